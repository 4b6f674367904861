//! What may come next: nothing is taken that was not listed, and what a listed step asks for is enough to take it.

use std::collections::BTreeSet;

use model::{Case, CaseState, EventKind};

use crate::docket::{Docket, all};

/// Every case that full events reach within some steps, by state and measure.
fn reached(docket: &Docket) -> Vec<Case> {
    let measures: Vec<Option<&str>> = docket.pack.measures.iter().map(|one| Some(one.code.as_str())).collect();
    let mut seen: BTreeSet<(CaseState, Option<String>)> = BTreeSet::new();
    let mut open = vec![docket.open()];
    let mut cases = Vec::new();
    while let Some(case) = open.pop() {
        if !seen.insert((case.state, case.measure.clone())) || case.events.len() > 14 {
            continue;
        }
        for kind in EventKind::ALL {
            for measure in &measures {
                if let Ok((after, _)) = docket.rules().step(&case, docket.full(&case, kind, *measure)) {
                    open.push(after);
                }
            }
        }
        cases.push(case);
    }
    cases
}

#[test]
fn nothing_is_taken_that_was_not_listed() {
    for docket in all() {
        let cases = reached(&docket);
        assert!(cases.len() > 8, "{}: {}", docket.name, cases.len());
        let mut listed = BTreeSet::new();
        for case in &cases {
            for kind in EventKind::ALL {
                let asked = docket.rules().ask(case, kind);
                for measure in &docket.pack.measures {
                    let taken = docket.rules().step(case, docket.full(case, kind, Some(&measure.code)));
                    assert!(taken.is_err() || asked.is_some(), "{} {kind:?} from {:?}", docket.name, case.state);
                }
                listed.extend(asked.map(|ask| ask.code));
            }
        }
        assert!(listed.len() > 12, "{}: {listed:?}", docket.name);
    }
}

#[test]
fn what_is_missing_by_the_list_is_what_a_step_without_it_is_refused_for() {
    for docket in all() {
        for case in reached(&docket) {
            for ask in docket.rules().asks(&case) {
                let kind = EventKind::ALL.into_iter().find(|kind| model::code_of(kind) == ask.code).unwrap();
                let mut event = docket.full(&case, kind, case.measure.as_deref());
                let Some(first) = ask.lacks.first() else { continue };
                event.evidence.retain(|item| item.kind != first.code);
                let refused = docket.rules().step(&case, event);
                assert!(refused.is_err(), "{} {kind:?} without {} was taken", docket.name, first.code);
                assert!(!ask.clauses.is_empty() && !ask.by.is_empty(), "{kind:?} says on what and by whom");
            }
        }
    }
}
