//! Comma-separated text (RFC 4180, with the separators and encodings that offices really use).
//!
//! Written here rather than taken from a crate because rows must be numbered as a spreadsheet shows them (blank lines and
//! quoted line breaks included) and a record must have a size limit while it is being read.

use crate::{Cell, FormatError, Row, encoding, limits};

/// The rows of a file.
pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Vec<Row>, FormatError> {
    let text = encoding::text(file, bytes)?;
    let separator = separator(&text);
    let mut reader = Reader { file, rows: Vec::new(), row: Vec::new(), field: String::new(), number: 1, record: 0 };
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        reader.record += c.len_utf8();
        if reader.record > limits::CSV_RECORD {
            return Err(FormatError::too_large(
                file,
                "一条记录的字节数（可能引号未闭合）",
                "bytes of one record (an unclosed quote?)",
                limits::CSV_RECORD as u64,
            ));
        }
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                reader.field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if reader.field.is_empty() => quoted = true,
            _ if quoted => reader.field.push(c),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => reader.end_row()?,
            _ if c == separator => reader.end_field()?,
            _ => reader.field.push(c),
        }
    }
    if quoted {
        return Err(FormatError::unreadable(file, "引号未闭合 / unclosed quote"));
    }
    reader.end_row()?;
    Ok(reader.rows)
}

struct Reader<'a> {
    file: &'a str,
    rows: Vec<Row>,
    row: Vec<Cell>,
    field: String,
    number: u32,
    record: usize,
}

impl Reader<'_> {
    fn end_field(&mut self) -> Result<(), FormatError> {
        if self.row.len() >= limits::COLUMNS {
            return Err(FormatError::too_large(self.file, "列数", "columns", limits::COLUMNS as u64));
        }
        let field = std::mem::take(&mut self.field);
        self.row.push(if field.is_empty() { Cell::Empty } else { Cell::Text(field) });
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), FormatError> {
        self.end_field()?;
        let mut cells = std::mem::take(&mut self.row);
        while cells.last().is_some_and(Cell::is_blank) {
            cells.pop();
        }
        if !cells.is_empty() {
            self.rows.push(Row { number: self.number, cells });
        }
        if self.number > limits::ROWS {
            return Err(FormatError::too_large(self.file, "行数", "rows", u64::from(limits::ROWS)));
        }
        self.number += 1;
        self.record = 0;
        Ok(())
    }
}

/// The separator that is most frequent in the first line that has any.
fn separator(text: &str) -> char {
    for line in text.lines().take(20) {
        let count = |c: char| line.matches(c).count();
        let best = [',', '\t', ';', '，']
            .into_iter()
            .map(|c| (count(c), c))
            .fold((0, ','), |a, b| if b.0 > a.0 { b } else { a });
        if best.0 > 0 {
            return best.1;
        }
    }
    ','
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: &[(u32, &[&str])]) {
        let rows = read("t.csv", bytes).unwrap();
        let got: Vec<(u32, Vec<String>)> =
            rows.iter().map(|r| (r.number, r.cells.iter().map(Cell::literal).collect())).collect();
        let expect: Vec<(u32, Vec<String>)> =
            expect.iter().map(|(n, c)| (*n, c.iter().map(|s| (*s).to_owned()).collect())).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        check("a,b\n\n\"x\ny\",2\r\nz".as_bytes(), &[(1, &["a", "b"]), (3, &["x\ny", "2"]), (4, &["z"])]);
        check(b"\xEF\xBB\xBFa\tb\n1\t2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check(b"\xC3\xFB\xB3\xC6,n\n", &[(1, &["名称", "n"])]); // GBK
        check(b"a,\"say \"\"hi\"\"\"\n", &[(1, &["a", "say \"hi\""])]);
    }

    #[test]
    fn an_unclosed_quote_is_refused_within_the_record_limit() {
        let mut long = b"a,b\n\"".to_vec();
        long.extend(std::iter::repeat_n(b'x', limits::CSV_RECORD + 10));
        assert_eq!(read("t.csv", &long).unwrap_err().code, "file.too_large");
        assert_eq!(read("t.csv", b"a,\"b").unwrap_err().code, "file.unreadable");
    }

    #[test]
    fn bytes_of_no_encoding_are_refused() {
        assert_eq!(read("t.csv", b"a,\xFF\xFF\xFF\n").unwrap_err().code, "text.encoding");
    }
}
