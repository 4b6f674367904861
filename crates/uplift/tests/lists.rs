//! Whom and what to uplift; every condition has a case that only it decides.

mod town;

use model::statement::RegistrationStatus;
use model::{Cm2, Department, Grade, Input, Measure};
use town::*;

fn town() -> Town {
    let mut town = Town::new();
    town.graded("A", "1819", Grade::A, 20.0, 2);
    town.graded("B", "1819", Grade::B, 10.0, 2);
    town.graded("C", "1819", Grade::C, 5.0, 2);
    town.graded("D1", "1819", Grade::D, 2.0, 3);
    town.graded("D2", "1819", Grade::D, 1.0, 7);
    town.site("P", "D1", "5", "8");
    town
}

fn check_coaching(change: impl FnOnce(&mut Town), expect: &[&str]) {
    let mut town = town();
    change(&mut town);
    let expect: Vec<_> = expect.iter().map(|name| firm(name)).collect();
    assert_eq!(town.lists().coaching, expect);
}

#[test]
fn coaching_takes_d_enterprises_in_order_of_rank() {
    check_coaching(|_| {}, &["D1", "D2"]);
    check_coaching(|town| town.closing("D1"), &["D2"]);
    check_coaching(|town| town.registered("D2", RegistrationStatus::Revoked), &["D1"]);
}

fn check_energy(change: impl FnOnce(&mut Town), expect: &[&str]) {
    let mut town = town();
    change(&mut town);
    let expect: Vec<_> = expect.iter().map(|name| firm(name)).collect();
    assert_eq!(town.lists().high_energy_low_yield, expect);
}

fn inputs(town: &mut Town, rank: usize) -> &mut std::collections::BTreeMap<Measure, Input> {
    &mut town.assessment.populations[1].results[rank - 1].candidate.inputs
}

#[test]
fn high_energy_needs_both_and_somebody_to_uplift() {
    // Median 0.2 万千瓦时 per 万元 of revenue, three times 0.6; median of tax per mu 5.
    check_energy(|_| {}, &["D2"]);
    check_energy(|town| town.closing("D2"), &[]);
    // Exactly three times the median is not above it.
    check_energy(|town| inputs(town, 5).get_mut(&Measure::Electricity).unwrap().amount = 60_000_000, &[]);
    // Its land yields well.
    check_energy(|town| town.assessment.populations[1].results[4].indicators[0].value = Some(6.0), &[]);
    // Unknown output is not high energy.
    check_energy(|town| drop(inputs(town, 5).remove(&Measure::Revenue)), &[]);
    // A needs much energy too, but its land yields well.
    check_energy(|town| inputs(town, 1).get_mut(&Measure::Electricity).unwrap().amount = 95_000_000, &[]);
}

#[test]
fn statistics_are_not_used_to_call_an_enterprise_wasteful() {
    check_energy(|town| inputs(town, 5).get_mut(&Measure::Revenue).unwrap().department = Department::Statistics, &[]);
}

#[test]
fn little_tax_alone_is_not_high_energy() {
    check_energy(|town| town.assessment.populations[1].results[3].indicators[0].value = Some(0.001), &["D2"]);
}

#[test]
fn the_reason_for_high_energy_stands_on_the_page() {
    let profile = town().profile("D2");
    let line = profile.advice.iter().find(|line| line.code == "technical_upgrade").unwrap();
    assert!(
        line.because.en.contains("0.7000 万千瓦时/万元, above 3 times the peers' median 0.2000"),
        "{}",
        line.because.en
    );
}

fn check_parcel(change: impl FnOnce(&mut Town), expect: bool) {
    let mut town = town();
    change(&mut town);
    let lists = town.lists();
    assert_eq!(!lists.uplift_parcels.is_empty(), expect);
    let area = if expect { town.sites[0].area } else { Cm2(0) };
    assert_eq!(lists.uplift_area, area);
}

#[test]
fn a_parcel_to_uplift_meets_every_condition() {
    check_parcel(|_| {}, true); // 8 万元 on 5 mu: 1.6
    check_parcel(|town| town.sites[0].tax = model::Fen(20_000_000), false); // exactly 4 per mu
    check_parcel(|town| town.sites[0].tax = model::Fen(19_999_000), true);
    check_parcel(|town| town.sites[0].area = Cm2(19_999_999), false); // just below 3 mu
    check_parcel(|town| town.sites[0].industrial = false, false);
    check_parcel(|town| town.sites[0].plan_conflict = 0.2, false);
    check_parcel(|town| town.block_parcels.extend([plot("P")]), false);
    check_parcel(|town| town.closing("D1"), false);
    check_parcel(|town| town.registered("D1", RegistrationStatus::Deregistered), false);
    check_parcel(|town| town.candidates[3].inputs.clear(), false);
}

#[test]
fn a_tenant_that_is_proposed_for_closure_keeps_its_parcel_off_the_list() {
    let part = |town: &Town| town.land_parts[&firm("D1")].clone();
    check_parcel(
        |town| {
            let part = part(town);
            town.land_parts.insert(firm("D2"), part);
        },
        true,
    );
    check_parcel(
        |town| {
            let part = part(town);
            town.land_parts.insert(firm("D2"), part);
            town.closing("D2");
        },
        false,
    );
}

#[test]
fn a_parcel_without_an_enterprise_as_right_holder_is_not_listed() {
    check_parcel(
        |town| town.facts.retain(|fact| !matches!(fact.statement, model::statement::Statement::LandRight(_))),
        false,
    );
}

#[test]
fn the_lists_carry_the_assumptions_they_used() {
    let lists = town().lists();
    for parameter in ["low_yield.tax_per_mu", "high_energy.factor", "grades.c"] {
        assert!(lists.unsourced.iter().any(|note| note.parameter == parameter), "{parameter}");
    }
    assert!(lists.unsourced.iter().all(|note| note.parameter != "insurance.share"));
}

#[test]
fn a_year_without_parameters_is_refused_by_name() {
    let mut town = town();
    town.assessment.year = 2010;
    assert!(town.with(|_| ()).unwrap_err().to_string().contains("`peers.minimum` has no value on 2010-12-31"));
}
