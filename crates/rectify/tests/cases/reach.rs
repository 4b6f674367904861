//! Cases in every state that a kind can reach, by the shortest way.

use std::collections::{BTreeMap, VecDeque};

use model::{Case, CaseState, EventKind};

use crate::docket::Docket;

/// One case for each state and measure that can be reached, and the state itself where none can.
pub(crate) fn reach(docket: &Docket) -> BTreeMap<CaseState, Vec<Case>> {
    let mut found: BTreeMap<(CaseState, Option<String>), Case> = BTreeMap::new();
    let mut next = VecDeque::from([docket.open()]);
    while let Some(case) = next.pop_front() {
        let key = (case.state, case.measure.clone());
        if found.contains_key(&key) {
            continue;
        }
        found.insert(key, case.clone());
        for kind in EventKind::ALL {
            let measures = docket.pack.measures.iter().map(|measure| Some(measure.code.as_str()));
            let proposed: Vec<Option<&str>> = if kind == EventKind::Propose { measures.collect() } else { vec![None] };
            for measure in proposed {
                if let Ok((after, _)) = docket.rules().step(&case, suited(docket, &case, kind, measure)) {
                    next.push_back(after);
                }
            }
        }
    }
    let mut by_state: BTreeMap<CaseState, Vec<Case>> = BTreeMap::new();
    for ((state, _), case) in found {
        by_state.entry(state).or_default().push(case);
    }
    by_state
}

/// A full event whose answers carry the measure: where its grounds do not hold as answered, officers answer anew.
pub(crate) fn suited(docket: &Docket, case: &Case, kind: EventKind, measure: Option<&str>) -> model::CaseEvent {
    let mut event = docket.full(case, kind, measure);
    let Some(rule) = measure.and_then(|code| docket.pack.measure(code)) else { return event };
    let holds = |code: &str| case.answers.get(code).is_some_and(|all| all[0].answer == model::Answer::Yes);
    let mut turn = |code: &str, answer| {
        let earlier: Vec<&model::CaseAnswer> = case.answers.get(code).into_iter().flatten().collect();
        event.answers.push(crate::docket::answer_to(case, code, answer, event.day, "乙员", &earlier));
    };
    if !rule.if_any.is_empty() && !rule.if_any.iter().any(|code| holds(code)) {
        turn(&rule.if_any[0], model::Answer::Yes);
    }
    for code in rule.if_none.iter().filter(|code| holds(code)) {
        turn(code, model::Answer::No);
    }
    event
}
