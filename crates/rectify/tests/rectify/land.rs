//! What the relations show about land: each rule finds its case, with clause, outline and procedure, and leaves the rest.

use jiff::civil::date;
use model::statement::{InspectionItem, RoadClass, Tenure};
use model::{FireAccess, LandFinding, Ownership, ParcelRelations, RoadControl, Status, Subject, ZoneShare};

use crate::town::{Town, building_id, parcel_id, square_metres};

fn zone(planned_use: &str, area: f64, share: f64) -> ZoneShare {
    ZoneShare { zone: format!("Z{planned_use}"), planned_use: planned_use.into(), area: square_metres(area), share }
}

fn plot(town: Town, change: impl FnOnce(&mut ParcelRelations)) -> Town {
    town.related(|relations| {
        let lies = relations.parcels.entry(parcel_id("P")).or_default();
        lies.area = square_metres(1000.0);
        change(lies);
    })
}

fn rules(found: &[LandFinding]) -> Vec<&str> {
    found.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_plan_conflict_names_for_each_use_what_would_free_it_or_that_nothing_does() {
    let town = plot(Town::new(), |lies| {
        lies.plan_conflict = Some(0.5);
        // The sliver of road is a line drawn twice, and asks for no procedure.
        lies.zones = vec![
            zone("工业", 500.0, 0.5),
            zone("农田", 300.0, 0.3),
            zone("居住", 200.0, 0.2),
            zone("道路", 0.004, 0.0),
        ];
    });
    let found = town.land();
    assert_eq!(rules(&found), ["plan.conflict"]);
    let conflict = &found[0];
    assert_eq!(conflict.subject, Subject::Parcel(parcel_id("P")));
    assert!(conflict.outline.is_some() && conflict.clauses.iter().any(|clause| clause.article == "第六十五条"));
    let [farmland, homes] = &conflict.procedures[..] else { panic!("{:?}", conflict.procedures) };
    assert_eq!((farmland.planned_use.as_str(), farmland.procedures.len()), ("农田", 0));
    assert_eq!((homes.planned_use.as_str(), homes.area), ("居住", square_metres(200.0)));
    let codes: Vec<&str> = homes.procedures.iter().map(|procedure| procedure.code.as_str()).collect();
    assert_eq!(codes, ["plan_change", "interim_no_added_land"]);
    let publicity = homes.procedures[0].steps.iter().find(|step| step.least_days == Some(30)).unwrap();
    assert_eq!(publicity.clauses[0].status, Status::Official);
    assert!(conflict.evidence.iter().any(|evidence| evidence.zh.contains("未指明")), "{:?}", conflict.evidence);

    for share in [None, Some(0.0), Some(0.04)] {
        let town = plot(Town::new(), |lies| lies.plan_conflict = share);
        assert!(town.land().is_empty(), "{share:?}");
    }
}

#[test]
fn divided_ownership_is_listed_from_the_index_of_the_pack() {
    let divided = |fragmentation| {
        plot(Town::new(), |lies| {
            let holders = vec![("甲".to_owned(), 0.6), ("乙".to_owned(), 0.4)];
            lies.ownership = Ownership { holders, tenures: vec![Tenure::Collective], fragmentation };
        })
    };
    assert_eq!(rules(&divided(0.5).land()), ["ownership.fragmented"]);
    assert!(divided(0.48).land().is_empty());
}

#[test]
fn a_building_in_a_control_zone_may_not_be_extended_and_one_beyond_parcel_or_permit_is_named() {
    let town = Town::new().building("b", "P", "厂房", 100.0).building("c", "P", "厂房", 100.0).related(|relations| {
        let b = relations.buildings.get_mut(&building_id("b")).unwrap();
        b.road_control = vec![RoadControl {
            road: "1".into(),
            name: "老329".into(),
            class: RoadClass::County,
            width_mm: 10_000,
            area: square_metres(12.0),
        }];
        b.outside_parcel = square_metres(6.0);
        b.beyond_permit = Some(square_metres(20.0));
        let c = relations.buildings.get_mut(&building_id("c")).unwrap();
        (c.outside_parcel, c.beyond_permit) = (square_metres(5.0), Some(square_metres(5.0)));
    });
    let found = town.land();
    assert_eq!(rules(&found), ["building.beyond_parcel", "building.beyond_permit", "road.no_extension"]);
    assert!(found.iter().all(|finding| finding.subject_code == "b" && !finding.clauses.is_empty()));
    let road = &found[2];
    assert!(road.evidence[0].zh.contains("老329（县道）") && road.evidence[0].zh.contains("12.00"));
    assert!(road.clauses.iter().any(|clause| clause.article == "第十三条" && clause.status == Status::Official));
}

#[test]
fn a_lane_that_the_outlines_leave_too_narrow_says_what_was_measured_and_that_no_height_was() {
    let town = |access, inspected: bool| {
        let town = Town::new().building("b", "P", "厂房", 100.0).related(|relations| {
            relations.buildings.get_mut(&building_id("b")).unwrap().fire_access = Some(access);
        });
        if !inspected {
            return town;
        }
        let lane = InspectionItem::FireLane;
        town.check(("J1", date(2023, 1, 5)), (None, Some("b")), lane, (true, Some(3_500)), None).check(
            ("J2", date(2023, 8, 1)),
            (None, Some("b")),
            lane,
            (true, Some(9_000)),
            None,
        )
    };
    let narrow = FireAccess { clear_width_mm: 3_000, dead_end: false };
    let found = town(narrow, true).land();
    assert_eq!(rules(&found), ["fire.lane_unlikely"]);
    assert!(found[0].evidence[1].zh.contains("3.50 m；净高未采集"), "the later one is after the day: {:?}", found[0]);
    let unseen = town(narrow, false).land();
    assert_eq!(unseen[0].evidence[1].zh, "净宽、净高均未采集");
    let dead_end = FireAccess { clear_width_mm: 4_000, dead_end: true };
    assert_eq!(rules(&town(dead_end, false).land()), ["fire.dead_end"]);
    assert!(town(FireAccess { clear_width_mm: 4_000, dead_end: false }, false).land().is_empty());
}

#[test]
fn a_hazardous_trade_near_a_home_is_named_and_a_harmless_one_is_not() {
    let town = |distance, waste: bool| {
        Town::new()
            .building("b", "P", "厂房", 100.0)
            .related(|relations| {
                relations.buildings.get_mut(&building_id("b")).unwrap().home_distance_mm = distance;
            })
            .firm("f", |registration| registration.building = Some(building_id("b")))
            .environment("f", |record| record.hazardous_waste = Some(waste))
    };
    let found = town(Some(49_000), true).land();
    assert_eq!(rules(&found), ["hazard.near_home"]);
    assert_eq!(found[0].parcel, Some(parcel_id("P")));
    for (distance, waste) in [(Some(50_000), true), (None, true), (Some(10_000), false)] {
        assert!(town(distance, waste).land().is_empty(), "{distance:?} {waste}");
    }
}
