//! What firms and residents declare themselves: the signed one-enterprise-one-sheet, and letters of complaint.

use super::{Cell, Table};
use crate::draw::{Draw, round};
use crate::firms::Role;
use crate::legality::place;
use crate::people;
use crate::town::Town;
use crate::write::globe::Meridian;

pub(super) fn confirmed(draw: &mut Draw, town: &Town) -> Table {
    let header = [
        "统一社会信用代码",
        "企业名称",
        "年度",
        "实缴税金(万元)",
        "用地面积(亩)",
        "工业增加值(万元)",
        "主营业务收入(万元)",
        "用电量(万千瓦时)",
        "综合能耗(吨标准煤)",
        "平均职工人数",
        "R&D经费支出(万元)",
        "主要污染物排放量(吨)",
        "签署日期",
        "签署人",
    ];
    let mut table = Table::new("一企一单-签署汇总.csv", "", "", &header);
    for (at, firm) in town.firms.iter().enumerate() {
        let books = &town.books[at];
        let Some(year) = &books.year2022 else { continue };
        // a firm whose licence is gone signs nothing; few of the others refuse
        let must = matches!(firm.role, Role::Coached | Role::HighEnergy | Role::Uplift) || firm.above_scale;
        let signed = firm.status == "在业" && (must || draw.chance(0.93));
        if firm.status != "在业" {
            continue;
        }
        let above = |value: f64| if firm.above_scale { Cell::Number(value) } else { Cell::Empty };
        let emitted = year.emissions.map(|parts| round(parts.iter().sum::<f64>(), 4));
        table.push(
            firm.key(),
            Some(at),
            vec![
                firm.key().into(),
                (&firm.name).into(),
                2022_usize.into(),
                year.tax.into(),
                round(books.land_mu, 4).into(),
                above(year.value_added),
                year.revenue.into(),
                year.power.into(),
                above(year.energy),
                year.staff.into(),
                above(year.research),
                emitted.into(),
                if signed {
                    format!("2023-{:02}-{:02}", draw.whole(4, 6), draw.whole(1, 28)).into()
                } else {
                    Cell::Empty
                },
                if signed { people::name(draw).into() } else { Cell::Empty },
            ],
        );
    }
    table
}

const COMPLAINTS: &[(&str, &[&str])] = &[
    ("废气", &["夜间有刺鼻油漆味", "印花车间气味大，窗户不敢开", "烟囱冒黑烟"]),
    ("废水", &["后门河道水变蓝", "阴沟里有染料水", "水洗厂排水泡沫多"]),
    ("噪声", &["机器半夜不停", "空压机声音大影响休息"]),
    ("消防通道", &["弄堂被布料堵死", "货车停在厂门口消防车进不来"]),
    ("违建", &["隔壁厂又搭了钢棚", "厂房占了弄堂搭雨棚"]),
    ("其他", &["垃圾乱堆", "群租房太多"]),
];

pub(super) fn letters(draw: &mut Draw, town: &Town) -> Table {
    let mut table =
        Table::new("信访件.csv", "", "", &["编号", "日期", "类别", "内容", "经度", "纬度", "反映人", "联系电话"]);
    let globe = Meridian::default();
    for nth in 1..=126 {
        let (kind, texts) = draw.pick(COMPLAINTS);
        let near: Vec<usize> = match kind {
            "废气" | "废水" => town
                .papers
                .no_permit
                .iter()
                .chain(&town.papers.expired)
                .filter_map(|&firm| town.firms[firm].premises)
                .collect(),
            "消防通道" => town.inspected.rows.iter().filter(|row| !row.passed).map(|row| row.building).collect(),
            "违建" => (0..town.buildings.len()).filter(|&at| town.buildings[at].illegal > 0.0).collect(),
            _ => town.firms.iter().filter_map(|firm| firm.premises).collect(),
        };
        let at = place(&town.buildings[draw.pick(&near)]);
        let (longitude, latitude) = globe.degrees(at.x + draw.real(-25., 25.), at.y + draw.real(-25., 25.));
        let date = format!(
            "{}-{:02}-{:02}",
            if nth <= 80 { 2022 } else { 2023 },
            if nth <= 80 { (nth - 1) * 12 / 80 + 1 } else { (nth - 81) * 6 / 46 + 1 },
            draw.whole(1, 28)
        );
        let number = format!("XF{}-{nth:03}", &date[..4]);
        table.push(
            &number,
            None,
            vec![
                (&number).into(),
                date.into(),
                kind.into(),
                draw.pick(texts).into(),
                round(longitude, 6).into(),
                round(latitude, 6).into(),
                people::name(draw).into(),
                format!("1990000{:04}", draw.whole(0, 9_999)).into(),
            ],
        );
    }
    table
}
