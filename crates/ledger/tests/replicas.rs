//! Several replicas follow one ledger that others write: each polls the head and keeps its own fold; when all is quiet they say
//! the same, and it is what the whole history says.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod sample;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ledger::{Fold, Ledger, LedgerError};
use sample::{import, tax, town};

/// Polls until `done`, and once more. Returns the fold and how often something new was found.
fn follow(ledger: &Ledger, done: &dyn Fn() -> bool) -> (Fold, u64) {
    let (mut fold, mut found) = (Fold::empty(&town()), 0);
    loop {
        let last = done();
        let new = ledger.follow_head(&mut fold).unwrap();
        found += u64::from(new > 0);
        if last {
            return (fold, found);
        }
        if new == 0 {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

#[test]
fn two_replicas_of_one_postgresql_agree_under_load() {
    let Some(cluster) = postgres_cluster::Cluster::start() else { return };
    let address = cluster.database("followed");
    Ledger::connect(&address).unwrap();
    let quiet = AtomicBool::new(false);
    let (one, two) = std::thread::scope(|scope| {
        let replica = || {
            let (address, quiet) = (&address, &quiet);
            scope.spawn(move || follow(&Ledger::connect(address).unwrap(), &|| quiet.load(Ordering::SeqCst)))
        };
        let (one, two) = (replica(), replica());
        let hands: Vec<_> = (0..4_u32)
            .map(|hand| {
                let address = &address;
                scope.spawn(move || {
                    let mut ledger = Ledger::connect(address).unwrap();
                    for n in 0..40 {
                        // All of them correct the same firms, so that the order in which they are taken matters.
                        let facts = [tax(&format!("{hand} {n}"), 1, n % 7, i64::from(hand * 100 + n))];
                        ledger.append(&town(), import(&format!("{hand} {n}"), &facts)).unwrap();
                    }
                })
            })
            .collect();
        hands.into_iter().for_each(|hand| hand.join().unwrap());
        quiet.store(true, Ordering::SeqCst);
        (one.join().unwrap(), two.join().unwrap())
    });
    let ledger = Ledger::connect(&address).unwrap();
    let whole = ledger.fold(&town(), None).unwrap();
    for (fold, found) in [&one, &two] {
        assert_eq!(fold.head(), ledger.head(&town()).unwrap());
        assert_eq!(fold.head().unwrap().seq, 160);
        assert_eq!(fold.digest().unwrap(), whole.digest().unwrap());
        assert!(*found > 5, "it followed while they wrote: {found}");
    }
    println!("160 entries by four hands, found in {} and {} polls", one.1, two.1);
}

const FILE: &str = "SANQIAN_TEST_FOLLOWED";

/// The other process: follows a file until it has seen sixty entries, and says what it made of them.
#[test]
#[ignore = "the child of the test below, which starts it"]
fn follower() {
    let ledger = Ledger::follow(Path::new(&std::env::var(FILE).unwrap())).unwrap();
    println!("\nREADY");
    let seen = |fold: &Fold| fold.head().map_or(0, |head| head.seq);
    let mut fold = Fold::empty(&town());
    let started = Instant::now();
    while seen(&fold) < 60 && started.elapsed() < Duration::from_secs(60) {
        ledger.follow_head(&mut fold).unwrap();
    }
    println!("\nFOLD {} {}", seen(&fold), fold.digest().unwrap());
}

#[test]
fn another_process_follows_an_sqlite_ledger_while_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let mut ledger = Ledger::open(&path).unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "follower", "--nocapture"])
        .env(FILE, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "READY"));
    for n in 0..60_u32 {
        let facts = [tax(&format!("{n}"), 1, n % 7, i64::from(n))];
        ledger.append(&town(), import(&format!("{n}"), &facts)).unwrap();
    }
    let said = lines.find_map(|line| line.strip_prefix("FOLD ").map(str::to_owned)).unwrap();
    child.wait().unwrap();
    let digest = ledger.fold(&town(), None).unwrap().digest().unwrap();
    assert_eq!(said, format!("60 {digest}"));
}

/// The twin: a replica of another history must not go on as if nothing had happened.
#[test]
fn a_replica_does_not_follow_another_history() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let mut other = Ledger::open_in_memory().unwrap();
    for n in 0..3_u32 {
        ledger.append(&town(), import(&format!("{n}"), &[tax("f", 1, n, 5)])).unwrap();
        other.append(&town(), import(&format!("{n}"), &[tax("f", 1, n, 6)])).unwrap();
    }
    let mut fold = ledger.fold(&town(), Some(2)).unwrap();
    assert!(matches!(other.follow_head(&mut fold), Err(LedgerError::Damaged(_))));
    assert_eq!(fold.head().unwrap().seq, 2);
    assert_eq!(ledger.follow_head(&mut fold).unwrap(), 1);
    assert_eq!(ledger.follow_head(&mut fold).unwrap(), 0);
    let mut shorter = Ledger::open_in_memory().unwrap();
    shorter.append(&town(), import("0", &[tax("f", 1, 0, 5)])).unwrap();
    assert!(shorter.follow_head(&mut fold).is_err(), "a ledger that was cut");
}
