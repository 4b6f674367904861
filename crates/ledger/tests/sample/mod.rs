//! Hand-made facts and drafts for the tests of the ledger.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use ledger::{Draft, Ledger};
use model::statement::{BuildingOutline, Statement, Tax};
use model::{BuildingId, Cell, ContentHash, Department, EnterpriseId, Fact, Fen, ParcelId, Source, TownId};

pub(crate) fn town() -> TownId {
    TownId("330282-test".to_owned())
}

pub(crate) const DAY: Date = date(2025, 6, 30);

fn source(file: &str, row: u32, department: Department) -> Source {
    let (file_hash, sheet) = (ContentHash::of(file.as_bytes()), "Sheet1".to_owned());
    Source { file: file.to_owned(), file_hash, sheet, row, department }
}

/// A tax row: enterprise `n` paid `fen`, stated in row `row` of a file.
pub(crate) fn tax(file: &str, row: u32, n: u32, fen: i64) -> Fact {
    let enterprise = EnterpriseId::derive(&town(), "uscc", &n.to_string());
    let literal = format!("{}.{:02}", fen / 100, fen % 100);
    let cell = |column: &str, header: &str, literal: String| Cell {
        column: column.to_owned(),
        header: header.to_owned(),
        literal,
    };
    let cells = BTreeMap::from([
        ("uscc".to_owned(), cell("A", "统一社会信用代码", format!("9133028200000{n:05}"))),
        ("year".to_owned(), cell("C", "年度", "2024".to_owned())),
        ("tax_paid".to_owned(), cell("E", "实缴税金(元)", literal)),
    ]);
    let statement = Statement::Tax(Tax { enterprise, year: 2024, tax_paid: Fen(fen) });
    Fact::new(&town(), source(file, row, Department::Tax), cells, statement)
}

/// A building whose outline has `corners` corners, with coordinates that have no short decimal form.
pub(crate) fn building(file: &str, row: u32, n: u32, corners: u32) -> Fact {
    let angle = |i: u32| f64::from(i % corners) / f64::from(corners) * std::f64::consts::TAU;
    let ring: Vec<(f64, f64)> = (0..=corners)
        .map(|i| (561_234.567 + f64::from(n) + 20.0 * angle(i).cos(), 3_345_678.9 + 20.0 * angle(i).sin()))
        .collect();
    let polygon = geo_types::Polygon::new(ring.into(), vec![]);
    let statement = Statement::Building(BuildingOutline {
        building: BuildingId::derive(&town(), "building", &n.to_string()),
        code: format!("F{n:05}"),
        parcel: ParcelId::derive(&town(), "parcel", &(n / 3).to_string()),
        floors: 3,
        building_use: "厂房".to_owned(),
        structure: "砖混".to_owned(),
        surveyed: Some(date(2024, 3, 1)),
        outline: geo_types::MultiPolygon(vec![polygon]),
    });
    Fact::new(&town(), source(file, row, Department::NaturalResources), BTreeMap::new(), statement)
}

/// A draft that imports facts from one file.
pub(crate) fn import(batch: &str, facts: &[Fact]) -> Draft {
    let files = vec![(format!("{batch}.xlsx"), vec![format!("bytes of {batch}").into_bytes()])];
    Draft::import(1_750_000_000_000_000, "clerk", batch, jiff::civil::date(2023, 6, 30), files, facts, vec![], 0)
        .unwrap()
}

/// A ledger file with three imports; closed again.
pub(crate) fn three_imports(path: &std::path::Path) {
    let mut ledger = Ledger::open(path).unwrap();
    for n in 1..=3 {
        let facts = [tax(&format!("f{n}"), 3, n, 100 * i64::from(n))];
        ledger.append(&town(), import(&format!("batch {n}"), &facts)).unwrap();
    }
}

/// The file as a stranger opens it, without the guards of the ledger.
pub(crate) fn stranger(path: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}
