//! An exit goes from the notice over every item to the last day, and no other way.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use model::{
    CaseId, Cm2, ContentHash, ExitAct, ExitNotice, ExitReason, ExitStep, RefusalRule, Status, TenancyId, Term,
};
use proptest::prelude::*;
use rules::ParkPack;
use steward::{ExitState, ParkExit};

const DAY: Date = date(2023, 7, 3);
const PACK: &str = include_str!("../../../rulepacks/parks/default/pack.toml");

fn pack() -> ParkPack {
    ParkPack::parse("pack.toml", PACK).unwrap()
}

fn notice(reason: ExitReason) -> ExitNotice {
    ExitNotice {
        lease: TenancyId("ten-1".to_owned()),
        number: "HT-1".to_owned(),
        tenant: "甲厂".to_owned(),
        enterprise: None,
        park: "YQ01".to_owned(),
        floor_area: Cm2(12_000_000),
        ends: date(2023, 12, 31),
        reason,
        case: None,
        day: DAY,
        document: ContentHash::of(b"notice"),
    }
}

fn step(days: i64, act: ExitAct) -> ExitStep {
    ExitStep { lease: TenancyId("ten-1".to_owned()), day: DAY.saturating_add(jiff::Span::new().days(days)), act }
}

fn clear(item: &str) -> ExitAct {
    ExitAct::Clear { item: item.to_owned(), document: ContentHash::of(item.as_bytes()) }
}

#[test]
fn a_firm_leaves_when_every_item_is_cleared_and_each_missing_one_is_named() {
    let pack = pack();
    let mut exit = ParkExit::open(&pack, &notice(ExitReason::Agreement)).unwrap();
    assert_eq!(exit.state(), ExitState::Noticed);
    let items: Vec<String> = pack.exit_items.iter().map(|item| item.code.clone()).collect();
    assert_eq!(items, ["rent_and_utilities", "deposit", "environment", "keys"]);
    for (at, item) in items.iter().enumerate() {
        let refused = exit.step(&pack, &step(9, ExitAct::Leave)).unwrap_err();
        assert_eq!(refused.rule, RefusalRule::Evidence);
        assert_eq!(
            refused.missing.iter().map(|one| &one.code).collect::<Vec<_>>(),
            items[at..].iter().collect::<Vec<_>>()
        );
        exit = exit.step(&pack, &step(1, clear(item))).unwrap();
        assert_eq!(exit.state(), ExitState::Clearing);
        assert_eq!(exit.step(&pack, &step(1, clear(item))).unwrap_err().rule, RefusalRule::Duplicate);
    }
    let unknown = exit.step(&pack, &step(2, clear("fence"))).unwrap_err();
    assert_eq!(unknown.rule, RefusalRule::NotInKind);
    assert!(unknown.zh.contains("fence") && unknown.zh.contains("钥匙"), "{unknown}");
    assert_eq!(exit.step(&pack, &step(0, ExitAct::Leave)).unwrap_err().rule, RefusalRule::Order);
    let left = exit.step(&pack, &step(2, ExitAct::Leave)).unwrap();
    assert_eq!((left.state(), left.ended), (ExitState::Left, Some((date(2023, 7, 5), ExitState::Left))));
    for act in [ExitAct::Leave, ExitAct::Withdraw, clear("keys")] {
        assert_eq!(left.step(&pack, &step(3, act)).unwrap_err().rule, RefusalRule::NotFromHere);
    }
    let stays = exit.step(&pack, &step(2, ExitAct::Withdraw)).unwrap();
    assert_eq!(stays.step(&pack, &step(3, ExitAct::Leave)).unwrap_err().rule, RefusalRule::NotFromHere);
}

