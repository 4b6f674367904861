//! Taxes, electricity, social insurance and the statistics of above-scale firms.

use super::{Cell, Table};
use crate::draw::{Draw, round};
use crate::economy::Year;
use crate::firms::Role;
use crate::leases::cooperative;
use crate::town::Town;

fn years(town: &Town) -> impl Iterator<Item = (usize, usize, &Year)> {
    let of = |at: usize, year: usize| {
        let books = &town.books[at];
        let figures = if year == 2021 { &books.year2021 } else { &books.year2022 };
        figures.as_ref().map(|figures| (at, year, figures))
    };
    [2021, 2022].into_iter().flat_map(move |year| (0..town.firms.len()).filter_map(move |at| of(at, year)))
}

pub(super) fn taxes(town: &Town) -> Table {
    let mut table = Table::new(
        "税务局-实缴税金.xlsx",
        "税金",
        "匡堰镇工业企业实缴税金情况表",
        &["序号", "纳税人名称", "统一社会信用代码", "年度", "实缴税金(万元)", "备注"],
    );
    for (at, year, figures) in years(town) {
        let firm = &town.firms[at];
        table.push(
            firm.key(),
            Some(at),
            vec![Cell::Empty, (&firm.name).into(), firm.key().into(), year.into(), figures.tax.into(), Cell::Empty],
        );
    }
    table.totals = vec![4];
    table
}

pub(super) fn power(draw: &mut Draw, town: &Town) -> Table {
    let header = ["电表户号", "户名", "统一社会信用代码", "房屋编码", "年度", "用电量(万千瓦时)", "备注"];
    let mut table = Table::new("供电公司-用电量.xlsx", "用电", "匡堰镇工业用户用电量统计", &header);
    table.groups = vec![("用户信息", 4), ("用电情况", 3)];
    let account = |nth: usize| format!("33{:08}", 48_200_000 + nth * 17);
    let mut meters = 0;
    for (at, firm) in town.firms.iter().enumerate() {
        let books = &town.books[at];
        let shares: Vec<f64> = match draw.whole(0, 99) {
            0..=7 => vec![0.6, 0.4],
            8..=9 => vec![0.5, 0.3, 0.2],
            _ => vec![1.0],
        };
        let own = [(2021, &books.year2021), (2022, &books.year2022)];
        let idle = firm.role == Role::RevokedIdle;
        for share in &shares {
            meters += 1;
            for (year, figures) in own {
                let used = match figures {
                    Some(figures) => round(figures.power * share, 4),
                    None if idle => 0.0,
                    None => continue,
                };
                let remark = if idle { "暂停用电" } else { "" };
                table.push(
                    firm.key(),
                    Some(at),
                    vec![
                        account(meters).into(),
                        (&firm.name).into(),
                        firm.key().into(),
                        town.premises(at).into(),
                        year.into(),
                        used.into(),
                        remark.into(),
                    ],
                );
            }
            if idle {
                break;
            }
        }
        if firm.role == Role::RevokedWithoutMeter {
            // the house lives on, on the landlord's meter
            meters += 1;
            for year in [2021_usize, 2022] {
                let used = draw.rounded(1.0, 9.0, 4);
                table.push(
                    firm.key(),
                    None,
                    vec![
                        account(meters).into(),
                        cooperative(firm.village).into(),
                        Cell::Empty,
                        town.premises(at).into(),
                        year.into(),
                        used.into(),
                        "出租房合用表".into(),
                    ],
                );
            }
        }
    }
    table.totals = vec![5];
    table
}

pub(super) fn insurance(town: &Town) -> Table {
    let mut table = Table::new(
        "人社局-社保参保.xlsx",
        "参保",
        "企业职工基本养老保险参保情况",
        &["序号", "单位名称", "统一社会信用代码", "年度", "参保人数", "缴费金额(万元)"],
    );
    for (at, year, figures) in years(town) {
        let firm = &town.firms[at];
        // the smallest ones insure nobody
        if firm.company || figures.insured > 2 {
            table.push(
                firm.key(),
                Some(at),
                vec![
                    Cell::Empty,
                    (&firm.name).into(),
                    firm.key().into(),
                    year.into(),
                    figures.insured.into(),
                    figures.insurance.into(),
                ],
            );
        }
    }
    table.totals = vec![4, 5];
    table
}

pub(super) fn statistics(town: &Town) -> Table {
    let header = [
        "序号",
        "企业名称",
        "统一社会信用代码",
        "年度",
        "工业增加值(万元)",
        "综合能耗(吨标准煤)",
        "全部从业人员平均人数",
        "R&D经费支出(万元)",
        "主营业务收入(万元)",
        "工业总产值(万元)",
    ];
    let mut table = Table::new("统计局-规上工业.xlsx", "规上工业", "规模以上工业企业主要指标", &header);
    for (at, year, figures) in years(town).filter(|(at, ..)| town.firms[*at].above_scale) {
        let firm = &town.firms[at];
        table.push(
            firm.key(),
            Some(at),
            vec![
                Cell::Empty,
                (&firm.name).into(),
                firm.key().into(),
                year.into(),
                figures.value_added.into(),
                figures.energy.into(),
                figures.staff.into(),
                figures.research.into(),
                figures.revenue.into(),
                figures.output.into(),
            ],
        );
    }
    table.totals = vec![4, 5, 7, 8, 9];
    table
}
