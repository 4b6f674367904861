//! From a problem to a plan with its bound.

use super::ascent::{Multipliers, ascend};
use super::branch::branch;
use super::compiled::{Compiled, NONE};
use super::judge::{Judged, SEAT_WORK, judge};
use super::plan::{Price, choice_of};
use super::relaxation::Relaxation;
use super::search::{Found, Search};
use super::{
    Budget, Constraint, Measure, MeasureAtLeast, Objective, Plan, PlannedBlock, Problem, Status, presolve_check,
};

/// A tree over so many parcels closes in moments.
const CLOSES: usize = 14;

/// How to search.
#[derive(Debug, Clone, PartialEq)]
pub struct Solver {
    /// Names the stream of pseudo-random moves.
    pub seed: u64,
    /// Blocks that a person has begun with; the search improves them.
    pub begin: Vec<PlannedBlock>,
    /// Up to so many parcels the tree is searched after the relaxation.
    pub tree_up_to: usize,
    /// A gap that is good enough to stop.
    pub gap: f64,
}

impl Default for Solver {
    fn default() -> Self {
        Self { seed: 1, begin: vec![], tree_up_to: 60, gap: 0.0 }
    }
}

/// Solves a problem within a budget. The plan says whether it is optimal, what bound is proven, and what its limits are worth;
/// without a plan its blocks are empty and the status says whether there is none or none was found. The order in which the problem lists
/// its parcels, firms, neighbours, modes, effects and vacancies makes no difference.
///
/// # Errors
/// What is wrong with the problem, from [`presolve_check`].
pub fn solve(problem: &Problem, solver: &Solver, budget: &mut Budget<'_>) -> Result<Plan, Vec<model::Problem>> {
    let faults: Vec<model::Problem> =
        presolve_check(problem).into_iter().filter(|p| p.severity != model::Severity::Warning).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let problem = problem.canonical();
    Ok(match &problem.objective {
        Objective::Weighted { .. } => weighted(&problem, solver, budget),
        Objective::Lexicographic { order, tolerance } => lexicographic(&problem, order, *tolerance, solver, budget),
    })
}

