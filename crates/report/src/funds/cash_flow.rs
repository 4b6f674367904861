//! One mode's cash flow: lines by year and quarter, sums, and what they come to.

use model::{CashFlow, Fen, ModeOption, Party};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{Grid, LEAD, TOTAL, cell, range};
use super::parties;
use super::{ResultCells, wan};
use crate::page::{height, put};
use crate::style::{self, Kind};
use crate::value::{Tone, Value};
use crate::{Language, Report, evidence};

/// Rows of the lines, from 0: `first..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    pub(super) first: u32,
    pub(super) end: u32,
}

pub(super) struct Written {
    pub(super) cells: ResultCells,
    pub(super) next_row: u32,
    pub(super) last_year_column: u16,
}

/// A hundredth of a fen in 万元: figures nearer than this are the same money.
const SAME: f64 = 1e-8;

pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    option: &ModeOption,
    top: u32,
) -> Result<Written, XlsxError> {
    let language = report.language;
    let flow = &option.cash_flow;
    let grid = Grid::new(flow);
    let title = format!("{}{}", language.pick("现金流：", "Cash flow: "), language.pick(&option.zh, &option.en));
    for column in 0..=grid.last_year_column() {
        sheet.write_blank(top, column, &style::section())?;
    }
    sheet.write_string_with_format(top, 0, title, &style::section())?;
    heads(sheet, language, &grid, top + 1)?;
    let first = top + 2;
    for (row, line) in (first..).zip(&flow.lines) {
        put(sheet, row, 0, &Value::text(language.pick(&line.zh, &line.en)), Kind::Wrap)?;
        put(sheet, row, 1, &Value::text(party(line.party, language)), Kind::Centre)?;
        let words = [Value::text(evidence::clause(&line.basis, language)), Value::text(language.of(&line.because))];
        for (column, value) in (2..).zip(&words) {
            put(sheet, row, column, value, Kind::Wrap)?;
        }
        sheet.set_row_height(row, height(words.iter().zip(LEAD.into_iter().skip(2))))?;
        let quarters: Vec<Value> = (0..grid.quarters.len())
            .map(|q| line.quarters.get(q).map_or(Value::Blank, |amount| Value::number(wan(*amount))))
            .collect();
        figures(sheet, &grid, row, &line.quarters, &quarters, line.total, None)?;
    }
    let end = first + u32::try_from(flow.lines.len()).unwrap_or(0);
    let sums = sums(sheet, report, flow, &grid, first, end)?;
    let cells = results(sheet, report, flow, &grid, &sums, end + 5)?;
    let next_row = parties::write(sheet, report, flow, &grid, Lines { first, end }, end + 6 + RESULT_ROWS)?;
    Ok(Written { cells, next_row, last_year_column: grid.last_year_column() })
}

fn heads(sheet: &mut Worksheet, language: Language, grid: &Grid, row: u32) -> Result<(), XlsxError> {
    let header = style::header();
    let words = [
        language.pick("项目", "Item"),
        language.pick("收支方", "Party"),
        language.pick("价格依据", "Basis of the price"),
        language.pick("测算（基数×单价×比例）", "Reckoning (base × price × share)"),
        language.pick("合计", "Total"),
    ];
    for (column, word) in (0..).zip(words) {
        sheet.write_string_with_format(row, column, word, &header)?;
    }
    for year in &grid.years {
        let text = language.pick(format!("{}年", year.year), year.year.to_string());
        sheet.write_string_with_format(row, year.column, text, &header)?;
        // The year stands above its quarters, once.
        let text = language.pick(format!("{}年分季", year.year), format!("{} by quarter", year.year));
        sheet.write_string_with_format(row - 1, year.first, text, &style::section())?;
        for column in year.first + 1..=year.last {
            sheet.write_blank(row - 1, column, &style::section())?;
        }
    }
    for (quarter, column) in &grid.quarters {
        sheet.write_string_with_format(row, *column, quarter.to_string(), &header)?;
    }
    sheet.set_row_height(row, 22.0)?;
    Ok(())
}

/// Quarters as given, years as sums of quarters, the total as the sum of years.
pub(super) fn figures(
    sheet: &mut Worksheet,
    grid: &Grid,
    row: u32,
    amounts: &[Fen],
    quarters: &[Value],
    total: Fen,
    tone: Option<Tone>,
) -> Result<(), XlsxError> {
    let dressed = |value: Value| tone.map_or(value.clone(), |tone| value.toned(tone));
    for ((_, column), value) in grid.quarters.iter().zip(quarters) {
        put(sheet, row, *column, &dressed(value.clone()), Kind::Money)?;
    }
    for year in &grid.years {
        let sum: Fen = grid
            .quarters
            .iter()
            .zip(amounts)
            .filter(|((quarter, _), _)| quarter.year() == year.year)
            .map(|(_, amount)| *amount)
            .sum();
        let value = Value::Formula(format!("SUM({})", range(row, year.first, year.last)), wan(sum));
        put(sheet, row, year.column, &dressed(value), Kind::Money)?;
    }
    let all: Fen = amounts.iter().copied().sum();
    let value = match grid.year_range(row) {
        Some(years) => Value::live(format!("SUM({years})"), wan(all), wan(total), SAME),
        None => Value::number(wan(total)),
    };
    put(sheet, row, TOTAL, &dressed(value), Kind::Money)
}

