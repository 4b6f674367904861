//! 合规性.

use jiff::civil::date;

use crate::town::{Town, YEAR};

const NONE: [&str; 0] = [];

#[test]
fn revoked_before_the_year_and_at_work_on_its_own_meter() {
    let check = |town: Town, expect: &[&str]| assert_eq!(town.found(), expect);
    let revoked = || Town::new().revoked("乙", Some(date(2021, 12, 31)));
    check(revoked().meter("乙", "某乙厂", YEAR, 1), &["legality.revoked_but_operating 乙"]);
    check(revoked().meter("乙", "某乙厂 ", YEAR, 1), &["legality.revoked_but_operating 乙"]);
    check(revoked().meter("乙", "", YEAR, 1), &["legality.revoked_but_operating 乙"]);
    // The meter has passed to another; nothing was used; it was used the year before.
    check(revoked().meter("乙", "某丙厂", YEAR, 1), &NONE);
    check(revoked().meter("乙", "某乙厂", YEAR, 0), &NONE);
    check(revoked().meter("乙", "某乙厂", YEAR - 1, 1), &NONE);
    // Within the year, or on a day that nobody knows, nothing can be said.
    for since in [Some(date(2022, 1, 1)), Some(date(2022, 10, 1)), None] {
        check(Town::new().revoked("乙", since).meter("乙", "某乙厂", YEAR, 1), &NONE);
    }
    check(Town::new().firm("甲", |_| {}).meter("甲", "某甲厂", YEAR, 1), &NONE);
}

#[test]
fn own_meters_add_up_in_the_evidence() {
    let town = Town::new()
        .revoked("乙", Some(date(2020, 1, 1)))
        .meter("乙", "某乙厂", YEAR, 10_000_000)
        .meter("乙", "", YEAR, 5_000_000)
        .meter("乙", "某丙厂", YEAR, 90_000_000);
    let finding = &town.findings()[0];
    assert!(finding.evidence.iter().any(|e| e.zh.contains("共用电 1.5000 万千瓦时")), "{:?}", finding.evidence);
    assert!(!finding.evidence.iter().any(|e| e.zh.contains("某丙厂")));
}

#[test]
fn a_tenant_in_no_register_at_a_place_of_business() {
    let lease = |building_use: &str, tenant: &str| {
        let town = Town::new().building("b", "P", building_use, 500.0).record("b", 500.0, |_| {}).firm("甲", |_| {});
        town.lease("L", "b", "x", |lease| (lease.tenant, lease.tenant_enterprise) = (tenant.into(), None)).found()
    };
    assert_eq!(lease("厂房", "无名作坊"), ["legality.unregistered_occupant L"]);
    // Its code was left out but its name is registered; a village collective; a person in a dormitory.
    assert_eq!(lease("厂房", "某甲厂"), NONE);
    assert_eq!(lease("厂房", "某村股份经济合作社"), NONE);
    assert_eq!(lease("宿舍", "张三"), NONE);
}

#[test]
fn a_lease_that_has_ended_has_no_occupant() {
    let town = Town::new().building("b", "P", "厂房", 500.0).record("b", 500.0, |_| {});
    let ended = town.lease("L", "b", "x", |lease| {
        (lease.tenant, lease.tenant_enterprise, lease.to) = ("无名作坊".into(), None, date(2023, 6, 29));
    });
    assert_eq!(ended.found(), NONE);
}
