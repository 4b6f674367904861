//! Tables as comma-separated text, each cell in the row and column where it stood.

use crate::Table;

/// UTF-8 with a byte-order mark. A blank line stands for each row that is not there, so that a row keeps its number; of several
/// tables each begins with its name in brackets. Types and formulas are lost, the words of a cell are not.
///
/// ```
/// let (documents, _) = formats::read(vec![formats::InputFile::new("a.csv", "名称,数\n\n\"甲,乙\",1\n".as_bytes().to_vec())]);
/// assert_eq!(formats::csv_text(documents[0].tables()), "\u{feff}名称,数\n\n\"甲,乙\",1\n".as_bytes());
/// ```
#[must_use]
pub fn csv_text(tables: &[Table]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for table in tables {
        if tables.len() > 1 {
            text.push_str(&quoted(&format!("[{}]", table.name)));
            text.push('\n');
        }
        let mut next = 1;
        for row in &table.rows {
            text.extend(std::iter::repeat_n('\n', row.number.saturating_sub(next) as usize));
            let cells: Vec<String> = row.cells.iter().map(|cell| quoted(&cell.literal())).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
            next = row.number.saturating_add(1);
        }
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r', '\t', ';', '，']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
