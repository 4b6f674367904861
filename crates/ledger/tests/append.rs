//! What is SQLite's own about appending: a half-written append leaves nothing, and the guards hold against strangers.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::{Ledger, LedgerError};
use model::ContentHash;
use sample::{import, stranger, tax, three_imports, town};

#[test]
fn an_append_that_fails_at_its_entry_leaves_no_blob() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let fault = "CREATE TRIGGER fault BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no more'); END";
    stranger(&path).execute_batch(fault).unwrap();
    let draft = import("lost", &[tax("lost", 3, 9, 900)]);
    let mut ledger = Ledger::open(&path).unwrap();
    assert!(matches!(ledger.append(&town(), draft.clone()), Err(LedgerError::Database(_))));
    assert_eq!(ledger.blob(&town(), &ContentHash::of(b"bytes of lost")).unwrap(), None);
    assert_eq!(ledger.verify(&town()).unwrap().entries, 3);
    drop(ledger);
    stranger(&path).execute_batch("DROP TRIGGER fault").unwrap();
    assert_eq!(Ledger::open(&path).unwrap().append(&town(), draft).unwrap().seq, 4);
}

#[test]
fn rows_may_be_neither_changed_nor_deleted_nor_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let raw = stranger(&path);
    for attempt in [
        "UPDATE entry SET actor = 'x' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 2",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
        "UPDATE blob SET length = length",
        "DELETE FROM blob",
        "INSERT OR REPLACE INTO blob SELECT * FROM blob",
    ] {
        let error = raw.execute(attempt, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{attempt}: {error}");
    }
    drop(raw);
    assert!(Ledger::open(&path).unwrap().verify(&town()).is_ok());
}

/// The twin of `conformance/four_eyes.rs`: it is the guard of the table that refuses, not the program above it.
#[test]
fn without_its_guard_the_database_takes_what_one_account_did_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let event = model::EvaluationEvent::Frozen { year: 2022, on: jiff::civil::date(2023, 9, 29) };
    let action = ledger::Action::Evaluation(event);
    let alone = ledger::Draft { at_us: 1, actor: "acc-1".to_owned(), on_behalf: None, action, blobs: Vec::new() };
    let mut ledger = Ledger::open(&path).unwrap();
    assert!(ledger.append(&town(), alone.clone()).unwrap_err().to_string().contains("four eyes"));
    stranger(&path).execute_batch("DROP TRIGGER entry_four_eyes").unwrap();
    assert_eq!(ledger.append(&town(), alone).unwrap().seq, 1);
}
