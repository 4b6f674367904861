//! A ledger whose blobs are sealed: nothing of them is read without a key, everything that proves it needs none, and a batch may be erased.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests")]

mod sample;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use ledger::{
    Action, Draft, Erasure, Fold, Ledger, LedgerError, NoteSigner, SealFault, SealedParts, Sealer, StoredFold, Trust,
    sealed_under, snapshot_hash, verify_export, verify_export_with,
};
use model::ContentHash;
use sample::{DAY, building, import, stranger, tax, town};
use vault::{Keys, SealProfile, VaultError};

struct ByKeys(Keys);

fn fault(error: VaultError) -> SealFault {
    match error {
        VaultError::Erased => SealFault::NoKey,
        VaultError::Broken => SealFault::Changed,
        other => SealFault::Failed(other.to_string()),
    }
}

impl Sealer for ByKeys {
    fn key_of(&self, action: &Action) -> Option<String> {
        match action {
            Action::Import(import) => Some(key(&import.batch)),
            _ => None,
        }
    }

    fn seal(&self, key: &str, about: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealFault> {
        self.0.seal_bytes(key, about, bytes, out).map_err(fault)
    }

    fn open(&self, key: &str, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
        self.0.open_bytes(key, about, sealed).map_err(fault)
    }
}

fn key(batch: &str) -> String {
    batch.replace(' ', "-")
}

fn keys(folder: &Path) -> Keys {
    Keys::at(&folder.join("keys"), SealProfile::default())
}

fn sealing(folder: &Path) -> Arc<dyn Sealer> {
    Arc::new(ByKeys(keys(folder)))
}

fn opened(folder: &Path) -> Ledger {
    Ledger::open(&folder.join("ledger.sqlite")).unwrap().sealed_by(sealing(folder))
}

/// Three batches: the second corrects the first wholly, the third states something else.
fn corrected(ledger: &mut Ledger) {
    for (batch, facts) in [
        ("batch 1", vec![tax("first", 3, 1, 123_456_789), tax("first", 4, 2, 55)]),
        ("batch 2", vec![tax("second", 3, 1, 987_654_321), tax("second", 4, 2, 56)]),
        ("batch 3", vec![tax("third", 3, 3, 7)]),
    ] {
        ledger.append(&town(), import(batch, &facts)).unwrap();
    }
}

fn erasure(ledger: &Ledger) -> Draft {
    let by = ledger.superseded(&town(), 1).unwrap().by.unwrap();
    let action = Action::Erasure(Erasure {
        entry: 1,
        batch: "batch 1".to_owned(),
        key: key("batch 1"),
        superseded_by: by,
        because: "已更正".to_owned(),
    });
    Draft { at_us: 1_750_000_000_000_001, actor: "clerk".to_owned(), on_behalf: None, action, blobs: Vec::new() }
}

fn export(ledger: &Ledger) -> Vec<u8> {
    let signer = NoteSigner::generate("sanqian.test").unwrap();
    let mut out = Vec::new();
    ledger.export(&town(), &serde_json::Value::Null, &signer, &mut out).unwrap();
    out
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn no_byte_of_a_fact_lies_in_the_file_and_all_of_it_is_read_back() {
    let (folder, plain) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    let mut open = Ledger::open(&plain.path().join("ledger.sqlite")).unwrap();
    corrected(&mut open);
    // The same facts, whatever lies in the file.
    let hash = |ledger: &Ledger| snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, None).unwrap());
    assert_eq!(hash(&ledger), hash(&open));
    assert_eq!(ledger.entries(&town()).unwrap()[0].action, open.entries(&town()).unwrap()[0].action);
    let file = ContentHash::of(b"bytes of batch 1");
    assert_eq!(ledger.blob(&town(), &file).unwrap().unwrap(), b"bytes of batch 1");
    assert_eq!(opened_again(&folder, ledger).blob(&town(), &file).unwrap().unwrap(), b"bytes of batch 1");
    drop(open);
    let on_disk = |folder: &Path| {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let ours = files.filter(|path| path.is_file()).map(|path| std::fs::read(path).unwrap());
        ours.collect::<Vec<_>>().concat()
    };
    for canary in ["1234567.89", "123456789", "bytes of batch", "统一社会信用代码"] {
        assert!(!holds(&on_disk(folder.path()), canary), "{canary} lies in the file");
        assert!(holds(&on_disk(plain.path()), canary), "{canary} is no canary: it lies in no plain ledger either");
    }
}

fn opened_again(folder: &tempfile::TempDir, ledger: Ledger) -> Ledger {
    drop(ledger);
    opened(folder.path())
}

