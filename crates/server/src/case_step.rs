//! A step of a case (办理案件), with its evidence: a form of several parts, so that photos come with what they prove.

use axum::Json;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use model::{
    Actor, Answer, Capacity, CaseAnswer, CaseEvent, CaseEvidence, CaseId, Cm2, ContentHash, DailyRecord, FreedArea,
};
use sanqian::{CaseFile, NewRecord, Stepped, Unchanged};

use crate::access::{Asker, Seen, SeenDaily, today};
use crate::form_parts::{as_many, parts};
use crate::index::Index;
use crate::parameters::{Asked, Id, NoQuery};
use crate::preconditions::IfMatch;
use crate::problem::Problem;
use crate::wire::{CaseStepForm, Duty, NewCaseStep, StepEntered};
use crate::written::{self, coded};

/// Enters a step of a case.
#[utoipa::path(
    post, path = "/cases/{id}/steps", tag = "rectification",
    params(
        ("id" = String, Path, description = "Id of the case"),
        ("If-Match" = String, Header, description = "The `version` of the case that was read, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one step"),
    ),
    request_body(content = CaseStepForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered", body = StepEntered),
        (status = 400, description = "Not a form", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "No version named", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_case(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    from: IfMatch,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<StepEntered>), Problem> {
    let case = CaseId(id.clone());
    let file = daily.cases.get(&case).ok_or_else(|| Problem::unknown("case", "案件", &id, "/api/v1/cases"))?;
    from.check(&file.version().to_string())?;
    let (step, files) = parts::<NewCaseStep>(form).await?;
    as_many("/evidence", step.evidence.len(), &files)?;
    let event = event(file, step, &files)?;
    // An enterprise speaks for itself: what officials do, officials enter.
    if !asker.decision.scope.whole_town && event.by.capacity != Capacity::Party {
        return Err(Problem::body("/by/capacity", "party", &model::code_of(&event.by.capacity)));
    }
    for_own_bureau(&asker, &index, file, &event.by.body)?;
    let day = event.day;
    let record = DailyRecord::CaseStep { case: case.clone(), event };
    let unchanged = Unchanged { what: Stepped::Case(case), version: file.version() };
    let entered = written::enter(&asker, Some(unchanged), NewRecord { record, files }, day).await?;
    let duties = entered.duties.iter().map(Duty::from).collect();
    Ok((StatusCode::CREATED, Json(StepEntered { entry: entered.entry.seq, duties })))
}

/// A bureau's officer enters what the bureau does. Bureaus are told by the word that the rule pack has for them, or by its code.
fn for_own_bureau(asker: &Asker, index: &Index, file: &CaseFile, body: &str) -> Result<(), Problem> {
    let Some(bureaus) = asker.principal.acts_for_bureaus(today()) else { return Ok(()) };
    let zh = index.records.daily_packs.cases.get(&file.case.check).map_or(body, |pack| pack.words(body).0);
    if body.is_empty() || bureaus.contains(&body) || bureaus.contains(&zh) {
        return Ok(());
    }
    let own = bureaus.join("、");
    let mut problem = Problem::body("/by/body", &format!("your own bureau ({own})"), zh);
    problem.detail_zh = format!(
        "您按授权只能登记本部门（{own}）办理的步骤，这一步填的机关是“{zh}”：请由该机关的人员登记；若两者是同一机关，请安全管理员按此名称重新授权"
    );
    Err(problem)
}

fn event(file: &CaseFile, step: NewCaseStep, files: &[Vec<u8>]) -> Result<CaseEvent, Problem> {
    let day = written::day(&step.day)?;
    let name = step.by.name.trim().to_owned();
    if name.is_empty() {
        return Err(Problem::body("/by/name", "who acted", "nothing"));
    }
    let capacity = coded("/by/capacity", &step.by.capacity)?;
    let actor = Actor { name: name.clone(), capacity, body: step.by.body, certificates: step.by.certificates };
    let mut event = CaseEvent::new(coded("/event", &step.event)?, day, actor);
    let of_case = (&file.case.town, &file.case.id);
    for (given, bytes) in step.evidence.iter().zip(files) {
        let place = given.place.as_deref().unwrap_or(&file.case.subject_code);
        event.evidence.push(CaseEvidence::new(of_case, &given.kind, ContentHash::of(bytes), place, day, &name));
    }
    for given in &step.answers {
        let answer = if given.yes { Answer::Yes } else { Answer::No };
        let earlier = file.case.answers.get(&given.item).into_iter().flatten().map(|one| one.id.clone()).collect();
        event.answers.push(CaseAnswer::new(of_case, (&given.item, answer), day, &name, earlier));
    }
    event.particulars.measure = step.measure;
    event.particulars.hour = step.hour;
    event.particulars.household = step.household;
    if step.freed_floor.is_some() || step.freed_land.is_some() {
        let (floor, land) = (area("/freed_floor", step.freed_floor)?, area("/freed_land", step.freed_land)?);
        event.particulars.freed = Some(FreedArea { floor, land });
    }
    Ok(event)
}

/// No more than a thousand square kilometres, so that no sum leaves its type.
fn area(pointer: &str, m2: Option<f64>) -> Result<Cm2, Problem> {
    let m2 = m2.unwrap_or_default();
    if (0.0..=1e9).contains(&m2) {
        Ok(Cm2::from_square_metres(m2))
    } else {
        Err(Problem::body(pointer, "square metres from 0 to 1000000000", &m2.to_string()))
    }
}
