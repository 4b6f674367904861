//! Who petitions is taken out of a list of petitions before anything of it is kept (信访工作条例第三十条): only the columns that the
//! survey reads stay, and their words lose what names a person.

use std::collections::BTreeMap;

use formats::{Cell, Content, Document, Row, Table, csv_text};
use model::Department;

use crate::recognise::{self, Recognised, split_unit};
use crate::sheet::Mapped;

/// Who handed a petition in, as the list says.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Petitioner {
    /// Number of the petition.
    pub number: String,
    /// Name; never empty.
    pub name: String,
    /// Telephone; may be empty.
    pub contact: String,
    /// Address; may be empty.
    pub address: String,
}

const NAME: [&str; 7] = ["反映人", "信访人", "来访人", "来信人", "投诉人", "举报人", "姓名"];
const CONTACT: [&str; 6] = ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式"];
const ADDRESS: [&str; 4] = ["地址", "住址", "联系地址", "家庭住址"];
/// Who does not want to be named says so in these words; they are no name.
const NOBODY: [&str; 3] = ["匿名", "不详", "无"];
/// What stands in the place of what was taken out.
const TAKEN_OUT: &str = "〔隐去〕";

/// Takes out of every list of petitions who petitions, and hands it over apart. The bytes to keep are written anew without it, each
/// cell in its row and column; a document that holds no such list is left as it is.
pub fn without_petitioners(documents: &mut [Document]) -> Vec<Petitioner> {
    let mut taken = Vec::new();
    for document in documents {
        let Document { name, blob, content: Content::Tables(tables) } = document else { continue };
        let mut any = false;
        for table in tables.iter_mut().filter(|table| !table.rows.is_empty()) {
            let Ok(recognised) = recognise::table(name, table) else { continue };
            if recognised.kind.department == Department::Petitions {
                let rows = stripped(table, &recognised, &mut taken);
                table.rows = rows;
                any = true;
            }
        }
        if any {
            *blob = csv_text(tables);
        }
    }
    taken
}

/// The header, and the data rows with the cells of known columns alone. Titles and notes, where a clerk may have written a name, go.
fn stripped(table: &Table, recognised: &Recognised<'_>, taken: &mut Vec<Petitioner>) -> Vec<Row> {
    let Recognised { columns, header, rows, .. } = recognised;
    let lines = table.rows.get(header.clone()).unwrap_or_default();
    let heading = |names: &[&str]| -> Vec<usize> {
        let named = |cell: &Cell| names.contains(&split_unit(&cell.literal()).0.as_str());
        lines.iter().flat_map(|row| row.cells.iter().enumerate().filter(|(_, c)| named(c)).map(|(i, _)| i)).collect()
    };
    let (name, contact, address) = (heading(&NAME), heading(&CONTACT), heading(&ADDRESS));
    let last = lines.len().saturating_sub(1);
    let mut kept: Vec<Row> = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        // A title may have been taken for the upper of two header lines: of that only what names a column stays.
        let heads = |index: usize, cell: &Cell| {
            nth == last || columns.values().any(|m| m.index == index && m.header == cell.literal().trim())
        };
        let cells =
            line.cells.iter().enumerate().map(|(i, cell)| if heads(i, cell) { cell.clone() } else { Cell::Empty });
        let cells: Vec<Cell> = cells.collect();
        if !cells.iter().all(Cell::is_blank) {
            kept.push(Row { number: line.number, cells });
        }
    }
    for row in rows {
        let words = |at: &[usize]| {
            let cells = at.iter().filter_map(|index| row.cells.get(*index)).map(|c| c.literal().trim().to_owned());
            cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let one = Petitioner {
            number: columns.get("number").map(|m| words(&[m.index])).unwrap_or_default(),
            name: words(&name),
            contact: words(&contact),
            address: words(&address),
        };
        let cells = row.cells.iter().enumerate();
        let cells =
            cells.map(|(index, cell)| if kept_column(columns, index) { purged(cell, &one) } else { Cell::Empty });
        kept.push(Row { number: row.number, cells: cells.collect() });
        if !one.number.is_empty() && !one.name.is_empty() && !NOBODY.contains(&one.name.as_str()) {
            taken.push(one);
        }
    }
    kept
}

fn kept_column(columns: &BTreeMap<&'static str, Mapped>, index: usize) -> bool {
    columns.values().any(|mapped| mapped.index == index)
}

/// A cell whose words no longer hold what names the petitioner, nor any telephone or identity number.
fn purged(cell: &Cell, who: &Petitioner) -> Cell {
    let Cell::Text(text) = cell else { return cell.clone() };
    Cell::Text(without_identity(text, who))
}

/// Words that no longer hold the petitioner's name, contact or address, nor any telephone or identity number.
#[must_use]
pub fn without_identity(text: &str, who: &Petitioner) -> String {
    let mut text = text.to_owned();
    for part in [&who.name, &who.contact, &who.address] {
        if part.chars().count() > 1 && !NOBODY.contains(&part.as_str()) && *part != who.number {
            text = text.replace(part.as_str(), TAKEN_OUT);
        }
    }
    without_numbers(&text)
}

/// Text without telephone and identity numbers, whichever width the digits have and however they are parted.
fn without_numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let plain: Vec<char> = chars.iter().map(|c| crate::amount::half_width(*c)).collect();
    let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let mut end = at;
        // A dash or blank between two digits parts a number, it does not end it; the check digit of an identity number may be X.
        while digit(end) || (end > at && matches!(plain.get(end), Some('-' | ' ')) && digit(end - 1) && digit(end + 1))
        {
            end += 1;
        }
        let run: String = plain.get(at..end).unwrap_or_default().iter().collect();
        let x = matches!(plain.get(end), Some('X' | 'x'));
        if names_a_person(&run, x) {
            out.push_str(TAKEN_OUT);
            at = end + usize::from(x && run.len() == 17);
        } else if end > at {
            out.extend(chars.get(at..end).unwrap_or_default());
            at = end;
        } else {
            out.extend(chars.get(at));
            at += 1;
        }
    }
    out
}

/// Mobile and landline numbers, identity numbers of both lengths. A day (`20230604`, `2023-06-04`) is none.
fn names_a_person(run: &str, x: bool) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let parted = digits.len() != run.len();
    let day = digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"));
    match digits.len() {
        7 | 8 => !parted && !day,
        10 | 12 => digits.starts_with('0'),
        11 => digits.starts_with(['0', '1']),
        13 => digits.starts_with("86"),
        15 | 18 => !parted,
        17 => x,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_name_a_person_go_and_others_stay() {
        for (given, expected) in [
            ("请回电13800001234谢谢", "请回电〔隐去〕谢谢"),
            ("请回电１３８００００１２３４", "请回电〔隐去〕"),
            ("138-0000-1234", "〔隐去〕"),
            ("座机0574-63901234", "座机〔隐去〕"),
            ("座机63901234", "座机〔隐去〕"),
            ("身份证33028219700101123X。", "身份证〔隐去〕。"),
            ("身份证330282700101123", "身份证〔隐去〕"),
            ("2023-06-04和20230604各一次", "2023-06-04和20230604各一次"),
            ("第3车间2号门120分贝", "第3车间2号门120分贝"),
        ] {
            assert_eq!(without_numbers(given), expected, "{given}");
        }
    }
}
