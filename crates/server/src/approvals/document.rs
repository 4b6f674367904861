//! A document that a draft names, for who decides it: what is approved has been read.

use std::sync::Arc;

use access::Action;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use model::{ContentHash, Organisation};

use super::view::View;
use crate::access::{Asker, Seen, SeenDaily, today};
use crate::beside::beside;
use crate::handed_in::{FileBytes, handed_in};
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// The bytes of a document of a draft, for its drafter and for who may decide it. A photo opens in the browser; anything else is
/// saved. That somebody else than the drafter looks is an entry before anything is sent.
#[utoipa::path(
    get, path = "/approvals/{id}/documents/{hash}", tag = "people",
    params(
        ("id" = String, Path, description = "Number of the entry that drafted it"),
        ("hash" = String, Path, description = "SHA-256 of the document, as the draft names it"),
    ),
    responses(
        (
            status = 200, description = "The document, of the type that its bytes say",
            content(
                (FileBytes = "image/jpeg"), (FileBytes = "image/png"), (FileBytes = "image/webp"),
                (FileBytes = "application/pdf"), (FileBytes = "application/octet-stream"),
            ),
        ),
        (status = 403, description = "Who asks neither drafted it nor may decide it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No draft that concerns who asks, or no document of it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn draft_document(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    path: Result<Path<(String, String)>, PathRejection>,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Response, Problem> {
    let Path((id, hash)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let view = View::of(&asker, &index, &daily).await?;
    let (draft, shown) = view.find(&id)?;
    let file = view.stands.drafts.get(&draft);
    let file = file.ok_or_else(|| Problem::unknown("draft", "审批事项", &id, "/api/v1/approvals"))?;
    view.may_read(file)?;
    let unknown = || Problem::unknown("document", "材料", &hash, &format!("/api/v1/approvals/{id}"));
    let of = ContentHash(hash.clone());
    // The ledger holds other blobs; of them nobody learns through a draft.
    if !file.act.blobs().contains(&of) {
        return Err(unknown());
    }
    if let Some(subject) = view.looked_at(&file.act).filter(|_| !shown.mine) {
        look(&asker, subject).await?;
    }
    let (diary, named) = (Arc::clone(&asker.diary), of.clone());
    let found = beside(move || diary.evidence(&named)).await?.map_err(|e| Problem::internal(&e.to_string()))?;
    Ok(handed_in(found.ok_or_else(unknown)?, &format!("approval-{id}-{}", of.short())))
}

/// Writes down who looked, for which body. What a draft says of an enterprise is shown to whoever decides it, whatever else they
/// see of that enterprise, so each look counts.
async fn look(asker: &Asker, subject: String) -> Result<(), Problem> {
    let day = today();
    let mut grants = asker.principal.grants.iter().filter(|grant| grant.stands(day));
    let organisation = grants.next().map_or(Organisation::Town, |grant| grant.organisation.clone());
    asker.looked(organisation, subject, Action::ReadEvidence).await
}
