//! Matters (事项) on the wire, and the routes of those that run beside the village's: land storages and petitions.

use axum::Json;
use model::{Matter, Term};
use sanqian::{MatterRecord, ProcedurePack};

use crate::access::{Seen, SeenDaily};
use crate::matter_step::version;
use crate::parameters::{Asked, NoQuery};
use crate::wire::{Clause, Duty, MatterAct, MatterItem, Named, NextStep, RunningClock, Words};

/// Land storages (收储), by day of opening.
#[utoipa::path(
    get, path = "/storages", tag = "town",
    responses((status = 200, description = "All storages", body = Vec<MatterItem>))
)]
pub(crate) async fn storages(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<Vec<MatterItem>> {
    let records = &index.records;
    let mut found: Vec<_> = daily.storages.iter().collect();
    found.sort_by_key(|(id, record)| (record.matter.opened, *id));
    Json(
        found
            .into_iter()
            .map(|(_, record)| matter(&records.daily_packs.storage, record, model::StorageAct::pays))
            .collect(),
    )
}

/// Petitions (信访件), by day of opening: topic, state and clocks. Who petitions is not in the ledger and so not here; what an
/// act says beyond is not shown either.
#[utoipa::path(
    get, path = "/petitions", tag = "rectification",
    responses((status = 200, description = "All petitions, without who petitions", body = Vec<MatterItem>))
)]
pub(crate) async fn petitions(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<Vec<MatterItem>> {
    let records = &index.records;
    let mut found: Vec<_> = daily.petitions.iter().collect();
    found.sort_by_key(|(id, record)| (record.matter.opened, *id));
    let said = |id| daily.received.get(id).map(|opening| opening.text.clone()).unwrap_or_default();
    let item = |(id, record)| MatterItem { text: said(id), ..matter(&records.daily_packs.petition, record, |_| false) };
    Json(found.into_iter().map(item).collect())
}

/// A matter as a list has it.
pub(crate) fn matter<S: Term, E: Term, D>(
    pack: &ProcedurePack<S, E>,
    record: &MatterRecord<Matter<S, E, D>>,
    four_eyes: fn(E) -> bool,
) -> MatterItem {
    let two = |code: &str| E::ALL.iter().any(|act| model::code_of(act) == code && four_eyes(*act));
    let matter = &record.matter;
    let words = |code: &str| {
        let (zh, en) = pack.words(code);
        Words { zh: zh.to_owned(), en: en.to_owned() }
    };
    let mut clocks: Vec<RunningClock> = (matter.clocks.iter())
        .map(|(code, clock)| {
            let rule = pack.clock(code).ok();
            let (zh, en) = rule.map_or((code, code), |rule| (&rule.zh, &rule.en));
            RunningClock {
                clock: Named { code: code.clone(), zh: zh.clone(), en: en.clone() },
                started: clock.started.to_string(),
                due: clock.due.to_string(),
            }
        })
        .collect();
    clocks.sort_by(|a, b| (&a.due, &a.clock.code).cmp(&(&b.due, &b.clock.code)));
    MatterItem {
        id: matter.id.0.clone(),
        version: version(&record.entries),
        four_eyes: pack.asks(matter).iter().filter(|ask| two(&ask.code)).map(|ask| ask.code.clone()).collect(),
        about: matter.about.clone(),
        of: record.of.clone(),
        variant: words(&matter.variant),
        text: String::new(),
        roster: None,
        state: named(matter.state),
        opened: matter.opened.to_string(),
        acts: acts(pack, record),
        clocks,
        duties: record.duties.last().into_iter().flatten().map(Duty::from).collect(),
        next: pack.asks(matter).iter().map(NextStep::from).collect(),
    }
}

fn named<T: Term>(term: T) -> Named {
    Named { code: model::code_of(&term), zh: term.zh().to_owned(), en: term.en().to_owned() }
}

fn acts<S: Term, E: Term, D>(pack: &ProcedurePack<S, E>, record: &MatterRecord<Matter<S, E, D>>) -> Vec<MatterAct> {
    let words = |code: &str| {
        let (zh, en) = pack.words(code);
        Words { zh: zh.to_owned(), en: en.to_owned() }
    };
    let mut state = S::ALL.first().copied();
    let mut acts = Vec::with_capacity(record.matter.acts.len());
    for (act, entry) in record.matter.acts.iter().zip(record.entries.iter().skip(1)) {
        let step = state.and_then(|state| pack.step(act.act, state));
        state = step.and_then(|step| step.to).or(state);
        acts.push(MatterAct {
            act: named(act.act),
            day: act.day.to_string(),
            role: words(&act.role),
            documents: act.documents.iter().map(|one| words(&one.kind)).collect(),
            vote: None,
            clauses: step.into_iter().flat_map(|step| &step.clauses).map(|one| Clause::from(&one.clause())).collect(),
            entry: *entry,
        });
    }
    acts
}
