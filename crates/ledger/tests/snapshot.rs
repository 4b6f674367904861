//! A snapshot is the fold of the imports, as of a day and as known after an entry.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use jiff::civil::date;
use ledger::{Ledger, decode_facts, encode_facts, snapshot_hash};
use model::{Fact, Fen, Snapshot};
use proptest::prelude::*;
use sample::{DAY, building, import, tax, town};

fn paid(snapshot: &Snapshot) -> Vec<Fen> {
    snapshot.enterprises.values().flat_map(|e| e.taxes.iter().map(|t| t.is.tax_paid)).collect()
}

#[test]
fn what_was_known_then_stays_known_so() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("as sent", &[tax("f1", 3, 1, 500)])).unwrap();
    let then = ledger.snapshot(&town(), DAY, 4549, None).unwrap();
    ledger.append(&town(), import("corrected", &[tax("f2", 3, 1, 700)])).unwrap();
    let now = ledger.snapshot(&town(), DAY, 4549, None).unwrap();
    assert_eq!((paid(&then), paid(&now)), (vec![Fen(500)], vec![Fen(700)]));
    let again = ledger.snapshot(&town(), DAY, 4549, Some(1)).unwrap();
    assert_eq!(again, then);
    assert_eq!(snapshot_hash(&again), snapshot_hash(&then));
    assert_ne!(snapshot_hash(&now), snapshot_hash(&then));
    assert!(ledger.snapshot(&town(), DAY, 4549, Some(0)).unwrap().facts.is_empty());
    let error = ledger.snapshot(&town(), DAY, 4549, Some(3)).unwrap_err().to_string();
    assert!(error.contains("entry 3 is not known yet, the last one is 2"), "{error}");
}

#[test]
fn the_day_and_the_coordinate_system_are_part_of_the_name() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&town(), import("a", &[tax("f1", 3, 1, 500)])).unwrap();
    let hash = |day, epsg| snapshot_hash(&ledger.snapshot(&town(), day, epsg, None).unwrap());
    let plain = hash(DAY, 4549);
    assert_eq!(plain, hash(DAY, 4549));
    assert_ne!(plain, hash(date(2025, 7, 1), 4549));
    assert_ne!(plain, hash(DAY, 4550));
}

/// The name of a small snapshot, computed from its JSON as text: names given by other releases must be found again.
#[test]
fn the_name_is_the_hash_of_the_json() {
    let snapshot = Snapshot::fold(town(), DAY, 4549, [tax("f", 3, 1, 500), building("g", 1, 1, 5)]);
    let json = serde_json::to_vec(&snapshot).unwrap();
    assert_eq!(snapshot_hash(&snapshot), model::ContentHash::of(&json));
}

#[test]
fn a_coordinate_that_is_not_finite_never_gets_in() {
    let mut fact = building("g", 1, 1, 5);
    let model::statement::Statement::Building(outline) = &mut fact.statement else { unreachable!() };
    outline.outline.0[0].exterior_mut(|ring| ring.0[2].x = f64::NAN);
    assert!(encode_facts(&[fact]).unwrap_err().to_string().contains("not finite"));
}

#[test]
fn a_line_that_is_no_fact_is_named() {
    let mut lines = encode_facts(&[tax("f", 3, 1, 500)]).unwrap();
    lines.extend(b"{\"id\":1}\n");
    assert!(decode_facts(&lines).unwrap_err().to_string().contains("line 2"));
}

fn some_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        ("[a-c]", 1..20_u32, 0..6_u32, -5_000..5_000_i64).prop_map(|(file, row, n, fen)| tax(&file, row, n, fen)),
        ("[a-c]", 1..20_u32, 0..6_u32, 3..9_u32).prop_map(|(file, row, n, corners)| building(&file, row, n, corners)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_imports_fold_as_their_facts_do(batches in prop::collection::vec(prop::collection::vec(some_fact(), 1..12), 1..6)) {
        let mut ledger = Ledger::open_in_memory().unwrap();
        for (n, batch) in batches.iter().enumerate() {
            ledger.append(&town(), import(&n.to_string(), batch)).unwrap();
        }
        for known in 0..=batches.len() {
            let direct = Snapshot::fold(town(), DAY, 4549, batches[..known].iter().flatten().cloned());
            let stored = ledger.snapshot(&town(), DAY, 4549, Some(known as u64)).unwrap();
            prop_assert_eq!(snapshot_hash(&stored), snapshot_hash(&direct));
            prop_assert_eq!(stored, direct);
        }
        prop_assert!(ledger.verify(&town()).is_ok());
    }

    #[test]
    fn coordinates_read_back_to_the_bit(x in any::<f64>().prop_filter("finite", |x| x.is_finite()), y in -1e7..1e7_f64) {
        let mut fact = building("g", 1, 1, 5);
        if let model::statement::Statement::Building(outline) = &mut fact.statement {
            outline.outline.0[0].exterior_mut(|ring| ring.0[2] = geo_types::Coord { x, y });
        }
        let back = decode_facts(&encode_facts(std::slice::from_ref(&fact)).unwrap()).unwrap();
        prop_assert_eq!(format!("{:?}", back), format!("{:?}", [fact]));
    }
}
