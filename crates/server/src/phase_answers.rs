//! What people ask of the phased plan: worked out when it is first asked for, and then kept.

use std::sync::{Arc, OnceLock};

use axum::Json;
use sanqian::{PhaseAnswers, Phased, Work};

use crate::access::Seen;
use crate::beside::beside;
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::phases::wan_yuan;
use crate::problem::Problem;
use crate::wire::{AlternativeOfPhases, AnswersOfPhases, FrontierOfPhases, InclusionOfPhases, PriceOfPhases, Words};

/// The answers about the town's plan. Whoever sees the plan sees the same ones.
pub(crate) struct AnswersLater {
    work: Arc<Work>,
    answers: OnceLock<Result<PhaseAnswers, String>>,
}

impl AnswersLater {
    /// About the plan of the whole work.
    pub(crate) fn of(work: Arc<Work>) -> Self {
        Self { work, answers: OnceLock::new() }
    }

    /// Waits for them; whoever comes meanwhile waits for the same work.
    fn get(&self, phased: &Phased) -> &Result<PhaseAnswers, String> {
        self.answers.get_or_init(|| self.work.quick_phase_answers(phased).map_err(|why| why.to_string()))
    }
}

/// What one more of each limit is worth, and other plans nearly as good; what each parcel's inclusion is worth and what one aim costs
/// of another take longer and are asked for by `POST /jobs`, so these lists are empty here. The first to ask waits some seconds.
/// `null` where there is no plan.
#[utoipa::path(
    get, path = "/phases/answers", tag = "renewal",
    responses((status = 200, description = "The answers, or null without a plan", body = Option<AnswersOfPhases>))
)]
pub(crate) async fn phase_answers(
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Option<AnswersOfPhases>>, Problem> {
    if index.records.phases.is_err() {
        return Ok(Json(None));
    }
    // On a thread of its own: an asker who goes away does not stop what the next one will want.
    let answered = beside(move || match &index.records.phases {
        Ok(phased) => match index.answers.get(phased) {
            Ok(asked) => Ok(Some(view(&index, phased, asked))),
            Err(why) => Err(why.clone()),
        },
        Err(_) => Ok(None),
    });
    answered.await?.map(Json).map_err(|why| Problem::internal(&why))
}

/// Answers as they leave the server.
pub(crate) fn view(index: &Index, phased: &Phased, asked: &PhaseAnswers) -> AnswersOfPhases {
    let plan = &phased.plan;
    AnswersOfPhases {
        alternatives: asked
            .alternatives
            .iter()
            .map(|it| AlternativeOfPhases {
                hash: it.plan.hash.to_string(),
                worth_wan_yuan: wan_yuan(it.plan.points),
                less_wan_yuan: wan_yuan(plan.points - it.plan.points),
                without: it.without.len(),
                with: it.with.len(),
                otherwise: it.otherwise,
            })
            .collect(),
        prices: asked
            .prices
            .iter()
            .map(|it| PriceOfPhases {
                name: Words::from(&it.name),
                step: Words::from(&it.step),
                found_wan_yuan: wan_yuan(it.by_solving),
                at_most_wan_yuan: wan_yuan(it.at_most),
            })
            .collect(),
        inclusion: asked
            .inclusion
            .iter()
            .map(|it| InclusionOfPhases {
                parcel: index.parcel_ref(&it.parcel),
                // Where the search without it found a better plan, the parcel costs nothing to leave out.
                lacks_wan_yuan: it.cost.map(|cost| wan_yuan(cost.max(0))),
                at_least_wan_yuan: wan_yuan(it.at_least),
            })
            .collect(),
        frontier: asked
            .frontier
            .iter()
            .map(|it| FrontierOfPhases {
                hash: it.plan.to_string(),
                npv_wan_yuan: it.npv.wan_yuan(),
                freed_mu: it.land_freed.mu(),
                area_mu: it.area.mu(),
                blocks: it.blocks,
            })
            .collect(),
    }
}
