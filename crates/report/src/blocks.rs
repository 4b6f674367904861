//! 改造区块: one row per block with its land, yield, chosen mode and what the money comes to; and the parcels of each.

use model::{BlockPlan, CashFlow, ModeOption};
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::funds::{FundSheet, wan};
use crate::page::{Column, Extent, Page};
use crate::style::Kind;
use crate::value::{Tone, Value};
use crate::{Report, name};

/// Columns whose sums the summary shows.
pub(crate) const AREA: u16 = 3;
pub(crate) const INCOME: u16 = 13;
pub(crate) const COST: u16 = 14;
pub(crate) const STATIC: u16 = 15;
const TAX: u16 = 6;

/// The chosen option of a block.
pub(crate) fn chosen(plan: &BlockPlan) -> Option<&ModeOption> {
    let code = plan.chosen.as_ref()?;
    plan.options.iter().find(|option| &option.mode == code)
}

pub(crate) fn sheet(
    report: &Report<'_>,
    sheet_name: String,
    funds: &[FundSheet],
) -> Result<(Worksheet, Extent), XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let first = Page::first_row(1);
    let plans = &report.plan.blocks;
    let rows: Vec<Vec<Value>> =
        (first..).zip(plans.iter().zip(funds)).map(|(row, (plan, fund))| block_row(report, row, plan, fund)).collect();
    let columns = vec![
        Column::new(pick("序号", "No."), 5.5, Kind::Centre),
        Column::new(pick("区块", "Block"), 17.0, Kind::Text),
        Column::new(pick("宗地数", "Parcels"), 7.0, Kind::Integer),
        Column::new(pick("面积\n（亩）", "Area\n(mu)"), 10.0, Kind::Area),
        Column::new(pick("合法建筑\n（㎡）", "Lawful floor\n(m²)"), 12.0, Kind::Area),
        Column::new(pick("疑似违法建筑\n（㎡）", "Suspected illegal\nfloor (m²)"), 13.0, Kind::Area),
        Column::new(pick("税收\n（万元）", "Tax\n(10⁴ yuan)"), 11.0, Kind::Money),
        Column::new(pick("亩均税收\n（万元/亩）", "Tax per mu\n(10⁴ yuan)"), 10.5, Kind::Area),
        Column::new(pick("企业数", "Firms"), 7.0, Kind::Integer),
        Column::new(pick("职工\n（人）", "Staff"), 7.5, Kind::Integer),
        Column::new(pick("规划\n非工业比例", "Planned\nother use"), 10.5, Kind::Percent),
        Column::new(pick("平均每宗\n权利人数", "Holders\nper parcel"), 8.5, Kind::Area),
        Column::new(pick("选定模式", "Chosen mode"), 11.0, Kind::Centre),
        Column::new(pick("收入\n（万元）", "Income\n(10⁴ yuan)"), 11.5, Kind::Money),
        Column::new(pick("成本\n（万元）", "Cost\n(10⁴ yuan)"), 11.5, Kind::Money),
        Column::new(pick("静态平衡\n（万元）", "Static balance\n(10⁴ yuan)"), 12.0, Kind::Money),
        Column::new(pick("净现值\n（万元）", "NPV\n(10⁴ yuan)"), 12.0, Kind::Money),
        Column::new(pick("最大资金缺口\n（万元）", "Deepest gap\n(10⁴ yuan)"), 12.5, Kind::Money),
        Column::new(pick("成块依据与选择理由", "Why this block and this mode"), 48.0, Kind::Wrap),
    ];
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("低效用地连片改造区块", "contiguous blocks for renewal")),
        note: report.language.pick(
            format!(
                "金额链接各区块资金平衡表；未成块的零星低效宗地 {} 宗。违法建筑面积为疑点，补偿按零计，须先调查认定",
                report.plan.left_over.len()
            ),
            format!(
                "Money is linked to the fund balance of each block; {} low-yield parcels lie in no block. Illegal floor area is a suspicion, compensated with nothing, and must be decided first",
                report.plan.left_over.len()
            ),
        ),
        columns,
        above: vec![totals(report, first, rows.len())],
        rows,
        frozen: 2,
    };
    page.write(report)
}

fn block_row(report: &Report<'_>, row: u32, plan: &BlockPlan, fund: &FundSheet) -> Vec<Value> {
    let (block, language) = (&plan.block, report.language);
    let name = |column| column_number_to_name(column);
    let per_mu = block.tax.wan_yuan() / block.area.mu();
    let link = |cell: &str, figure: f64| Value::Formula(format!("{}!{cell}", crate::page::quoted(&fund.name)), figure);
    let number = row - Page::first_row(1) + 1;
    let mut values = vec![
        Value::Number(f64::from(number)),
        Value::text(&block.name),
        Value::count(block.parcels.len()),
        Value::number(block.area.mu()),
        Value::number(block.lawful_floor_area.square_metres()),
        Value::number(block.illegal_floor_area.square_metres()),
        Value::number(wan(block.tax)),
        if block.area.0 > 0 {
            Value::Formula(format!("{}{}/{}{}", name(TAX), row + 1, name(AREA), row + 1), per_mu)
        } else {
            Value::Blank
        },
        Value::Number(f64::from(block.firms)),
        Value::number(model::GivenUnit::PERSON.show(block.staff.0)),
        Value::number(block.plan_conflict),
        Value::number(block.holders_per_parcel),
    ];
    match (chosen(plan), fund.cells.as_ref()) {
        (Some(option), Some(cells)) => {
            let CashFlow { balance, .. } = &option.cash_flow;
            values.extend([
                Value::text(language.pick(&option.zh, &option.en)).toned(Tone::Good),
                link(&cells.income, wan(balance.income)),
                link(&cells.cost, wan(balance.cost)),
                link(&cells.static_balance, wan(balance.static_balance)),
                link(&cells.npv, balance.npv / 1e6),
                link(&cells.peak_gap, wan(balance.peak_gap)),
            ]);
        }
        _ => {
            values.push(Value::text(language.pick("均受限", "all barred")).toned(Tone::Bad));
            values.extend(vec![Value::Blank; 5]);
        }
    }
    values.push(Value::text(format!("{}\n{}", language.of(&block.because), language.of(&plan.because))));
    values
}

