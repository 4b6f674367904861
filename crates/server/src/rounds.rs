//! The rounds of the years.

use std::sync::Arc;

use axum::Json;
use model::EvaluationRound;
use sanqian::{RoundRecord, Sight};

use crate::access::{Asker, Seen, today};
use crate::beside::beside;
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::RoundItem;

/// The evaluations of the years on their way (初评、公示、异议、答复、终评), the latest year first.
#[utoipa::path(
    get, path = "/rounds", tag = "evaluation",
    responses((status = 200, description = "The rounds", body = Vec<RoundItem>))
)]
pub(crate) async fn rounds(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Vec<RoundItem>>, Problem> {
    Ok(Json(now(&asker, &index).await?.iter().map(|record| item(&record.round)).collect()))
}

/// The rounds as they stand now and as who asks sees them, the latest year first. Who moved between runs was worked out when the
/// server started: a run is the command's, not the web's.
pub(crate) async fn now(asker: &Asker, index: &Arc<Index>) -> Result<Vec<RoundRecord>, Problem> {
    let (approvals, index) = (Arc::clone(&asker.approvals), Arc::clone(index));
    let sight = Sight::of(&asker.principal, today());
    let gather = move || {
        let stands = approvals.now()?;
        let rounds = stands.rounds.iter().rev().map(|(year, file)| {
            let known = index.records.rounds.iter().find(|record| record.round.year == *year);
            let moves = known.map(|record| record.moves.clone()).unwrap_or_default();
            let record = RoundRecord { round: file.round.clone(), steps: file.steps.clone(), moves };
            record.seen_by(&index.work, &sight)
        });
        Ok::<Vec<RoundRecord>, sanqian::Failure>(rounds.flatten().collect())
    };
    beside(gather).await?.map_err(|failure| Problem::internal(&failure.to_string()))
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
