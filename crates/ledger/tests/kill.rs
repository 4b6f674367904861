//! What was acknowledged is there after the process was killed. (A power cut is another matter: issue 6 simulates it.)
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use ledger::Ledger;
use sample::{import, tax, town};

const FILE: &str = "SANQIAN_TEST_LEDGER";
const TOO_EARLY: &str = "SANQIAN_TEST_ACKNOWLEDGE_TOO_EARLY";

/// The process that is killed: appends for ever and says on its output what is safe. The parent test starts it.
#[test]
#[ignore = "the child of the tests below, which start it"]
fn writer() {
    let path = std::env::var(FILE).unwrap();
    let too_early = std::env::var(TOO_EARLY).is_ok();
    let mut ledger = Ledger::open(Path::new(&path)).unwrap();
    let mut next = ledger.head(&town()).unwrap().map_or(1, |head| head.seq + 1);
    let mut out = std::io::stdout();
    loop {
        let facts: Vec<_> = (0..20).map(|row| tax(&format!("f{next}"), row, row, i64::from(row))).collect();
        let draft = import(&format!("batch {next}"), &facts);
        if too_early {
            writeln!(out, "\nACK {next} -").unwrap();
            out.flush().unwrap();
            std::thread::sleep(Duration::from_millis(300));
        }
        let entry = ledger.append(&town(), draft).unwrap();
        if !too_early {
            writeln!(out, "\nACK {} {}", entry.seq, entry.hash).unwrap();
            out.flush().unwrap();
        }
        next = entry.seq + 1;
    }
}

/// Lets a writer work until it has acknowledged `wanted` entries, waits a little and kills it. Returns all that it
/// acknowledged.
fn kill_after(path: &Path, wanted: usize, wait: Duration, too_early: bool) -> BTreeMap<u64, String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "writer", "--nocapture"]).env(FILE, path).stdout(Stdio::piped());
    if too_early {
        command.env(TOO_EARLY, "1");
    }
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let acknowledgement = |line: String| {
        let mut words = line.strip_prefix("ACK ")?.split(' ').map(str::to_owned);
        Some((words.next()?.parse().ok()?, words.next()?))
    };
    let mut acknowledged: BTreeMap<u64, String> = lines.by_ref().filter_map(acknowledgement).take(wanted).collect();
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged.extend(lines.filter_map(acknowledgement));
    acknowledged
}

/// The acknowledged entries that are not in the ledger, which must otherwise be sound.
fn lost(path: &Path, acknowledged: &BTreeMap<u64, String>) -> Vec<u64> {
    let ledger = Ledger::open(path).unwrap();
    let entries = ledger.entries(&town()).unwrap();
    assert_eq!(ledger.verify(&town()).unwrap().entries, entries.len() as u64);
    let there: BTreeMap<u64, String> = entries.into_iter().map(|e| (e.seq, e.hash.0)).collect();
    acknowledged
        .iter()
        .filter(|(seq, hash)| there.get(seq).is_none_or(|found| *hash != "-" && found != *hash))
        .map(|(seq, _)| *seq)
        .collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let mut acknowledged = BTreeMap::new();
    for round in 0..12_u64 {
        // Different moments within an append, without chance.
        let wait = Duration::from_micros(round * 733 % 5_000);
        acknowledged.extend(kill_after(&path, 3, wait, false));
        assert_eq!(lost(&path, &acknowledged), Vec::<u64>::new(), "round {round}");
    }
    assert!(acknowledged.len() >= 36, "{}", acknowledged.len());
}

/// The control: a writer that acknowledges before it commits must be caught by the very same check.
#[test]
fn a_writer_that_acknowledges_too_early_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let acknowledged = kill_after(&path, 2, Duration::ZERO, true);
    assert_eq!(lost(&path, &acknowledged), [2]);
}
