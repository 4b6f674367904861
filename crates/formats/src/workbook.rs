//! Workbooks, by calamine's streaming reader: `worksheet_range` is never used, because it asks for memory for the whole
//! rectangle between the first and the last cell.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, XlsError, Xlsx, XlsxError};
use jiff::civil::Date;

use crate::{Cell, FormatError, Row, Table, limits, workbook_guard, xls_guard};

/// Sheets of an `.xlsx`.
pub(crate) fn read_xlsx(file: &str, bytes: &[u8]) -> Result<Vec<Table>, FormatError> {
    workbook_guard::check(file, bytes)?;
    contained(file, || xlsx(file, bytes))
}

/// Sheets of an `.xls`, or the reason why an OLE container is not one.
pub(crate) fn read_xls(file: &str, bytes: &[u8]) -> Result<Vec<Table>, FormatError> {
    xls_guard::check(file, bytes)?;
    contained(file, || xls(file, bytes))
}

/// The reader is foreign code fed with foreign bytes: a panic in it becomes an error of the file. (Aborts cannot be
/// contained; the guards exclude those that are known.)
fn contained(file: &str, read: impl FnOnce() -> Result<Vec<Table>, FormatError>) -> Result<Vec<Table>, FormatError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(FormatError::unreadable(file, "工作簿结构异常 / the workbook's structure is broken")))
}

fn xlsx(file: &str, bytes: &[u8]) -> Result<Vec<Table>, FormatError> {
    let failed = |e: XlsxError| match e {
        XlsxError::Password => FormatError::password(file),
        other => FormatError::unreadable(file, &other.to_string()),
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let names = workbook.sheet_names();
    let mut sheets = Sheets::new(file, names.len())?;
    for name in names {
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(other) => return Err(failed(other)),
        };
        let mut sheet = BTreeMap::new();
        while let Some(record) = cells.next_cell_with_formula_metadata().map_err(failed)? {
            let cell = match record.value {
                DataRef::Empty if record.formula.is_some() => Cell::FormulaWithoutValue("…".to_owned()),
                DataRef::SharedString(text) => text_cell(text),
                value => typed(&Data::from(value)),
            };
            sheets.put(&mut sheet, record.pos, cell)?;
        }
        sheets.end(name, sheet);
    }
    Ok(sheets.tables)
}

fn xls(file: &str, bytes: &[u8]) -> Result<Vec<Table>, FormatError> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|e| match e {
        XlsError::Password => FormatError::password(file),
        other => FormatError::unreadable(file, &other.to_string()),
    })?;
    let mut sheets = Sheets::new(file, workbook.sheet_names().len())?;
    for (name, range) in workbook.worksheets() {
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut sheet = BTreeMap::new();
        for (row, column, value) in range.used_cells() {
            let at = |offset: usize, from: u32| from.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            sheets.put(&mut sheet, (at(row, top), at(column, left)), typed(value))?;
        }
        sheets.end(name, sheet);
    }
    Ok(sheets.tables)
}

/// Gathers cells into rows, within the limits.
struct Sheets<'a> {
    file: &'a str,
    tables: Vec<Table>,
    cells: usize,
}

type Sheet = BTreeMap<u32, Vec<Cell>>;

impl<'a> Sheets<'a> {
    fn new(file: &'a str, sheets: usize) -> Result<Self, FormatError> {
        if sheets > limits::SHEETS {
            return Err(FormatError::too_large(file, "工作表数", "sheets", limits::SHEETS as u64));
        }
        Ok(Self { file, tables: Vec::new(), cells: 0 })
    }

    fn put(&mut self, sheet: &mut Sheet, (row, column): (u32, u32), cell: Cell) -> Result<(), FormatError> {
        if cell.is_blank() {
            return Ok(());
        }
        let column = column as usize;
        if row >= limits::ROWS {
            return Err(FormatError::too_large(self.file, "行数", "rows", u64::from(limits::ROWS)));
        }
        if column >= limits::COLUMNS {
            return Err(FormatError::too_large(self.file, "列数", "columns", limits::COLUMNS as u64));
        }
        if matches!(&cell, Cell::Text(text) if text.len() > limits::CELL_TEXT) {
            return Err(FormatError::too_large(
                self.file,
                "单元格文字字节数",
                "bytes of text in a cell",
                limits::CELL_TEXT as u64,
            ));
        }
        let cells = sheet.entry(row).or_default();
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > limits::CELLS {
                return Err(FormatError::too_large(self.file, "单元格数", "cells", limits::CELLS as u64));
            }
            cells.resize(column + 1, Cell::Empty);
        }
        if let Some(slot) = cells.get_mut(column) {
            *slot = cell;
        }
        Ok(())
    }

    fn end(&mut self, name: String, sheet: Sheet) {
        let rows = sheet.into_iter().map(|(row, cells)| Row { number: row + 1, cells }).collect();
        self.tables.push(Table { name, rows });
    }
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn typed(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(i) => Cell::Number {
            literal: i.to_string(),
            #[expect(clippy::cast_precision_loss, reason = "the literal keeps every digit")]
            value: *i as f64,
        },
        Data::Float(f) => Cell::number(*f),
        Data::String(text) => text_cell(text),
        Data::Bool(b) => Cell::Bool(*b),
        Data::DateTime(at) => date(at).map_or_else(|| Cell::number(at.as_f64()), Cell::Date),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Cell::Text(text.clone()), Cell::Date)
        }
        Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// The day of a serial number within Excel's calendar.
fn date(at: &ExcelDateTime) -> Option<Date> {
    if !at.is_datetime() || !(1.0..2_958_466.0).contains(&at.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
