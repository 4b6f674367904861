//! One sheet with one table: title, remarks, rows above the heads, heads, rows; frozen, filtered and ready to print.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::Report;
use crate::style::{self, Kind};
use crate::text::safe;
use crate::value::Value;

/// A column of a table.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) head: String,
    pub(crate) width: f64,
    pub(crate) kind: Kind,
}

impl Column {
    pub(crate) fn new(head: impl Into<String>, width: f64, kind: Kind) -> Self {
        Self { head: head.into(), width, kind }
    }
}

/// A sheet before it is written.
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) columns: Vec<Column>,
    /// Rows between the remarks and the heads, e.g. benchmarks.
    pub(crate) above: Vec<Vec<Value>>,
    pub(crate) rows: Vec<Vec<Value>>,
    /// Columns that stay in view.
    pub(crate) frozen: u16,
}

/// Where the rows of a written table are, for formulas on other sheets.
#[derive(Debug, Clone)]
pub(crate) struct Extent {
    pub(crate) sheet: String,
    first: u32,
    last: u32,
}

impl Extent {
    /// `'sheet'!$C$5:$C$90`; `None` for a table without rows.
    pub(crate) fn column(&self, column: u16) -> Option<String> {
        let name = column_number_to_name(column);
        (self.last >= self.first)
            .then(|| format!("{}!${name}${}:${name}${}", quoted(&self.sheet), self.first + 1, self.last + 1))
    }
}

/// A sheet's name as formulas write it.
pub(crate) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

const TITLE_ROW: u32 = 0;
const NOTE_ROW: u32 = 1;

impl Page {
    /// Row of the first record, from 0: formulas of the rows are written with it.
    pub(crate) fn first_row(above: usize) -> u32 {
        NOTE_ROW + 2 + u32::try_from(above).unwrap_or(0)
    }

    /// The sheet, and where its rows are.
    pub(crate) fn write(&self, report: &Report<'_>) -> Result<(Worksheet, Extent), XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(&self.name)?;
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let head_row = Self::first_row(self.above.len()) - 1;
        for (column, spec) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, spec.width)?;
        }
        heading(&mut sheet, &self.title, &self.note)?;
        for (row, values) in (NOTE_ROW + 1..).zip(&self.above) {
            self.write_row(&mut sheet, row, values)?;
        }
        let header = style::header();
        for (column, spec) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(head_row, column, &spec.head, &header)?;
        }
        let lines = self.columns.iter().map(|c| lines_of(&c.head, c.width - 1.5)).max().unwrap_or(1);
        sheet.set_row_height(head_row, 10.0 + 14.0 * lines_as_height(lines))?;
        let mut last = head_row;
        for (row, values) in (head_row + 1..).zip(&self.rows) {
            self.write_row(&mut sheet, row, values)?;
            last = row;
        }
        if self.rows.is_empty() {
            let nothing = report.language.pick("（无）", "(none)");
            sheet.write_string_with_format(head_row + 1, 0, nothing, &style::cell(Kind::Centre, None))?;
        } else {
            sheet.autofilter(head_row, 0, last, last_column)?;
        }
        sheet.set_freeze_panes(head_row + 1, self.frozen)?;
        sheet.set_repeat_rows(head_row, head_row)?;
        print_setup(&mut sheet, report);
        Ok((sheet, Extent { sheet: self.name.clone(), first: head_row + 1, last }))
    }

    fn write_row(&self, sheet: &mut Worksheet, row: u32, values: &[Value]) -> Result<(), XlsxError> {
        for ((column, value), spec) in (0..).zip(values).zip(&self.columns) {
            put(sheet, row, column, value, spec.kind)?;
        }
        let wrapped = values.iter().zip(&self.columns).filter(|(_, spec)| spec.kind == Kind::Wrap);
        sheet.set_row_height(row, height(wrapped.map(|(value, spec)| (value, spec.width))))?;
        Ok(())
    }
}

