//! A changed ledger is found out, and the first changed entry is named. Each test first proves that the untouched file
//! verifies, so that a verifier which always complains fails too.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::Ledger;
use sample::{stranger, three_imports, town};

const NO_GUARDS: &str = "DROP TRIGGER entry_no_update; DROP TRIGGER entry_no_delete; DROP TRIGGER entry_no_replace;
     DROP TRIGGER blob_no_update; DROP TRIGGER blob_no_delete; DROP TRIGGER blob_no_replace;";

/// The fault that `verify` finds after `tampering` with a ledger of three imports.
fn check(tampering: &str, seq: u64, words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    assert_eq!(Ledger::open(&path).unwrap().verify(&town()).unwrap().entries, 3);
    let raw = stranger(&path);
    raw.execute_batch(NO_GUARDS).unwrap();
    raw.execute_batch(tampering).unwrap();
    drop(raw);
    let broken = Ledger::open(&path).unwrap().verify(&town()).unwrap_err();
    assert_eq!(broken.seq, seq, "{tampering}: {broken}");
    assert!(broken.what.contains(words), "{tampering}: {broken}");
}

#[test]
fn a_changed_field_is_named() {
    for change in [
        "actor = 'someone else'",
        "on_behalf = 'someone else'",
        "at_us = at_us + 1",
        "action = 'run'",
        "hash = zeroblob(32)",
    ] {
        check(&format!("UPDATE entry SET {change} WHERE seq = 2"), 2, "does not have its hash");
    }
    check("UPDATE entry SET algorithm = 'md5' WHERE seq = 2", 2, "algorithm");
    check("UPDATE entry SET prev_hash = zeroblob(32) WHERE seq = 2", 2, "does not follow");
}

#[test]
fn any_flipped_bit_of_a_body_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let raw = stranger(&path);
    raw.execute_batch(NO_GUARDS).unwrap();
    let body: Vec<u8> = raw.query_row("SELECT body FROM entry WHERE seq = 2", [], |row| row.get(0)).unwrap();
    let mut flips = 0;
    // Every seventh bit: each position within a byte is met, all over the body.
    for bit in (0..body.len() * 8).step_by(7) {
        let mut flipped = body.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        raw.execute("UPDATE entry SET body = ?1 WHERE seq = 2", [&flipped]).unwrap();
        let ledger = Ledger::open(&path).unwrap();
        assert_eq!(ledger.verify(&town()).unwrap_err().seq, 2, "bit {bit}");
        flips += 1;
    }
    assert!(flips > 300, "{flips}");
    raw.execute("UPDATE entry SET body = ?1 WHERE seq = 2", [&body]).unwrap();
    assert!(Ledger::open(&path).unwrap().verify(&town()).is_ok(), "the body put back as it was");
}

#[test]
fn a_deleted_entry_is_named() {
    check("DELETE FROM entry WHERE seq = 1", 1, "missing");
    check("DELETE FROM entry WHERE seq = 2", 2, "missing");
    // The last one leaves its blobs behind.
    check("DELETE FROM entry WHERE seq = 3", 3, "named by no entry");
}

#[test]
fn swapped_entries_are_named() {
    check(
        "UPDATE entry SET seq = 99 WHERE seq = 2; UPDATE entry SET seq = 2 WHERE seq = 3; UPDATE entry SET seq = 3 WHERE seq = 99",
        2,
        "does not follow",
    );
}

#[test]
fn an_entry_put_in_or_told_twice_is_named() {
    let copy = "INSERT INTO entry SELECT town_id, 4, at_us, actor, on_behalf, action, body, algorithm, prev_hash, hash FROM entry";
    check(&format!("{copy} WHERE seq = 3"), 4, "does not follow");
}

#[test]
fn a_changed_or_lost_or_stray_blob_is_named() {
    check(
        "UPDATE blob SET bytes = CAST('bytes of batch X' AS BLOB) WHERE bytes = CAST('bytes of batch 2' AS BLOB)",
        2,
        "bytes of its name",
    );
    check("DELETE FROM blob WHERE bytes = CAST('bytes of batch 3' AS BLOB)", 3, "missing");
    check("INSERT INTO blob SELECT town_id, zeroblob(32), bytes, length FROM blob LIMIT 1", 4, "named by no entry");
}

/// What no chain can see: the whole tail with its blobs. Only a head kept elsewhere shows it (see the crate's words).
#[test]
fn a_clean_cut_shows_only_against_a_head_kept_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    three_imports(&path);
    let kept = Ledger::open(&path).unwrap().head(&town()).unwrap().unwrap();
    let raw = stranger(&path);
    raw.execute_batch(NO_GUARDS).unwrap();
    raw.execute_batch("DELETE FROM entry WHERE seq = 3").unwrap();
    raw.execute_batch(
        "DELETE FROM blob WHERE bytes = CAST('bytes of batch 3' AS BLOB) OR instr(bytes, CAST('\"file\":\"f3\"' AS BLOB)) > 0",
    )
    .unwrap();
    drop(raw);
    let verified = Ledger::open(&path).unwrap().verify(&town()).unwrap();
    assert_eq!(verified.entries, 2);
    assert_ne!(verified.head, Some(kept.hash));
}
