//! When the assumptions are wrong: break-even numbers, the tornado, Monte Carlo.

use model::{Sensitivity, Simulation, Spread};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{TOTAL, cell};
use crate::Report;
use crate::page::put;
use crate::style::{self, Kind};
use crate::value::Value;

/// Fen to 万元.
fn wan(fen: f64) -> f64 {
    fen / 1e6
}

/// Heads over the lead columns and from the column of totals on.
fn heads(sheet: &mut Worksheet, row: u32, lead: &[&str], figures: &[&str]) -> Result<(), XlsxError> {
    for (column, word) in (0..).zip(lead).chain((TOTAL..).zip(figures)) {
        sheet.write_string_with_format(row, column, *word, &style::header())?;
    }
    Ok(())
}

/// Writes break-even numbers and the tornado at `top`; the row after them. In the tornado the width is a live formula.
pub(super) fn sensitivity(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    it: &Sensitivity,
    top: u32,
) -> Result<u32, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let name = |zh: &str, en: &str| Value::text(report.language.pick(zh, en));
    let title = pick(
        "盈亏平衡点（其他参数不变，净现值为零时的取值）",
        "Break-even: the value at which NPV is zero, all else as it is",
    );
    sheet.write_string_with_format(top, 0, title, &style::section())?;
    heads(
        sheet,
        top + 1,
        &[pick("参数", "Number"), pick("单位", "Unit"), pick("搜索范围", "Searched")],
        &[pick("现取值", "Today"), pick("平衡点", "Break-even")],
    )?;
    let mut row = top + 2;
    for one in &it.break_even {
        put(sheet, row, 0, &name(&one.zh, &one.en), Kind::Text)?;
        put(sheet, row, 1, &Value::text(&one.unit), Kind::Centre)?;
        put(sheet, row, 2, &Value::text(format!("{} – {}", one.within.0, one.within.1)), Kind::Text)?;
        put(sheet, row, TOTAL, &Value::number(one.today), Kind::Figure)?;
        let at = one.at.map_or_else(|| Value::text(pick("范围内没有", "nowhere")), Value::number);
        put(sheet, row, TOTAL + 1, &at, Kind::Figure)?;
        row += 1;
    }
    row += 1;
    let title = pick(
        "敏感性（每项单独取低值、高值时的净现值，万元）",
        "Tornado: NPV at the low and high value of each, in 10⁴ yuan",
    );
    sheet.write_string_with_format(row, 0, title, &style::section())?;
    heads(
        sheet,
        row + 1,
        &[pick("参数", "Number"), pick("单位", "Unit"), pick("低值 – 高值", "Low – high")],
        &[pick("低值时", "At low"), pick("高值时", "At high"), pick("幅度", "Width")],
    )?;
    row += 2;
    for swing in &it.tornado {
        put(sheet, row, 0, &name(&swing.zh, &swing.en), Kind::Text)?;
        put(sheet, row, 1, &Value::text(&swing.unit), Kind::Centre)?;
        put(sheet, row, 2, &Value::text(format!("{:.4} – {:.4}", swing.range.0, swing.range.1)), Kind::Text)?;
        let (low, high) = (wan(swing.npv.0), wan(swing.npv.1));
        put(sheet, row, TOTAL, &Value::number(low), Kind::Money)?;
        put(sheet, row, TOTAL + 1, &Value::number(high), Kind::Money)?;
        let width = format!("ABS({}-{})", cell(row, TOTAL + 1), cell(row, TOTAL));
        put(sheet, row, TOTAL + 2, &Value::Formula(width, (high - low).abs()), Kind::Money)?;
        row += 1;
    }
    Ok(row + 1)
}

/// Writes the simulation at `top`; the row after it.
pub(super) fn simulation(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    it: &Simulation,
    top: u32,
) -> Result<u32, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    let share = it.npv_not_negative * 100.0;
    let title = report.language.pick(
        format!("蒙特卡洛模拟（{} 次，种子 {}；净现值不为负的占 {share:.1}%；万元）", it.draws, it.seed),
        format!("Monte Carlo ({} draws, seed {}; NPV not negative in {share:.1}%; in 10⁴ yuan)", it.draws, it.seed),
    );
    sheet.write_string_with_format(top, 0, title, &style::section())?;
    let figures = ["P5", "P25", "P50", "P75", "P95", pick("均值", "Mean"), pick("标准差", "Deviation")];
    heads(sheet, top + 1, &[pick("指标", "Figure")], &figures)?;
    let rows: [(&str, &Spread); 3] = [
        (pick("净现值（模拟）", "NPV (simulated)"), &it.npv),
        (pick("静态平衡（模拟）", "Static balance (simulated)"), &it.static_balance),
        (pick("最大资金缺口（模拟）", "Deepest gap (simulated)"), &it.peak_gap),
    ];
    for (row, (label, spread)) in (top + 2..).zip(rows) {
        put(sheet, row, 0, &Value::text(label), Kind::Text)?;
        let figures = [spread.p05, spread.p25, spread.p50, spread.p75, spread.p95, spread.mean, spread.deviation];
        for (column, figure) in (TOTAL..).zip(figures) {
            put(sheet, row, column, &Value::number(wan(figure)), Kind::Money)?;
        }
    }
    Ok(top + 6)
}
