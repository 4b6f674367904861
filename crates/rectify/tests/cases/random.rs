//! Random rows of events: nothing is lost, nothing required is skipped, and the events replay to the case.

use std::sync::LazyLock;

use model::EventKind::{
    ApplyCourt, Coerce, CourtGrants, Decide, HoldHearing, Notify, NotifyHearing, OrderCoercion, Propose, RecheckFail,
    Reopen, RequestHearing, Urge, Verify,
};
use model::{Case, CaseState, EventKind, RefusalRule};
use proptest::prelude::*;

use crate::docket::{self, Docket};
use crate::reach::suited;

static DOCKETS: LazyLock<Vec<Docket>> = LazyLock::new(docket::all);

/// Which event is tried, how complete, how much later.
type Try = (prop::sample::Index, prop::sample::Index, u8, u8);

fn tries() -> impl Strategy<Value = (usize, Vec<Try>)> {
    let one = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..10, 0_u8..6);
    (0..5_usize, prop::collection::vec(one, 1..60))
}

/// Every third try is of any kind; the others are of a kind that the pack has from here, so that rows get far.
fn attempt(docket: &Docket, case: &Case, (which, measure, completeness, later): &Try) -> model::CaseEvent {
    let possible: Vec<EventKind> =
        EventKind::ALL.into_iter().filter(|kind| docket.pack.step(*kind, case.state).is_some()).collect();
    let kind = if completeness % 3 == 0 { *which.get(&EventKind::ALL) } else { *which.get(&possible) };
    let measure = &measure.get(&docket.pack.measures).code;
    if *completeness == 9 {
        return docket.bare(case, kind);
    }
    let event = suited(docket, case, kind, (kind == Propose).then_some(measure.as_str()));
    let mut event = event;
    // A step in a hundred days: the rows must stay in the years of the holiday table.
    if *later == 5 {
        event.day = event.day.checked_add(jiff::Span::new().days(3)).unwrap();
    }
    if *completeness == 8 {
        event.evidence.pop();
    }
    event
}

/// For each step taken in a round, a step that must have come before it in that round.
fn nothing_skipped(docket: &Docket, case: &Case) -> Result<(), TestCaseError> {
    let mut taken: Vec<EventKind> = Vec::new();
    for event in &case.events {
        if event.kind == Reopen {
            taken.clear();
        }
        let before: &[EventKind] = match event.kind {
            Notify => &[Verify],
            RecheckFail | EventKind::RecheckPass => &[Verify, Notify],
            Propose => &[Verify, Notify, RecheckFail],
            NotifyHearing => &[Propose, RequestHearing],
            HoldHearing => &[RequestHearing, NotifyHearing],
            Decide => &[Verify, Notify, RecheckFail, Propose],
            Urge => &[Decide],
            OrderCoercion | ApplyCourt => &[Decide, Urge],
            Coerce if taken.contains(&CourtGrants) => &[Decide, Urge, ApplyCourt, CourtGrants],
            Coerce => &[Decide, Urge, OrderCoercion],
            EventKind::CloseDown => &[Verify, Notify, Propose, Decide],
            _ => &[],
        };
        for needed in before {
            prop_assert!(taken.contains(needed), "{:?} without {needed:?} in {}", event.kind, docket.name);
        }
        // A hearing that was requested after the last notice is held before anything is decided.
        if event.kind == Decide {
            let since = taken.iter().rposition(|kind| *kind == Propose).unwrap();
            let requested = taken[since..].contains(&RequestHearing);
            prop_assert!(!requested || taken[since..].contains(&HoldHearing), "decided without the hearing requested");
        }
        if !matches!(event.kind, Verify | EventKind::Attach) && taken.is_empty() {
            prop_assert!(matches!(event.kind, EventKind::Dismiss | Reopen), "{:?} on a mere suspicion", event.kind);
        }
        if event.kind != EventKind::Attach {
            taken.push(event.kind);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_of_events_lose_nothing_skip_nothing_and_replay((kind, tries) in tries()) {
        let docket = &DOCKETS[kind];
        let opened = docket.open();
        let mut case = opened.clone();
        for one in &tries {
            let event = attempt(docket, &case, one);
            match docket.rules().step(&case, event.clone()) {
                Ok((after, _)) => {
                    prop_assert!(case.evidence.iter().all(|(id, item)| after.evidence.get(id) == Some(item)));
                    prop_assert!(event.evidence.iter().all(|item| after.evidence.contains_key(&item.id)));
                    prop_assert_eq!(&after.events[..case.events.len()], &case.events[..]);
                    prop_assert_eq!(after.events.last(), Some(&event));
                    case = after;
                }
                Err(refusal) => {
                    prop_assert!(refusal.rule == RefusalRule::Duplicate || !refusal.clauses.is_empty(), "{:?}", refusal);
                }
            }
        }
        nothing_skipped(docket, &case)?;
        prop_assert_eq!(docket.rules().replay(&opened, case.events.clone()).unwrap(), case.clone());
        let text = serde_json::to_string(&case).unwrap();
        prop_assert_eq!(serde_json::from_str::<Case>(&text).unwrap(), case.clone());
        // Cut anywhere, both halves join again.
        let cut = docket.rules().replay(&opened, case.events[..case.events.len() / 2].iter().cloned()).unwrap();
        let joined = docket.rules().merge(&cut, &case, &cut).unwrap();
        prop_assert_eq!(joined.case, case);
    }
}

#[test]
fn random_rows_get_far_enough_to_mean_something() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..120 {
        let (kind, tries) = tries().new_tree(&mut runner).unwrap().current();
        let docket = &DOCKETS[kind];
        let mut case = docket.open();
        for one in &tries {
            if let Ok((after, _)) = docket.rules().step(&case, attempt(docket, &case, one)) {
                case = after;
                seen.insert(case.state);
            }
        }
    }
    for state in [CaseState::Decided, CaseState::Heard, CaseState::Urged, CaseState::Closed, CaseState::Withdrawn] {
        assert!(seen.contains(&state), "no row reached {state:?}: {seen:?}");
    }
}
