//! A stored fold makes a start fast and is never believed against the ledger.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod sample;

use std::path::Path;
use std::time::{Duration, Instant};

use ledger::{Fold, Ledger, StoredFold, snapshot_hash};
use sample::{DAY, building, import, tax, town};

/// A ledger whose later batches correct the earlier ones.
fn corrected(batches: u32, firms: u32) -> Ledger {
    let mut ledger = Ledger::open_in_memory().unwrap();
    for batch in 0..batches {
        append(&mut ledger, batch, firms);
    }
    ledger
}

fn append(ledger: &mut Ledger, batch: u32, firms: u32) {
    let facts: Vec<_> = (0..firms)
        .map(|n| match n % 4 {
            0 => building(&format!("b{batch}"), n, n, 9),
            _ => tax(&format!("t{batch}"), n, n, i64::from(batch * 1_000 + n)),
        })
        .collect();
    ledger.append(&town(), import(&format!("batch {batch}"), &facts)).unwrap();
}

fn start(ledger: &Ledger, path: &Path) -> (Fold, StoredFold) {
    ledger.fold_from(&town(), path).unwrap()
}

fn same(fold: &Fold, ledger: &Ledger) {
    let whole = ledger.fold(&town(), None).unwrap();
    assert_eq!(fold.head(), whole.head());
    assert_eq!(fold.digest().unwrap(), whole.digest().unwrap());
    let hash = |fold: &Fold| snapshot_hash(&fold.clone().snapshot(DAY, 4549));
    assert_eq!(hash(fold), hash(&whole));
}

#[test]
fn it_is_the_whole_fold_whenever_it_was_stored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.fold");
    let mut ledger = Ledger::open_in_memory().unwrap();
    let mut used = 0;
    for batch in 0..12 {
        append(&mut ledger, batch, 20 + batch % 5);
        let (fold, stored) = start(&ledger, &path);
        used += u32::from(stored == StoredFold::Used);
        same(&fold, &ledger);
    }
    assert!(used >= 10, "{used}");
    let rebuilt = ledger.rebuild(&town(), &path).unwrap();
    assert_eq!((rebuilt.same_ledger, rebuilt.same_fold, rebuilt.entries), (true, Some(true), 12));
}

#[test]
fn any_damaged_byte_makes_it_ignored_and_the_answer_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.fold");
    let ledger = corrected(3, 6);
    start(&ledger, &path);
    let sound = std::fs::read(&path).unwrap();
    assert_eq!(start(&ledger, &path).1, StoredFold::Used, "untouched, it is of use");
    for at in (0..sound.len()).step_by(sound.len() / 300) {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        std::fs::write(&path, damaged).unwrap();
        let (fold, stored) = start(&ledger, &path);
        assert_eq!(stored, StoredFold::Ignored, "byte {at}");
        same(&fold, &ledger);
    }
    for length in [0, 10, sound.len() / 2, sound.len() - 1] {
        std::fs::write(&path, &sound[..length]).unwrap();
        assert_eq!(start(&ledger, &path).1, StoredFold::Ignored, "cut to {length}");
    }
}

#[test]
fn that_of_another_history_is_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.fold");
    let ledger = corrected(3, 8);
    start(&corrected(3, 7), &path);
    let (fold, stored) = start(&ledger, &path);
    assert_eq!(stored, StoredFold::Ignored);
    same(&fold, &ledger);
    // A longer history than the ledger has: it was cut, or this is an older copy of it.
    corrected(4, 8).fold(&town(), None).unwrap().store(&path).unwrap();
    assert_eq!(start(&ledger, &path).1, StoredFold::Ignored);
    // The twin of `rebuild`: a fold that is whole in itself but says something else is found out.
    let mut forged = corrected(3, 8);
    corrected(3, 8).fold(&town(), None).unwrap().store(&path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let (header, lines) = text.split_once('\n').unwrap();
    let lines = lines.replacen("2001", "2009", 1);
    let mut header: serde_json::Value = serde_json::from_str(header).unwrap();
    header["facts"] = model::ContentHash::of(lines.as_bytes()).0.into();
    let header = serde_json::to_string(&header).unwrap();
    std::fs::write(&path, format!("{header}\n{lines}")).unwrap();
    assert_eq!(forged.rebuild(&town(), &path).unwrap().same_fold, Some(false));
    assert_eq!(forged.rebuild(&town(), &path).unwrap().same_fold, Some(true), "and was replaced");
}

#[test]
fn a_start_with_it_is_faster_than_one_without() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.fold");
    let ledger = corrected(12, 800);
    let timed = |work: &dyn Fn()| -> Duration {
        let times = (0..3).map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        });
        times.min().unwrap()
    };
    let without = timed(&|| drop(ledger.fold(&town(), None).unwrap()));
    start(&ledger, &path);
    let with = timed(&|| assert_eq!(start(&ledger, &path).1, StoredFold::Used));
    println!("twelve batches of 800 facts: {without:.1?} without, {with:.1?} with");
    assert!(with * 2 < without, "{with:?} with, {without:?} without");
}
