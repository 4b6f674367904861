//! Whose file it is and who may write it.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::{Ledger, LedgerError};
use sample::{stranger, three_imports};

#[test]
fn a_second_writer_is_refused_until_the_first_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let first = Ledger::open(&path).unwrap();
    let error = Ledger::open(&path).err().unwrap();
    assert!(matches!(error, LedgerError::InUse { .. }));
    assert!(error.to_string().contains(&format!("process {}", std::process::id())), "{error}");
    drop(first);
    assert!(Ledger::open(&path).is_ok());
}

#[cfg(unix)]
#[test]
fn another_name_of_the_same_file_does_not_let_a_second_writer_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let _first = Ledger::open(&path).unwrap();
    let alias = folder.path().join("alias.ledger");
    std::os::unix::fs::symlink(&path, &alias).unwrap();
    assert!(matches!(Ledger::open(&alias), Err(LedgerError::InUse { .. })));
}

#[test]
fn files_of_another_kind_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "统一社会信用代码,企业名称\n".repeat(40)).unwrap();
    let foreign = folder.path().join("foreign.gpkg");
    stranger(&foreign).execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    for path in [text, foreign] {
        let before = std::fs::read(&path).unwrap();
        let error = Ledger::open(&path).err().unwrap();
        assert!(matches!(error, LedgerError::NotALedger { .. }), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_ledger_of_a_later_release_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    stranger(&path).pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Ledger::open(&path), Err(LedgerError::Newer { found: 99, .. })));
}

#[test]
fn a_missing_folder_is_named_with_the_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let error = Ledger::open(&folder.path().join("none/town.ledger")).err().unwrap().to_string();
    assert!(error.contains("none/town.ledger") && error.contains("check that the folder exists"), "{error}");
}

#[test]
fn a_process_killed_while_it_defined_the_tables_does_not_spoil_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    stranger(&path).pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    assert!(std::fs::metadata(&path).unwrap().len() > 0);
    three_imports(&path);
}

#[test]
fn the_file_is_kept_durable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let raw = stranger(&path);
    let mode: String = raw.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn opening_again_proves_the_tail_and_keeps_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.reopen().unwrap();
    assert!(!ledger.is_closed());
    assert!(matches!(Ledger::open(&path), Err(LedgerError::InUse { .. })), "it holds the lock again");
    let head = ledger.head(&sample::town()).unwrap();
    let raw = stranger(&path);
    raw.execute_batch("DROP TRIGGER entry_no_update; UPDATE entry SET actor = 'x' WHERE seq = 3").unwrap();
    let error = ledger.reopen().unwrap_err();
    assert!(matches!(error, LedgerError::Damaged(_)), "{error}");
    assert!(ledger.is_closed());
    assert!(matches!(ledger.head(&sample::town()), Err(LedgerError::Closed)), "nothing goes on over it");
    raw.execute_batch("UPDATE entry SET actor = 'clerk' WHERE seq = 3").unwrap();
    ledger.reopen().unwrap();
    assert_eq!(ledger.head(&sample::town()).unwrap(), head);
    // What has no place to be opened at stays as it is.
    let mut memory = Ledger::open_in_memory().unwrap();
    assert!(memory.reopen().is_err() && !memory.is_closed());
}
