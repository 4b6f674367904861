//! Other plans that are nearly as good: what a council can choose from.

use std::collections::BTreeSet;

use super::{Budget, ByHand, Constraint, Plan, Problem, Solver, Status, solve};

/// Up to `count` plans that differ, none with fewer points than the given plan less `within` millionths of it; the given one comes
/// first. Each is sought without one parcel of an earlier one and without what that one did without, so that they differ by more
/// than chance.
///
/// # Errors
/// As [`solve`].
pub fn alternatives(
    problem: &Problem,
    plan: &Plan,
    count: usize,
    within: i64,
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Vec<Plan>, Vec<model::Problem>> {
    let slack = (i128::from(plan.points).abs() * i128::from(within) / 1_000_000) as i64;
    let least = plan.points - slack;
    let mut found = vec![plan.clone()];
    let mut known = BTreeSet::from([plan.hash.clone()]);
    let mut without: Vec<Vec<model::ParcelId>> = vec![vec![]];
    let mut from = 0;
    while found.len() < count && from < found.len() && !budget.is_over() {
        let parcels = found[from].blocks.iter().flat_map(|b| b.parcels.clone()).collect::<Vec<_>>();
        for (turn, parcel) in parcels.into_iter().enumerate() {
            if found.len() >= count || budget.is_over() {
                break;
            }
            let mut exclude = without[from].clone();
            exclude.push(parcel);
            let out = ByHand { include: vec![], exclude: exclude.clone() };
            let other = problem.clone().constraint(Constraint::ByHand(out));
            let begin = found[from].blocks.clone();
            let solver = Solver { seed: solver.seed + turn as u64, begin, ..solver.clone() };
            let mut other = budget.within(2 * (count - found.len()) as u64, |b| solve(&other, &solver, b))?;
            let is_plan = matches!(other.status, Status::Optimal | Status::Feasible);
            if is_plan && other.points >= least && known.insert(other.hash.clone()) {
                // It is a plan of the problem itself; its bound is the problem's.
                other.problem = plan.problem.clone();
                other.bound = plan.bound;
                other.gap = (plan.bound - other.points) as f64 / other.points.unsigned_abs().max(1) as f64;
                other.status = if other.points == plan.bound { Status::Optimal } else { Status::Feasible };
                found.push(other);
                without.push(exclude);
            }
        }
        from += 1;
    }
    Ok(found)
}
