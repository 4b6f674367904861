//! What waits for approval and what was decided, as far as it concerns who asks.

use axum::Json;

use super::view::View;
use crate::access::{Asker, Seen, SeenDaily};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::Approval;

/// The drafts that who asks drafted, may draft or may decide: those that wait first, then the latest first.
#[utoipa::path(
    get, path = "/approvals", tag = "people",
    responses((status = 200, description = "The drafts", body = Vec<Approval>))
)]
pub(crate) async fn approvals(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Vec<Approval>>, Problem> {
    let view = View::of(&asker, &index, &daily).await?;
    let mut shown: Vec<Approval> = view.stands.drafts.values().rev().filter_map(|file| view.shown(file)).collect();
    shown.sort_by_key(|approval| approval.state.code != "waiting");
    Ok(Json(shown))
}

/// One draft, with all that will be entered.
#[utoipa::path(
    get, path = "/approvals/{id}", tag = "people",
    params(("id" = String, Path, description = "Number of the entry that drafted it")),
    responses(
        (status = 200, description = "The draft", body = Approval),
        (status = 404, description = "None that concerns who asks", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn approval(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Approval>, Problem> {
    View::of(&asker, &index, &daily).await?.find(&id).map(|(_, shown)| Json(shown))
}
