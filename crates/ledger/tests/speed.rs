//! A town's whole data goes in and comes back within a second and a half each.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use std::time::Instant;

use ledger::{Ledger, snapshot_hash};
use model::{Cell, Fact};
use sample::{DAY, building, import, tax, town};

#[test]
fn twenty_five_thousand_facts_go_in_and_fold_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    // As wide as the files of a town: about ten cells a row.
    let wide = |n: u32, mut fact: Fact| {
        for column in 0..7 {
            let cell = Cell {
                column: "H".to_owned(), header: "主营业务收入(万元)".to_owned(), literal: n.to_string()
            };
            fact.cells.insert(format!("field_{column}"), cell);
        }
        fact
    };
    let facts: Vec<Fact> = (0..25_000)
        .map(|n| if n % 4 == 0 { building("buildings", n, n, 12) } else { tax("tax", n, n, i64::from(n)) })
        .zip(0..)
        .map(|(fact, n)| wide(n, fact))
        .collect();

    let started = Instant::now();
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(&town(), import("all", &facts)).unwrap();
    drop(ledger);
    let appended = started.elapsed();

    let started = Instant::now();
    let ledger = Ledger::open(&path).unwrap();
    let snapshot = ledger.snapshot(&town(), DAY, 4549, None).unwrap();
    let folded = started.elapsed();

    let started = Instant::now();
    let hash = snapshot_hash(&snapshot);
    let hashed = started.elapsed();

    assert_eq!(snapshot.facts.len(), facts.len());
    let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
    println!("append {appended:.2?}, open and fold {folded:.2?}, hash {hashed:.2?} ({}), file {size} MB", hash.short());
    // Twice the promise: the machine of a test run has other work too.
    assert!(appended.as_secs_f64() < 3.0, "append took {appended:?}");
    assert!(folded.as_secs_f64() < 3.0, "open and fold took {folded:?}");
    assert!(hashed.as_secs_f64() < 3.0, "the hash took {hashed:?}");
}
