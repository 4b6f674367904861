//! Fire lanes, ownership, what is in no zone, permits, and how far new zones keep from roads.

use jiff::civil::date;
use model::statement::RoadClass;
use model::{Cm2, FireAccess};
use space::relate;

use crate::town::{Town, building_id, parcel_id, rectangle, widths};

/// A deep plot between walls, with a road along its south side; the front hall leaves a passage on its east side.
fn plot(passage: f64, yard: f64) -> Town {
    Town::new()
        .parcel("P", "工业", rectangle(0.0, 0.0, 40.0, 80.0))
        .parcel("W", "工业", rectangle(-20.0, 0.0, 20.0, 80.0))
        .parcel("E", "工业", rectangle(40.0, 0.0, 20.0, 80.0))
        .parcel("N", "工业", rectangle(-20.0, 80.0, 80.0, 20.0))
        .building("front", "P", 1, "厂房", rectangle(0.0, 8.0, 40.0 - passage, 22.0))
        .building("back", "P", 1, "厂房", rectangle(0.0, 30.0 + yard, 40.0, 80.0 - 30.0 - yard))
        .road("1", RoadClass::County, date(2000, 1, 1), None, &[(-100.0, -6.0), (100.0, -6.0)])
}

fn access(town: Town, building: &str) -> Option<FireAccess> {
    relate(&town.snapshot(), &widths()).buildings[&building_id(building)].fire_access
}

#[test]
fn the_narrowest_place_of_the_widest_way_is_told() {
    for (passage, expect) in [(3.0, 3_000), (2.0, 2_000), (0.0, 0), (6.0, 4_000)] {
        let back = access(plot(passage, 10.0), "back").unwrap();
        assert_eq!(back.clear_width_mm, expect, "a passage of {passage} m");
        assert_eq!(
            access(plot(passage, 10.0), "front").unwrap(),
            FireAccess { clear_width_mm: 4_000, dead_end: false }
        );
    }
}

#[test]
fn a_yard_without_a_place_to_turn_is_a_dead_end_unless_there_is_a_second_mouth() {
    assert!(access(plot(6.0, 8.0), "back").unwrap().dead_end);
    assert!(!access(plot(6.0, 16.0), "back").unwrap().dead_end, "16 m of yard are room to turn");
    let lane = [(46.0, -20.0), (46.0, 90.0)];
    let open = plot(6.0, 8.0).road("2", RoadClass::Village, date(2000, 1, 1), None, &lane);
    assert!(!access(open, "back").unwrap().dead_end, "a lane along the east side");
}

#[test]
fn where_no_road_is_near_nothing_is_said() {
    let far = Town::new()
        .parcel("P", "工业", rectangle(0.0, 0.0, 40.0, 80.0))
        .building("b", "P", 1, "厂房", rectangle(5.0, 5.0, 10.0, 10.0))
        .road("1", RoadClass::County, date(2000, 1, 1), None, &[(-100.0, -60.0), (100.0, -60.0)]);
    assert_eq!(access(far, "b"), None);
    let ended = date(2020, 1, 1);
    let gone = Town::new()
        .parcel("P", "工业", rectangle(0.0, 0.0, 40.0, 80.0))
        .building("b", "P", 1, "厂房", rectangle(5.0, 5.0, 10.0, 10.0))
        .road("1", RoadClass::County, date(2000, 1, 1), Some(ended), &[(-100.0, -6.0), (100.0, -6.0)]);
    assert_eq!(access(gone, "b"), None, "a class that has ended");
}

#[test]
fn what_no_zone_covers_and_how_near_a_road_a_new_zone_would_be() {
    let town = Town::new()
        .parcel("A", "工业", rectangle(0.0, 30.0, 50.0, 40.0))
        .parcel("B", "工业", rectangle(0.0, 80.0, 50.0, 40.0))
        .zone("Z", "工业", rectangle(-10.0, -10.0, 40.0, 300.0))
        .road("1", RoadClass::National, date(2000, 1, 1), None, &[(-200.0, 0.0), (300.0, 0.0)]);
    let relations = relate(&town.snapshot(), &widths());
    let a = &relations.parcels[&parcel_id("A")];
    assert_eq!(a.unzoned, Cm2::from_square_metres(800.0));
    assert_eq!(a.zones[0].area + a.unzoned, a.area);
    // Road land to y = 4, the control zone to 24, new zones not below 74.
    assert!(a.road_control.is_empty());
    assert_eq!((a.new_zone[0].width_mm, a.new_zone[0].area), (70_000, a.area));
    assert!(relations.parcels[&parcel_id("B")].new_zone.is_empty());
}
