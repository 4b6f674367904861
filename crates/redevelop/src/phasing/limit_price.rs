//! What one step more of a limit is worth: by the multipliers of the bound, and by solving again beside a control.

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
    /// Points by which the plan found with the larger limit is better than the best found without it in the same work.
    pub by_solving: i64,
    /// Points by which any plan with the larger limit is better than the best found without it, at most: proven.
    pub at_most: i64,
}

/// Widens limits one at a time by a step each (place of the constraint; fen of a budget or gap, cm² of quota, or of a new vacancy
/// open from the first quarter) and solves again from the plan. Beside them the problem as it stands is solved again from the same plan with
/// the same work: without that control, what more searching finds would look like what the limit is worth. Constraints that have no
/// such limit are left out.
///
/// # Errors
/// As [`solve`].
pub fn limit_prices(
    problem: &Problem,
    plan: &Plan,
    steps: &[(usize, i64)],
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Vec<LimitPrice>, Vec<model::Problem>> {
    let wider: Vec<(usize, i64, Problem)> = steps
        .iter()
        .filter_map(|(constraint, step)| Some((*constraint, *step, widened(problem, *constraint, *step)?)))
        .collect();
    if wider.is_empty() {
        return Ok(vec![]);
    }
    let solver = Solver { begin: plan.blocks.clone(), ..solver.clone() };
    let work = budget.part(1, wider.len() as u64 + 1) - budget.spent();
    let control = budget.up_to(work, |b| solve(problem, &solver, b))?;
    let without = control.points.max(plan.points);
    let mut prices = Vec::with_capacity(wider.len());
    for (constraint, step, problem) in wider {
        let then = budget.up_to(work, |b| solve(&problem, &solver, b))?;
        let price = plan.prices.iter().find(|p| p.constraint == constraint).map_or(0.0, |p| p.per_unit);
        prices.push(LimitPrice {
            constraint,
            step,
            at_the_margin: price * step as f64,
            by_solving: (then.points - without).max(0),
            at_most: (then.bound - without).max(0),
        });
    }
    Ok(prices)
}

fn widened(problem: &Problem, constraint: usize, step: i64) -> Option<Problem> {
    let mut wider = problem.clone();
    match wider.constraints.get_mut(constraint)? {
        Constraint::YearlyBudget(it) => it.limit.0 += step,
        Constraint::PeakGap(it) => it.limit.0 += step,
        Constraint::LandQuota(it) => it.limit.0 += step,
        Constraint::SwingSpace(_) => wider.vacancies.push(super::Vacancy {
            id: format!("+{step}"),
            floor: model::Cm2(step),
            from: problem.first,
            to: None,
            hazardous: false,
            parcel: None,
        }),
        _ => return None,
    }
    Some(wider)
}
