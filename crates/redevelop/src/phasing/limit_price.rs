//! What one step more of a limit is worth: by the multipliers of the bound, and by solving again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Budget, Constraint, Plan, Problem, Solver, solve};

/// The price of a limit for a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LimitPrice {
    /// Place of the constraint.
    pub constraint: usize,
    /// The step, in the limit's unit.
    pub step: i64,
    /// Points at the margin, by the multipliers; 0 when it does not bind.
    pub at_the_margin: f64,
    /// Points by which the plan found with the larger limit is better: at least so much is to be had.
    pub by_solving: i64,
}

/// Widens a limit by a step (fen of a budget or gap, cm² of quota, or of a new vacancy open from the first quarter) and solves again
/// from the plan. `None` when the constraint has no such limit.
///
/// # Errors
/// As [`solve`].
pub fn limit_price(
    problem: &Problem,
    plan: &Plan,
    constraint: usize,
    step: i64,
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Option<LimitPrice>, Vec<model::Problem>> {
    let mut wider = problem.clone();
    match wider.constraints.get_mut(constraint) {
        Some(Constraint::YearlyBudget(it)) => it.limit.0 += step,
        Some(Constraint::PeakGap(it)) => it.limit.0 += step,
        Some(Constraint::LandQuota(it)) => it.limit.0 += step,
        Some(Constraint::SwingSpace(_)) => wider.vacancies.push(super::Vacancy {
            id: format!("+{step}"),
            floor: model::Cm2(step),
            from: problem.first,
            to: None,
            hazardous: false,
            parcel: None,
        }),
        _ => return Ok(None),
    }
    let solver = Solver { begin: plan.blocks.clone(), ..solver.clone() };
    let then = solve(&wider, &solver, budget)?;
    let price = plan.prices.iter().find(|p| p.constraint == constraint).map_or(0.0, |p| p.per_unit);
    Ok(Some(LimitPrice {
        constraint,
        step,
        at_the_margin: price * step as f64,
        by_solving: (then.points - plan.points).max(0),
    }))
}
