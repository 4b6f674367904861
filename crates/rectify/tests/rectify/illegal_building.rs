//! 违建.

use jiff::civil::date;
use model::statement::BuildingRecord;

use crate::town::{Town, firm_id, square_metres};

const NONE: [&str; 0] = [];

#[test]
fn a_building_of_production_on_industrial_land_without_papers() {
    let check = |town: Town, expect: &[&str]| assert_eq!(town.found(), expect);
    check(Town::new().building("b", "P", "厂房", 500.0), &["building.no_permit b"]);
    let empty = |record: &mut BuildingRecord| record.certificate = None;
    check(Town::new().building("b", "P", "棚", 500.0).record("b", 500.0, empty), &["building.no_permit b"]);
    // A permit suffices; a home on its homestead is no matter of this rule, nor is a home or shed elsewhere.
    let permitted = |record: &mut BuildingRecord| (record.certificate, record.permit) = (None, Some("许".into()));
    check(Town::new().building("b", "P", "厂房", 500.0).record("b", 500.0, permitted), &NONE);
    check(Town::new().building("b", "H", "住宅", 100.0), &NONE);
    check(Town::new().building("b", "H", "棚", 100.0), &NONE);
    check(Town::new().building("b", "P", "住宅", 100.0), &NONE);
}

#[test]
fn illegal_floor_area_is_all_of_it_or_the_excess_times_the_floors() {
    let none = Town::new().building("b", "P", "厂房", 500.0);
    assert_eq!(none.findings()[0].floor_area, Some(square_metres(1000.0)));
    let beyond = Town::new().building("b", "P", "厂房", 560.0).record("b", 500.0, |_| {});
    assert_eq!(beyond.found(), ["building.beyond_certificate b"]);
    assert_eq!(beyond.findings()[0].floor_area, Some(square_metres(120.0)));
}

#[test]
fn survey_error_and_a_permit_for_the_rest_are_lawful() {
    let found = |footprint: f64, certified: f64, change: fn(&mut BuildingRecord)| {
        Town::new().building("b", "P", "厂房", footprint).record("b", certified, change).found()
    };
    // 3 % of 500 m² is 15 m²; of 100 m² it would be 3, where 5 m² hold.
    assert_eq!(found(515.0, 500.0, |_| {}), NONE);
    assert_eq!(found(515.1, 500.0, |_| {}), ["building.beyond_certificate b"]);
    assert_eq!(found(105.0, 100.0, |_| {}), NONE);
    assert_eq!(found(105.1, 100.0, |_| {}), ["building.beyond_certificate b"]);
    assert_eq!(found(400.0, 500.0, |_| {}), NONE);
    let with_permit = |record: &mut BuildingRecord| {
        (record.permit, record.permitted_floor_area) = (Some("许".into()), Some(square_metres(1200.0)));
    };
    assert_eq!(found(600.0, 500.0, with_permit), NONE);
    assert_eq!(found(700.0, 500.0, with_permit), ["building.beyond_certificate b"]);
    assert_eq!(found(600.0, 500.0, |record| record.certified_footprint = None), NONE);
}

#[test]
fn a_temporary_building_beyond_its_time() {
    let found = |until: Option<jiff::civil::Date>, certificate: Option<&str>, temporary: bool| {
        let certificate = certificate.map(str::to_owned);
        let change = move |record: &mut BuildingRecord| {
            (record.certificate, record.permit, record.certified_footprint) = (certificate, Some("临".into()), None);
            (record.permit_temporary, record.permit_until) = (temporary, until);
        };
        Town::new().building("b", "P", "棚", 50.0).record("b", 50.0, change).found()
    };
    assert_eq!(found(Some(date(2023, 6, 29)), None, true), ["building.temporary_expired b"]);
    assert_eq!(found(Some(date(2023, 6, 30)), None, true), NONE, "its last day");
    assert_eq!(found(None, None, true), NONE);
    assert_eq!(found(Some(date(2020, 1, 1)), Some("证"), true), NONE, "made permanent since");
    assert_eq!(found(Some(date(2020, 1, 1)), None, false), NONE);
}

#[test]
fn occupants_are_concerned() {
    let town = Town::new()
        .building("b", "P", "厂房", 500.0)
        .firm("丁", |registration| registration.building = Some(crate::town::building_id("b")))
        .lease("L", "b", "甲", |_| {})
        .lease("old", "b", "戊", |lease| lease.to = date(2022, 12, 31))
        .firm("甲", |_| {})
        .firm("戊", |_| {});
    let mut expected = vec![firm_id("丁"), firm_id("甲")];
    expected.sort();
    let finding = town.findings().into_iter().find(|finding| finding.rule == "building.no_permit").unwrap();
    assert_eq!(finding.enterprises, expected);
}
