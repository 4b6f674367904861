//! 租赁违规.

use jiff::civil::date;
use model::statement::Lease;

use crate::town::{Town, square_metres, tenancy_id};

const NONE: [&str; 0] = [];

/// A certified building of 400 m² floor area and two firms.
fn house() -> Town {
    Town::new().building("b", "P", "厂房", 200.0).record("b", 200.0, |_| {}).firm("甲", |_| {}).firm("乙", |_| {})
}

#[test]
fn a_sublet_needs_the_owners_consent_on_record() {
    let found = |change: fn(&mut Lease)| {
        let town = house().lease("L1", "b", "甲", |_| {});
        town.lease("L2", "b", "乙", |lease| {
            lease.above = Some(tenancy_id("L1"));
            change(lease);
        })
        .found()
    };
    assert_eq!(found(|_| {}), ["letting.sublet_without_consent L2"]);
    assert_eq!(found(|lease| lease.owner_consents = Some(false)), ["letting.sublet_without_consent L2"]);
    assert_eq!(found(|lease| lease.owner_consents = Some(true)), NONE);
    assert_eq!(found(|lease| lease.to = date(2023, 6, 29)), NONE);
    assert_eq!(found(|lease| lease.from = date(2023, 7, 1)), NONE);
    // A direct lease needs no consent to sub-letting.
    assert_eq!(house().lease("L1", "b", "甲", |_| {}).found(), NONE);
}

#[test]
fn more_is_let_on_one_day_than_there_is() {
    let found = |first: f64, second: f64, change: fn(&mut Lease)| {
        house()
            .lease("L1", "b", "甲", |lease| lease.floor_area = square_metres(first))
            .lease("L2", "b", "乙", |lease| {
                lease.floor_area = square_metres(second);
                change(lease);
            })
            .found()
    };
    // 412 m² is 400 m² and the tolerance of 3 %.
    assert_eq!(found(300.0, 113.0, |_| {}), ["letting.over_let b"]);
    assert_eq!(found(300.0, 112.0, |_| {}), NONE);
    assert_eq!(found(300.0, 300.0, |lease| (lease.from, lease.to) = (date(2023, 7, 1), date(2024, 1, 1))), NONE);
    assert_eq!(found(300.0, 300.0, |lease| lease.to = date(2023, 6, 29)), NONE);
    // A sub-let divides what is let already.
    let sublet = |lease: &mut Lease| (lease.above, lease.owner_consents) = (Some(tenancy_id("L1")), Some(true));
    assert_eq!(found(400.0, 400.0, sublet), NONE);
}

#[test]
fn a_certified_floor_area_larger_than_the_map_shows_counts() {
    let certified = |record: &mut model::statement::BuildingRecord| {
        record.certified_floor_area = Some(square_metres(600.0));
    };
    let town = Town::new().building("b", "P", "厂房", 200.0).record("b", 200.0, certified).firm("甲", |_| {});
    let town = town.lease("L1", "b", "甲", |lease| lease.floor_area = square_metres(600.0));
    assert_eq!(town.found(), NONE);
}

#[test]
fn letting_a_building_without_papers() {
    let town = Town::new().building("b", "P", "厂房", 200.0).firm("甲", |_| {}).lease("L1", "b", "甲", |_| {}).lease(
        "L0",
        "b",
        "甲",
        |lease| lease.to = date(2023, 1, 1),
    );
    assert_eq!(town.found(), ["building.no_permit b", "letting.illegal_building_let L1"]);
}
