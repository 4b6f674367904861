//! What every store must do. Each case gets an empty ledger and a way to open it once more.

pub(crate) mod four_eyes;
mod jobs;
mod people;

use std::collections::BTreeSet;

use ledger::{Action, Algorithm, Draft, Ledger, LedgerError, Run, RunKind, Writer, snapshot_hash};
use model::{ContentHash, TownId};

use crate::sample::{DAY, building, import, tax, town};

/// Opens the same ledger for reading while the first handle is open.
pub(crate) type Again<'a> = &'a dyn Fn() -> Ledger;

/// A named demand on every store.
pub(crate) type Case = (&'static str, fn(Ledger, Again<'_>));

pub(crate) const CASES: &[Case] = &[
    ("read_back", entries_and_blobs_read_back_as_they_were_written),
    ("towns", towns_do_not_see_each_other),
    ("known_bytes", known_bytes_need_not_be_given_again),
    ("refusals", drafts_that_nobody_answers_for_are_refused),
    ("groups", a_refused_draft_of_a_group_does_not_hinder_the_others),
    ("texts", any_text_and_any_number_reads_back),
    ("large", a_large_blob_reads_back),
    ("pages", a_history_longer_than_a_page_is_whole),
    ("sm3", a_ledger_may_change_its_hash),
    ("same_chain", the_chain_is_the_same_on_every_engine),
    ("known_then", what_was_known_then_stays_known_so),
    ("writer", many_hands_share_one_writer),
    ("next_after", what_was_decided_on_a_head_is_written_next_after_it),
    ("follows", a_second_handle_follows_the_head),
    ("credentials", people::credentials_are_replaced_and_forgotten),
    ("codes", people::a_code_is_used_once),
    ("sessions", people::sessions_open_and_end),
    ("jobs", jobs::jobs_are_taken_up_by_one),
    ("jobs_over", jobs::jobs_are_called_off_and_forgotten),
    ("four_eyes", four_eyes::the_table_itself_wants_four_eyes),
    ("one_person", four_eyes::what_needs_two_is_not_entered_by_one),
    ("closed_drafts", four_eyes::what_was_closed_is_carried_out_by_nobody),
];

fn run(result: &[u8]) -> Draft {
    let action = Action::Run(Run {
        kind: RunKind::Assess,
        snapshot: ContentHash::of(b"snapshot"),
        packs: vec![ContentHash::of(b"pack")],
        result: ContentHash::of(result),
    });
    Draft {
        at_us: -5,
        actor: "镇经发办".to_owned(),
        on_behalf: Some("镇政府".to_owned()),
        action,
        blobs: vec![result.to_vec()],
    }
}

fn entries_and_blobs_read_back_as_they_were_written(mut ledger: Ledger, again: Again<'_>) {
    let first = ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    let second = ledger.append(&town(), run(b"result")).unwrap();
    assert_eq!((first.seq, second.seq), (1, 2));
    assert_eq!(second.prev_hash, first.hash);
    let ledger = again();
    assert_eq!(ledger.entries(&town()).unwrap(), [first, second.clone()]);
    assert_eq!(ledger.head(&town()).unwrap().unwrap().hash, second.hash);
    assert_eq!(ledger.blob(&town(), &ContentHash::of(b"result")).unwrap().unwrap(), b"result");
    assert_eq!(ledger.blob(&town(), &ContentHash::of(b"other")).unwrap(), None);
    assert_eq!(ledger.towns().unwrap(), [town()]);
    let verified = ledger.verify(&town()).unwrap();
    assert_eq!((verified.entries, verified.blobs, verified.head), (2, 3, Some(second.hash)));
}

fn towns_do_not_see_each_other(mut ledger: Ledger, _: Again<'_>) {
    let other = TownId("other".to_owned());
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    assert_eq!(ledger.head(&other).unwrap(), None);
    assert_eq!(ledger.blob(&other, &ContentHash::of(b"bytes of a")).unwrap(), None);
    // Bytes that only another town holds do not count as held.
    let mut draft = import("a", &[tax("f", 3, 1, 500)]);
    let given = std::mem::take(&mut draft.blobs);
    assert!(matches!(ledger.append(&other, draft.clone()), Err(LedgerError::MissingBlob(_))));
    draft.blobs = given;
    assert_eq!(ledger.append(&other, draft).unwrap().seq, 1);
    assert_eq!(ledger.towns().unwrap(), [town(), other]);
}

