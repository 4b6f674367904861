//! Why there is no plan: a smallest set of limits that clash, and the one whose removal buys most.

use model::Derivation;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Budget, Plan, Problem, Solver, Status, solve};

/// A smallest set of constraints that cannot hold together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clash {
    /// Places in the problem's list, ordered. Without any one of them there is a plan, or none was ruled out.
    pub constraints: Vec<usize>,
    /// Whether each of them was proven to be needed; `false` when the budget ended first.
    pub smallest: bool,
    /// Of them, the one without which the best plan has most points: the cheapest to give way.
    pub cheapest: Option<usize>,
    /// In words.
    pub because: Derivation,
}

/// Finds a clash by deletion: a constraint without which there still is no plan takes no part. `None` when the problem is not
/// proven to be infeasible within the budget.
///
/// # Errors
/// As [`solve`].
pub fn clash(
    problem: &Problem,
    solver: &Solver,
    budget: &mut Budget<'_>,
) -> Result<Option<Clash>, Vec<model::Problem>> {
    let mut left: Vec<usize> = (0..problem.constraints.len()).collect();
    let share = left.len() as u64 + 1;
    if budget.within(share, |b| solve(problem, solver, b))?.status != Status::Infeasible {
        return Ok(None);
    }
    let mut smallest = true;
    let mut best: Option<(i64, usize)> = None;
    for at in 0..problem.constraints.len() {
        let without: Vec<usize> = left.iter().copied().filter(|other| *other != at).collect();
        let plan = budget.within(share - at as u64, |b| solve(&only(problem, &without), solver, b))?;
        match plan.status {
            Status::Infeasible => left = without,
            Status::Unknown => smallest = false,
            Status::Optimal | Status::Feasible => {
                // Points when this one gives way in the whole problem, later deletions aside.
                best = better(best, &plan, at);
            }
        }
    }
    let cheapest = best.map(|(_, at)| at).filter(|at| left.contains(at));
    Ok(Some(Clash { because: words(problem, &left, cheapest), constraints: left, smallest, cheapest }))
}

fn better(best: Option<(i64, usize)>, plan: &Plan, at: usize) -> Option<(i64, usize)> {
    Some(best.filter(|(points, _)| *points >= plan.points).unwrap_or((plan.points, at)))
}

fn only(problem: &Problem, keep: &[usize]) -> Problem {
    let constraints = keep.iter().map(|at| problem.constraints[*at].clone()).collect();
    Problem { constraints, ..problem.clone() }
}

fn words(problem: &Problem, clash: &[usize], cheapest: Option<usize>) -> Derivation {
    let name = |at: usize| problem.constraints[at].name();
    let zh: Vec<String> = clash.iter().map(|at| format!("{}（第{}项）", name(*at).0, at + 1)).collect();
    let en: Vec<String> = clash.iter().map(|at| format!("{} (no. {})", name(*at).1, at + 1)).collect();
    let mut because = Derivation {
        zh: format!("{} 不能同时满足", zh.join("、")),
        en: format!("these cannot hold together: {}", en.join(", ")),
    };
    if let Some(at) = cheapest {
        because.zh += &format!("；放宽{}损失最小", name(at).0);
        because.en += &format!("; giving way on {} costs least", name(at).1);
    }
    because
}
