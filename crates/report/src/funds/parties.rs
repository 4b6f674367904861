//! Who bears what: each party's net by year and quarter, and their sum beside the net of the flow.

use model::{CashFlow, Fen};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cash_flow::{Lines, figures, party};
use super::grid::{Grid, TOTAL, cell};
use super::wan;
use crate::Report;
use crate::page::put;
use crate::style::{self, Kind};
use crate::value::{Tone, Value};

/// Writes the table at `top`; the row after it.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    flow: &CashFlow,
    grid: &Grid,
    lines: Lines,
    top: u32,
) -> Result<u32, XlsxError> {
    let pick = |zh: &'static str, en: &'static str| report.language.pick(zh, en);
    if flow.parties.is_empty() {
        return Ok(top);
    }
    let title =
        pick("各方净额（收入为正、支出为负，按收支方合计上表各项）", "Net by party (the lines above, summed by party)");
    sheet.write_string_with_format(top, 0, title, &style::section())?;
    let first = top + 1;
    for (row, of) in (first..).zip(&flow.parties) {
        let name = party(of.party, report.language);
        put(sheet, row, 0, &Value::text(pick("净额", "Net")), Kind::Text)?;
        put(sheet, row, 1, &Value::text(name), Kind::Centre)?;
        put(sheet, row, 2, &Value::Blank, Kind::Text)?;
        put(sheet, row, 3, &Value::Blank, Kind::Text)?;
        let borne = |at: usize| -> Fen {
            let lines = flow.lines.iter().filter(|line| line.party == of.party);
            lines.filter_map(|line| line.quarters.get(at)).copied().sum()
        };
        let stated = |at: usize| of.net.get(at).copied().unwrap_or_default();
        // A line that several share stands under one name, so formulas by name would say something else then.
        let by_name = (0..grid.quarters.len()).all(|at| borne(at) == stated(at));
        let quarters: Vec<Value> = grid
            .quarters
            .iter()
            .enumerate()
            .map(|(at, (_, column))| {
                let figure = wan(stated(at));
                if by_name { Value::Formula(sum_if(lines, name, *column), figure) } else { Value::number(figure) }
            })
            .collect();
        figures(sheet, grid, row, &of.net, &quarters, of.balance.static_balance, None)?;
    }
    let end = first + u32::try_from(flow.parties.len()).unwrap_or(0);
    put(sheet, end, 0, &Value::text(pick("各方合计", "All parties")).toned(Tone::Total), Kind::Text)?;
    for column in 1..TOTAL {
        put(sheet, end, column, &Value::Blank.toned(Tone::Total), Kind::Text)?;
    }
    let sums: Vec<Value> = grid
        .quarters
        .iter()
        .enumerate()
        .map(|(at, (_, column))| {
            let sum: Fen = flow.parties.iter().filter_map(|of| of.net.get(at)).copied().sum();
            Value::Formula(format!("SUM({}:{})", cell(first, *column), cell(end - 1, *column)), wan(sum))
        })
        .collect();
    let net: Vec<Fen> =
        (0..grid.quarters.len()).map(|at| flow.parties.iter().filter_map(|of| of.net.get(at)).copied().sum()).collect();
    figures(sheet, grid, end, &net, &sums, net.iter().copied().sum(), Some(Tone::Total))?;
    Ok(end + 2)
}

fn sum_if(lines: Lines, name: &str, column: u16) -> String {
    let Lines { first, end } = lines;
    let last = end.saturating_sub(1);
    format!("SUMIF($B${}:$B${},\"{name}\",{}:{})", first + 1, last + 1, cell(first, column), cell(last, column))
}
