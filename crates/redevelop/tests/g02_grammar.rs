//! The grammar by hand: one parcel, a block of two, what each limit does, and what absurd problems are told.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod towns;

use model::{Cm2, Fen};
use redevelop::phasing::{
    BlockArea, Budget, Constraint, Firm, Measure, Objective, PeakGap, Problem, Solver, Status, SwingSpace, Vacancy,
    YearlyBudget, evaluate, presolve_check, solve,
};
use towns::{beside, effect, first, id, mode, parcel, solved};

/// Three parcels in a row that are worth 10, −2 and 10 with a discount rate of nothing.
fn row() -> Problem {
    let parcels = (0..3).map(|n| parcel(n, 50)).collect();
    let effects = vec![effect(0, "m", &[-20, 30]), effect(1, "m", &[-20, 18]), effect(2, "m", &[-20, 30])];
    let mut problem = Problem::new(first(), parcels, beside(&[(0, 1), (1, 2)]));
    problem.discount_rate = 0.0;
    problem.decision(vec![mode("m")], vec![first(), first().plus(4)], effects)
}

fn area(least: i64) -> Constraint {
    Constraint::BlockArea(BlockArea { least: Cm2(least), most: None, first_batch: None })
}

#[test]
fn alone_each_parcel_that_is_worth_it_is_renewed() {
    let plan = solved(&row());
    assert_eq!((plan.status, plan.points, plan.blocks.len()), (Status::Optimal, 20, 2));
}

#[test]
fn a_larger_block_takes_the_poor_parcel_between() {
    let plan = solved(&row().constraint(area(100)));
    assert_eq!((plan.points, plan.blocks.len(), plan.blocks[0].parcels.len()), (18, 1, 3));
    // Without it in the middle there is no block.
    let none = solved(&row().constraint(area(151)));
    assert_eq!((none.status, none.points, none.blocks.len()), (Status::Optimal, 0, 0));
}

#[test]
fn a_budget_by_year_parts_the_blocks_in_time() {
    let budget = |year| Constraint::YearlyBudget(YearlyBudget { payers: vec![], year, limit: Fen(25) });
    let plan = solved(&row().constraint(budget(2024)).constraint(budget(2025)));
    assert_eq!(plan.points, 20);
    assert_ne!(plan.blocks[0].start, plan.blocks[1].start);
    let one = solved(
        &row().constraint(budget(2024)).constraint(Constraint::PeakGap(PeakGap { payers: vec![], limit: Fen(19) })),
    );
    assert_eq!((one.status, one.points), (Status::Optimal, 0));
}

/// The left parcel has a firm of 6, which can sit in a hall from 2024Q2 on.
fn with_firm(hall: i64, hazardous: bool) -> Problem {
    let mut problem = row();
    problem.parcels[0].firms.push(Firm {
        id: "f".to_owned(),
        floor: Cm2(6),
        hazardous,
        output: Fen(1),
        stays_under: vec![],
    });
    problem.modes[0].empties = Some(0);
    problem.modes[0].ready = Some(3);
    problem.modes[0].returns = true;
    problem.modes[0].hazardous_space = true;
    problem.effects[0].new_space = Cm2(8);
    problem.effects[0].seat_space = Cm2(8);
    problem.vacancies.push(Vacancy {
        id: "hall".to_owned(),
        floor: Cm2(hall),
        from: first().plus(1),
        to: None,
        hazardous: false,
        parcel: None,
    });
    problem.constraint(Constraint::SwingSpace(SwingSpace { most_seats: 1 }))
}

#[test]
fn a_firm_waits_in_the_hall_and_comes_back() {
    let plan = solved(&with_firm(6, false));
    assert_eq!((plan.points, plan.seats.len()), (20, 1));
    let stays: Vec<String> = plan.seats[0].stays.iter().map(|s| format!("{:?} {}", s.seat, s.from)).collect();
    // The hall opens in the second quarter, so the block begins a year later.
    assert_eq!(stays.len(), 2);
    assert!(stays[0].starts_with("Vacancy(\"hall\") 2025Q1"), "{stays:?}");
    assert!(stays[1].ends_with("2025Q4"), "{stays:?}");
}

