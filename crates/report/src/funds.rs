//! 资金平衡: one sheet per block. The modes side by side, then the cash flow of the chosen one (of all, when all are barred):
//! lines by year and by quarter, sums, balance, net present value and rate of return as live formulas, in 万元; the parties'
//! parts, debt service by year, and what becomes of it when the assumptions are wrong.

mod cash_flow;
mod debt;
mod grid;
mod parties;
mod risk;

use model::{BlockPlan, Fen, ModeOption};
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::Report;
use crate::blocks::chosen;
use crate::page::{heading, height, print_setup, put};
use crate::style::{self, Kind};
use crate::value::{Tone, Value};

/// A block's sheet and where its results are.
pub(crate) struct FundSheet {
    pub(crate) name: String,
    pub(crate) cells: Option<ResultCells>,
}

/// Cells (like `$E$31`) of what a cash flow comes to.
#[derive(Debug, Clone)]
pub(crate) struct ResultCells {
    pub(crate) income: String,
    pub(crate) cost: String,
    pub(crate) static_balance: String,
    pub(crate) npv: String,
    pub(crate) irr: String,
    pub(crate) peak_gap: String,
}

/// Money in 万元; six decimals hold the fen.
pub(crate) fn wan(amount: Fen) -> f64 {
    amount.wan_yuan()
}

/// Row of the heads of the comparison, from 0.
const COMPARISON: u32 = 3;

pub(crate) fn sheet(report: &Report<'_>, plan: &BlockPlan, name: String) -> Result<(Worksheet, FundSheet), XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let mut sheet = Worksheet::new();
    sheet.set_name(&name)?;
    let title = format!("{} {} {}", report.town, plan.block.name, pick("资金平衡表", "fund balance"));
    let note = pick(
        "单位：万元（精确到分）。收入为正、支出为负；按季末收付；净现值折到首季初，季折现率 =（1+年折现率）^(1/4) − 1。黄底蓝字为可改输入，其余由公式重算；右侧为分季明细，打印区域为年度",
        "In 10⁴ yuan, exact to the fen. Income positive, cost negative; paid at quarter ends; NPV at the start of the first quarter at (1 + yearly rate)^(1/4) − 1. Blue on yellow may be changed, all else follows; quarters stand to the right, years are printed",
    );
    heading(&mut sheet, &title, note)?;
    grid::columns(&mut sheet, plan)?;

    let shown: Vec<&ModeOption> = chosen(plan).map_or_else(|| plan.options.iter().collect(), |one| vec![one]);
    let mut row = COMPARISON + 1 + rows(plan.options.len()) + 3;
    let mut cells: Vec<(&str, ResultCells)> = Vec::new();
    let mut last_column = grid::TOTAL + 7;
    for option in shown {
        let written = cash_flow::write(&mut sheet, report, option, row)?;
        cells.push((&option.mode, written.cells));
        last_column = last_column.max(written.last_year_column);
        row = written.next_row + 1;
        if let Some(debt) = &option.cash_flow.debt {
            row = debt::write(&mut sheet, report, debt, row)?;
        }
        if let Some(sensitivity) = &option.sensitivity {
            row = risk::sensitivity(&mut sheet, report, sensitivity, row)?;
        }
    }
    if let Some(simulation) = report.simulations.get(&plan.block.id) {
        row = risk::simulation(&mut sheet, report, simulation, row)?;
    }
    compare(&mut sheet, report, plan, &cells)?;
    sheet.set_freeze_panes(2, 1)?;
    print_setup(&mut sheet, report);
    sheet.set_print_area(0, 0, row.saturating_sub(1), last_column)?;
    let cells = chosen(plan).and_then(|one| cells.into_iter().find(|(mode, _)| *mode == one.mode)).map(|(_, c)| c);
    Ok((sheet, FundSheet { name, cells }))
}

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

