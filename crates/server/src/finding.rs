//! One finding.

use axum::Json;

use crate::access::Seen;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::Finding;

/// One suspicion with its evidence and clauses.
#[utoipa::path(
    get, path = "/findings/{id}", tag = "rectification",
    params(("id" = String, Path, description = "Id of the finding")),
    responses(
        (status = 200, description = "The finding", body = Finding),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn finding(
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Finding>, Problem> {
    let finding = index.finding(&id).ok_or_else(|| Problem::unknown("finding", "线索", &id, "/api/v1/findings"))?;
    Ok(Json(index.finding_view(finding)))
}
