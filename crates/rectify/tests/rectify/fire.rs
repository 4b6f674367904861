//! 消防安全.

use jiff::civil::date;
use model::statement::InspectionItem;

use crate::town::{INSPECTOR, Town, firm_id};

const NONE: [&str; 0] = [];

fn house() -> Town {
    Town::new().building("b", "P", "厂房", 200.0).record("b", 200.0, |_| {}).firm("甲", |_| {}).firm("乙", |_| {})
}

#[test]
fn the_latest_inspection_of_an_item_decides() {
    for (item, rule) in [(InspectionItem::MixedUse, "fire.mixed_use b"), (InspectionItem::Exit, "fire.exit_blocked b")]
    {
        let fail = || house().inspect(("2", date(2023, 3, 1)), (Some("甲"), Some("b")), item, false);
        assert_eq!(fail().found(), [rule]);
        let cleared = fail().inspect(("3", date(2023, 4, 1)), (Some("甲"), Some("b")), item, true);
        assert_eq!(cleared.found(), NONE);
        let relapse = fail().inspect(("1", date(2023, 2, 1)), (Some("甲"), Some("b")), item, true);
        assert_eq!(relapse.found(), [rule], "an earlier pass clears nothing");
        let whole = fail().inspect(("3", date(2023, 4, 1)), (None, Some("b")), item, true);
        assert_eq!(whole.found(), NONE, "a pass of the whole building clears all in it");
        let neighbour = fail().inspect(("3", date(2023, 4, 1)), (Some("乙"), Some("b")), item, true);
        assert_eq!(neighbour.found(), [rule], "a neighbour's pass clears nothing of mine");
        assert_eq!(neighbour.findings()[0].enterprises, [firm_id("甲")]);
        let other = fail().inspect(("3", date(2023, 4, 1)), (Some("甲"), Some("b")), InspectionItem::FireLane, true);
        assert_eq!(other.found(), [rule], "a pass of another item clears nothing");
    }
}

#[test]
fn a_lane_is_measured() {
    let found = |passed: bool, width: Option<i64>| {
        let at = ("1", date(2023, 3, 1));
        house().check(at, (Some("甲"), Some("b")), InspectionItem::FireLane, (passed, width), INSPECTOR).found()
    };
    assert_eq!(found(false, Some(3_990)), ["fire.lane_too_narrow b"]);
    assert_eq!(found(true, Some(3_990)), ["fire.lane_too_narrow b"], "the width decides");
    assert_eq!(found(true, Some(4_000)), NONE);
    assert_eq!(found(false, None), ["fire.lane_too_narrow b"]);
    assert_eq!(found(true, None), NONE);
}

#[test]
fn a_lane_is_everyones() {
    let town = house().lease("L", "b", "乙", |_| {}).check(
        ("1", date(2023, 3, 1)),
        (Some("甲"), Some("b")),
        InspectionItem::FireLane,
        (false, Some(3_000)),
        INSPECTOR,
    );
    let mut both = [firm_id("甲"), firm_id("乙")];
    both.sort();
    assert_eq!(town.findings()[0].enterprises, both);
    let measured_again = town.check(
        ("2", date(2023, 4, 1)),
        (Some("乙"), Some("b")),
        InspectionItem::FireLane,
        (true, Some(4_500)),
        INSPECTOR,
    );
    assert_eq!(measured_again.found(), NONE);
}

#[test]
fn a_stewards_visit_is_no_inspection() {
    let visit = |number, day, passed| (((number, day), (Some("甲"), Some("b"))), (passed, None));
    let ((at, whose), result) = visit("1", date(2023, 3, 1), false);
    assert_eq!(house().check(at, whose, InspectionItem::Exit, result, None).found(), NONE);
    let failed = house().inspect(at, whose, InspectionItem::Exit, false);
    let ((later, whose), passed) = visit("2", date(2023, 5, 1), true);
    assert_eq!(failed.check(later, whose, InspectionItem::Exit, passed, None).found(), ["fire.exit_blocked b"]);
}
