//! One enterprise's plan on file (一企一策): rounds, signatures (一企一单), and facts that changed since.

use axum::Json;
use model::{EnterpriseId, PlanChange, PlanSide, Term};
use sanqian::PlanFile;

use crate::access::{Asker, Seen, SeenDaily};
use crate::parameters::{Asked, Id, NoQuery};
use crate::portrait::plan_line;
use crate::problem::Problem;
use crate::wire::{ChangedFact, Named, PlanOnFile, PlanRound, PlanSaid, PlanSignature, Words};

/// The plans of an enterprise that were entered, the latest first: how the lines stand, what each side said round by round, who
/// signed, and which facts are no longer what they were when the plan was drawn up. Empty when none was entered; who
/// does not see the enterprise's figures sees none.
#[utoipa::path(
    get, path = "/enterprises/{id}/plans", tag = "enterprises",
    params(("id" = String, Path, description = "Id of the enterprise")),
    responses(
        (status = 200, description = "Its plans", body = Vec<PlanOnFile>),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn plans(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Vec<PlanOnFile>>, Problem> {
    let enterprise = EnterpriseId(id.clone());
    if !index.work.snapshot.enterprises.contains_key(&enterprise) {
        return Err(Problem::unknown("enterprise", "企业", &id, "/api/v1/enterprises"));
    }
    asker.look(&enterprise.0).await?;
    let records = &index.records;
    let files = daily.plans.get(&enterprise);
    let changed = |file: &PlanFile| {
        let changes = index.work.plan_changes(&records.daily_packs, &records.portraits, &daily, file);
        changes.unwrap_or_default().iter().map(changed_fact).collect()
    };
    let newest = files.into_iter().flatten().rev().enumerate();
    // Only the latest is still negotiated: that an older one's facts have moved on is why there is a later one.
    Ok(Json(newest.map(|(at, file)| on_file(file, if at == 0 { changed(file) } else { Vec::new() })).collect()))
}

fn changed_fact(one: &model::PlanFactChange) -> ChangedFact {
    ChangedFact {
        fact: Named { code: model::code_of(&one.fact), zh: one.fact.zh().to_owned(), en: one.fact.en().to_owned() },
        then: one.then.as_ref().map(Words::from),
        now: one.now.as_ref().map(Words::from),
    }
}

fn on_file(file: &PlanFile, changed: Vec<ChangedFact>) -> PlanOnFile {
    let plan = &file.plan;
    let standing = plan.confirmed();
    let words = |code: &str| {
        let line = plan.proposed.iter().find(|line| line.code == code);
        line.map_or_else(|| Words { zh: code.to_owned(), en: code.to_owned() }, |line| Words::from(&line.words))
    };
    let said = |(code, change): &(String, PlanChange)| {
        let (what, due, note) = match change {
            PlanChange::Due(day) => ("due", Some(day.to_string()), None),
            PlanChange::Decline => ("decline", None, None),
            PlanChange::TakeUp => ("take_up", None, None),
            PlanChange::Note(note) => ("note", None, Some(note.clone())),
        };
        PlanSaid { line: words(code), what: what.to_owned(), due, note }
    };
    PlanOnFile {
        made: plan.made.to_string(),
        check: plan.hash().0,
        lines: plan.lines().iter().map(plan_line).collect(),
        puts: plan.puts.iter().map(|put| put.day.to_string()).collect(),
        rounds: (plan.rounds.iter())
            .map(|round| PlanRound {
                day: round.day.to_string(),
                by_enterprise: round.by == PlanSide::Enterprise,
                said: round.changes.iter().map(said).collect(),
            })
            .collect(),
        signatures: (plan.confirmations.iter())
            .map(|one| PlanSignature {
                day: one.day.to_string(),
                signatory: one.signatory.clone(),
                stands: standing == Some(one),
            })
            .collect(),
        known_to_enterprise: plan.is_known_to_the_enterprise(),
        changed,
        entries: file.entries.clone(),
    }
}
