//! What the inclusion of a parcel is worth: the points that the best plan without it lacks.

use model::ParcelId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Budget, ByHand, Constraint, Plan, Problem, Solver, Status, solve};

/// What a parcel is worth to the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// The parcel.
    pub parcel: ParcelId,
    /// Points lost without it, by the plan found; `None` when there is none without it, or none was found.
    pub cost: Option<i64>,
    /// At least so many are lost: proven.
    pub at_least: i64,
}

/// Solves again without each of these parcels.
///
/// # Errors
/// As [`solve`].
pub fn replacement_costs(
    problem: &Problem,
    plan: &Plan,
    parcels: &[ParcelId],
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Vec<Replacement>, Vec<model::Problem>> {
    let mut all = Vec::with_capacity(parcels.len());
    for (at, parcel) in parcels.iter().enumerate() {
        let out = ByHand { include: vec![], exclude: vec![parcel.clone()] };
        let without = problem.clone().constraint(Constraint::ByHand(out));
        let solver = Solver { begin: plan.blocks.clone(), ..solver.clone() };
        let then = budget.within((parcels.len() - at) as u64, |b| solve(&without, &solver, b))?;
        let found = matches!(then.status, Status::Optimal | Status::Feasible);
        let at_least = if then.status == Status::Infeasible { 0 } else { (plan.points - then.bound).max(0) };
        all.push(Replacement { parcel: parcel.clone(), cost: found.then(|| plan.points - then.points), at_least });
    }
    Ok(all)
}