#[test]
fn no_seat_no_renewal() {
    assert_eq!(solved(&with_firm(5, false)).points, 10, "the hall is too small");
    assert_eq!(solved(&with_firm(6, true)).points, 10, "hazardous trades may not sit there");
}

#[test]
fn a_plan_that_a_person_made_is_judged_in_words() {
    let problem = row().constraint(area(100));
    let mut plan = solved(&problem);
    assert!(evaluate(&problem, &plan.blocks).broken.is_empty());
    plan.blocks[0].parcels.truncate(1);
    let broken = evaluate(&problem, &plan.blocks).broken;
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].en, format!("the block of {} is too small", id(0)));
}

#[test]
fn measures_come_one_after_the_other() {
    let mut problem = row();
    for (effect, freed) in problem.effects.iter_mut().zip([5, 5, 0]) {
        effect.land_freed = Cm2(freed);
    }
    let order = vec![(Measure::LandFreed, 1), (Measure::Npv, 1)];
    let plan = solved(&problem.objective(Objective::Lexicographic { order, tolerance: 0 }));
    assert_eq!((plan.measures[&Measure::LandFreed], plan.measures[&Measure::Npv]), (10, 18));
}

#[test]
fn absurd_problems_are_refused_with_advice() {
    let refused = |change: &dyn Fn(&mut Problem), code: &str| {
        let mut problem = row();
        change(&mut problem);
        let codes: Vec<String> = presolve_check(&problem).into_iter().map(|p| p.code).collect();
        assert!(codes.iter().any(|c| c == code), "{code} not in {codes:?}");
        let mut never = |_| false;
        assert!(solve(&problem, &Solver::default(), &mut Budget::new(10, &mut never)).is_err());
    };
    refused(&|p| p.parcels[1].id = id(0), "phasing.parcels.id");
    refused(&|p| p.parcels[1].area = Cm2(0), "phasing.parcels.area");
    refused(&|p| p.discount_rate = f64::NAN, "phasing.problem.discount_rate");
    refused(&|p| p.starts.clear(), "phasing.starts.start");
    refused(&|p| p.starts.reverse(), "phasing.starts.start");
    refused(&|p| p.neighbours[0].a = id(9), "phasing.neighbours.pair");
    refused(&|p| p.effects[0].mode = "x".to_owned(), "phasing.effects.mode");
    refused(&|p| p.effects[1].parcel = id(0), "phasing.effects.carrier");
    refused(&|p| p.effects[0].seat_space = Cm2(1), "phasing.effects.seat_space");
    refused(
        &|p| p.constraints.push(Constraint::SwingSpace(SwingSpace { most_seats: 0 })),
        "phasing.constraints.most_seats",
    );
    let huge = Objective::Weighted { terms: vec![(Measure::Npv, i64::MAX)] };
    refused(&|p| p.objective = huge.clone(), "phasing.objective.terms");
}

#[test]
fn the_same_budget_gives_the_same_plan_and_a_stop_is_told() {
    let problem = towns::random(7);
    let with = |work: u64, stop: bool| {
        let mut stop = |_| stop;
        solve(&problem, &Solver::default(), &mut Budget::new(work, &mut stop)).unwrap()
    };
    for work in [0, 50, 5_000, 5_000_000] {
        assert_eq!(with(work, false), with(work, false));
    }
    let stopped = with(5_000_000, true);
    assert!(stopped.stopped && stopped.bound >= with(5_000_000, false).points);
}

#[test]
fn it_reads_what_it_writes() {
    let problem = towns::random(3);
    let text = serde_json::to_string(&problem).unwrap();
    assert_eq!(serde_json::from_str::<Problem>(&text).unwrap(), problem);
    assert!(serde_json::from_str::<Problem>(&text.replacen("starts", "begins", 1)).is_err());
}