/// Rows of the sums.
struct Sums {
    income: u32,
    cost: u32,
    net: u32,
    cumulative: u32,
    net_by_quarter: Vec<Fen>,
}

fn sums(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    flow: &CashFlow,
    grid: &Grid,
    first: u32,
    end: u32,
) -> Result<Sums, XlsxError> {
    let language = report.language;
    let rows = Sums { income: end, cost: end + 1, net: end + 2, cumulative: end + 3, net_by_quarter: Vec::new() };
    let by_quarter = |keep: fn(Fen) -> bool| -> Vec<Fen> {
        (0..grid.quarters.len())
            .map(|q| flow.lines.iter().filter_map(|l| l.quarters.get(q)).copied().filter(|a| keep(*a)).sum())
            .collect()
    };
    let (income, cost) = (by_quarter(|a| a.0 > 0), by_quarter(|a| a.0 < 0));
    let net: Vec<Fen> = income.iter().zip(&cost).map(|(i, c)| *i + *c).collect();
    let cumulative: Vec<Fen> = net
        .iter()
        .scan(Fen::ZERO, |sum, amount| {
            *sum += *amount;
            Some(*sum)
        })
        .collect();
    let labels = [
        (rows.income, language.pick("收入合计", "Income")),
        (rows.cost, language.pick("成本合计", "Cost")),
        (rows.net, language.pick("净现金流", "Net flow")),
        (rows.cumulative, language.pick("累计净额（期末）", "Cumulative (end)")),
    ];
    for (row, label) in labels {
        put(sheet, row, 0, &Value::text(label).toned(Tone::Total), Kind::Text)?;
        for column in 1..TOTAL {
            put(sheet, row, column, &Value::Blank.toned(Tone::Total), Kind::Text)?;
        }
    }
    let sum_if = |sign: &str, column: u16| {
        let lines = format!("{}:{}", cell(first, column), cell(end.saturating_sub(1), column));
        if flow.lines.is_empty() { "0".to_owned() } else { format!("SUMIF({lines},\"{sign}0\")") }
    };
    let formulas = |amounts: &[Fen], formula: &dyn Fn(u16) -> String| -> Vec<Value> {
        grid.quarters.iter().zip(amounts).map(|((_, c), a)| Value::Formula(formula(*c), wan(*a))).collect()
    };
    let total = |amounts: &[Fen]| amounts.iter().copied().sum();
    let tone = Some(Tone::Total);
    let values = formulas(&income, &|c| sum_if(">", c));
    figures(sheet, grid, rows.income, &income, &values, total(&income), tone)?;
    let values = formulas(&cost, &|c| sum_if("<", c));
    figures(sheet, grid, rows.cost, &cost, &values, total(&cost), tone)?;
    let values = formulas(&net, &|c| format!("{}+{}", cell(rows.income, c), cell(rows.cost, c)));
    figures(sheet, grid, rows.net, &net, &values, total(&net), tone)?;
    accumulate(sheet, grid, &rows, &cumulative)?;
    Ok(Sums { net_by_quarter: net, ..rows })
}

fn accumulate(sheet: &mut Worksheet, grid: &Grid, rows: &Sums, cumulative: &[Fen]) -> Result<(), XlsxError> {
    let mut before: Option<u16> = None;
    for ((_, column), amount) in grid.quarters.iter().zip(cumulative) {
        let net = cell(rows.net, *column);
        let formula = before.map_or(net.clone(), |b| format!("{}+{net}", cell(rows.cumulative, b)));
        let value = Value::Formula(formula, wan(*amount)).toned(Tone::Total);
        put(sheet, rows.cumulative, *column, &value, Kind::Money)?;
        before = Some(*column);
    }
    let at = |column: u16| {
        let index = grid.quarters.iter().position(|(_, c)| *c == column);
        index.and_then(|i| cumulative.get(i)).map_or(0.0, |a| wan(*a))
    };
    let columns = grid.years.iter().map(|y| (y.column, y.last));
    for (column, last) in columns.chain(before.map(|last| (TOTAL, last))) {
        let value = Value::Formula(cell(rows.cumulative, last), at(last)).toned(Tone::Total);
        put(sheet, rows.cumulative, column, &value, Kind::Money)?;
    }
    Ok(())
}

/// Rows that the results take.
const RESULT_ROWS: u32 = 9;