/// The modes side by side. A mode whose cash flow is on the sheet is linked to it.
fn compare(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    plan: &BlockPlan,
    cells: &[(&str, ResultCells)],
) -> Result<(), XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let heads = [
        pick("改造模式", "Mode"),
        pick("选用", "Chosen"),
        pick("受限原因", "Why barred"),
        pick("规模变化", "Floor area"),
        pick("收入", "Income"),
        pick("成本", "Cost"),
        pick("静态平衡", "Static balance"),
        pick("净现值", "NPV"),
        pick("内部收益率", "IRR"),
        pick("静态回收", "Payback"),
        pick("最大资金缺口", "Deepest gap"),
        pick("缺口时点", "Gap at"),
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(COMPARISON, column, head, &style::header())?;
    }
    sheet.set_row_height(COMPARISON, 22.0)?;
    for (row, option) in (COMPARISON + 1..).zip(&plan.options) {
        let linked = cells.iter().find(|(mode, _)| *mode == option.mode).map(|(_, cells)| cells);
        let values = comparison_row(report, plan, option, linked);
        for ((column, kind), value) in (0..).zip(KINDS).zip(&values) {
            put(sheet, row, column, value, kind)?;
        }
        let wrapped = values.iter().zip(KINDS).zip(grid::LEAD).filter(|((_, kind), _)| *kind == Kind::Wrap);
        sheet.set_row_height(row, height(wrapped.map(|((value, _), width)| (value, width))))?;
    }
    let because = format!("{}{}", pick("选择理由：", "Why: "), report.language.of(&plan.because));
    let row = COMPARISON + 1 + rows(plan.options.len());
    sheet.write_string_with_format(row, 0, crate::text::safe(&because), &style::note())?;
    Ok(())
}

const KINDS: [Kind; 12] = [
    Kind::Text,
    Kind::Centre,
    Kind::Wrap,
    Kind::Wrap,
    Kind::Money,
    Kind::Money,
    Kind::Money,
    Kind::Money,
    Kind::Percent,
    Kind::Centre,
    Kind::Money,
    Kind::Centre,
];

fn comparison_row(
    report: &Report<'_>,
    plan: &BlockPlan,
    option: &ModeOption,
    linked: Option<&ResultCells>,
) -> Vec<Value> {
    let (language, balance) = (report.language, &option.cash_flow.balance);
    let is_chosen = plan.chosen.as_ref() == Some(&option.mode);
    let mark = match (&option.barred, is_chosen) {
        (_, true) => Value::text(language.pick("选用", "chosen")).toned(Tone::Good),
        (Some(_), false) => Value::text(language.pick("受限", "barred")).toned(Tone::Bad),
        (None, false) => Value::text("—"),
    };
    let scale = language.pick(
        format!(
            "拆 {:.0}㎡，建 {:.0}㎡，容积率 {:.2}→{:.2}",
            option.demolished.square_metres(),
            option.built.square_metres(),
            option.far_before,
            option.far_after
        ),
        format!(
            "demolish {:.0} m², build {:.0} m², FAR {:.2}→{:.2}",
            option.demolished.square_metres(),
            option.built.square_metres(),
            option.far_before,
            option.far_after
        ),
    );
    let link = |cell: fn(&ResultCells) -> &String, figure: f64| {
        linked.map_or_else(|| Value::number(figure), |cells| Value::Formula(cell(cells).clone(), figure))
    };
    let quarter = |quarter: Option<model::Quarter>, none: &'static str| {
        Value::text(quarter.map_or_else(|| none.to_owned(), |q| q.to_string()))
    };
    vec![
        Value::text(language.pick(&option.zh, &option.en)),
        mark,
        option.barred.as_ref().map_or(Value::Blank, |why| Value::text(language.of(why))),
        Value::text(scale),
        link(|c| &c.income, wan(balance.income)),
        link(|c| &c.cost, wan(balance.cost)),
        link(|c| &c.static_balance, wan(balance.static_balance)),
        link(|c| &c.npv, balance.npv / 1e6),
        balance.irr.map_or_else(|| Value::text(language.pick("无", "none")), |irr| link(|c| &c.irr, irr)),
        quarter(balance.payback, language.pick("未回收", "never")),
        link(|c| &c.peak_gap, wan(balance.peak_gap)),
        quarter(balance.peak_gap_at, "—"),
    ]
}
