//! What goes in comes out, what may not go in is refused, and a half-written append leaves nothing.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::{Action, Draft, Ledger, LedgerError, Run, RunKind};
use model::{ContentHash, TownId};
use sample::{import, stranger, tax, three_imports, town};

#[test]
fn entries_and_blobs_read_back_as_they_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let mut ledger = Ledger::open(&path).unwrap();
    let first = ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    let run = Action::Run(Run {
        kind: RunKind::Assess,
        snapshot: ContentHash::of(b"snapshot"),
        packs: vec![ContentHash::of(b"pack")],
        result: ContentHash::of(b"result"),
    });
    let draft = Draft {
        at_us: -5,
        actor: "镇经发办".to_owned(),
        on_behalf: Some("镇政府".to_owned()),
        action: run,
        blobs: vec![b"result".to_vec()],
    };
    let second = ledger.append(&town(), draft).unwrap();
    assert_eq!((first.seq, second.seq), (1, 2));
    assert_eq!(second.prev_hash, first.hash);
    drop(ledger);

    let ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.entries(&town()).unwrap(), [first, second.clone()]);
    assert_eq!(ledger.head(&town()).unwrap().unwrap().hash, second.hash);
    assert_eq!(ledger.blob(&town(), &ContentHash::of(b"result")).unwrap().unwrap(), b"result");
    assert_eq!(ledger.blob(&town(), &ContentHash::of(b"other")).unwrap(), None);
    assert_eq!(ledger.towns().unwrap(), [town()]);
    let verified = ledger.verify(&town()).unwrap();
    assert_eq!((verified.entries, verified.blobs, verified.head), (2, 3, Some(second.hash)));
}

#[test]
fn towns_do_not_see_each_other() {
    let other = TownId("other".to_owned());
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    assert_eq!(ledger.head(&other).unwrap(), None);
    assert_eq!(ledger.blob(&other, &ContentHash::of(b"bytes of a")).unwrap(), None);
    // Bytes that only another town holds do not count as held.
    let mut draft = import("a", &[tax("f", 3, 1, 500)]);
    let given = std::mem::take(&mut draft.blobs);
    assert!(matches!(ledger.append(&other, draft.clone()), Err(LedgerError::MissingBlob(_))));
    draft.blobs = given;
    assert_eq!(ledger.append(&other, draft).unwrap().seq, 1);
}

#[test]
fn known_bytes_need_not_be_given_again() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    let mut again = import("a", &[tax("f", 3, 1, 500)]);
    ledger.append(&town(), again.clone()).unwrap();
    again.blobs.clear();
    ledger.append(&town(), again).unwrap();
    let verified = ledger.verify(&town()).unwrap();
    assert_eq!((verified.entries, verified.blobs), (3, 2));
}

#[test]
fn drafts_that_nobody_answers_for_are_refused() {
    fn refused(change: impl FnOnce(&mut Draft), words: &str) {
        let mut ledger = Ledger::open_in_memory().unwrap();
        let mut draft = import("a", &[tax("f", 3, 1, 500)]);
        change(&mut draft);
        let error = ledger.append(&town(), draft).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert_eq!(ledger.head(&town()).unwrap(), None);
    }
    refused(|draft| draft.actor.clear(), "actor");
    refused(|draft| draft.on_behalf = Some(String::new()), "on whose behalf");
    refused(|draft| draft.blobs.push(b"stray".to_vec()), "does not name the blob");
    refused(|draft| draft.blobs.push(Vec::new()), "empty blob");
    refused(|draft| drop(draft.blobs.pop()), "neither in the ledger nor given");
    refused(
        |draft| match &mut draft.action {
            Action::Import(import) => import.files[0].blobs[0] = ContentHash("..".to_owned()),
            Action::Run(_) | Action::Evaluation(_) | Action::Proposal(_) => unreachable!(),
        },
        "does not name the blob",
    );
    let mut ledger = Ledger::open_in_memory().unwrap();
    assert!(ledger.append(&TownId(String::new()), import("a", &[tax("f", 3, 1, 500)])).is_err());
    assert!(ledger.append(&town(), import("a", &[])).is_err(), "an import that says nothing");
}

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
