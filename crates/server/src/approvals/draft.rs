//! Drafting (拟办) a step of the year's evaluation.

use axum::Json;
use axum::http::StatusCode;
use jiff::civil::Date;
use model::{DraftedAct, EnterpriseId};

use super::entered;
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{EntryMade, Grade, NewDraft};
use crate::written::words;

/// Drafts a publication, a final result or a grade set by decision. Nothing changes until another account approves it.
#[utoipa::path(
    post, path = "/approvals", tag = "people",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request drafts once")),
    request_body = NewDraft,
    responses(
        (status = 201, description = "It waits for another account", body = EntryMade),
        (status = 403, description = "Not allowed to who asks", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No evaluation of that year", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn draft(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewDraft>,
) -> Result<(StatusCode, Json<EntryMade>), Problem> {
    let act = act(&new, |id| index.work.snapshot.enterprises.contains_key(id))?;
    let new = sanqian::NewDraft { act, note: words("/note", "what it rests on", &new.note)?, files: Vec::new() };
    let entry = entered(&asker, move |approvals, asking| approvals.draft(asking, &index.work.packs.evaluation, &new));
    Ok((StatusCode::CREATED, Json(EntryMade { entry: entry.await? })))
}

fn act(new: &NewDraft, known: impl Fn(&EnterpriseId) -> bool) -> Result<DraftedAct, Problem> {
    let year = new.year;
    let given = |pointer: &str, expected: &str, text: &Option<String>| {
        words(pointer, expected, text.as_deref().unwrap_or_default())
    };
    match new.act.as_str() {
        "publish_grades" => {
            let day = |text: &String| {
                text.parse::<Date>().map_err(|_| Problem::body("/until", "a day like 2026-03-01", text))
            };
            Ok(DraftedAct::PublishGrades { year, until: new.until.as_ref().map(day).transpose()? })
        }
        "freeze_grades" => Ok(DraftedAct::FreezeGrades { year }),
        "adjust_grade" => {
            let enterprise = EnterpriseId(given("/enterprise", "whose grade", &new.enterprise)?);
            if !known(&enterprise) {
                return Err(Problem::unknown("enterprise", "企业", &enterprise.0, "/api/v1/enterprises"));
            }
            let asked = given("/grade", "one of A, B, C, D", &new.grade)?;
            let grade = Grade::ALL.iter().find(|grade| grade.code() == asked);
            let grade = *grade.ok_or_else(|| Problem::body("/grade", "one of A, B, C, D", &asked))?;
            let reason = given("/reason", "why", &new.reason)?;
            let basis = given("/basis", "the document or meeting that decided", &new.basis)?;
            Ok(DraftedAct::AdjustGrade { year, enterprise, grade: grade.into(), reason, basis })
        }
        other => Err(Problem::body("/act", "publish_grades, freeze_grades or adjust_grade", other)),
    }
}
