//! Objections (异议) to published grades and their answers (答复): one person enters them.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use model::EnterpriseId;

use super::entered;
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{EntryMade, NewAnswerToObjection, NewObjection};
use crate::written::{self, words};

fn year(id: &str) -> Result<i16, Problem> {
    id.parse().map_err(|_| Problem::unknown("evaluation of the year", "年度评价", id, "/api/v1/rounds"))
}

/// Takes down an objection. An enterprise objects to its own grade, the town office takes down anybody's.
#[utoipa::path(
    post, path = "/rounds/{id}/objections", tag = "evaluation",
    params(
        ("id" = String, Path, description = "The year"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one objection"),
    ),
    request_body = NewObjection,
    responses(
        (status = 201, description = "Entered", body = EntryMade),
        (status = 404, description = "No such evaluation or enterprise", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn object(
    asker: Asker,
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewObjection>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let (year, on, text) = (year(&id)?, written::day(&new.day)?, words("/text", "what is objected to", &new.text)?);
    let enterprise = EnterpriseId(new.enterprise);
    let scope = &asker.decision.scope;
    let within = scope.whole_town || scope.enterprises.contains(&enterprise);
    if !within || !index.work.snapshot.enterprises.contains_key(&enterprise) {
        return Err(Problem::unknown("enterprise", "企业", &enterprise.0, "/api/v1/enterprises"));
    }
    let entry = entered(&asker, move |approvals, asking| approvals.object(asking, year, &enterprise, &text, on));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}

/// Answers an objection.
#[utoipa::path(
    post, path = "/rounds/{id}/objections/{number}/answer", tag = "evaluation",
    params(
        ("id" = String, Path, description = "The year"),
        ("number" = u32, Path, description = "Number of the objection within the year"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one answer"),
    ),
    request_body = NewAnswerToObjection,
    responses(
        (status = 201, description = "Entered", body = EntryMade),
        (status = 404, description = "No such evaluation", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn answer(
    asker: Asker,
    path: Result<Path<(String, String)>, PathRejection>,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewAnswerToObjection>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let Path((id, number)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let year = year(&id)?;
    let unknown = || Problem::unknown("objection", "异议", &number, &format!("/api/v1/rounds/{year}"));
    let number: u32 = number.parse().map_err(|_| unknown())?;
    let (on, reasons) = (written::day(&new.day)?, words("/reasons", "the reasons of the answer", &new.reasons)?);
    let entry =
        entered(&asker, move |approvals, asking| approvals.answer(asking, (year, number), new.upheld, &reasons, on));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}