fn known_bytes_need_not_be_given_again(mut ledger: Ledger, _: Again<'_>) {
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500)])).unwrap();
    let mut again = import("a", &[tax("f", 3, 1, 500)]);
    ledger.append(&town(), again.clone()).unwrap();
    again.blobs.clear();
    ledger.append(&town(), again).unwrap();
    let verified = ledger.verify(&town()).unwrap();
    assert_eq!((verified.entries, verified.blobs), (3, 2));
}

fn drafts_that_nobody_answers_for_are_refused(mut ledger: Ledger, _: Again<'_>) {
    let mut refused = |change: fn(&mut Draft), words: &str| {
        let mut draft = import("a", &[tax("f", 3, 1, 500)]);
        change(&mut draft);
        let error = ledger.append(&town(), draft).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert_eq!(ledger.head(&town()).unwrap(), None);
    };
    refused(|draft| draft.actor.clear(), "actor");
    refused(|draft| draft.on_behalf = Some(String::new()), "on whose behalf");
    refused(|draft| draft.actor = "a\0b".to_owned(), "zero byte");
    refused(|draft| draft.blobs.push(b"stray".to_vec()), "does not name the blob");
    refused(|draft| draft.blobs.push(Vec::new()), "empty blob");
    refused(|draft| drop(draft.blobs.pop()), "neither in the ledger nor given");
    refused(
        |draft| match &mut draft.action {
            Action::Import(import) => import.files[0].blobs[0] = ContentHash("..".to_owned()),
            _ => unreachable!(),
        },
        "does not name the blob",
    );
    assert!(ledger.append(&TownId(String::new()), import("a", &[tax("f", 3, 1, 500)])).is_err());
    assert!(ledger.append(&town(), import("a", &[])).is_err(), "an import that says nothing");
    assert_eq!(ledger.verify(&town()).unwrap().blobs, 0);
}

fn a_refused_draft_of_a_group_does_not_hinder_the_others(mut ledger: Ledger, _: Again<'_>) {
    let mut missing = import("b", &[tax("f", 3, 2, 500)]);
    missing.blobs.pop();
    let mut nameless = run(b"one");
    nameless.actor.clear();
    let group = vec![import("a", &[tax("f", 3, 1, 500)]), missing, nameless, run(b"two")];
    let outcomes = ledger.append_group(&town(), group).unwrap();
    assert_eq!(outcomes[0].as_ref().unwrap().seq, 1);
    assert!(matches!(outcomes[1], Err(LedgerError::MissingBlob(_))));
    assert!(matches!(outcomes[2], Err(LedgerError::Refused { .. })));
    assert_eq!(outcomes[3].as_ref().unwrap().seq, 2);
    let verified = ledger.verify(&town()).unwrap();
    assert_eq!((verified.entries, verified.blobs), (2, 3), "nothing of the refused ones was kept");
}

fn any_text_and_any_number_reads_back(mut ledger: Ledger, again: Again<'_>) {
    let texts = ["镇经发办", "a'b\"c\\d", "𠮷野家 🏭", "line\nbreak\ttab", " ", "NULL", "?1 $1", "\u{7f}\u{1}"];
    let mut written = Vec::new();
    for (text, at_us) in texts.into_iter().zip([0, i64::MIN, i64::MAX, -1, 1, 2, 3, 4]) {
        let draft = Draft { at_us, actor: text.to_owned(), on_behalf: Some(text.to_owned()), ..run(text.as_bytes()) };
        written.push(ledger.append(&town(), draft).unwrap());
    }
    assert_eq!(again().entries(&town()).unwrap(), written);
    assert!(ledger.verify(&town()).is_ok());
}

