use jiff::civil::date;
use model::Status;
use model::statement::RoadClass;

use super::CheckPack;

const DEFAULT: &str = include_str!("../../../../rulepacks/checks/default/pack.toml");

/// Replaces once in the default pack and expects the refusal to speak of `expect`.
fn check(from: &str, to: &str, expect: &str) {
    assert!(DEFAULT.contains(from), "the default pack no longer has {from:?}");
    let error = CheckPack::parse("t.toml", &DEFAULT.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(error.contains(expect) && error.starts_with("t.toml"), "{error}");
}

#[test]
fn the_default_pack_has_the_rules_that_the_five_checks_need() {
    let pack = CheckPack::parse("default", DEFAULT).unwrap();
    assert_eq!(pack.rules.len(), 14);
    for expected in model::Check::ALL {
        assert!(pack.rules.iter().any(|rule| rule.check == expected), "{expected:?}");
    }
    assert_eq!(pack.grounds.len(), 3);
    assert!(pack.rule("building.unknown").is_err());
}

#[test]
fn a_pack_that_is_not_whole_is_refused_with_the_remedy() {
    check("code = \"building.no_permit\"", "code = \"building.beyond_certificate\"", "stands twice");
    check("code = \"building.no_permit\"\ncheck = \"illegal_building\"", "code = \"building.no_permit\"", "check");
    check("findings = [\"legality.revoked_but_operating\"]", "findings = [\"legality.typo\"]", "legality.typo");
    check("findings = [\"legality.revoked_but_operating\"]", "findings = []", "rests on no finding");
    check("lists = [\"permit_processes\"]", "lists = [\"none\"]", "list `none` is missing");
    check("parameters = [\"fire_lane_clear_width\"]", "parameters = [\"none\"]", "parameter `none` is missing");
    check(
        "phrase = \"不得占用、堵塞、封闭疏散通道、安全出口、消防车通道\"",
        "phrase = \"\"",
        "without article or phrase",
    );
    check("[[rule]]", "[[rules]]", "rules");
}

#[test]
fn a_rule_without_a_clause_is_refused() {
    let mut pack = CheckPack::parse("default", DEFAULT).unwrap();
    pack.rules[0].clauses.clear();
    assert!(super::verify::verify(&pack).unwrap_err().to_string().contains("has no clause"));
}

#[test]
fn widths_are_those_of_the_statutes() {
    let pack = CheckPack::parse("default", DEFAULT).unwrap();
    let widths = pack.widths(date(2023, 6, 30)).unwrap();
    let of = |class| widths.road_control_mm.get(&class).copied();
    assert_eq!(of(RoadClass::National), Some(20_000));
    assert_eq!(of(RoadClass::Provincial), Some(15_000));
    assert_eq!(of(RoadClass::County), Some(10_000));
    assert_eq!(of(RoadClass::Township), Some(5_000));
    assert_eq!(of(RoadClass::Village), Some(3_000));
    assert_eq!(of(RoadClass::Urban), None, "an urban road is no highway");
    // The village road's zone begins with the provincial regulation (2020-09-01), the others in 2011.
    let before = pack.widths(date(2015, 1, 1)).unwrap();
    assert!(!before.road_control_mm.contains_key(&RoadClass::Village));
    assert!(before.road_control_mm.contains_key(&RoadClass::National));
    let negative = DEFAULT.replacen("value = 20 }", "value = -20 }", 1);
    let error = CheckPack::parse("t", &negative).unwrap().widths(date(2023, 6, 30)).unwrap_err().to_string();
    assert!(error.contains("`road_control.national` is negative"), "{error}");
}

#[test]
fn new_zones_and_fire_lanes_are_asked_for_only_by_a_pack_that_has_them() {
    let widths = CheckPack::parse("default", DEFAULT).unwrap().widths(date(2023, 6, 30)).unwrap();
    assert_eq!(widths.new_zone_mm.get(&RoadClass::National), Some(&50_000));
    assert_eq!(widths.new_zone_mm.get(&RoadClass::Township), Some(&20_000));
    assert_eq!(widths.new_zone_mm.get(&RoadClass::Village), None, "the article names no village road");
    assert_eq!((widths.fire_lane_mm, widths.fire_reach_mm, widths.fire_turning_mm), (4_000, 10_000, 12_000));
    let without = DEFAULT.replace("fire_reach", "another").replace("new_zone.county", "another.county");
    let widths = CheckPack::parse("t", &without).unwrap().widths(date(2023, 6, 30)).unwrap();
    assert_eq!((widths.fire_lane_mm, widths.new_zone_mm.get(&RoadClass::County)), (0, None));
}

#[test]
fn what_no_source_gives_is_said() {
    let pack = CheckPack::parse("default", DEFAULT).unwrap();
    let notes = pack.unsourced(date(2023, 6, 30));
    for name in ["footprint_tolerance_share", "adjacency_gap", "lists.permit_processes"] {
        assert!(notes.iter().any(|note| note.parameter == name), "{name}");
    }
    assert!(!notes.iter().any(|note| note.parameter.starts_with("road_control")));
    assert_eq!(pack.parameters.get("fire_lane_clear_width").unwrap().status, Status::Official);
}
