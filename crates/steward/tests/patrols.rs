//! A patrol answers every item; each fault becomes an order of the park; the rhythm counts what was walked, not what was due.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::{PatrolMark, PatrolRecord, RefusalRule};
use rules::StewardPack;
use steward::{OrderFor, Patrol, WorkOrderState, patrol_rhythm};

const DAY: Date = date(2023, 7, 3);

fn pack() -> StewardPack {
    StewardPack::parse("pack.toml", include_str!("../../../rulepacks/steward/default/pack.toml")).unwrap()
}

fn record(pack: &StewardPack, faults: &[&str]) -> PatrolRecord {
    let mark = |code: &str| if faults.contains(&code) { PatrolMark::Fault } else { PatrolMark::Seen };
    PatrolRecord {
        park: "YQ01".to_owned(),
        day: DAY,
        steward: "管家".to_owned(),
        items: pack.patrol.iter().map(|item| (item.code.clone(), mark(&item.code))).collect(),
        faults: faults.iter().map(|code| ((*code).to_owned(), "堵塞".to_owned())).collect(),
    }
}

#[test]
fn every_fault_becomes_an_order_of_the_park_and_an_order_of_a_park_ends_when_it_is_done() {
    let pack = pack();
    let orders = Patrol::of(&pack, &record(&pack, &["drainage", "fire_lane"])).unwrap().orders(&pack, 1);
    assert_eq!(
        orders.iter().map(|one| one.service.as_str()).collect::<Vec<_>>(),
        ["fire_lane", "drainage"],
        "in the list's order"
    );
    assert!(orders.iter().all(|one| one.of == OrderFor::Park("YQ01".to_owned())), "of the park, of no firm");
    assert!(Patrol::of(&pack, &record(&pack, &[])).unwrap().orders(&pack, 1).is_empty());
    let assigned = orders[0].step(WorkOrderState::Assigned, DAY, None).unwrap();
    let done = assigned.step(WorkOrderState::Done, DAY, None).unwrap();
    assert_eq!(done.step(WorkOrderState::Rated, DAY, Some(5)), None, "there is no firm to rate it");
}

#[test]
fn what_is_left_out_unknown_or_said_twice_over_is_refused_by_name() {
    let pack = pack();
    let whole = record(&pack, &["fire_lane"]);
    let check = |change: &dyn Fn(&mut PatrolRecord), rule: RefusalRule, name: &str| {
        let mut other = whole.clone();
        change(&mut other);
        let refused = Patrol::of(&pack, &other).unwrap_err();
        let named = refused.zh.contains(name) || refused.missing.iter().any(|one| one.code == name);
        assert!(refused.rule == rule && named, "{refused:?}");
    };
    check(
        &|one| {
            one.items.remove("lighting");
        },
        RefusalRule::Checklist,
        "lighting",
    );
    check(
        &|one| {
            one.items.insert("willingness".to_owned(), PatrolMark::Seen);
        },
        RefusalRule::NotInKind,
        "willingness",
    );
    check(&|one| one.faults = BTreeMap::new(), RefusalRule::Checklist, "fire_lane");
    check(
        &|one| {
            one.faults.insert("fire_lane".to_owned(), " ".to_owned());
        },
        RefusalRule::Checklist,
        "fire_lane",
    );
    check(
        &|one| {
            one.faults.insert("roads".to_owned(), "坑".to_owned());
        },
        RefusalRule::Checklist,
        "roads",
    );
    let mut unseen = whole;
    unseen.items.insert("lighting".to_owned(), PatrolMark::NotSeen);
    assert_eq!(Patrol::of(&pack, &unseen).unwrap().orders(&pack, 1).len(), 1, "what was not seen is no fault");
}

#[test]
fn the_rhythm_counts_spans_in_which_somebody_went() {
    let year = (date(2023, 1, 1), date(2023, 12, 31));
    let on = |days: &[(i8, i8)]| -> Vec<Date> { days.iter().map(|(month, day)| date(2023, *month, *day)).collect() };
    assert_eq!(patrol_rhythm(&[], 7, year), None, "not recorded is not zero");
    assert_eq!(patrol_rhythm(&on(&[(12, 31)]), 7, year), Some((1, 1)));
    assert_eq!(patrol_rhythm(&on(&[(12, 25), (12, 31)]), 7, year), Some((1, 1)), "twice in a week is one week");
    assert_eq!(patrol_rhythm(&on(&[(12, 24), (12, 31)]), 7, year), Some((2, 2)));
    assert_eq!(patrol_rhythm(&on(&[(12, 4), (12, 31)]), 7, year), Some((2, 4)), "two weeks without");
    assert_eq!(
        patrol_rhythm(&[date(2022, 5, 1)], 7, year),
        Some((0, 53)),
        "went once, then a year without: that is zero"
    );
    assert_eq!(patrol_rhythm(&[date(2024, 1, 1)], 7, year), None, "later patrols are not of this year");
}
