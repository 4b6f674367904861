//! What people ask of a plan: why there is none, what a limit costs, other plans, what a parcel is worth, the frontier, projects.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod towns;

use model::{Cm2, Fen, IncomingProject};
use redevelop::phasing::{
    BlockArea, Budget, ByHand, Constraint, LandQuota, Measure, Placed, Problem, ProjectLimits, Solver, Status,
    YearlyBudget, alternatives, clash, frontier, limit_prices, place_projects, replacement_costs,
};
use towns::{beside, effect, first, id, mode, parcel, solved};

/// Four parcels in a row of 50 each that are worth 10, 7, 4 and 9 at outlays of 20 each.
fn row() -> Problem {
    let parcels = (0..4).map(|n| parcel(n, 50)).collect();
    let gain = [30, 27, 24, 29];
    let effects = (0..4).map(|n| effect(n, "m", &[-20, gain[n]])).collect();
    let mut problem = Problem::new(first(), parcels, beside(&[(0, 1), (1, 2), (2, 3)]));
    problem.discount_rate = 0.0;
    problem.decision(vec![mode("m")], vec![first()], effects).constraint(Constraint::BlockArea(BlockArea {
        least: Cm2(100),
        most: None,
        first_batch: None,
    }))
}

fn budget(limit: i64) -> Constraint {
    Constraint::YearlyBudget(YearlyBudget { payers: vec![], year: 2024, limit: Fen(limit) })
}

fn with<T>(run: impl FnOnce(&mut Budget<'_>) -> T) -> T {
    let mut never = |_| false;
    run(&mut Budget::new(100_000_000, &mut never))
}

#[test]
fn a_clash_is_named_with_what_costs_least() {
    let quota = LandQuota { kind: "x".to_owned(), year: 2024, limit: Cm2(9) };
    let include = ByHand { include: vec![id(0), id(3)], exclude: vec![] };
    let problem =
        row().constraint(Constraint::LandQuota(quota)).constraint(budget(60)).constraint(Constraint::ByHand(include));
    // Both ends take all four, 80, or two blocks of two, 80 as well.
    let found = with(|b| clash(&problem, &Solver::default(), b)).unwrap().unwrap();
    assert_eq!((found.constraints.clone(), found.smallest), (vec![0, 2, 3], true));
    // Without the budget 30; without areas 19; without the choice by hand 21.
    assert_eq!(found.cheapest, Some(2));
    assert!(found.because.zh.contains("年度预算（第3项）") && found.because.en.contains("choices by hand (no. 4)"));
    assert_eq!(with(|b| clash(&row(), &Solver::default(), b)).unwrap(), None);
}

#[test]
fn a_limit_has_a_price() {
    let problem = row().constraint(budget(40));
    let plan = solved(&problem);
    assert_eq!(plan.points, 17);
    let prices = with(|b| limit_prices(&problem, &plan, &[(0, 1), (1, 40)], &Solver::default(), b)).unwrap();
    // The first constraint has no such limit.
    assert_eq!(prices.len(), 1);
    assert_eq!((prices[0].constraint, prices[0].by_solving, prices[0].at_most), (1, 13, 13));
    assert!(prices[0].at_the_margin > 0.0);
}

#[test]
fn what_more_searching_finds_is_not_the_limits() {
    let problem = row().constraint(budget(4_000));
    // Somebody's poor plan, under a budget that does not bind.
    let mut poor = solved(&row().constraint(budget(10)));
    poor.prices.clear();
    let best = solved(&problem);
    assert!(poor.points < best.points, "{} {}", poor.points, best.points);
    let prices = with(|b| limit_prices(&problem, &poor, &[(1, 40)], &Solver::default(), b)).unwrap();
    assert_eq!((prices[0].by_solving, prices[0].at_most), (0, 0));
}

#[test]
fn a_parcel_is_worth_what_the_plan_lacks_without_it() {
    let problem = row().constraint(budget(40));
    let plan = solved(&problem);
    let costs = with(|b| replacement_costs(&problem, &plan, &[id(0), id(3)], &Solver::default(), b)).unwrap();
    // Without the first parcel: 4 + 9; without the last nothing changes.
    assert_eq!((costs[0].cost, costs[0].at_least), (Some(4), 4));
    assert_eq!((costs[1].cost, costs[1].at_least), (Some(0), 0));
}

#[test]
fn there_are_other_plans_nearly_as_good() {
    let problem = row().constraint(budget(40));
    let plan = solved(&problem);
    let all = with(|b| alternatives(&problem, &plan, 20, 400_000, &Solver::default(), b)).unwrap();
    let points: Vec<i64> = all.iter().map(|p| p.points).collect();
    assert_eq!(points, [17, 13, 11]);
    let hashes: std::collections::BTreeSet<_> = all.iter().map(|p| p.hash.clone()).collect();
    assert_eq!(hashes.len(), 3);
    assert_eq!(with(|b| alternatives(&problem, &plan, 20, 10_000, &Solver::default(), b)).unwrap().len(), 1);
}

#[test]
fn a_frontier_has_no_plan_that_is_worse_in_both() {
    let mut problem = row();
    for (effect, (freed, jobs)) in problem.effects.iter_mut().zip([(9, 1), (7, 2), (2, 8), (1, 9)]) {
        effect.land_freed = Cm2(freed);
        effect.jobs_kept = model::MilliPerson(jobs);
    }
    let problem = problem.constraint(budget(40));
    let front =
        with(|b| frontier(&problem, (Measure::LandFreed, Measure::JobsKept), 3, &Solver::default(), b)).unwrap();
    let pairs: Vec<(i64, i64)> =
        front.iter().map(|p| (p.measures[&Measure::LandFreed], p.measures[&Measure::JobsKept])).collect();
    assert_eq!(pairs, [(16, 3), (9, 10), (3, 17)]);
}

#[test]
fn projects_take_the_land_that_is_ready_in_their_time() {
    let mut problem = row();
    problem.modes[0].ready = Some(4);
    for effect in &mut problem.effects {
        effect.land_freed = Cm2(20);
    }
    let project = |name: &str, land, tax, latest| IncomingProject {
        id: name.to_owned(),
        land: Cm2(land),
        energy: 5,
        emission: 0,
        tax: Fen(tax),
        earliest: first().plus(6),
        latest: first().plus(latest),
    };
    problem.projects =
        vec![project("late", 20, 100, 3), project("a", 50, 100, 9), project("b", 30, 90, 9), project("c", 30, 30, 9)];
    let plan = solved(&problem);
    assert_eq!((plan.status, plan.blocks.len()), (Status::Optimal, 1));
    let placed = |name: &str| Placed { project: name.to_owned(), block: id(0), from: first().plus(6) };
    assert_eq!(place_projects(&problem, &plan, &ProjectLimits::default()), [placed("b"), placed("a")]);
    let limits = ProjectLimits { energy: Some(5), ..ProjectLimits::default() };
    assert_eq!(place_projects(&problem, &plan, &limits), [placed("b")]);
}
