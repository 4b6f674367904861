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
