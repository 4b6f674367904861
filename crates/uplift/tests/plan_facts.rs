//! The facts of a plan: derived from what was found, none from a suspicion, none from willingness.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod town;

use std::collections::BTreeSet;

use jiff::civil::date;
use model::{Derivation, Grade, PlanFact, Term};
use rules::PlanPack;
use town::{Town, YEAR, firm, plot};
use uplift::{CaseFacts, norms, plan_facts};

fn pack() -> PlanPack {
    PlanPack::parse("plan", include_str!("../../../rulepacks/uplift/plan/pack.toml")).unwrap()
}

fn facts(town: &Town, cases: &CaseFacts, name: &str) -> BTreeSet<PlanFact> {
    let none = norms(&[], &town.pack, (YEAR, date(2023, 6, 30)), 1).unwrap();
    let found = town.with(|context| plan_facts(context, &none, &pack(), cases, &firm(name)).unwrap()).unwrap();
    assert!(found.values().all(|why| !why.zh.is_empty() && !why.en.is_empty()), "every fact says why");
    found.into_keys().collect()
}

fn town() -> Town {
    let mut town = Town::new();
    town.graded("甲", "1819", Grade::A, 30.0, 1);
    town.graded("乙", "1819", Grade::D, 1.0, 1);
    town.site("宗一", "甲", "5", "100");
    town.site("宗二", "乙", "1.5", "1");
    town
}

#[test]
fn a_grade_a_plot_and_a_block_are_facts() {
    use PlanFact::*;
    let mut town = town();
    let cases = CaseFacts::default();
    assert_eq!(facts(&town, &cases, "甲"), BTreeSet::from([FitForAssociation]), "of the trade, in business, graded A");
    assert_eq!(facts(&town, &cases, "乙"), BTreeSet::from([GradeD, SmallPlot]), "1.5 mu is below the pack's 3");
    town.block_parcels.insert(plot("宗二"));
    town.sites[1].plan_conflict = 0.4;
    let found = facts(&town, &cases, "乙");
    assert!(found.contains(&InBlock) && found.contains(&PlanConflict), "{found:?}");
}

#[test]
fn others_of_the_trade_on_the_plot_count_and_those_to_be_closed_do_not() {
    let mut town = town();
    let part = town.land_parts[&firm("甲")][0].clone();
    town.land_parts.get_mut(&firm("乙")).unwrap().push(part);
    let cases = CaseFacts::default();
    assert!(facts(&town, &cases, "乙").contains(&PlanFact::SamePlotSameTrade));
    town.closing("甲");
    assert!(!facts(&town, &cases, "乙").contains(&PlanFact::SamePlotSameTrade));
}

#[test]
fn only_what_was_verified_counts_and_it_keeps_a_firm_out_of_the_association() {
    let town = town();
    let why = Derivation { zh: "案件".to_owned(), en: "case".to_owned() };
    let mut cases = CaseFacts::default();
    let unverified = facts(&town, &cases, "甲");
    assert!(!unverified.contains(&PlanFact::VerifiedViolation) && !unverified.contains(&PlanFact::ClosureCase));
    cases.violations.insert(firm("甲"), why.clone());
    let verified = facts(&town, &cases, "甲");
    assert!(verified.contains(&PlanFact::VerifiedViolation));
    assert!(!verified.contains(&PlanFact::FitForAssociation), "its conditions keep it out until the case rests");
    cases.closures.insert(firm("甲"), why);
    cases.members.insert(firm("乙"));
    assert!(facts(&town, &cases, "甲").contains(&PlanFact::ClosureCase));
    assert!(facts(&town, &cases, "乙").contains(&PlanFact::AssociationMember));
    assert!(PlanFact::ALL.iter().all(|fact| !format!("{fact:?}").to_lowercase().contains("willing")));
}
