//! 取缔建议.

use jiff::civil::date;
use model::statement::InspectionItem;

use crate::town::{Town, YEAR, firm_id};

const NONE: [&str; 0] = [];

fn printer() -> Town {
    Town::new().firm("甲", |_| {}).firm("乙", |_| {}).environment("甲", |record| record.process = Some("印花".into()))
}

#[test]
fn a_broken_discharge_chain_needs_the_firms_own_failed_recheck() {
    let item = InspectionItem::DischargeRecheck;
    assert_eq!(printer().grounds(), NONE, "the finding alone closes nobody");
    let failed = || printer().inspect(("1", date(2023, 3, 1)), (Some("甲"), None), item, false);
    assert_eq!(failed().grounds(), ["discharge_uncorrected"]);
    assert_eq!(failed().inspect(("2", date(2023, 4, 1)), (Some("甲"), None), item, true).grounds(), NONE);
    let of_another = printer().inspect(("1", date(2023, 3, 1)), (Some("乙"), None), item, false);
    assert_eq!(of_another.grounds(), NONE);
    let other_item =
        printer().inspect(("1", date(2023, 3, 1)), (Some("甲"), None), InspectionItem::SuspensionRecheck, false);
    assert_eq!(other_item.grounds(), NONE);
    let visit = printer().check(("1", date(2023, 3, 1)), (Some("甲"), None), item, (false, None), None);
    assert_eq!(visit.grounds(), NONE, "a steward's visit closes nobody");
    let to_come = printer().inspect(("1", date(2023, 7, 1)), (Some("甲"), None), item, false);
    assert_eq!(to_come.grounds(), NONE);
}

#[test]
fn a_recheck_without_a_finding_closes_nobody() {
    let item = InspectionItem::DischargeRecheck;
    let town = Town::new().firm("甲", |_| {}).inspect(("1", date(2023, 3, 1)), (Some("甲"), None), item, false);
    assert_eq!(town.grounds(), NONE);
}

#[test]
fn unsafe_after_suspension() {
    let house = || {
        Town::new().building("b", "P", "厂房", 200.0).record("b", 200.0, |_| {}).firm("甲", |_| {}).inspect(
            ("1", date(2023, 1, 1)),
            (Some("甲"), Some("b")),
            InspectionItem::Exit,
            false,
        )
    };
    assert_eq!(house().grounds(), NONE);
    let failed =
        || house().inspect(("2", date(2023, 3, 1)), (Some("甲"), Some("b")), InspectionItem::SuspensionRecheck, false);
    let proposal = failed().proposals().remove(0);
    assert_eq!((proposal.ground.as_str(), &proposal.enterprise), ("unsafe_after_suspension", &firm_id("甲")));
    assert!(proposal.clauses.iter().any(|clause| clause.article == "第一百一十三条"));
    assert!(proposal.evidence[0].zh.contains("停产整顿复查 2"), "{:?}", proposal.evidence);
    assert_eq!(proposal.findings, [failed().findings()[0].id.clone()]);
    let put_right = failed().inspect(("3", date(2023, 4, 1)), (Some("甲"), Some("b")), InspectionItem::Exit, true);
    assert_eq!(put_right.grounds(), NONE, "nothing is left to close it for");
}

#[test]
fn each_enterprise_is_proposed_once_on_the_first_ground_that_holds() {
    let town = Town::new()
        .revoked("甲", Some(date(2020, 1, 1)))
        .meter("甲", "某甲厂", YEAR, 1_000)
        .environment("甲", |record| record.process = Some("印花".into()))
        .inspect(("1", date(2023, 3, 1)), (Some("甲"), None), InspectionItem::DischargeRecheck, false);
    assert_eq!(town.grounds(), ["revoked_but_operating"]);
}