fn results(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    flow: &CashFlow,
    grid: &Grid,
    sums: &Sums,
    top: u32,
) -> Result<ResultCells, XlsxError> {
    let language = report.language;
    let balance = &flow.balance;
    let net = &sums.net_by_quarter;
    let total = |row: u32| format!("${}", cell(row, TOTAL));
    let rate = cell(top + 3, TOTAL);
    let irr = match (balance.irr, grid.quarter_range(sums.net)) {
        (Some(irr), Some(range)) => {
            let guess = (1.0 + irr).sqrt().sqrt() - 1.0;
            let worth = present_value(net, irr).abs();
            let size: f64 = net.iter().map(|a| wan(*a).abs()).sum();
            // The formula is written when the flow on the sheet is worth nothing at this rate.
            let gives = if worth <= size * 1e-9 { irr } else { f64::NAN };
            Value::live(format!("(1+IRR({range},{guess}))^4-1"), gives, irr, 1e-12)
        }
        (Some(irr), None) => Value::number(irr),
        (None, _) => Value::text(balance.irr_note.as_ref().map_or("—", |note| language.of(note))),
    };
    let npv = grid.quarter_range(sums.net).map_or_else(
        || Value::number(balance.npv / 1e6),
        |range| {
            let gives = present_value(net, balance.discount_rate);
            Value::live(format!("NPV((1+{rate})^(1/4)-1,{range})"), gives, balance.npv / 1e6, 1e-6)
        },
    );
    let deepest = running_low(net);
    let gap = grid.quarter_range(sums.cumulative).map_or_else(
        || Value::number(wan(balance.peak_gap)),
        |range| Value::live(format!("MAX(0,-MIN({range}))"), wan(-deepest), wan(balance.peak_gap), SAME),
    );
    let (income, cost): (Fen, Fen) = flow
        .lines
        .iter()
        .flat_map(|l| &l.quarters)
        .fold((Fen::ZERO, Fen::ZERO), |(i, c), a| if a.0 > 0 { (i + *a, c) } else { (i, c - *a) });
    let quarter = |quarter: Option<model::Quarter>, none: &'static str| {
        Value::text(quarter.map_or_else(|| none.to_owned(), |q| q.to_string()))
    };
    let rows = [
        (
            language.pick("收入", "Income"),
            Kind::Money,
            Value::live(total(sums.income), wan(income), wan(balance.income), SAME),
        ),
        (
            language.pick("成本", "Cost"),
            Kind::Money,
            Value::live(format!("-{}", total(sums.cost)), wan(cost), wan(balance.cost), SAME),
        ),
        (
            language.pick("静态平衡（收入−成本）", "Static balance"),
            Kind::Money,
            Value::live(
                format!("{}-{}", cell(top, TOTAL), cell(top + 1, TOTAL)),
                wan(income - cost),
                wan(balance.static_balance),
                SAME,
            ),
        ),
        (
            language.pick("年折现率", "Discount rate, yearly"),
            Kind::Percent,
            Value::number(balance.discount_rate).toned(Tone::Editable),
        ),
        (language.pick("净现值", "Net present value"), Kind::Money, npv),
        (language.pick("内部收益率（年）", "IRR, yearly"), Kind::Percent, irr),
        (
            language.pick("静态回收时点", "Payback"),
            Kind::Centre,
            quarter(balance.payback, language.pick("未回收", "never")),
        ),
        (language.pick("最大资金缺口", "Deepest gap"), Kind::Money, gap),
        (language.pick("缺口时点", "Gap at"), Kind::Centre, quarter(balance.peak_gap_at, "—")),
    ];
    for (row, (label, kind, value)) in (top..).zip(&rows) {
        put(sheet, row, TOTAL - 1, &Value::text(*label), Kind::Text)?;
        put(sheet, row, TOTAL, value, *kind)?;
    }
    let at = |row: u32| format!("$E${}", top + row + 1);
    Ok(ResultCells { income: at(0), cost: at(1), static_balance: at(2), npv: at(4), irr: at(5), peak_gap: at(7) })
}

/// In 万元, at the start of the first quarter, payments at quarter ends.
fn present_value(net: &[Fen], rate: f64) -> f64 {
    let factor = 1.0 / (1.0 + rate).sqrt().sqrt();
    let mut power = 1.0;
    net.iter()
        .map(|amount| {
            power *= factor;
            wan(*amount) * power
        })
        .sum()
}

/// The lowest cumulative sum, never above zero.
fn running_low(net: &[Fen]) -> Fen {
    let mut sum = Fen::ZERO;
    net.iter().fold(Fen::ZERO, |low, amount| {
        sum += *amount;
        low.min(sum)
    })
}

pub(super) fn party(party: Party, language: Language) -> &'static str {
    match party {
        Party::City => language.pick("市", "city"),
        Party::Town => language.pick("镇", "town"),
        Party::Village => language.pick("村集体", "village"),
        Party::PlatformCompany => language.pick("国资平台", "platform company"),
        Party::Firms => language.pick("企业", "firms"),
    }
}
