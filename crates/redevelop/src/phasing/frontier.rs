//! The frontier of two measures: what more of the one costs of the other.

use super::{Budget, Constraint, Measure, MeasureAtLeast, Objective, Plan, Problem, Solver, Status, solve};

/// Plans between the best of `first` and the best of `second`, each the best of `second` found with at least so much of `first`;
/// `points` steps between the ends. None is worse in both than another.
///
/// # Errors
/// As [`solve`].
pub fn frontier(
    problem: &Problem,
    (first, second): (Measure, Measure),
    points: usize,
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Vec<Plan>, Vec<model::Problem>> {
    let sign = |what: Measure| if what == Measure::Disruption { -1 } else { 1 };
    let ends = [(first, second), (second, first)]
        .map(|(a, b)| Objective::Lexicographic { order: vec![(a, sign(a)), (b, sign(b))], tolerance: 0 });
    let mut plans = Vec::new();
    for (at, objective) in ends.into_iter().enumerate() {
        let ask = Problem { objective, ..problem.clone() };
        plans.push(budget.within((points + 2 - at) as u64, |b| solve(&ask, solver, b))?);
    }
    let amount = |plan: &Plan, what: Measure| sign(what) * plan.measures.get(&what).copied().unwrap_or(0);
    let (most, least) = (amount(&plans[0], first), amount(&plans[1], first));
    for step in 1..=points {
        let wanted = least + ((i128::from(most) - i128::from(least)) * step as i128 / (points as i128 + 1)) as i64;
        let mut ask = problem.clone();
        ask.objective = Objective::Weighted { terms: vec![(second, sign(second))] };
        let floor = MeasureAtLeast { measure: first, amount: sign(first) * wanted };
        ask.constraints.push(Constraint::MeasureAtLeast(floor));
        // The best of `first` keeps every floor, so no step begins without a plan.
        let solver = Solver { begin: plans[0].blocks.clone(), ..solver.clone() };
        plans.push(budget.within((points + 1 - step) as u64, |b| solve(&ask, &solver, b))?);
    }
    plans.retain(|p| matches!(p.status, Status::Optimal | Status::Feasible));
    plans.sort_by_key(|p| std::cmp::Reverse((amount(p, first), amount(p, second))));
    let mut front: Vec<Plan> = Vec::new();
    for plan in plans {
        if front.last().is_none_or(|last| amount(&plan, second) > amount(last, second)) {
            front.push(plan);
        }
    }
    Ok(front)
}
