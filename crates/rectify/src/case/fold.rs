//! The case after an event that nothing refuses. Nothing is taken out: what a reopening leaves behind stays in the events.

use std::collections::BTreeMap;

use model::{Case, CaseAnswer, CaseEvent, EventKind, RunningClock};
use rules::StepRule;

pub(super) fn fold(case: &Case, event: CaseEvent, step: &StepRule, clocks: BTreeMap<String, RunningClock>) -> Case {
    let mut after = case.clone();
    after.clocks = clocks;
    if event.kind == EventKind::Reopen {
        after.round = after.events.len();
        after.clocks.clear();
        after.answers.clear();
        after.measure = None;
    }
    if event.kind == EventKind::Propose {
        after.measure.clone_from(&event.particulars.measure);
    }
    after.state = step.to.unwrap_or(case.state);
    for item in &event.evidence {
        after.evidence.entry(item.id.clone()).or_insert_with(|| item.clone());
    }
    answers(&mut after.answers, &event.answers);
    after.events.push(event);
    after
}

/// Each answer takes the place of those that it replaces and stands beside all others, in the order of their ids, so that
/// two branches give the same whichever comes first.
pub(super) fn answers(standing: &mut BTreeMap<String, Vec<CaseAnswer>>, given: &[CaseAnswer]) {
    for answer in given {
        let item = standing.entry(answer.item.clone()).or_default();
        item.retain(|earlier| !answer.replaces.contains(&earlier.id));
        if let Err(place) = item.binary_search_by(|earlier| earlier.id.cmp(&answer.id)) {
            item.insert(place, answer.clone());
        }
    }
}
