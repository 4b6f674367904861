//! Ledgers of every released schema open, keep their chain and go on. Their files lie in `released/`, as they were written.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::{Ledger, snapshot_hash};
use model::TownId;
use sample::{DAY, import, stranger, tax, town};

/// Version, entries, blobs, head, name of the snapshot: what the release itself said of the file.
const RELEASED: &[(i64, u64, u64, &str, &str)] = &[
    (
        1,
        6,
        7,
        "fcd49e67de1767309b218a322dc022cdc9a3466ef78701d735f7d6acd6d347ba",
        "29c3a4c011716377a5d7e1dca8e0f65372b3f4c2f8f354812a7a20736265e0d8",
    ),
    (
        2,
        5,
        10,
        "1a804173a699a1dcff7033bd0e947803b82c8207ec96389dedde004804e45636",
        "8a32dfcfcfda51c11c4384bad214bad65eef5dd7c4bae9bed88b4d6ed03c32e5",
    ),
    (
        3,
        4,
        8,
        "d422c03ff06314a4ff826f4d93e78c8b68e47631355d9ff6dcb927d7a3821870",
        "f600378f7cc34978d43b5e4b710d1b01aad92fb90be33c3120456a7ff9ac7d98",
    ),
];

#[test]
fn a_ledger_of_every_released_schema_is_brought_forward_whole() {
    for (version, entries, blobs, head, snapshot) in RELEASED {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("town.ledger");
        let kept = format!("{}/tests/released/schema-{version}.ledger", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(&kept, &path).unwrap();
        let found: i64 = stranger(&path).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(found, *version, "the file is as it was released");

        let mut ledger = Ledger::open(&path).unwrap();
        let verified = ledger.verify(&town()).unwrap();
        assert_eq!((verified.entries, verified.blobs), (*entries, *blobs));
        assert_eq!(verified.head.unwrap().0, *head);
        assert_eq!(ledger.towns().unwrap(), [TownId("330282-other".to_owned()), town()]);
        assert_eq!(snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, None).unwrap()).0, *snapshot);
        assert_eq!(ledger.append(&town(), import("new", &[tax("new", 3, 9, 900)])).unwrap().seq, entries + 1);
        drop(ledger);
        assert!(Ledger::open(&path).unwrap().verify(&town()).is_ok(), "and opens again");
    }
}
