//! The rounds of the years.

use axum::Json;
use model::EvaluationRound;

use crate::access::Seen;
use crate::parameters::{Asked, NoQuery};
use crate::wire::RoundItem;

/// The evaluations of the years on their way (初评、公示、异议、答复、终评), the latest year first.
#[utoipa::path(
    get, path = "/rounds", tag = "evaluation",
    responses((status = 200, description = "The rounds", body = Vec<RoundItem>))
)]
pub(crate) async fn rounds(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<Vec<RoundItem>> {
    Json(index.records.rounds.iter().map(|record| item(&record.round)).collect())
}

/// A round as the list has it.
pub(crate) fn item(round: &EvaluationRound) -> RoundItem {
    RoundItem {
        id: round.year.to_string(),
        year: round.year,
        stage: round.stage.into(),
        runs: round.runs.len(),
        objections: round.objections.len(),
        open: round.objections.iter().filter(|objection| objection.answer.is_none()).count(),
        published_on: round.published.map(|[on, _]| on.to_string()),
        published_until: round.published.map(|[_, until]| until.to_string()),
        final_on: round.frozen.as_ref().map(|(_, on)| on.to_string()),
    }
}
