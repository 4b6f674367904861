//! What was acknowledged is there after the process was killed. (A power cut is another matter: issue 6 simulates it.)
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests")]

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

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn nothing_acknowledged_is_lost_when_the_writer_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let mut acknowledged = BTreeMap::new();
    let mut all = 0;
    for round in 0..number("SANQIAN_KILLS", 100) {
        // Different moments within an append, without chance. The history is checked whole each time, so it is kept short.
        if round % 20 == 19 {
            all += acknowledged.len();
            acknowledged.clear();
            for name in ["town.ledger", "town.ledger-wal", "town.ledger-shm"] {
                let _ = std::fs::remove_file(folder.path().join(name));
            }
        }
        let wait = Duration::from_micros(round * 733 % 5_000);
        acknowledged.extend(kill_after(&path, 3, wait, false));
        assert_eq!(lost(&path, &acknowledged), Vec::<u64>::new(), "round {round}");
    }
    all += acknowledged.len();
    println!("{} kills, {all} entries acknowledged, none lost", number("SANQIAN_KILLS", 100));
    assert!(all as u64 >= number("SANQIAN_KILLS", 100) * 3, "{all}");
}

/// The server process that serves a writer is killed in the midst of its work; PostgreSQL then throws out everybody and
/// recovers. What was acknowledged is there; what nobody knows of is either there or not, once.
#[test]
fn nothing_acknowledged_is_lost_when_a_backend_of_postgresql_is_killed() {
    let Some(cluster) = postgres_cluster::Cluster::start() else { return };
    let address = cluster.database("killed");
    Ledger::connect(&address).unwrap();
    let kills = number("SANQIAN_KILLS", 100).min(number("SANQIAN_BACKEND_KILLS", 100));
    let done = std::sync::atomic::AtomicBool::new(false);
    let acknowledged = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_through_failures(&address, &done));
        for round in 0..kills {
            std::thread::sleep(Duration::from_millis(20 + round * 7 % 40));
            kill_backend(&cluster);
        }
        done.store(true, std::sync::atomic::Ordering::SeqCst);
        writer.join().unwrap()
    });
    let ledger = connect_again(&address);
    assert_eq!(ledger.verify(&town()).unwrap().entries, ledger.head(&town()).unwrap().unwrap().seq);
    let entries = ledger.entries(&town()).unwrap();
    let there: BTreeMap<u64, String> = entries.iter().map(|e| (e.seq, e.hash.0.clone())).collect();
    for (seq, hash) in &acknowledged {
        assert_eq!(there.get(seq), Some(hash), "entry {seq} was acknowledged");
    }
    // Each draft was told once, also when nobody knew at first whether it stood.
    let mut batches: Vec<String> = entries
        .iter()
        .map(|entry| match &entry.action {
            ledger::Action::Import(import) => import.batch.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let all = batches.len();
    batches.sort();
    batches.dedup();
    assert_eq!(batches.len(), all, "a draft stands twice");
    println!("{kills} backends killed, {} entries acknowledged, none lost, none twice", acknowledged.len());
    assert!(acknowledged.len() as u64 > kills, "it hardly wrote: {}", acknowledged.len());
    drop(ledger);
    the_writer_opens_the_ledger_again_by_itself(&cluster, &address);
}

/// A server's writer thread loses its backend: who waited is told, who comes later is served, and nobody starts it anew.
fn the_writer_opens_the_ledger_again_by_itself(cluster: &postgres_cluster::Cluster, address: &str) {
    let writer = ledger::Writer::start(connect_again(address)).unwrap();
    let hand_in = |n: u32| writer.submit(&town(), import(&format!("by the writer {n}"), &[tax("w", 1, n, 5)])).wait();
    let mut last = hand_in(0).unwrap();
    for round in 1..4 {
        kill_backend(cluster);
        let again = (0..600_u32).find_map(|tried| {
            let entry = hand_in(round * 1_000 + tried);
            if entry.is_err() {
                std::thread::sleep(Duration::from_millis(20));
            }
            entry.ok()
        });
        let entry = again.unwrap();
        assert!(entry.seq > last.seq, "{} after {}", entry.seq, last.seq);
        last = entry;
    }
    let ledger = writer.finish().unwrap();
    assert_eq!(ledger.head(&town()).unwrap().unwrap().hash, last.hash);
    assert!(ledger.verify(&town()).is_ok());
}

fn connect_again(address: &str) -> Ledger {
    for _ in 0..600 {
        match Ledger::connect(address) {
            Ok(ledger) => return ledger,
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    panic!("PostgreSQL does not come back");
}

/// Writes one draft after another. After any failure it connects anew and looks whether the draft stands, as a careful
/// program does, before it tries again.
fn write_through_failures(address: &str, done: &std::sync::atomic::AtomicBool) -> BTreeMap<u64, String> {
    let mut acknowledged = BTreeMap::new();
    let mut ledger = connect_again(address);
    let mut number = 0_u32;
    while !done.load(std::sync::atomic::Ordering::SeqCst) {
        let batch = format!("batch {number}");
        match ledger.append(&town(), import(&batch, &[tax("f", 1, number, 5)])) {
            Ok(entry) => {
                acknowledged.insert(entry.seq, entry.hash.0);
                number += 1;
            }
            Err(_) => {
                let known = acknowledged.last_key_value().map_or(0, |(seq, _)| *seq);
                let later = loop {
                    ledger = connect_again(address);
                    if let Ok(entries) = ledger.entries_after(&town(), known) {
                        break entries;
                    }
                };
                let stands = |entry: &ledger::Entry| matches!(&entry.action, ledger::Action::Import(import) if import.batch == batch);
                number += u32::from(later.iter().any(stands));
            }
        }
    }
    acknowledged
}

/// Kills the process that serves the writer, as the system would for want of memory.
fn kill_backend(cluster: &postgres_cluster::Cluster) {
    for _ in 0..600 {
        let Ok(mut client) = postgres::Client::connect(&cluster.address("killed"), postgres::NoTls) else {
            std::thread::sleep(Duration::from_millis(10));
            continue;
        };
        let found = "SELECT pid FROM pg_stat_activity WHERE datname = 'killed' AND pid <> pg_backend_pid() \
                     AND backend_type = 'client backend' ORDER BY pid LIMIT 1";
        if let Ok(Some(row)) = client.query_opt(found, &[]) {
            let pid: i32 = row.get(0);
            let _ = Command::new("kill").arg("-9").arg(pid.to_string()).status();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("there is no backend to kill");
}

/// The control: a writer that acknowledges before it commits must be caught by the very same check.
#[test]
fn a_writer_that_acknowledges_too_early_is_caught() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let acknowledged = kill_after(&path, 2, Duration::ZERO, true);
    assert_eq!(lost(&path, &acknowledged), [2]);
}
