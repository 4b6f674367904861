//! One case: what happened, with evidence and articles, what is due, what may come next.

use axum::Json;
use model::{CaseEvent, CaseId, CaseState};
use sanqian::CaseFile;

use crate::cases::state_words;
use crate::access::Seen;
use crate::index::Index;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{Case, CaseAnswer, CaseEvidence, CaseStep, Clause, Duty, Named, NextStep, RunningClock, Words};

/// One case with its whole course.
#[utoipa::path(
    get, path = "/cases/{id}", tag = "rectification",
    params(("id" = String, Path, description = "Id of the case")),
    responses(
        (status = 200, description = "The case", body = Case),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn case(
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Case>, Problem> {
    let daily = &index.records.daily;
    let file = daily.cases.get(&CaseId(id.clone()));
    let file = file.ok_or_else(|| Problem::unknown("case", "案件", &id, "/api/v1/cases"))?;
    let packs = &index.records.daily_packs;
    let clocks = file.clocks(packs).into_iter().map(|clock| RunningClock {
        clock: Named { code: clock.code, zh: clock.zh, en: clock.en },
        started: clock.started.to_string(),
        due: clock.due.to_string(),
    });
    Ok(Json(Case {
        item: index.case_item(file),
        finding: index.finding_view(&file.finding),
        steps: steps(&index, file),
        duties: file.standing_duties().iter().map(Duty::from).collect(),
        clocks: clocks.collect(),
        next: file.asks(packs).iter().map(NextStep::from).collect(),
        as_of: daily.until.map(|day| day.to_string()),
    }))
}

fn steps(index: &Index, file: &CaseFile) -> Vec<CaseStep> {
    let mut state = CaseState::Suspected;
    let mut steps = Vec::with_capacity(file.case.events.len());
    for (at, event) in file.case.events.iter().enumerate() {
        let rule = index.records.daily_packs.cases.get(&file.case.check).and_then(|pack| pack.step(event.kind, state));
        state = rule.and_then(|rule| rule.to).unwrap_or(state);
        let clauses = rule.map(|rule| rule.clauses.iter().map(|cited| Clause::from(&cited.clause())).collect());
        steps.push(step(index, file, (at, event), (state, clauses.unwrap_or_default())));
    }
    steps
}

fn step(
    index: &Index,
    file: &CaseFile,
    (at, event): (usize, &CaseEvent),
    (state, clauses): (CaseState, Vec<Clause>),
) -> CaseStep {
    let pack = index.records.daily_packs.cases.get(&file.case.check);
    let named = |code: &str| {
        let (zh, en) = pack.map_or((code, code), |pack| pack.words(code));
        Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
    };
    let item = |code: &str| {
        pack.into_iter().flat_map(|pack| &pack.checklists).flat_map(|list| &list.items).find(|item| item.code == *code)
    };
    let measure = event.particulars.measure.as_deref().map(|code| {
        let rule = pack.and_then(|pack| pack.measure(code));
        let (zh, en) = rule.map_or((code, code), |rule| (rule.zh.as_str(), rule.en.as_str()));
        Named { code: code.to_owned(), zh: zh.to_owned(), en: en.to_owned() }
    });
    CaseStep {
        event: Named {
            code: model::code_of(&event.kind),
            zh: event.kind.zh().to_owned(),
            en: event.kind.en().to_owned(),
        },
        day: event.day.to_string(),
        by: event.by.name.clone(),
        capacity: Words { zh: event.by.capacity.zh().to_owned(), en: event.by.capacity.en().to_owned() },
        body: Some(event.by.body.as_str()).filter(|body| !body.is_empty()).map(named),
        state: state_words(state),
        evidence: (event.evidence.iter())
            .map(|one| CaseEvidence {
                kind: named(&one.kind),
                place: one.place.clone(),
                day: one.day.to_string(),
                hash: one.hash.0.clone(),
            })
            .collect(),
        answers: (event.answers.iter())
            .map(|one| {
                let rule = item(&one.item);
                let (zh, en) = rule.map_or((one.item.as_str(), one.item.as_str()), |rule| (&rule.zh, &rule.en));
                CaseAnswer {
                    item: Named { code: one.item.clone(), zh: zh.to_owned(), en: en.to_owned() },
                    yes: one.answer == model::Answer::Yes,
                    clauses: rule
                        .into_iter()
                        .flat_map(|rule| &rule.clauses)
                        .map(|c| Clause::from(&c.clause()))
                        .collect(),
                }
            })
            .collect(),
        measure,
        freed_floor: event.particulars.freed.map(|freed| freed.floor.into()),
        clauses,
        duties: file.duties.get(at).into_iter().flatten().map(Duty::from).collect(),
        entry: file.entries.get(at + 1).copied().unwrap_or_default(),
    }
}
