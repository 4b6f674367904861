//! Approving (同意), rejecting (退回) and withdrawing (撤回) a draft.

use axum::Json;
use axum::http::StatusCode;

use super::entered;
use super::view::View;
use crate::access::{Asker, Seen, SeenDaily};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::preconditions::IfMatch;
use crate::problem::Problem;
use crate::wire::{EntryMade, NothingMore, Rejection};
use crate::written::words;

/// Approves a draft of another account: what it says is entered as things now stand. What the rules refuse by now stays open.
#[utoipa::path(
    post, path = "/approvals/{id}/approval", tag = "people",
    params(
        ("id" = String, Path, description = "Number of the entry that drafted it"),
        ("If-Match" = String, Header, description = "The `version` of the draft that was read, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request approves once"),
    ),
    request_body = NothingMore,
    responses(
        (status = 201, description = "Entered", body = EntryMade),
        (status = 403, description = "Not allowed to who asks; its drafter never may", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "None that concerns who asks", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule, or decided already", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "It, or what it is about, changed meanwhile", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "No version named", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn approve(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    from: IfMatch,
    JsonBody(NothingMore {}): JsonBody<NothingMore>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let (draft, shown) = View::of(&asker, &index, &daily).await?.find(&id)?;
    from.check(&shown.version)?;
    let entry =
        entered(&asker, move |approvals, asking| approvals.approve(asking, &index.work.packs.evaluation, draft));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}

/// Rejects a draft of another account, with a reason.
#[utoipa::path(
    post, path = "/approvals/{id}/rejection", tag = "people",
    params(
        ("id" = String, Path, description = "Number of the entry that drafted it"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request rejects once"),
    ),
    request_body = Rejection,
    responses(
        (status = 201, description = "Rejected", body = EntryMade),
        (status = 403, description = "Not allowed to who asks", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "None that concerns who asks", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Decided already", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No reason", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn reject(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(rejection): JsonBody<Rejection>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let (draft, _) = View::of(&asker, &index, &daily).await?.find(&id)?;
    let reason = words("/reason", "why it is rejected", &rejection.reason)?;
    let entry = entered(&asker, move |approvals, asking| approvals.reject(asking, draft, &reason));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}

/// Withdraws one's own draft.
#[utoipa::path(
    post, path = "/approvals/{id}/withdrawal", tag = "people",
    params(
        ("id" = String, Path, description = "Number of the entry that drafted it"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request withdraws once"),
    ),
    request_body = NothingMore,
    responses(
        (status = 201, description = "Withdrawn", body = EntryMade),
        (status = 404, description = "None that concerns who asks", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Another's, or decided already", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn withdraw_draft(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(NothingMore {}): JsonBody<NothingMore>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let (draft, _) = View::of(&asker, &index, &daily).await?.find(&id)?;
    let entry = entered(&asker, move |approvals, asking| approvals.withdraw(asking, draft));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}
