//! 还本付息 by year: what is drawn, paid back and covered, with the cover as a live formula.

use model::{DebtService, DebtYear};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::grid::{LEAD, TOTAL, cell, range};
use super::wan;
use crate::page::{height, put};
use crate::style::{self, Kind};
use crate::value::{Tone, Value};
use crate::{Report, evidence};

/// Writes the table at `top`; the row after it.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    debt: &DebtService,
    top: u32,
) -> Result<u32, XlsxError> {
    let language = report.language;
    let pick = |zh: &'static str, en: &'static str| language.pick(zh, en);
    sheet.write_string_with_format(
        top,
        0,
        pick("分年还本付息与覆盖倍数", "Debt service and cover by year"),
        &style::section(),
    )?;
    let columns: Vec<(&DebtYear, u16)> = debt.years.iter().zip(TOTAL + 1..).collect();
    let last = columns.last().map_or(TOTAL, |(_, column)| *column);
    for (column, word) in (0..).zip([pick("项目", "Item"), "", "", "", pick("合计", "Total")]) {
        sheet.write_string_with_format(top + 1, column, word, &style::header())?;
    }
    for (year, column) in &columns {
        sheet.write_string_with_format(top + 1, *column, year.year.to_string(), &style::header())?;
    }
    type OfYear = fn(&DebtYear) -> model::Fen;
    let amounts: [(&str, OfYear); 4] = [
        (pick("借入", "Drawn"), |year| year.drawn),
        (pick("还本", "Principal"), |year| year.principal),
        (pick("付息", "Interest"), |year| year.interest),
        (pick("质押收益（扣除先行成本）", "Pledged income"), |year| year.income),
    ];
    for (row, (label, of)) in (top + 2..).zip(amounts) {
        put(sheet, row, 0, &Value::text(label), Kind::Text)?;
        for (year, column) in &columns {
            put(sheet, row, *column, &Value::number(wan(of(year))), Kind::Money)?;
        }
        let all = wan(debt.years.iter().map(of).sum());
        let sum = || Value::Formula(format!("SUM({})", range(row, TOTAL + 1, last)), all);
        let total = if columns.is_empty() { Value::number(all) } else { sum() };
        put(sheet, row, TOTAL, &total.toned(Tone::Total), Kind::Money)?;
    }
    let (principal, interest, income, cover) = (top + 3, top + 4, top + 5, top + 6);
    put(sheet, cover, 0, &Value::text(pick("本息覆盖倍数", "Cover")).toned(Tone::Total), Kind::Text)?;
    let ratio =
        |column: u16| format!("{}/({}+{})", cell(income, column), cell(principal, column), cell(interest, column));
    for (year, column) in &columns {
        let due = wan(year.principal + year.interest);
        let value = year.cover.map_or_else(
            || Value::text("—"),
            |stated| Value::live(ratio(*column), wan(year.income) / due, stated, 1e-9),
        );
        put(sheet, cover, *column, &value, Kind::Figure)?;
    }
    let sum = |of: fn(&DebtYear) -> model::Fen| wan(debt.years.iter().map(of).sum());
    let value = debt.cover.map_or_else(
        || Value::text("—"),
        |stated| {
            let due = sum(|year| year.principal) + sum(|year| year.interest);
            Value::live(ratio(TOTAL), sum(|year| year.income) / due, stated, 1e-9)
        },
    );
    let tone = if debt.met { Tone::Good } else { Tone::Bad };
    put(sheet, cover, TOTAL, &value.toned(tone), Kind::Figure)?;
    let words = Value::text(format!("{}；{}", language.of(&debt.because), evidence::clause(&debt.basis, language)));
    put(sheet, cover, 3, &words, Kind::Wrap)?;
    sheet.set_row_height(cover, height([(&words, LEAD[3])].into_iter()))?;
    Ok(cover + 2)
}
