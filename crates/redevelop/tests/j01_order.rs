//! The order in which a file lists its plots, firms, neighbours, modes, effects and vacancies makes no difference to the plan.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it is wrong")]

mod towns;

use model::{Cm2, Fen};
use proptest::prelude::*;
use redevelop::phasing::{
    BlockArea, Budget, Constraint, Firm, Mode, Problem, Solver, SwingSpace, Vacancy, YearlyBudget, check, evaluate,
    solve,
};
use towns::{Chance, beside, effect, first, mode, parcel, random};

fn shuffle<T>(list: &mut [T], chance: &mut Chance) {
    for at in (1..list.len()).rev() {
        list.swap(at, chance.of(0, at as i64) as usize);
    }
}

/// The same question in another order.
fn shuffled(problem: &Problem, seed: u64) -> Problem {
    let (mut it, mut chance) = (problem.clone(), Chance(seed));
    shuffle(&mut it.parcels, &mut chance);
    it.parcels.iter_mut().for_each(|p| shuffle(&mut p.firms, &mut chance));
    shuffle(&mut it.neighbours, &mut chance);
    for pair in &mut it.neighbours {
        if chance.once_in(2) {
            std::mem::swap(&mut pair.a, &mut pair.b);
        }
    }
    shuffle(&mut it.modes, &mut chance);
    shuffle(&mut it.effects, &mut chance);
    it.effects.iter_mut().for_each(|e| shuffle(&mut e.cash, &mut chance));
    shuffle(&mut it.vacancies, &mut chance);
    it
}

/// A grid that is too large for the tree: what is found depends on the way the search goes.
fn grid(width: usize, seed: u64) -> Problem {
    let mut chance = Chance(seed);
    let mut list: Vec<_> = (0..width * width).map(|n| parcel(n, chance.of(4, 12))).collect();
    let mut pairs = Vec::new();
    for (n, it) in list.iter_mut().enumerate() {
        if n % width > 0 {
            pairs.push((n - 1, n));
        }
        if n >= width {
            pairs.push((n - width, n));
        }
        let floor = Cm2(chance.of(1, 4));
        it.firms = vec![Firm { id: format!("f{n}"), floor, hazardous: false, output: Fen(1), stays_under: vec![] }];
    }
    let build = Mode { empties: Some(1), ready: Some(4), returns: true, ..mode("build") };
    let mut effects = Vec::new();
    for n in 0..width * width {
        effects.push(effect(n, "tidy", &[-chance.of(1, 9), chance.of(0, 20)]));
        let mut it = effect(n, "build", &[-chance.of(5, 30), 0, 0, 0, chance.of(10, 60)]);
        it.new_space = Cm2(4);
        it.seat_space = Cm2(4);
        effects.push(it);
    }
    let starts = (0..4).map(|year| first().plus(4 * year)).collect();
    let mut problem = Problem::new(first(), list, beside(&pairs)).decision(vec![mode("tidy"), build], starts, effects);
    for n in 0..4 {
        let id = format!("hall{n}");
        problem.vacancies.push(Vacancy { id, floor: Cm2(9), from: first(), to: None, hazardous: false, parcel: None });
    }
    problem
        .constraint(Constraint::BlockArea(BlockArea { least: Cm2(30), most: None, first_batch: None }))
        .constraint(Constraint::SwingSpace(SwingSpace { most_seats: 1 }))
        .constraint(Constraint::YearlyBudget(YearlyBudget { payers: vec![], year: 2024, limit: Fen(200) }))
}

/// Plan, bound and evaluation of a problem and of its shuffled form are the same to the last byte.
fn same(problem: &Problem, other: &Problem, work: u64) {
    let mut never = |_| false;
    let mut one = |problem: &Problem| solve(problem, &Solver::default(), &mut Budget::new(work, &mut never)).unwrap();
    let (plan, again) = (one(problem), one(other));
    assert_eq!(plan.hash, again.hash);
    assert_eq!(plan, again);
    assert_eq!(problem.hash(), other.hash());
    assert_eq!(evaluate(problem, &plan.blocks), evaluate(other, &plan.blocks));
    if !plan.blocks.is_empty() {
        // The checker shares no code with the model, nor its order.
        assert_eq!(check(other, &plan), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn small_problems(seed in 0_u64..300, order in any::<u64>()) {
        let problem = random(seed);
        same(&problem, &shuffled(&problem, order), 300_000);
    }
}

#[test]
fn a_town_too_large_for_the_tree() {
    for seed in 0..4 {
        let problem = grid(9, seed);
        let other = shuffled(&problem, seed + 77);
        assert_ne!(problem, other);
        same(&problem, &other, 400_000);
    }
}