#[test]
fn who_verifies_needs_no_key_and_who_has_none_reads_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    let out = export(&ledger);
    drop(ledger);
    let keyless = Ledger::open(&folder.path().join("ledger.sqlite")).unwrap();
    assert_eq!(keyless.verify(&town()).unwrap().blobs, 6);
    assert!(verify_export(&mut Cursor::new(&out), &Trust::default()).is_ok());
    assert!(matches!(keyless.fold(&town(), None), Err(LedgerError::NoKey(_))));
    let file = ContentHash::of(b"bytes of batch 1");
    assert!(matches!(keyless.blob(&town(), &file), Err(LedgerError::NoKey(_))));
    // Copied and restored without a key, byte for byte.
    let mut copy = Ledger::open_in_memory().unwrap();
    assert_eq!(keyless.copy_to(&town(), &mut copy).unwrap(), keyless.digest(&town()).unwrap());
    let mut restored = Ledger::open_in_memory().unwrap();
    restored.restore(&mut Cursor::new(&out), &Trust::default()).unwrap();
    let restored = restored.sealed_by(sealing(folder.path()));
    assert_eq!(restored.fold(&town(), None).unwrap().facts(), 3);
}

#[test]
fn the_keys_of_an_export_are_proved_against_all_that_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    let out = export(&ledger);
    let parts = || verify_export_with(&mut Cursor::new(&out), &Trust::default(), &ByKeys(keys(folder.path())));
    assert_eq!(parts().unwrap().1, SealedParts { opened: 6, ..SealedParts::default() });
    std::fs::rename(folder.path().join("keys/batch-2.key"), folder.path().join("keys/batch-1.key")).unwrap();
    let fault = parts().unwrap_err().to_string();
    assert!(fault.contains("sealed under the key `batch-1` was changed"), "another's key opens nothing: {fault}");
    std::fs::remove_file(folder.path().join("keys/batch-1.key")).unwrap();
    let missing = BTreeMap::from([("batch-1".to_owned(), 2), ("batch-2".to_owned(), 2)]);
    assert_eq!(parts().unwrap().1, SealedParts { opened: 2, missing, ..SealedParts::default() });
}

#[test]
fn an_erased_batch_is_gone_and_everything_else_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let stored = folder.path().join("ledger.fold");
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    let before = ledger.fold(&town(), None).unwrap().digest().unwrap();
    let early = snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, Some(1)).unwrap());
    // What still stands is named, and so is from when on it did not.
    let third = ledger.superseded(&town(), 3).unwrap();
    assert_eq!((third.facts, third.standing.len(), third.by), (1, 1, None));
    let first = ledger.superseded(&town(), 1).unwrap();
    assert_eq!((first.facts, first.standing.len(), first.by), (2, 0, Some(2)));
    // A key that is gone without a word is a key that was lost.
    let key_file = folder.path().join("keys/batch-1.key");
    let kept = std::fs::read(&key_file).unwrap();
    std::fs::remove_file(&key_file).unwrap();
    assert!(matches!(ledger.fold(&town(), None), Err(LedgerError::NoKey(key)) if key == "batch-1"));
    std::fs::write(&key_file, kept).unwrap();
    // The entry first, then the key: between the two all of it is still read.
    ledger.append(&town(), erasure(&ledger)).unwrap();
    assert_eq!(snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, Some(1)).unwrap()), early);
    keys(folder.path()).destroy("batch-1").unwrap();
    let ledger = opened_again(&folder, ledger);
    assert_eq!(ledger.fold(&town(), None).unwrap().digest().unwrap(), before, "no fact of the town is lost");
    assert_eq!(ledger.fold(&town(), Some(2)).unwrap().facts(), 2);
    // What was known before the correction is not told otherwise than it was: it is not told.
    let asked = ledger.snapshot(&town(), DAY, 4549, Some(1));
    assert!(matches!(asked, Err(LedgerError::Erased { seq: 4, .. })), "{asked:?}");
    let file = ContentHash::of(b"bytes of batch 1");
    assert!(matches!(ledger.blob(&town(), &file), Err(LedgerError::Erased { seq: 4, .. })));
    assert_eq!(ledger.verify(&town()).unwrap().entries, 4);
    let out = export(&ledger);
    let (_, parts) =
        verify_export_with(&mut Cursor::new(&out), &Trust::default(), &ByKeys(keys(folder.path()))).unwrap();
    assert_eq!((parts.opened, parts.missing.len(), parts.erased.len()), (4, 0, 1));
    assert!(!ledger.seal_keys(&town()).unwrap().contains_key("batch-1"));
    let (_, how) = ledger.fold_from(&town(), &stored).unwrap();
    assert_ne!(how, StoredFold::Ignored);
}