/// One measure after the other, each kept by the later.
fn lexicographic(
    problem: &Problem,
    order: &[(Measure, i64)],
    tolerance: i64,
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Plan {
    let mut now = problem.clone();
    let mut solver = solver.clone();
    let mut last: Option<Plan> = None;
    for (stage, (what, sign)) in order.iter().enumerate() {
        now.objective = Objective::Weighted { terms: vec![(*what, *sign)] };
        let mut plan = budget.within((order.len() - stage) as u64, |b| weighted(&now, &solver, b));
        if !matches!(plan.status, Status::Optimal | Status::Feasible) {
            if last.is_none() {
                last = Some(plan);
            }
            break;
        }
        plan.problem = problem.hash();
        let reached = plan.measures.get(what).copied().unwrap_or(0);
        let slack = (i128::from(reached).abs() * i128::from(tolerance) / 1_000_000) as i64;
        let amount = if *what == Measure::Disruption { reached + slack } else { reached - slack };
        now.constraints.push(Constraint::MeasureAtLeast(MeasureAtLeast { measure: *what, amount }));
        solver.begin = plan.blocks.clone();
        last = Some(plan);
    }
    let mut plan = last.unwrap_or_else(|| weighted(&now, &solver, budget));
    plan.work = budget.spent();
    plan
}

fn weighted(problem: &Problem, solver: &Solver, budget: &mut Budget<'_>) -> Plan {
    let model = Compiled::new(problem);
    let mut relaxation = Relaxation::new(&model);
    let scale = relaxation.scale.clone();
    let mut best: Option<Found> = None;
    let empty = vec![NONE; model.area.len()];
    let judged = judge(&model, &empty, false, SEAT_WORK);
    if judged.faults.is_empty() {
        best = Some(Found::judged(&empty, judged));
    }
    let mut multipliers = Multipliers::new(&relaxation);
    let mut proven: Option<i64> = None;
    let possible = (0..model.area.len()).all(|p| !model.must[p] || model.slots_of(p).next().is_some());
    if possible {
        let mut search = Search::new(&model, &scale, solver.seed);
        search.load(&choice_of(&model, &solver.begin));
        proven = Some(rounds(&mut relaxation, &mut multipliers, &mut search, solver, &mut best, budget));
        let done = is_close(proven, &best, solver.gap);
        if !done && model.area.len() <= solver.tree_up_to && !budget.is_over() {
            let bound = proven.unwrap_or(i64::MAX);
            proven = branch(&mut relaxation, &multipliers, bound, &mut best, budget);
        }
    }
    finish(&model, &relaxation, &multipliers, proven, best, budget)
}

fn is_close(proven: Option<i64>, best: &Option<Found>, gap: f64) -> bool {
    match (proven, best) {
        (Some(bound), Some(best)) => gap_of(bound, best.points) <= gap,
        (None, _) => true,
        _ => false,
    }
}

fn gap_of(bound: i64, points: i64) -> f64 {
    (i128::from(bound) - i128::from(points)).max(0) as f64 / (points.unsigned_abs().max(1) as f64)
}

/// Bound and plans by turns: prices for a while, then blocks along them. Returns the best bound.
fn rounds(
    relaxation: &mut Relaxation<'_, '_>,
    multipliers: &mut Multipliers,
    search: &mut Search<'_, '_>,
    solver: &Solver,
    best: &mut Option<Found>,
    budget: &mut Budget<'_>,
) -> i64 {
    let mut bound = relaxation.bound(&multipliers.at).unwrap_or(i64::MAX);
    // Each turn is twice as long as the one before, so that there is a plan early and the last turn is half of all. A tree that
    // follows gets what a few short turns leave where it will close, and else half of the work: it seldom finds plans by itself.
    let size = relaxation.model.area.len() as u64;
    let until = match relaxation.model.area.len() {
        parcels if parcels <= CLOSES.min(solver.tree_up_to) => budget.spent(),
        parcels if parcels <= solver.tree_up_to => budget.part(1, 2),
        _ => budget.part(1, 1),
    };
    let mut count = 60_u64;
    for turn in 0.. {
        if budget.is_over() || is_close(Some(bound), best, solver.gap) || (turn >= 4 && budget.spent() >= until) {
            break;
        }
        let half = budget.part(1, 2).saturating_sub(budget.spent());
        let rounds = count.min(half / relaxation.work()).max(1) as usize;
        ascend(relaxation, multipliers, rounds, true, budget);
        if let Some(value) = relaxation.bound(&multipliers.at) {
            bound = bound.min(value);
        }
        let reduced = relaxation.reduced(&multipliers.at);
        // The few turns that come first may go past what the tree waits for.
        let most = if turn < 4 { budget.part(1, 1) } else { until };
        let work = (count * relaxation.work()).max(2_000 * size).min(most.saturating_sub(budget.spent()));
        search.run(&reduced, work, best, budget);
        count *= 2;
    }
    bound
}

fn finish(
    model: &Compiled<'_>,
    relaxation: &Relaxation<'_, '_>,
    multipliers: &Multipliers,
    proven: Option<i64>,
    best: Option<Found>,
    budget: &Budget<'_>,
) -> Plan {
    let judged = |found: &Found| {
        let mut judged: Judged = judge(model, &found.choice, true, 0);
        judged.seated = found.seated.clone();
        judged
    };
    let mut plan = match &best {
        Some(found) => Plan::of(model, &found.choice, &judged(found)),
        None => {
            let empty = vec![NONE; model.area.len()];
            Plan::of(model, &empty, &judge(model, &empty, true, 0))
        }
    };
    plan.bound = proven.unwrap_or(plan.points);
    plan.status = match (&best, proven) {
        (Some(found), Some(bound)) if bound > found.points => Status::Feasible,
        (Some(_), _) => Status::Optimal,
        (None, None) => Status::Infeasible,
        (None, Some(_)) => Status::Unknown,
    };
    plan.bound = plan.bound.max(plan.points);
    plan.gap = if best.is_some() { gap_of(plan.bound, plan.points) } else { f64::INFINITY };
    plan.problem = model.problem.hash();
    plan.work = budget.spent();
    plan.stopped = budget.was_asked_to_stop();
    let mut prices: Vec<Price> = Vec::new();
    for ((row, scale), multiplier) in model.rows.iter().zip(&relaxation.scale).zip(&multipliers.at) {
        match prices.last_mut().filter(|p| p.constraint == row.constraint) {
            Some(price) => price.per_unit += multiplier / scale,
            None => prices.push(Price { constraint: row.constraint, per_unit: multiplier / scale, lifted: i64::MAX }),
        }
    }
    prices.retain(|price| price.per_unit > 0.0);
    for price in &mut prices {
        let mut others = multipliers.at.clone();
        for (row, multiplier) in model.rows.iter().zip(&mut others) {
            if row.constraint == price.constraint {
                *multiplier = 0.0;
            }
        }
        price.lifted = relaxation.bound(&others).unwrap_or(i64::MAX).max(plan.bound);
    }
    plan.prices = prices;
    plan
}
