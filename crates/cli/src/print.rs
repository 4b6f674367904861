//! Data on stdout: tables for people, JSON for programs.

use std::io::Write;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;

/// One JSON value, pretty, on stdout.
pub(crate) fn json(value: &impl Serialize) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => line(&text),
        Err(error) => eprintln!("{error}"),
    }
}

/// One line on stdout. A closed pipe ends quietly.
pub(crate) fn line(text: &str) {
    if writeln!(std::io::stdout(), "{text}").is_err() {
        std::process::exit(0);
    }
}

/// A table with a title; columns whose header ends in a blank are right-aligned (figures).
pub(crate) fn table(title: &str, headers: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(headers.iter().map(|h| h.trim_end()));
    for row in rows {
        table.add_row(row);
    }
    for (index, header) in headers.iter().enumerate() {
        if let (true, Some(column)) = (header.ends_with(' '), table.column_mut(index)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    line("");
    line(title);
    line(&table.to_string());
}
