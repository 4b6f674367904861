//! Incoming projects on the new land of a plan: who gets which block, and when.

use std::cmp::Reverse;

use model::{Cm2, ParcelId, Quarter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Plan, Problem};

/// Energy and emissions that projects together may need per year; `None` when it is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProjectLimits {
    /// kgce.
    pub energy: Option<i64>,
    /// Grams.
    pub emission: Option<i64>,
    /// Least tax per mu and year, fen: the criterion of admission.
    pub tax_per_mu: Option<i64>,
}

/// A project on a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Placed {
    /// The project.
    pub project: String,
    /// The block, by its first parcel.
    pub block: ParcelId,
    /// When it gets the land.
    pub from: Quarter,
}

/// Places projects one after the other, the highest tax per mu first, each on the block that is ready in its time and has least
/// land left over. Land of a block is what its effects free. This is a rule, not an optimum: it says what fits.
#[must_use]
pub fn place_projects(problem: &Problem, plan: &Plan, limits: &ProjectLimits) -> Vec<Placed> {
    let mut blocks: Vec<(ParcelId, Quarter, i64)> = Vec::new();
    for block in &plan.blocks {
        let ready = problem.modes.iter().find(|m| m.code == block.mode).and_then(|m| m.ready.or(m.empties));
        let freed: Cm2 = problem
            .effects
            .iter()
            .filter(|e| block.parcels.contains(&e.parcel) && e.mode == block.mode && e.carrier == block.carrier)
            .map(|e| e.land_freed)
            .sum();
        if let (Some(ready), Some(first)) = (ready, block.parcels.first()) {
            blocks.push((first.clone(), block.start.plus(ready as i32), freed.0));
        }
    }
    let per_land = |tax: i64, land: i64| i128::from(tax) * 1_000_000_000 / i128::from(land.max(1));
    let mut queue: Vec<_> = problem.projects.iter().collect();
    queue.sort_by_key(|p| (Reverse(per_land(p.tax.0, p.land.0)), p.id.clone()));
    let (mut energy, mut emission) = (0, 0);
    let mut placed = Vec::new();
    for project in queue {
        let too_much = |limit: Option<i64>, used: i64| limit.is_some_and(|limit| used > limit);
        let poor = limits.tax_per_mu.is_some_and(|least| {
            i128::from(project.tax.0) * 20_000_000 < i128::from(least) * 3 * i128::from(project.land.0)
        });
        if poor
            || too_much(limits.energy, energy + project.energy)
            || too_much(limits.emission, emission + project.emission)
        {
            continue;
        }
        let fits =
            |(_, ready, land): &&mut (ParcelId, Quarter, i64)| *ready <= project.latest && *land >= project.land.0;
        if let Some((block, ready, land)) =
            blocks.iter_mut().filter(fits).min_by_key(|(id, _, land)| (*land, id.clone()))
        {
            *land -= project.land.0;
            energy += project.energy;
            emission += project.emission;
            let from = (*ready).max(project.earliest);
            placed.push(Placed { project: project.id.clone(), block: block.clone(), from });
        }
    }
    placed
}
