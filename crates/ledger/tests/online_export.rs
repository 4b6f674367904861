//! Exports are taken at any moment while another handle writes: each is whole, holds all that was acknowledged before it began,
//! and restores to a ledger that verifies.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod sample;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use ledger::{Ledger, NoteSigner, Trust, verify_export};
use sample::{import, tax, town};

/// Lets the writer go when the reader is done, also when it is done because an assertion failed: a scope waits for its threads.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// How far the writer may run ahead of the last export. A writer without a bound outgrows the reader on a fast disk: each
/// export then takes longer than the one before it, without end.
const AHEAD: u64 = 40;

#[test]
fn an_export_under_load_is_whole_and_restores() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let mut writer = Ledger::open(&path).unwrap();
    writer.append(&town(), import("first", &[tax("f", 1, 1, 5)])).unwrap();
    let (acknowledged, exported, enough) = (AtomicU64::new(1), AtomicU64::new(1), AtomicBool::new(false));
    let signer = NoteSigner::generate("sanqian.test").unwrap();
    let (mut grown, mut last) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !enough.load(Ordering::SeqCst) {
                if acknowledged.load(Ordering::SeqCst) >= exported.load(Ordering::SeqCst) + AHEAD {
                    std::thread::yield_now();
                    continue;
                }
                let entry = writer.append(&town(), import(&format!("{n}"), &[tax("g", 1, n % 9, i64::from(n))]));
                acknowledged.store(entry.unwrap().seq, Ordering::SeqCst);
                n += 1;
            }
        });
        let _stop = Stop(&enough);
        let reader = Ledger::follow(&path).unwrap();
        for _ in 0..25 {
            // Something new each time, however slow the disk is just now; the writer goes on meanwhile.
            let started = Instant::now();
            while acknowledged.load(Ordering::SeqCst) <= last && started.elapsed() < Duration::from_secs(5) {
                std::thread::yield_now();
            }
            let before = acknowledged.load(Ordering::SeqCst);
            let mut file = Vec::new();
            reader.export(&town(), &serde_json::Value::Null, &signer, &mut file).unwrap();
            let verified = verify_export(&mut file.as_slice(), &Trust::default()).unwrap();
            assert!(verified.entries >= before, "{} of {before}", verified.entries);
            let mut restored = Ledger::open_in_memory().unwrap();
            restored.restore(&mut file.as_slice(), &Trust::default()).unwrap();
            assert_eq!(restored.verify(&town()).unwrap().entries, verified.entries);
            grown += u32::from(verified.entries > last);
            last = verified.entries;
            exported.store(last, Ordering::SeqCst);
        }
    });
    println!("25 exports, the last of {last} entries");
    assert!(grown > 5, "nothing was written meanwhile: {grown}");
    // The twin: one that is cut where the writer was is no export.
    let mut file = Vec::new();
    Ledger::follow(&path).unwrap().export(&town(), &serde_json::Value::Null, &signer, &mut file).unwrap();
    let cut = file.iter().rposition(|byte| *byte == b'\n').unwrap() / 2;
    assert!(verify_export(&mut &file[..cut], &Trust::default()).is_err());
}