/// Lines that a text takes in a width given in characters (an ideograph takes nearly two).
pub(crate) fn lines_of(text: &str, width: f64) -> usize {
    text.lines()
        .map(|line| {
            let taken: f64 = line.chars().map(|c| if c.is_ascii() { 1.0 } else { 1.9 }).sum();
            let mut lines = 1;
            let mut room = width;
            while room < taken {
                lines += 1;
                room += width;
            }
            lines
        })
        .sum::<usize>()
        .max(1)
}

/// Height of a row whose wrapped cells have these widths. Not every program grows rows by itself when it opens a file; none
/// shows more than 409 points.
pub(crate) fn height<'v>(wrapped: impl Iterator<Item = (&'v Value, f64)>) -> f64 {
    let lines = wrapped
        .map(|(value, width)| match value {
            Value::Text(text) => lines_of(text, width - 1.0),
            Value::Toned(_, inner) => match inner.as_ref() {
                Value::Text(text) => lines_of(text, width - 1.0),
                _ => 1,
            },
            Value::Blank | Value::Number(_) | Value::Formula(..) => 1,
        })
        .max()
        .unwrap_or(1);
    (5.0 + 13.0 * lines_as_height(lines)).min(409.0)
}

/// Height of so many lines as a factor.
pub(crate) fn lines_as_height(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(1))
}

/// Title and remarks. They are not merged over the columns, so that sorting and selecting still work, but run over.
pub(crate) fn heading(sheet: &mut Worksheet, title: &str, note: &str) -> Result<(), XlsxError> {
    sheet.write_string_with_format(TITLE_ROW, 0, safe(title), &style::title())?;
    sheet.set_row_height(TITLE_ROW, 28.0)?;
    sheet.write_string_with_format(NOTE_ROW, 0, safe(note), &style::note())?;
    sheet.set_row_height(NOTE_ROW, 18.0)?;
    Ok(())
}

/// Writes a value as its column's kind says.
pub(crate) fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, kind: Kind) -> Result<(), XlsxError> {
    let (value, tone) = match value {
        Value::Toned(tone, inner) => (inner.as_ref(), Some(*tone)),
        plain => (plain, None),
    };
    let format = style::cell(kind, tone);
    match value {
        Value::Text(text) => sheet.write_string_with_format(row, column, safe(text), &format)?,
        Value::Number(figure) => sheet.write_number_with_format(row, column, *figure, &format)?,
        Value::Formula(formula, gives) => {
            let formula = rust_xlsxwriter::Formula::new(formula).set_result(gives.to_string());
            sheet.write_formula_with_format(row, column, formula, &format)?
        }
        Value::Blank | Value::Toned(..) => sheet.write_blank(row, column, &format)?,
    };
    Ok(())
}

/// A4 landscape, one page wide, page numbers, and the names of what the figures were made from.
pub(crate) fn print_setup(sheet: &mut Worksheet, report: &Report<'_>) {
    const A4: u8 = 9;
    let packs: Vec<&str> = report.packs.iter().map(model::ContentHash::short).collect();
    // A footer holds 255 characters; three packs leave room for a long name of a town.
    let more = if packs.len() > 3 { "…" } else { "" };
    let packs = packs.iter().take(3).copied().collect::<Vec<_>>().join(" ");
    let town: String = report.town.replace('&', "&&").chars().take(40).collect();
    let footer = report.language.pick(
        format!(
            "&L&8{town} · 现状日期 {}&C&8第 &P 页 共 &N 页&R&8快照 {} · 规则包 {packs}{more}",
            report.snapshot.as_of,
            report.snapshot_hash.short()
        ),
        format!(
            "&L&8{town} · as of {}&C&8page &P of &N&R&8snapshot {} · packs {packs}{more}",
            report.snapshot.as_of,
            report.snapshot_hash.short()
        ),
    );
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(footer)
        .set_screen_gridlines(false);
}