#[test]
fn what_comes_again_is_not_sealed_twice_and_what_is_named_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = opened(folder.path());
    let facts = [tax("f", 3, 1, 100)];
    ledger.append(&town(), import("batch 1", &facts)).unwrap();
    ledger.append(&town(), import("batch 1", &facts)).unwrap();
    let mut named = import("batch 1", &facts);
    named.blobs.clear();
    ledger.append(&town(), named.clone()).unwrap();
    assert_eq!(ledger.verify(&town()).unwrap().blobs, 2);
    // Under another key it is another's: one may be erased without the other.
    ledger.append(&town(), import("batch 2", &facts)).unwrap();
    assert_eq!(ledger.verify(&town()).unwrap().blobs, 4);
    // A name that nobody handed in is refused as ever.
    let Action::Import(import) = &mut named.action else { panic!() };
    import.facts = ContentHash::of(b"nowhere");
    assert!(matches!(ledger.append(&town(), named), Err(LedgerError::MissingBlob(_))));
}

/// A ledger that an earlier release left plain goes on: what is in it is read, what comes is sealed.
#[test]
fn a_plain_ledger_is_sealed_from_now_on() {
    let folder = tempfile::tempdir().unwrap();
    sample::three_imports(&folder.path().join("ledger.sqlite"));
    let mut ledger = opened(folder.path());
    ledger.append(&town(), import("batch 4", &[tax("f4", 3, 9, 900)])).unwrap();
    assert_eq!(ledger.fold(&town(), None).unwrap().facts(), 4);
    assert_eq!(ledger.seal_keys(&town()).unwrap(), BTreeMap::from([("batch-4".to_owned(), 4)]));
    assert_eq!(ledger.verify(&town()).unwrap().blobs, 8);
}

/// What lies in the file is bound to its place: neither another town's nor another entry's passes for it.
#[test]
fn sealed_bytes_that_were_exchanged_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    drop(ledger);
    let db = stranger(&path);
    let all: Vec<(Vec<u8>, Vec<u8>)> = {
        let mut rows = db.prepare("SELECT hash, bytes FROM blob").unwrap();
        rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    assert!(all.iter().all(|(_, bytes)| sealed_under(bytes).is_some()));
    drop(db);
    let signed = export(&opened(folder.path()));
    // Another town's key of the same name opens nothing of this one.
    let other = model::TownId("330282-other".to_owned());
    for (_, bytes) in all {
        assert!(ledger::opened(Some(&ByKeys(keys(folder.path()))), &town(), bytes.clone()).is_ok());
        assert!(ledger::opened(Some(&ByKeys(keys(folder.path()))), &other, bytes).is_err());
    }
    assert!(verify_export(&mut Cursor::new(&signed), &Trust::default()).is_ok());
}

#[test]
fn a_stored_fold_is_sealed_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.fold");
    let mut ledger = opened(folder.path());
    corrected(&mut ledger);
    // What an earlier release left plain is not left lying.
    ledger.fold(&town(), None).unwrap().store(&path).unwrap();
    assert!(holds(&std::fs::read(&path).unwrap(), "9876543.21"));
    ledger.fold_from(&town(), &path).unwrap();
    assert!(!path.exists() || !holds(&std::fs::read(&path).unwrap(), "9876543.21"));
    let rebuilt = ledger.rebuild(&town(), &path).unwrap();
    assert!(!holds(&std::fs::read(&path).unwrap(), "9876543.21"));
    assert_eq!(ledger.fold_from(&town(), &path).unwrap().1, StoredFold::Used);
    assert_eq!(ledger.rebuild(&town(), &path).unwrap().same_fold, Some(true));
    assert_eq!(Fold::stored(&path).map(|_| ()), None, "not without the key");
    assert_eq!(rebuilt.facts, 3);
}

/// What sealing costs an import: run by `--ignored` alone, figures printed.
#[test]
#[ignore = "a measurement"]
fn cost_of_sealing() {
    let facts: Vec<_> = (0..500_000).map(|n| building("f", n, n, 9)).collect();
    for round in 0..2 {
        for sealed in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let ledger = Ledger::open(&folder.path().join("ledger.sqlite")).unwrap();
            let mut ledger = if sealed { ledger.sealed_by(sealing(folder.path())) } else { ledger };
            let begun = Instant::now();
            let draft = import("batch", &facts);
            let encoded = begun.elapsed();
            ledger.append(&town(), draft).unwrap();
            let appended = begun.elapsed();
            let fold = ledger.fold(&town(), None).unwrap();
            println!(
                "round {round} sealed {sealed}: encoded {encoded:?}, appended {appended:?}, folded back {:?} ({} facts)",
                begun.elapsed(),
                fold.facts()
            );
        }
    }
}
