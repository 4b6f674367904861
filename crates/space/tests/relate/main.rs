//! Relations of hand-drawn towns with numbers that can be worked out on paper, and of random ones that must hold laws.

mod laws;
mod town;
mod ways;

use jiff::civil::date;
use model::statement::RoadClass;
use model::{Adjacency, Barrier, Cm2, Relations, Severity};
use space::relate;
use town::{Town, building_id, parcel_id, rectangle, ring, widths};

fn square_metres(m2: f64) -> Cm2 {
    Cm2::from_square_metres(m2)
}

fn pair<'a>(relations: &'a Relations, a: &str, b: &str) -> Option<&'a Adjacency> {
    let (a, b) = (parcel_id(a), parcel_id(b));
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    relations.adjacency.iter().find(|pair| pair.a == a && pair.b == b)
}

#[test]
fn neighbours_share_a_boundary_or_face_each_other_across_a_lane() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 40.0, 30.0))
        // Touches A along 20 m, its corner in the middle of A's side.
        .parcel("B", "工业", rectangle(40.0, 10.0, 30.0, 50.0))
        // Across a lane of 6 m from A, along 40 m.
        .parcel("C", "工业", rectangle(0.0, 36.0, 40.0, 30.0))
        // Touches A in one point only, and C not at all.
        .parcel("D", "工业", rectangle(-30.0, -30.0, 30.0, 30.0))
        // Faces A across 12 m: too far.
        .parcel("E", "工业", rectangle(0.0, -40.0, 40.0, 28.0));
    let relations = relate(&town.snapshot(), &widths());
    let touching = pair(&relations, "A", "B").unwrap();
    assert_eq!((touching.shared_mm, touching.gap_mm, &touching.between), (20_000, 0, &None));
    let lane = pair(&relations, "A", "C").unwrap();
    assert_eq!((lane.shared_mm, lane.gap_mm), (0, 6_000));
    assert!(pair(&relations, "A", "D").is_none() && pair(&relations, "A", "E").is_none());
    // B and C touch along the 24 m of their common side.
    assert_eq!(pair(&relations, "B", "C").unwrap().shared_mm, 24_000);
    assert!(relations.adjacency.windows(2).all(|two| (&two[0].a, &two[0].b) < (&two[1].a, &two[1].b)));
}

#[test]
fn a_third_parcel_between_parts_two_others() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 40.0, 30.0))
        .parcel("strip", "公共", rectangle(0.0, 30.0, 40.0, 6.0))
        .parcel("C", "工业", rectangle(0.0, 36.0, 40.0, 30.0));
    let relations = relate(&town.snapshot(), &widths());
    assert!(pair(&relations, "A", "strip").is_some() && pair(&relations, "strip", "C").is_some());
    assert!(pair(&relations, "A", "C").is_none());
}

#[test]
fn what_runs_in_the_gap_is_the_road_in_force_or_the_waterway() {
    let parcels = || {
        Town::new()
            .parcel("A", "工业", rectangle(0.0, 0.0, 40.0, 30.0))
            .parcel("B", "工业", rectangle(0.0, 38.0, 40.0, 30.0))
            .parcel("C", "工业", rectangle(48.0, 0.0, 40.0, 30.0))
    };
    let between =
        |town: Town, a: &str, b: &str| pair(&relate(&town.snapshot(), &widths()), a, b).unwrap().between.clone();
    let along = [(-20.0, 34.0), (90.0, 34.0)];
    let old = || parcels().road("1", RoadClass::National, date(1990, 1, 1), Some(date(2020, 12, 31)), &along);
    assert_eq!(between(old(), "A", "B"), None, "a class that has ended runs nowhere");
    let new = old().road("1", RoadClass::County, date(2021, 1, 1), None, &along);
    assert_eq!(between(new, "A", "B"), Some(Barrier::Road { name: "路1".into(), class: RoadClass::County }));
    let water = || parcels().waterway("中河", &[(44.0, -20.0), (44.0, 90.0)]);
    assert_eq!(between(water(), "A", "C"), Some(Barrier::Water { name: "中河".into(), width_mm: 5_000 }));
    assert_eq!(between(water(), "A", "B"), None, "the waterway runs elsewhere");
}