/// Sums over the rows that a filter leaves in view.
fn totals(report: &Report<'_>, first: u32, rows: usize) -> Vec<Value> {
    let plans = &report.plan.blocks;
    let sum = |of: &dyn Fn(&BlockPlan) -> f64| plans.iter().map(of).sum::<f64>();
    let money = |of: fn(&model::FundBalance) -> f64| {
        plans.iter().filter_map(chosen).map(|option| of(&option.cash_flow.balance)).sum::<f64>()
    };
    let last = first + u32::try_from(rows).unwrap_or(0);
    let total = |column: u16, gives: f64| {
        if rows == 0 {
            return Value::Blank.toned(Tone::Total);
        }
        let name = column_number_to_name(column);
        Value::Formula(format!("SUBTOTAL(109,{name}{}:{name}{last})", first + 1), gives).toned(Tone::Total)
    };
    let blank = || Value::Blank.toned(Tone::Total);
    vec![
        blank(),
        Value::text(report.language.pick("合计（随筛选变化）", "total of what is shown")).toned(Tone::Total),
        total(2, sum(&|p| p.block.parcels.iter().map(|_| 1.0).sum())),
        total(AREA, sum(&|p| p.block.area.mu())),
        total(4, sum(&|p| p.block.lawful_floor_area.square_metres())),
        total(5, sum(&|p| p.block.illegal_floor_area.square_metres())),
        total(TAX, sum(&|p| wan(p.block.tax))),
        blank(),
        total(8, sum(&|p| f64::from(p.block.firms))),
        total(9, sum(&|p| model::GivenUnit::PERSON.show(p.block.staff.0))),
        blank(),
        blank(),
        blank(),
        total(INCOME, money(|b| wan(b.income))),
        total(COST, money(|b| wan(b.cost))),
        total(STATIC, money(|b| wan(b.static_balance))),
        total(16, money(|b| b.npv / 1e6)),
        // Gaps of different quarters do not add up.
        blank(),
        blank(),
    ]
}

/// 区块宗地: which parcels a block is made of.
pub(crate) fn parcels(report: &Report<'_>, sheet_name: String) -> Result<Worksheet, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let left_over = pick("（未成块）", "(in no block)").to_owned();
    let in_blocks = report.plan.blocks.iter().flat_map(|p| p.block.parcels.iter().map(|id| (p.block.name.clone(), id)));
    let rest = report.plan.left_over.iter().map(|id| (left_over.clone(), id));
    let rows = in_blocks
        .chain(rest)
        .map(|(block, id)| {
            let parcel = report.snapshot.parcels.get(id);
            let outline = parcel.and_then(|p| p.outline.as_ref()).map(|o| &o.is);
            let right = parcel.and_then(|p| p.rights.first()).map(|r| &r.is);
            let holders = parcel.map_or(0, |p| p.rights.len());
            vec![
                Value::text(block),
                Value::text(name::parcel(report, id)),
                outline.and_then(|o| o.village.clone()).map_or(Value::Blank, Value::text),
                outline.map_or(Value::Blank, |o| Value::text(&o.land_use)),
                right.map_or(Value::Blank, |r| Value::text(&r.holder)),
                Value::count(holders),
                right.and_then(|r| r.certificate.clone()).map_or(Value::Blank, Value::text),
                Value::optional(right.and_then(|r| r.area).map(model::Cm2::mu)),
            ]
        })
        .collect();
    let page = Page {
        name: sheet_name,
        title: format!("{} {}", report.town, pick("改造区块宗地清单", "parcels of the blocks")),
        note: pick("面积为证载土地使用权面积", "Areas are those of the certificates").to_owned(),
        columns: vec![
            Column::new(pick("区块", "Block"), 24.0, Kind::Text),
            Column::new(pick("宗地代码", "Parcel"), 26.0, Kind::Text),
            Column::new(pick("所属村", "Village"), 16.0, Kind::Text),
            Column::new(pick("土地用途", "Land use"), 14.0, Kind::Text),
            Column::new(pick("土地使用权人（首位）", "First right holder"), 36.0, Kind::Text),
            Column::new(pick("权利人数", "Holders"), 10.0, Kind::Integer),
            Column::new(pick("不动产权证号", "Certificate"), 30.0, Kind::Text),
            Column::new(pick("证载面积（亩）", "Certified area (mu)"), 15.0, Kind::Area),
        ],
        above: Vec::new(),
        rows,
        frozen: 2,
    };
    Ok(page.write(report)?.0)
}
