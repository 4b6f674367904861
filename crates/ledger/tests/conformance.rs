//! One suite over every store: SQLite, and a PostgreSQL that the test starts itself.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]
#![cfg(unix)]

#[path = "conformance/mod.rs"]
mod demands;
mod sample;

use ledger::Ledger;

#[test]
fn sqlite_does_what_every_store_must() {
    for (name, case) in demands::CASES {
        println!("{name}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("town.ledger");
        case(Ledger::open(&path).unwrap(), &|| Ledger::follow(&path).unwrap());
    }
}

#[test]
fn postgresql_does_what_every_store_must() {
    let Some(cluster) = postgres_cluster::Cluster::start() else { return };
    for (name, case) in demands::CASES {
        println!("{name}");
        let address = cluster.database(name);
        case(Ledger::connect(&address).unwrap(), &|| Ledger::connect(&address).unwrap());
    }
    guards(&cluster);
    contention(&cluster);
    two_programs_found_one_ledger(&cluster);
    moving_between_engines_keeps_every_byte(&cluster);
}

/// There and back: equal digests, equal exports.
fn moving_between_engines_keeps_every_byte(cluster: &postgres_cluster::Cluster) {
    let mut here = Ledger::open_in_memory().unwrap();
    for n in 0..40 {
        let facts = [sample::tax(&format!("{n}"), n, n, 5), sample::building("b", n, n, 9)];
        here.append(&sample::town(), sample::import(&format!("第{n}批"), &facts)).unwrap();
    }
    // What one account drafted and another approved goes along, past the guard that asks for both.
    demands::four_eyes::drafted_and_approved(&mut here);
    let mut there = Ledger::connect(&cluster.database("moved")).unwrap();
    let digest = here.copy_to(&sample::town(), &mut there).unwrap();
    let mut back = Ledger::open_in_memory().unwrap();
    assert_eq!(there.copy_to(&sample::town(), &mut back).unwrap(), digest);
    let signer = ledger::NoteSigner::generate("sanqian.test").unwrap();
    let export = |ledger: &Ledger| {
        let mut file = Vec::new();
        ledger.export(&sample::town(), &serde_json::Value::Null, &signer, &mut file).unwrap();
        file
    };
    assert_eq!(export(&here), export(&there));
    assert_eq!(export(&here), export(&back));
    assert!(here.copy_to(&sample::town(), &mut there).is_err(), "nothing is written over");
    let address = cluster.database("restored");
    let mut restored = Ledger::connect(&address).unwrap();
    restored.restore(&mut export(&here).as_slice(), &ledger::Trust::default()).unwrap();
    assert_eq!(restored.digest(&sample::town()).unwrap(), digest);
    // The twin: a store in which one byte is another has another digest.
    let change = "ALTER TABLE sanqian.blob DISABLE TRIGGER ALL; UPDATE sanqian.blob SET bytes = set_byte(bytes, 0, 7) \
                  WHERE hash = (SELECT MIN(hash::text)::bytea FROM sanqian.blob)";
    cluster.stranger("restored").batch_execute(change).unwrap();
    assert_ne!(restored.digest(&sample::town()).unwrap(), digest);
}

/// What the triggers refuse, to whoever comes past the ledger.
fn guards(cluster: &postgres_cluster::Cluster) {
    for attempt in [
        "UPDATE sanqian.entry SET actor = 'x' WHERE seq = 2",
        "DELETE FROM sanqian.entry WHERE seq = 2",
        "TRUNCATE sanqian.entry",
        "UPDATE sanqian.blob SET length = length",
        "DELETE FROM sanqian.blob",
        "TRUNCATE sanqian.blob",
    ] {
        let error = cluster.stranger("read_back").batch_execute(attempt).unwrap_err();
        let error = error.as_db_error().unwrap().to_string();
        assert!(error.contains("append-only"), "{attempt}: {error}");
    }
}

/// Six programs write one town at once: nothing is lost, nothing told twice, no gap.
fn contention(cluster: &postgres_cluster::Cluster) {
    let address = cluster.database("contention");
    Ledger::connect(&address).unwrap();
    std::thread::scope(|scope| {
        for hand in 0..6_u32 {
            let address = &address;
            scope.spawn(move || {
                let mut ledger = Ledger::connect(address).unwrap();
                for n in 0..15 {
                    let facts = [sample::tax(&format!("{hand}"), n, n, 5)];
                    ledger.append(&sample::town(), sample::import(&format!("{hand} {n}"), &facts)).unwrap();
                }
            });
        }
    });
    let ledger = Ledger::connect(&address).unwrap();
    assert_eq!(ledger.verify(&sample::town()).unwrap().entries, 90);
}

fn two_programs_found_one_ledger(cluster: &postgres_cluster::Cluster) {
    let address = cluster.database("founded");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| drop(Ledger::connect(&address).unwrap()));
        }
    });
}