#[test]
fn far_coverage_park_and_certificate() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 40.0))
        .parcel("B", "工业", rectangle(50.0, 0.0, 50.0, 40.0))
        .right("A", 1_980)
        .building("a1", "A", 3, "厂房", rectangle(5.0, 5.0, 20.0, 20.0))
        // 12 of its 20 m width stand on A, although the survey says B.
        .building("a2", "B", 1, "仓库", rectangle(38.0, 0.0, 20.0, 10.0))
        .building("far", "A", 1, "棚", rectangle(500.0, 500.0, 5.0, 5.0))
        .certificate("a1", 380)
        .park("P1", rectangle(-10.0, -10.0, 40.0, 60.0))
        .park("P2", rectangle(30.0, -10.0, 80.0, 60.0));
    let relations = relate(&town.snapshot(), &widths());
    let a = &relations.parcels[&parcel_id("A")];
    assert_eq!(a.area, square_metres(2000.0));
    assert_eq!(a.footprint, square_metres(400.0 + 120.0));
    assert_eq!(a.floor_area, square_metres(1200.0 + 200.0));
    assert!((a.far - 0.7).abs() < 1e-12 && (a.coverage - 0.26).abs() < 1e-12);
    assert_eq!(a.certificate_difference, Some(square_metres(-20.0)));
    assert_eq!(a.park.as_deref(), Some("P1"));
    assert_eq!(relations.parcels[&parcel_id("B")].park.as_deref(), Some("P2"));
    let b2 = &relations.buildings[&building_id("a2")];
    assert_eq!((b2.parcel.clone(), b2.outside_parcel), (Some(parcel_id("A")), square_metres(80.0)));
    let b1 = &relations.buildings[&building_id("a1")];
    assert_eq!((b1.beyond_certificate, b1.outside_parcel), (Some(square_metres(20.0)), Cm2(0)));
    let far = &relations.buildings[&building_id("far")];
    assert_eq!((far.parcel.clone(), far.outside_parcel), (None, square_metres(25.0)));
    let codes: Vec<&str> = relations.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["building.other_parcel", "building.other_parcel"]);
}

#[test]
fn plan_zones_share_a_parcel_and_conflict_where_they_are_not_industry() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 40.0))
        .parcel("H", "住宅", rectangle(50.0, 0.0, 10.0, 10.0))
        .zone("Z1", "工业", rectangle(-100.0, -100.0, 130.0, 300.0))
        .zone("Z2", "居住", rectangle(30.0, -100.0, 10.0, 300.0));
    let relations = relate(&town.snapshot(), &widths());
    let a = &relations.parcels[&parcel_id("A")];
    let shares: Vec<(&str, Cm2)> = a.zones.iter().map(|zone| (zone.zone.as_str(), zone.area)).collect();
    assert_eq!(shares, [("Z1", square_metres(1200.0)), ("Z2", square_metres(400.0))]);
    assert!((a.plan_conflict.unwrap() - 0.2).abs() < 1e-12, "the unzoned fifth is no conflict");
    assert_eq!(relations.parcels[&parcel_id("H")].plan_conflict, None);
    assert!(relations.problems.is_empty(), "{:?}", relations.problems);
}

#[test]
fn zones_that_overlap_are_a_problem() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 40.0))
        .zone("Z1", "工业", rectangle(-10.0, -10.0, 100.0, 100.0))
        .zone("Z2", "居住", rectangle(40.0, -10.0, 100.0, 100.0));
    let relations = relate(&town.snapshot(), &widths());
    assert_eq!(relations.problems[0].code, "plan.zones_overlap");
    assert!(relations.problems[0].found.contains("400.00"), "{}", relations.problems[0].found);
}

#[test]
fn the_control_zone_begins_at_the_edge_of_road_land() {
    // Road land 8 m wide along y = 0: its edge is at y = 4, the county's zone reaches to 14, the nation's to 24.
    let road = |class, from, to| {
        Town::new()
            .parcel("A", "工业", rectangle(0.0, 10.0, 50.0, 40.0))
            .parcel("B", "工业", rectangle(0.0, -44.0, 50.0, 20.0))
            .building("a", "A", 1, "厂房", rectangle(10.0, 12.0, 10.0, 10.0))
            .road("1", class, from, to, &[(-200.0, 0.0), (20.0, 0.0), (300.0, 0.0)])
    };
    let county = relate(&road(RoadClass::County, date(2000, 1, 1), None).snapshot(), &widths());
    let a = &county.parcels[&parcel_id("A")].road_control;
    assert_eq!((a.len(), a[0].class, a[0].width_mm, a[0].area), (1, RoadClass::County, 10_000, square_metres(200.0)));
    assert_eq!(county.buildings[&building_id("a")].road_control[0].area, square_metres(20.0));
    let national = relate(&road(RoadClass::National, date(2000, 1, 1), None).snapshot(), &widths());
    assert_eq!(national.parcels[&parcel_id("A")].road_control[0].area, square_metres(700.0));
    assert!(national.parcels[&parcel_id("B")].road_control.is_empty(), "its edge is exactly on the zone's border");
    for (class, from, to) in [
        (RoadClass::Urban, date(2000, 1, 1), None),
        (RoadClass::National, date(2000, 1, 1), Some(date(2023, 6, 29))),
        (RoadClass::National, date(2023, 7, 1), None),
    ] {
        let none = relate(&road(class, from, to).snapshot(), &widths());
        assert!(none.parcels[&parcel_id("A")].road_control.is_empty(), "{class:?} {from} {to:?}");
    }
}

