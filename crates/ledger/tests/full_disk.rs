//! A disk that really is full: a small tmpfs with stepped free space. Each append is acknowledged or cleanly refused, nothing
//! acknowledged is lost, and the same handle goes on once there is room. (The play of `power_cut.rs` has the steps in memory.)
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use ledger::{Ledger, LedgerError};
use sample::{import, tax, town};

/// A file system of a few megabytes of its own; gone when dropped.
struct Small(tempfile::TempDir);

impl Small {
    /// `None` where it may not be mounted and the suite was not told that it must be.
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size},mode=0777");
        let mut mount = Command::new("mount");
        let done = mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        if done.as_ref().is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        assert!(std::env::var_os("SANQIAN_REQUIRE_PEERS").is_none(), "a tmpfs cannot be mounted: {done:?}");
        println!("skipped: a tmpfs cannot be mounted here ({done:?})");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// Fills what is free but for so many bytes.
fn fill(ballast: &Path, leave: usize) {
    use std::io::Write;
    let mut file = std::fs::File::create(ballast).unwrap();
    let page = [1_u8; 4_096];
    let mut written = 0_u64;
    while file.write_all(&page).is_ok() {
        written += page.len() as u64;
    }
    file.set_len(written.saturating_sub(leave as u64)).unwrap();
}

#[test]
fn at_every_step_of_free_space_an_entry_is_acknowledged_or_refused_and_the_handle_goes_on() {
    let Some(small) = Small::mount("12m") else { return };
    let (path, ballast) = (small.path("town.ledger"), small.path("ballast"));
    let mut ledger = Ledger::open(&path).unwrap();
    let (mut acknowledged, mut refused, mut steps) = (0_u64, 0, 0);
    // Pages of 4 KiB are the finest that a tmpfs counts by.
    for leave in (0..160).map(|pages| pages * 4_096) {
        fill(&ballast, leave);
        for n in 0..3_u32 {
            steps += 1;
            let facts: Vec<_> = (0..12).map(|row| tax(&format!("{leave} {n}"), row, row, i64::from(row))).collect();
            match ledger.append(&town(), import(&format!("{leave} {n}"), &facts)) {
                Ok(entry) => {
                    acknowledged += 1;
                    assert_eq!(entry.seq, acknowledged);
                }
                Err(LedgerError::DiskFull) => {
                    refused += 1;
                    assert_eq!(ledger.head(&town()).unwrap().map_or(0, |head| head.seq), acknowledged);
                }
                Err(other) => panic!("with {leave} bytes free: {other}"),
            }
        }
        // Room again: the same handle writes at once. Old history makes room for the next step.
        std::fs::remove_file(&ballast).unwrap();
        match ledger.append(&town(), import(&format!("{leave} after"), &[tax("after", 1, 1, 5)])) {
            Ok(entry) => {
                acknowledged += 1;
                assert_eq!(entry.seq, acknowledged);
            }
            Err(LedgerError::DiskFull) => {
                // The ledger itself has filled the disk: a new one, after the old one was proved.
                check(ledger, &path, acknowledged);
                for name in ["town.ledger", "town.ledger-wal", "town.ledger-shm"] {
                    let _ = std::fs::remove_file(small.path(name));
                }
                ledger = Ledger::open(&path).unwrap();
                acknowledged = 0;
            }
            Err(other) => panic!("with room again after {leave}: {other}"),
        }
    }
    check(ledger, &path, acknowledged);
    println!("{steps} appends at stepped free space, {refused} refused for want of room");
    assert!(refused > 20, "the disk was never full: {refused}");
    assert!(steps - refused > 20, "nothing was ever written: {refused} of {steps}");
}

fn check(ledger: Ledger, path: &Path, acknowledged: u64) {
    assert_eq!(ledger.verify(&town()).unwrap().entries, acknowledged);
    drop(ledger);
    assert_eq!(Ledger::follow(path).unwrap().verify(&town()).unwrap().entries, acknowledged);
    let whole: String = sample::stranger(path).query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
}
