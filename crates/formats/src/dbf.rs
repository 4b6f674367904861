//! The attribute table of a shapefile (dBASE III and FoxPro files without memo).
//!
//! Read here, not by a crate: every length is taken from the bytes that are there, so a 180-byte file cannot ask for
//! gigabytes, and the encoding is decided over the whole file.

use encoding_rs::{Encoding, GB18030, UTF_8};
use jiff::civil::Date;

use crate::{Cell, FormatError, encoding, limits};

/// The rows; `None` for a deleted one.
pub(crate) type Records = Vec<Option<Vec<(String, Cell)>>>;

struct Field<'a> {
    name: &'a [u8],
    kind: u8,
    from: usize,
    length: usize,
}

/// Reads the table. `cpg` is what the `.cpg` file says, if there is one.
pub(crate) fn read(file: &str, bytes: &[u8], cpg: Option<&'static Encoding>) -> Result<Records, FormatError> {
    let cut = || FormatError::unreadable(file, ".dbf 不完整 / .dbf is cut off");
    let at = |from: usize, n: usize| bytes.get(from..from + n).ok_or_else(cut);
    let number = |slice: &[u8]| slice.iter().rev().fold(0_usize, |all, b| all << 8 | usize::from(*b));
    let (count, start, length) = (number(at(4, 4)?), number(at(8, 2)?), number(at(10, 2)?));
    if length == 0 || count > limits::FEATURES {
        return Err(FormatError::unreadable(file, ".dbf 文件头无效 / invalid .dbf header"));
    }
    let fields = fields(bytes, start.min(bytes.len()), length).ok_or_else(cut)?;
    if bytes.len() < start + count * length {
        return Err(cut());
    }
    let rows = bytes.get(start..start + count * length).ok_or_else(cut)?;
    let encoding = match cpg {
        Some(declared) => declared,
        None if at(29, 1)?.first() == Some(&0x4D) => GB18030,
        None if rows.chunks_exact(length).all(|row| all_text(row, &fields, UTF_8)) => UTF_8,
        None => GB18030,
    };
    let mut records = Vec::with_capacity(count);
    for row in rows.chunks_exact(length) {
        if row.first() == Some(&b'*') {
            records.push(None);
            continue;
        }
        let mut cells = Vec::with_capacity(fields.len());
        for field in &fields {
            let raw = row.get(field.from..field.from + field.length).unwrap_or_default();
            let cell = cell(field.kind, raw, encoding).ok_or_else(|| FormatError::encoding(file, encoding.name()))?;
            cells.push((name(field.name, encoding), cell));
        }
        records.push(Some(cells));
    }
    Ok(records)
}

fn fields(bytes: &[u8], start: usize, record: usize) -> Option<Vec<Field<'_>>> {
    let mut fields = Vec::new();
    let mut from = 1;
    for descriptor in bytes.get(32..start)?.chunks_exact(32) {
        if descriptor.first() == Some(&0x0D) {
            break;
        }
        let name = descriptor.get(..11)?.split(|b| *b == 0).next()?;
        let (kind, length) = (*descriptor.get(11)?, usize::from(*descriptor.get(16)?));
        fields.push(Field { name, kind, from, length });
        from += length;
        if from > record || fields.len() > limits::ATTRIBUTES {
            return None;
        }
    }
    Some(fields)
}

fn all_text(row: &[u8], fields: &[Field<'_>], encoding: &'static Encoding) -> bool {
    let text = fields.iter().filter(|f| f.kind == b'C').filter_map(|f| row.get(f.from..f.from + f.length));
    text.into_iter().all(|raw| encoding::strict(encoding, whole(raw)).is_some())
        && fields.iter().all(|f| encoding::strict(encoding, f.name).is_some())
}

/// Without the padding.
fn whole(raw: &[u8]) -> &[u8] {
    let end = raw.iter().rposition(|b| *b != b' ' && *b != 0).map_or(0, |at| at + 1);
    raw.get(..end).unwrap_or_default()
}

/// A name of ten bytes may end inside a character: the broken rest is left out.
fn name(raw: &[u8], encoding: &'static Encoding) -> String {
    (0..=raw.len())
        .rev()
        .take(4)
        .find_map(|end| encoding::strict(encoding, raw.get(..end)?))
        .map_or_else(|| String::from_utf8_lossy(raw).into_owned(), |name| name.trim().to_owned())
}

fn cell(kind: u8, raw: &[u8], encoding: &'static Encoding) -> Option<Cell> {
    let raw = whole(raw);
    let text = encoding::strict(encoding, raw)?;
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Some(Cell::Empty);
    }
    Some(match kind {
        b'N' | b'F' => match trimmed.parse::<f64>() {
            Ok(value) if value.is_finite() && trimmed.contains(['e', 'E']) => Cell::number(value),
            Ok(value) if value.is_finite() => Cell::Number { literal: trimmed.to_owned(), value },
            _ if trimmed.chars().all(|c| c == '*') => Cell::Error(trimmed.to_owned()),
            _ => Cell::Text(trimmed.to_owned()),
        },
        b'D' => day(trimmed).map_or_else(|| Cell::Text(trimmed.to_owned()), Cell::Date),
        b'L' => match trimmed {
            "T" | "t" | "Y" | "y" => Cell::Bool(true),
            "F" | "f" | "N" | "n" => Cell::Bool(false),
            _ => Cell::Empty,
        },
        _ => Cell::Text(trimmed.to_owned()),
    })
}

fn day(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Date::new(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?).ok()
}
