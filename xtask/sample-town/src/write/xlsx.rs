//! Workbooks with merged titles, two-level headers and closing sums, as departments send them.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use crate::SampleError;
use crate::sheets::{Cell, Table};

/// Writes the sheets of one workbook.
pub(crate) fn write(folder: &Path, file: &str, tables: &[&Table]) -> Result<(), SampleError> {
    let mut book = Workbook::new();
    // the day the files were collected, so that the bytes do not depend on the clock
    let collected = ExcelDateTime::from_ymd(2023, 6, 30)?;
    book.set_properties(&DocProperties::new().set_author("匡堰镇样例").set_creation_datetime(&collected));
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(table.sheet)?;
        fill(sheet, table)?;
    }
    book.save(folder.join(file))?;
    Ok(())
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), SampleError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Center);
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let last = column(table.header.len() - 1);
    let mut at: u32 = 0;
    if !table.title.is_empty() {
        sheet.merge_range(at, 0, at, last, table.title, &heading)?;
        at += 1;
    }
    if !table.groups.is_empty() {
        let mut from = 0;
        for &(text, wide) in &table.groups {
            sheet.merge_range(at, column(from), at, column(from + wide - 1), text, &heading)?;
            from += wide;
        }
        at += 1;
    }
    for (nth, text) in table.header.iter().enumerate() {
        sheet.write_with_format(at, column(nth), *text, &heading)?;
        sheet.set_column_width(
            column(nth),
            if text.contains("代码") || text.contains("编码") || text.contains("名称") { 30.0 } else { 14.0 },
        )?;
    }
    at += 1;
    for row in &table.rows {
        for (nth, cell) in row.cells.iter().enumerate() {
            put(sheet, at, column(nth), cell, &day)?;
        }
        at += 1;
    }
    if !table.totals.is_empty() {
        sheet.write(at, 0, "合计")?;
        for &nth in &table.totals {
            let sum: f64 = table
                .rows
                .iter()
                .filter_map(|row| if let Cell::Number(number) = row.cells[nth] { Some(number) } else { None })
                .sum();
            sheet.write(at, column(nth), (sum * 100.0).round() / 100.0)?;
        }
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, day: &Format) -> Result<(), SampleError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Date(text) => {
            sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(text)?, day)?;
        }
    }
    Ok(())
}

fn column(nth: usize) -> u16 {
    u16::try_from(nth).unwrap_or(u16::MAX)
}