fn a_large_blob_reads_back(mut ledger: Ledger, again: Again<'_>) {
    let large: Vec<u8> = (0..3_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    ledger.append(&town(), run(&large)).unwrap();
    assert_eq!(again().blob(&town(), &ContentHash::of(&large)).unwrap(), Some(large));
}

fn a_history_longer_than_a_page_is_whole(mut ledger: Ledger, again: Again<'_>) {
    for group in 0..5_u32 {
        let drafts = (0..500_u32).map(|n| run(format!("{group} {n}").as_bytes())).collect();
        assert!(ledger.append_group(&town(), drafts).unwrap().iter().all(Result::is_ok));
    }
    let entries = again().entries(&town()).unwrap();
    assert!(entries.iter().zip(1..).all(|(entry, seq)| entry.seq == seq));
    assert_eq!(entries.len(), 2_500);
    assert_eq!(ledger.entries_after(&town(), 2_498).unwrap(), entries[2_498..]);
    assert_eq!(ledger.verify(&town()).unwrap().entries, 2_500);
}

fn a_ledger_may_change_its_hash(mut ledger: Ledger, _: Again<'_>) {
    ledger.append(&town(), run(b"1")).unwrap();
    ledger.chain_with(Algorithm::Sm3);
    let sm3 = ledger.append(&town(), run(b"2")).unwrap();
    ledger.chain_with(Algorithm::Sha256);
    ledger.append(&town(), run(b"2")).unwrap();
    assert_eq!(ledger.verify(&town()).unwrap().entries, 3);
    let mut other = Ledger::open_in_memory().unwrap();
    other.append(&town(), run(b"1")).unwrap();
    assert_ne!(other.append(&town(), run(b"2")).unwrap().hash, sm3.hash);
}

/// The hash was found once and stands here: a release or an engine that chains otherwise shows.
fn the_chain_is_the_same_on_every_engine(mut ledger: Ledger, _: Again<'_>) {
    ledger.append(&town(), import("a", &[tax("f", 3, 1, 500), building("g", 1, 1, 5)])).unwrap();
    let last = ledger.append(&town(), run(b"result")).unwrap();
    let mut other = Ledger::open_in_memory().unwrap();
    other.append(&town(), import("a", &[tax("f", 3, 1, 500), building("g", 1, 1, 5)])).unwrap();
    assert_eq!(other.append(&town(), run(b"result")).unwrap(), last);
}

fn what_was_known_then_stays_known_so(mut ledger: Ledger, again: Again<'_>) {
    ledger.append(&town(), import("as sent", &[tax("f1", 3, 1, 500)])).unwrap();
    let then = snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, None).unwrap());
    ledger.append(&town(), import("corrected", &[tax("f2", 3, 1, 700)])).unwrap();
    let ledger = again();
    assert_ne!(snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, None).unwrap()), then);
    assert_eq!(snapshot_hash(&ledger.snapshot(&town(), DAY, 4549, Some(1)).unwrap()), then);
}

fn many_hands_share_one_writer(ledger: Ledger, _: Again<'_>) {
    let writer = Writer::start(ledger).unwrap();
    let seen: Vec<Vec<u64>> = std::thread::scope(|scope| {
        let hand = |hand: u32| {
            let writer = &writer;
            move || {
                let draft = |n: u32| run(format!("{hand} {n}").as_bytes());
                let receipts: Vec<_> = (0..25).map(|n| writer.submit(&town(), draft(n))).collect();
                receipts.into_iter().map(|receipt| receipt.wait().unwrap().seq).collect()
            }
        };
        let hands: Vec<_> = (0..8).map(|n| scope.spawn(hand(n))).collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).collect()
    });
    assert!(seen.iter().all(|seqs| seqs.is_sorted()), "each hand's drafts keep their order");
    let all: BTreeSet<u64> = seen.into_iter().flatten().collect();
    assert_eq!(all, (1..=200).collect());
    let ledger = writer.finish().unwrap();
    assert_eq!(ledger.verify(&town()).unwrap().entries, 200);
}

/// What is decided on the head is written next after it or not at all, and the request that asked for it is read back.
fn what_was_decided_on_a_head_is_written_next_after_it(mut ledger: Ledger, again: Again<'_>) {
    let hash = |text: &str| ContentHash::of(text.as_bytes());
    let requested = ledger::Requested { key: hash("who and key"), content: hash("what") };
    let first = ledger.append_after(&town(), 0, run(b"1"), Some(requested.clone())).unwrap();
    assert_eq!(first.requested, Some(requested));
    let moved = ledger.append_after(&town(), 0, run(b"2"), None);
    assert!(matches!(moved, Err(LedgerError::Moved { expected: 0, found: 1 })), "{moved:?}");
    let early = ledger.append_after(&town(), 2, run(b"2"), None);
    assert!(matches!(early, Err(LedgerError::Moved { expected: 2, found: 1 })), "{early:?}");
    assert_eq!(ledger.blob(&town(), &hash("2")).unwrap(), None, "nothing of what was not written is kept");
    let second = ledger.append_after(&town(), 1, run(b"2"), None).unwrap();
    assert_eq!(again().entries(&town()).unwrap(), [first, second]);
    assert_eq!(ledger.verify(&town()).unwrap().entries, 2);
}

fn a_second_handle_follows_the_head(mut ledger: Ledger, again: Again<'_>) {
    ledger.append(&town(), run(b"1")).unwrap();
    let reader = again();
    assert_eq!(reader.head(&town()).unwrap().unwrap().seq, 1);
    let second = ledger.append(&town(), run(b"2")).unwrap();
    assert_eq!(reader.entries_after(&town(), 1).unwrap(), [second]);
}