#[test]
fn a_lease_that_runs_out_runs_to_its_last_day_and_a_closure_names_its_case() {
    let pack = pack();
    let mut exit = ParkExit::open(&pack, &notice(ExitReason::LeaseEnded)).unwrap();
    for item in &pack.exit_items {
        exit = exit.step(&pack, &step(1, clear(&item.code))).unwrap();
    }
    let refused = exit.step(&pack, &step(100, ExitAct::Leave)).unwrap_err();
    assert!(refused.rule == RefusalRule::TooEarly && refused.zh.contains("2023-12-31"), "{refused}");
    assert!(exit.step(&pack, &step(181, ExitAct::Leave)).is_ok(), "on the last day");

    let without = ParkExit::open(&pack, &notice(ExitReason::ClosedByDecision)).unwrap_err();
    assert_eq!((without.rule, without.missing[0].code.as_str()), (RefusalRule::Evidence, "case"));
    let case = Some(CaseId("case-1".to_owned()));
    assert!(ParkExit::open(&pack, &ExitNotice { case, ..notice(ExitReason::ClosedByDecision) }).is_ok());
}

/// The list is closed in code, so that no pack can add a reason; the words of what must not be one are looked for in what is there.
#[test]
fn neither_unwillingness_nor_a_visit_is_a_reason() {
    let pack = pack();
    assert_eq!(pack.exit_reasons.len(), ExitReason::ALL.len());
    for rule in &pack.exit_reasons {
        assert_eq!(rule.clause.status, Status::Unsourced, "no source gives the list");
        for word in ["意愿", "不愿", "走访", "服务"] {
            assert!(!rule.reason.zh().contains(word), "{}", rule.reason.zh());
        }
        assert!(!rule.reason.en().contains("willing") && !rule.reason.en().contains("visit"));
    }
    for reason in ["unwilling_to_renew", "service_visit", "refuses_renewal"] {
        let read = serde_json::from_value::<ExitReason>(reason.into());
        assert!(read.is_err(), "{reason}");
        let added = format!(
            "{PACK}\n[[exit_reason]]\nreason = \"{reason}\"\nclause = {{ title = \"x\", status = \"unsourced\" }}\n"
        );
        let error = ParkPack::parse("pack.toml", &added).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
    // A park may take fewer reasons; what it does not take is refused with those that it does.
    let start = PACK.find("[[exit_reason]]\nreason = \"breach\"").unwrap();
    let end = start + 1 + PACK[start + 1..].find("[[").unwrap();
    let fewer = ParkPack::parse("pack.toml", &format!("{}{}", &PACK[..start], &PACK[end..])).unwrap();
    let refused = ParkExit::open(&fewer, &notice(ExitReason::Breach)).unwrap_err();
    assert!(refused.rule == RefusalRule::NotInKind && refused.zh.contains("租期届满"), "{refused}");
}

proptest! {
    /// Whatever is tried in whatever order: nobody leaves with an item open, and nothing that was cleared is lost.
    #[test]
    fn no_order_of_steps_skips_an_item(tried in prop::collection::vec((0_i64..5, 0_usize..7), 0..40)) {
        let pack = pack();
        let mut exit = ParkExit::open(&pack, &notice(ExitReason::Agreement)).unwrap();
        for (days, what) in tried {
            let act = match what {
                0 => ExitAct::Leave,
                1 => ExitAct::Withdraw,
                _ => clear(["rent_and_utilities", "deposit", "environment", "keys", "fence"][what - 2]),
            };
            let before = exit.clone();
            match exit.step(&pack, &step(days, act)) {
                Ok(after) => {
                    prop_assert!(before.ended.is_none(), "nothing follows the end");
                    prop_assert!(before.cleared.iter().all(|(item, shown)| after.cleared.get(item) == Some(shown)));
                    exit = after;
                }
                Err(refused) => prop_assert!(!refused.zh.is_empty() && !refused.en.is_empty()),
            }
            if exit.state() == ExitState::Left {
                prop_assert_eq!(exit.cleared.len(), pack.exit_items.len());
            }
        }
    }
}
