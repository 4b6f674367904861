//! A piece of a case's evidence as it was handed in, to look at.

use std::sync::Arc;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use model::{CaseId, ContentHash};

use crate::access::{Asker, SeenDaily};
use crate::beside::beside;
use crate::handed_in::{FileBytes, handed_in};
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// The bytes of a piece of evidence. A photo opens in the browser; anything else is saved.
#[utoipa::path(
    get, path = "/cases/{id}/evidence/{hash}", tag = "rectification",
    params(
        ("id" = String, Path, description = "Id of the case"),
        ("hash" = String, Path, description = "SHA-256 of the piece, as the case names it"),
    ),
    responses(
        (
            status = 200, description = "The piece, of the type that its bytes say",
            content(
                (FileBytes = "image/jpeg"), (FileBytes = "image/png"), (FileBytes = "image/webp"),
                (FileBytes = "application/pdf"), (FileBytes = "application/octet-stream"),
            ),
        ),
        (status = 404, description = "Unknown case, or no evidence of it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn evidence(
    asker: Asker,
    SeenDaily { daily, .. }: SeenDaily,
    path: Result<Path<(String, String)>, PathRejection>,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Response, Problem> {
    let Path((id, hash)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let unknown = || Problem::unknown("evidence", "证据", &hash, &format!("/api/v1/cases/{id}"));
    let file = daily.cases.get(&CaseId(id.clone())).ok_or_else(unknown)?;
    let hash = ContentHash(hash.clone());
    // The ledger holds other blobs; of them nobody learns through a case.
    if !file.case.events.iter().flat_map(|event| &event.evidence).any(|one| one.hash == hash) {
        return Err(unknown());
    }
    if let Some(party) = &file.case.party {
        asker.look(&party.0).await?;
    }
    let (diary, of) = (Arc::clone(&asker.diary), hash.clone());
    let found = beside(move || diary.evidence(&of)).await?.map_err(|e| Problem::internal(&e.to_string()))?;
    let bytes = found.ok_or_else(unknown)?;
    Ok(handed_in(bytes, &format!("{}-{}", file.case.subject_code, hash.short())))
}
