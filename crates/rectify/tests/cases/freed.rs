//! Freed space: only on evidence from before and after, once for each subject, and the totals are the sums.

use model::EventKind::{
    Announce, Close, Coerce, Decide, Notify, OrderCoercion, Propose, RecheckFail, RecheckPass, Reopen, Urge, Verify,
};
use model::{Case, Cm2, EventKind, FreedArea, FreedSpace};
use proptest::prelude::*;
use rectify::freed_space;

use crate::docket::{Docket, docket, proof};

const TO_ORDER: [EventKind; 8] = [Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, OrderCoercion];

fn area(floor: i64, land: i64) -> FreedArea {
    FreedArea { floor: Cm2(floor), land: Cm2(land) }
}

/// Demolished by force, and closed.
fn demolished(docket: &Docket, building: &str, area: FreedArea) -> Case {
    let ordered = docket.go(&docket.open_against(building, Some("甲")), &TO_ORDER, Some("demolish"));
    let mut event = docket.full(&ordered, Coerce, None);
    event.particulars.freed = Some(area);
    docket.go(&docket.take(&ordered, event).0, &[Close], None)
}

/// Corrected within the period.
fn corrected(docket: &Docket, building: &str, area: FreedArea, photos: bool) -> Case {
    let notified = docket.go(&docket.open_against(building, Some("甲")), &[Verify, Notify], None);
    let mut event = docket.full(&notified, RecheckPass, None);
    event.particulars.freed = Some(area);
    if photos {
        event.evidence.push(proof(&notified, "photo_before", notified.opened));
    }
    docket.take(&notified, event).0
}

#[test]
fn a_demolition_and_a_correction_free_floor_and_land() {
    let buildings = docket("illegal-building");
    let letting = docket("letting");
    // 500 m² of floor on 1 mu of land, and 120 m² of floor.
    let cases =
        [demolished(&buildings, "A1", area(5_000_000, 6_666_667)), corrected(&letting, "B2", area(1_200_000, 0), true)];
    let freed = freed_space(&cases);
    assert_eq!((freed.floor, freed.land), (Cm2(6_200_000), Cm2(6_666_667)));
    assert!((freed.land.mu() - 1.0).abs() < 1e-6 && (freed.floor.square_metres() - 620.0).abs() < 1e-9);
    assert!(freed.cases.iter().all(|case| !case.before.is_empty() && !case.after.is_empty()));
    assert!(freed.not_counted.is_empty());
}

#[test]
fn what_came_back_after_performance_does_not_count() {
    let docket = docket("environment");
    let decided = docket.go(&docket.open(), &[Verify, Notify, RecheckFail, Propose, Decide], Some("suspend"));
    let mut event = docket.full(&decided, EventKind::Comply, None);
    event.particulars.freed = Some(area(1_200_000, 0));
    event.evidence.push(proof(&decided, "photo_after", event.day));
    let performed = docket.take(&decided, event).0;
    assert_eq!(freed_space([&performed]).floor, Cm2(1_200_000));
    let again = docket.go(&performed, &[RecheckFail], None);
    assert_eq!(freed_space([&again]).floor, Cm2(0));
}

#[test]
fn what_lacks_a_photo_was_reopened_or_counts_elsewhere_is_listed_and_not_counted() {
    let letting = docket("letting");
    let buildings = docket("illegal-building");
    let unproven = corrected(&letting, "B2", area(1_200_000, 0), false);
    let freed = freed_space([&unproven]);
    assert_eq!((freed.floor, freed.not_counted.len()), (Cm2(0), 1));
    assert!(freed.not_counted[0].zh.contains("前后对比"));

    let closed = demolished(&buildings, "A1", area(5_000_000, 0));
    let reopened = buildings.go(&closed, &[Reopen], None);
    assert!(freed_space([&reopened]).not_counted[0].zh.contains("重新立案"));
    // Built again and demolished again: the second time counts, once.
    let ordered = buildings.go(&reopened, &TO_ORDER, Some("demolish"));
    let mut event = buildings.full(&ordered, Coerce, None);
    event.particulars.freed = Some(area(3_000_000, 0));
    assert_eq!(freed_space([&buildings.take(&ordered, event).0]).floor, Cm2(3_000_000));

    let same_building = corrected(&letting, "A1", area(1_200_000, 0), true);
    let freed = freed_space([&closed, &same_building]);
    assert_eq!((freed.cases.len(), freed.not_counted.len()), (1, 1));
    assert!(freed.not_counted[0].en.contains("same subject"));

    let verified = letting.go(&letting.open_against("D4", Some("甲")), &[Verify, Notify], None);
    let mut backwards = letting.full_on(&verified, RecheckPass, None, verified.opened.tomorrow().unwrap());
    backwards.particulars.freed = Some(area(1_200_000, 0));
    backwards.evidence.push(proof(&verified, "photo_before", backwards.day));
    for item in &mut backwards.evidence {
        if item.kind == "photo_after" {
            *item = proof(&verified, "photo_after", verified.opened);
        }
    }
    let freed = freed_space([&letting.take(&verified, backwards).0]);
    assert!(freed.not_counted[0].zh.contains("晚于"), "{freed:?}");

    let negative = corrected(&letting, "C3", area(-1, 0), true);
    assert_eq!(freed_space([&negative]).cases.len(), 0);
    assert_eq!(freed_space(std::iter::empty::<&Case>()), FreedSpace::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Totals are sums of the cases; each claim is counted or listed, never both; order does not matter.
    #[test]
    fn totals_conserve(claims in prop::collection::vec((0_u8..6, 0_i64..10_000_000, 0_i64..10_000_000, any::<bool>()), 0..8)) {
        let docket = docket("letting");
        let mut cases: Vec<Case> = Vec::new();
        for (building, floor, land, photos) in claims {
            let case = corrected(&docket, &format!("B{building}"), area(floor, land), photos);
            if cases.iter().all(|other| other.id != case.id) {
                cases.push(case);
            }
        }
        let freed = freed_space(&cases);
        prop_assert_eq!(freed.floor, freed.cases.iter().map(|case| case.floor).sum());
        prop_assert_eq!(freed.land, freed.cases.iter().map(|case| case.land).sum());
        prop_assert_eq!(freed.cases.len() + freed.not_counted.len(), cases.len());
        let claimed: Cm2 = cases.iter().flat_map(|case| &case.events).filter_map(|event| event.particulars.freed).map(|area| area.floor).sum();
        let listed: Cm2 = freed.not_counted.iter().map(|one| one.floor).sum();
        prop_assert_eq!(claimed, freed.floor + listed);
        cases.reverse();
        prop_assert_eq!(freed_space(&cases), freed);
    }
}
