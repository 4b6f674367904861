//! One kept proposal.

use axum::Json;

use crate::access::Seen;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::proposals::item;
use crate::wire::{MeasureOfGrade, Proposal, WhatIf};

/// A kept proposal: who would move, by group, and what that costs the public purse.
#[utoipa::path(
    get, path = "/proposals/{id}", tag = "evaluation",
    params(("id" = String, Path, description = "Its number")),
    responses(
        (status = 200, description = "The proposal", body = Proposal),
        (status = 404, description = "Unknown number", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn proposal(
    Seen(index): Seen,
    Id(asked): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Proposal>, Problem> {
    let kept = index.records.proposals.iter().find(|(saved, _)| saved.number.to_string() == asked);
    let kept = kept.ok_or_else(|| Problem::unknown("proposal", "方案", &asked, "/api/v1/proposals"))?;
    let (saved, trial) = kept;
    Ok(Json(Proposal {
        item: item(&index, kept),
        adopting: saved.proposal.adopting.clone(),
        what_if: WhatIf::from(&trial.what_if),
        measures: trial.measures.iter().map(MeasureOfGrade::from).collect(),
    }))
}
