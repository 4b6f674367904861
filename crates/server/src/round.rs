//! The evaluation of one year, step by step.

use axum::Json;
use model::{EnterpriseId, EvaluationEvent};
use sanqian::RoundRecord;

use crate::access::{Asker, Seen};
use crate::index::Index;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::rounds::{item, now};
use crate::wire::{DecidedGrade, Objection, Round, RoundMove, RoundRun, RoundStep, china_time};

/// The evaluation of a year: stage, clock, objections and answers, decisions, and who moved from run to run.
#[utoipa::path(
    get, path = "/rounds/{id}", tag = "evaluation",
    params(("id" = String, Path, description = "The year")),
    responses(
        (status = 200, description = "The round", body = Round),
        (status = 404, description = "No evaluation of that year", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn round(
    asker: Asker,
    Seen(index): Seen,
    Id(asked): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Round>, Problem> {
    let rounds = now(&asker, &index).await?;
    let record = rounds.iter().find(|record| record.round.year.to_string() == asked);
    let record =
        record.ok_or_else(|| Problem::unknown("evaluation of the year", "年度评价", &asked, "/api/v1/rounds"))?;
    Ok(Json(Round {
        item: item(&record.round),
        run_due: record.round.frozen.is_none() && record.round.runs.len() <= record.round.due_after,
        runs: runs(&index, record),
        objections: objections(&index, record),
        decisions: decisions(&index, record),
        steps: steps(&index, record),
    }))
}

fn runs(index: &Index, record: &RoundRecord) -> Vec<RoundRun> {
    let moves = |place: usize| {
        let since = place.checked_sub(1).and_then(|before| record.moves.get(before));
        let moved = since.into_iter().flatten().map(|moved| RoundMove {
            enterprise: index.enterprise_ref(&moved.enterprise),
            from: moved.from.map(Into::into),
            to: moved.to.map(Into::into),
            from_rank: moved.ranks[0],
            to_rank: moved.ranks[1],
        });
        moved.collect()
    };
    let run = |(place, run): (usize, &model::EvaluationRun)| RoundRun {
        snapshot: run.snapshot.0.clone(),
        pack: run.pack.0.clone(),
        result: run.result.0.clone(),
        moves: moves(place),
    };
    record.round.runs.iter().enumerate().map(run).collect()
}

fn objections(index: &Index, record: &RoundRecord) -> Vec<Objection> {
    let objection = |objection: &model::Objection| Objection {
        number: objection.number,
        enterprise: index.enterprise_ref(&objection.enterprise),
        text: objection.text.clone(),
        on: objection.on.to_string(),
        upheld: objection.answer.as_ref().map(|answer| answer.upheld),
        reasons: objection.answer.as_ref().map(|answer| answer.reasons.clone()),
        answered_on: objection.answer.as_ref().map(|answer| answer.on.to_string()),
    };
    record.round.objections.iter().map(objection).collect()
}

fn decisions(index: &Index, record: &RoundRecord) -> Vec<DecidedGrade> {
    let decided = |decision: &model::ManualGrade| DecidedGrade {
        enterprise: index.enterprise_ref(&decision.enterprise),
        grade: decision.grade.into(),
        reason: decision.reason.clone(),
        basis: decision.basis.clone(),
        by: decision.by.clone(),
    };
    record.round.decisions.iter().map(decided).collect()
}

fn steps(index: &Index, record: &RoundRecord) -> Vec<RoundStep> {
    let objector = |number: u32| {
        let found = record.round.objections.iter().find(|objection| objection.number == number);
        found.map(|objection| objection.enterprise.clone())
    };
    let step = |step: &sanqian::RoundStep| {
        let (event, on, objection, enterprise): (_, _, _, Option<EnterpriseId>) = match &step.event {
            EvaluationEvent::Opened { .. } => ("opened", None, None, None),
            EvaluationEvent::Published { on, .. } => ("published", Some(*on), None, None),
            EvaluationEvent::Objected { objection, .. } => {
                ("objected", Some(objection.on), Some(objection.number), Some(objection.enterprise.clone()))
            }
            EvaluationEvent::Answered { number, answer, .. } => {
                ("answered", Some(answer.on), Some(*number), objector(*number))
            }
            EvaluationEvent::Decided { decision, .. } => ("decided", None, None, Some(decision.enterprise.clone())),
            EvaluationEvent::Rerun { .. } => ("rerun", None, None, None),
            EvaluationEvent::Frozen { on, .. } => ("frozen", Some(*on), None, None),
        };
        RoundStep {
            event: event.to_owned(),
            at: china_time(step.at_us),
            actor: step.actor.clone(),
            on: on.map(|day| day.to_string()),
            objection,
            enterprise: enterprise.map(|id| index.enterprise_ref(&id)),
        }
    };
    record.steps.iter().map(step).collect()
}