#[test]
fn a_zone_ends_square_where_the_class_changes_and_fills_the_bend_where_it_goes_on() {
    let from = date(2000, 1, 1);
    let parcel = || Town::new().parcel("A", "工业", rectangle(2.0, 16.0, 10.0, 6.0));
    let west = [(-200.0, 0.0), (0.0, 0.0)];
    let changes = parcel().road("1", RoadClass::National, from, None, &west).road(
        "2",
        RoadClass::County,
        from,
        None,
        &[(0.0, 0.0), (200.0, 0.0)],
    );
    assert!(relate(&changes.snapshot(), &widths()).parcels[&parcel_id("A")].road_control.is_empty());
    // A right turn away from the parcel leaves a wedge at the bend that neither strip covers.
    let goes_on = parcel().road("1", RoadClass::National, from, None, &west).road(
        "2",
        RoadClass::National,
        from,
        None,
        &[(0.0, 0.0), (0.0, -200.0)],
    );
    let control = &relate(&goes_on.snapshot(), &widths()).parcels[&parcel_id("A")].road_control;
    assert_eq!(control.len(), 2);
    assert!(control.iter().all(|zone| zone.area > square_metres(40.0)), "{control:?}");
}

#[test]
fn the_nearest_home_is_found_within_the_search_width() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 40.0))
        .parcel("B", "工业", rectangle(0.0, 200.0, 50.0, 40.0))
        .parcel("H", "住宅", rectangle(60.0, 0.0, 20.0, 20.0))
        .building("a", "A", 1, "厂房", rectangle(30.0, 0.0, 10.0, 10.0))
        .building("h1", "H", 2, "住宅", rectangle(62.0, 0.0, 5.0, 5.0))
        .building("h2", "H", 2, "住宅", rectangle(70.0, 0.0, 5.0, 5.0));
    let relations = relate(&town.snapshot(), &widths());
    assert_eq!(relations.buildings[&building_id("a")].home_distance_mm, Some(22_000));
    assert_eq!(relations.buildings[&building_id("h1")].home_distance_mm, None);
    assert_eq!(relations.parcels[&parcel_id("A")].home_distance_mm, Some(12_000));
    assert_eq!(relations.parcels[&parcel_id("B")].home_distance_mm, None);
}

#[test]
fn faults_of_the_cadastre_are_listed_with_their_place() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 40.0))
        .parcel("B", "工业", rectangle(49.5, 0.0, 50.0, 40.0))
        .parcel("gap", "工业", rectangle(0.0, 40.2, 50.0, 40.0))
        .parcel("sliver", "工业", rectangle(0.0, -0.3, 50.0, 0.3))
        .parcel("bow", "工业", ring(&[(200.0, 0.0), (210.0, 10.0), (210.0, 0.0), (200.0, 10.0)]))
        .building("nan", "A", 1, "厂房", ring(&[(f64::NAN, 0.0), (1.0, 1.0), (1.0, 0.0)]));
    let relations = relate(&town.snapshot(), &widths());
    let found: Vec<(&str, u32)> = relations.problems.iter().map(|p| (p.code.as_str(), p.place.row.unwrap())).collect();
    assert!(found.contains(&("cadastre.overlap", 1)) || found.contains(&("cadastre.overlap", 2)), "{found:?}");
    assert!(found.contains(&("cadastre.sliver", 4)), "{found:?}");
    assert!(found.iter().any(|(code, row)| *code == "cadastre.gap" && [1, 3].contains(row)), "{found:?}");
    assert!(found.contains(&("geometry.invalid", 5)) && found.contains(&("geometry.invalid", 6)), "{found:?}");
    assert!(!relations.parcels.contains_key(&parcel_id("bow")));
    assert!(pair(&relations, "A", "B").is_some(), "parcels drawn into each other are neighbours still");
    for problem in &relations.problems {
        let expected = if problem.code == "geometry.invalid" { Severity::Row } else { Severity::Warning };
        assert_eq!(problem.severity, expected, "{}", problem.code);
    }
    let overlap = relations.problems.iter().find(|p| p.code == "cadastre.overlap").unwrap();
    assert!(overlap.found.contains("20.00"), "{}", overlap.found);
}

#[test]
fn a_gap_that_opens_beside_a_shared_end_is_listed_unless_something_runs_in_it() {
    // B's lower corner was drawn 60 cm away from A: a wedge of 40 m × 0.6 m ÷ 2 = 12 m², below a shared end of 10 m.
    let town = || {
        let b = ring(&[(50.6, 0.0), (90.0, 0.0), (90.0, 50.0), (50.0, 50.0), (50.0, 40.0)]);
        Town::new().parcel("A", "工业", rectangle(0.0, 0.0, 50.0, 50.0)).parcel("B", "工业", b)
    };
    let gaps = |town: Town| {
        let relations = relate(&town.snapshot(), &widths());
        assert!((10_000..11_000).contains(&pair(&relations, "A", "B").unwrap().shared_mm), "{:?}", relations.adjacency);
        relations.problems.into_iter().filter(|problem| problem.code == "cadastre.gap").collect::<Vec<_>>()
    };
    let found = gaps(town());
    assert!(found.len() == 1 && found[0].found.contains("面积 12.0"), "{found:?}");
    assert!(gaps(town().waterway("沟", &[(50.25, -5.0), (50.25, 45.0)])).is_empty());
}
