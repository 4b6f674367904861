//! Text files: one in GBK, as an old export writes it, one in UTF-8 with a byte order mark.

use std::path::Path;

use crate::SampleError;
use crate::sheets::{Cell, Table};

/// How a text file is encoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Gbk,
    Utf8WithMark,
}

/// Writes `table` as comma separated text with Windows line ends.
pub(crate) fn write(folder: &Path, table: &Table, encoding: Encoding) -> Result<(), SampleError> {
    let mut text = table.header.join(",");
    text.push_str("\r\n");
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(written).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    let bytes = match encoding {
        Encoding::Gbk => {
            let (bytes, _, unmappable) = encoding_rs::GBK.encode(&text);
            if unmappable {
                return Err(SampleError::Unmappable { file: table.file });
            }
            bytes.into_owned()
        }
        Encoding::Utf8WithMark => format!("\u{feff}{text}").into_bytes(),
    };
    std::fs::write(folder.join(table.file), bytes)?;
    Ok(())
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.clone(),
        Cell::Text(text) if text.contains([',', '"', '\n']) => format!("\"{}\"", text.replace('"', "\"\"")),
        Cell::Text(text) => text.clone(),
    }
}
