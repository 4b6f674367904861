//! The two times of the record: what was known at a moment about a day stays so, whatever is appended later.
#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use ledger::{Draft, Ledger, snapshot_hash};
use model::{Fact, Snapshot};
use proptest::prelude::*;
use sample::{DAY, import, tax, town};

/// The facts of an import: enterprise and amount of each, so that later ones correct earlier ones.
type Batch = (i64, Vec<(u32, i64)>);

fn facts(number: usize, batch: &Batch) -> Vec<Fact> {
    let rows = batch.1.iter().zip(1..);
    rows.map(|((firm, fen), row)| tax(&format!("f{number}"), row, *firm, *fen)).collect()
}

fn draft(number: usize, batch: &Batch) -> Draft {
    Draft { at_us: batch.0, ..import(&format!("batch {number}"), &facts(number, batch)) }
}

fn known(ledger: &Ledger, moment: i64) -> Snapshot {
    ledger.snapshot_known(&town(), moment, DAY, 4549).unwrap()
}

/// The twin: it takes the last entry that bears no later time, as if clocks were never set back.
fn known_if_clocks_never_ran_back(times: &[i64], moment: i64) -> u64 {
    times.iter().rposition(|at| *at <= moment).map_or(0, |index| index as u64 + 1)
}

fn batches() -> impl Strategy<Value = Vec<Batch>> {
    let rows = prop::collection::vec((0..6_u32, 0..1_000_i64), 1..5);
    prop::collection::vec((0..40_i64, rows), 2..10)
}

proptest! {
    #[test]
    fn what_is_appended_later_does_not_change_what_was_known(batches in batches(), split in 1..9_usize) {
        let split = split.min(batches.len() - 1);
        let mut ledger = Ledger::open_in_memory().unwrap();
        for (number, batch) in batches.iter().enumerate().take(split) {
            ledger.append(&town(), draft(number, batch)).unwrap();
        }
        // Past is what lies before the latest time that the ledger bears.
        let now = batches[..split].iter().map(|batch| batch.0).max().unwrap();
        let before: Vec<_> = (-1..now).map(|moment| snapshot_hash(&known(&ledger, moment))).collect();
        for (number, batch) in batches.iter().enumerate().skip(split) {
            ledger.append(&town(), draft(number, batch)).unwrap();
        }
        for (moment, before) in (-1..now).zip(before) {
            prop_assert_eq!(snapshot_hash(&known(&ledger, moment)), before, "moment {}", moment);
        }
    }

    /// The oracle: the facts of a prefix, folded by hand.
    #[test]
    fn it_is_the_fold_of_what_stood_before_the_first_later_entry(batches in batches(), moment in -1..41_i64) {
        let mut ledger = Ledger::open_in_memory().unwrap();
        for (number, batch) in batches.iter().enumerate() {
            ledger.append(&town(), draft(number, batch)).unwrap();
        }
        let prefix = batches.iter().position(|batch| batch.0 > moment).unwrap_or(batches.len());
        prop_assert_eq!(ledger.known_at(&town(), moment).unwrap(), prefix as u64);
        let by_hand = batches[..prefix].iter().enumerate().flat_map(|(number, batch)| facts(number, batch));
        prop_assert_eq!(known(&ledger, moment), Snapshot::fold(town(), DAY, 4549, by_hand));
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_rewrite_what_was_known() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let times = [10, 30, 20];
    for (number, at) in times.iter().enumerate().take(2) {
        ledger.append(&town(), draft(number, &(*at, vec![(1, 100 + at)]))).unwrap();
    }
    let then = known(&ledger, 25);
    assert_eq!(known_if_clocks_never_ran_back(&times[..2], 25), ledger.known_at(&town(), 25).unwrap());
    ledger.append(&town(), draft(2, &(times[2], vec![(1, 999)]))).unwrap();
    assert_eq!(known(&ledger, 25), then);
    assert_eq!(known_if_clocks_never_ran_back(&times, 25), 3, "the twin would now tell another past");
    assert_eq!(ledger.known_at(&town(), 30).unwrap(), 3);
    assert_eq!(ledger.known_at(&town(), 9).unwrap(), 0);
}
