//! Two officers without a network: items of both come in one by one, and what they disagree on stands side by side.

use model::EventKind::{Attach, Notify, RecheckFail, Verify};
use model::{Answer, Case, CaseAnswer, CaseEvent, CaseState, RefusalRule};
use rectify::Merged;

use crate::docket::{Docket, answer_to, docket, proof};

fn attach(docket: &Docket, case: &Case, by: &str, evidence: &[&str], answers: Vec<CaseAnswer>) -> CaseEvent {
    let mut event = docket.bare(case, Attach);
    event.by.name = by.to_owned();
    event.evidence = evidence.iter().map(|kind| proof(case, kind, event.day)).collect();
    event.answers = answers;
    event
}

fn merged(docket: &Docket, base: &Case, a: &Case, b: &Case) -> Merged {
    let merged = docket.rules().merge(base, a, b).unwrap();
    assert_eq!(merged, docket.rules().merge(base, b, a).unwrap(), "which branch is called a changes nothing");
    for branch in [a, b] {
        let aside = merged.aside.iter().flat_map(|event| &event.evidence).map(|item| &item.id);
        let kept: Vec<_> = merged.case.evidence.keys().chain(aside).collect();
        assert!(branch.evidence.keys().all(|id| kept.contains(&id)), "no photo is lost");
    }
    merged
}

#[test]
fn photos_and_answers_of_both_come_in() {
    let docket = docket("fire-safety");
    let base = docket.open();
    let yes = answer_to(&base, "exit_blocked", Answer::Yes, base.opened, "甲员", &[]);
    let no = answer_to(&base, "lane_blocked", Answer::No, base.opened, "乙员", &[]);
    let a = docket.take(&base, attach(&docket, &base, "甲员", &["photo_before"], vec![yes])).0;
    let b = docket.take(&base, attach(&docket, &base, "乙员", &["lane_measurement"], vec![no])).0;
    let both = merged(&docket, &base, &a, &b);
    assert!(both.aside.is_empty());
    assert_eq!((both.case.evidence.len(), both.case.answers.len(), both.case.contested().count()), (2, 2, 0));
}

#[test]
fn an_item_answered_differently_is_kept_twice_until_someone_who_saw_both_answers() {
    let docket = docket("fire-safety");
    let base = docket.open();
    let yes = answer_to(&base, "exit_blocked", Answer::Yes, base.opened, "甲员", &[]);
    let no = answer_to(&base, "exit_blocked", Answer::No, base.opened, "乙员", &[]);
    let a = docket.take(&base, attach(&docket, &base, "甲员", &[], vec![yes.clone()])).0;
    let b = docket.take(&base, attach(&docket, &base, "乙员", &[], vec![no.clone()])).0;
    let both = merged(&docket, &base, &a, &b).case;
    let contested: Vec<_> = both.contested().collect();
    assert_eq!(contested.len(), 1);
    let by: Vec<&str> = contested[0].1.iter().map(|answer| answer.by.as_str()).collect();
    assert!(contested[0].0 == "exit_blocked" && by.contains(&"甲员") && by.contains(&"乙员"));

    // While it is contested the case is not verified on it.
    let mut verify = docket.full(&both, Verify, None);
    verify.answers.retain(|answer| answer.item != "exit_blocked");
    let refusal = docket.refuse(&both, verify.clone());
    assert_eq!((refusal.rule, refusal.missing[0].code.as_str()), (RefusalRule::Checklist, "exit_blocked"));
    let settled = answer_to(&both, "exit_blocked", Answer::Yes, both.opened, "丙员", &[&yes, &no]);
    let settled = docket.take(&both, attach(&docket, &both, "丙员", &[], vec![settled])).0;
    assert_eq!(settled.contested().count(), 0);
    assert_eq!(docket.take(&settled, verify).0.state, CaseState::Verified);
}

#[test]
fn a_step_of_one_branch_stands_with_the_other_s_items() {
    let docket = docket("fire-safety");
    let base = docket.open();
    let a = docket.go(&base, &[Verify, Notify], None);
    let b = docket.take(&base, attach(&docket, &base, "乙员", &["photo_before"], vec![])).0;
    let both = merged(&docket, &base, &a, &b);
    assert_eq!((both.case.state, both.aside.len()), (CaseState::Rectifying, 0));
    assert_eq!(merged(&docket, &base, &a, &base).case, a);
    assert_eq!(merged(&docket, &base, &a, &a).case, a, "what both have comes in once");
}

#[test]
fn steps_of_both_branches_are_set_aside_and_their_items_kept() {
    let docket = docket("fire-safety");
    let base = docket.open();
    let a = docket.go(&base, &[Verify], None);
    let mut other = docket.full(&base, Verify, None);
    other.by.name = "乙员".to_owned();
    other.answers[3] = answer_to(&base, "exit_blocked", Answer::Yes, other.day, "乙员", &[]);
    let b = docket.take(&base, other).0;
    let both = merged(&docket, &base, &a, &b);
    assert_eq!((both.case.state, both.aside.len()), (CaseState::Suspected, 2));
    assert_eq!(both.case.contested().map(|(item, _)| item).collect::<Vec<_>>(), ["exit_blocked"]);
    assert!(a.evidence.keys().all(|id| both.case.evidence.contains_key(id)));
}

#[test]
fn of_two_notified_decisions_none_is_chosen() {
    let docket = docket("environment");
    let base = docket.go(&docket.open(), &[Verify, Notify, RecheckFail], None);
    let fine = docket.go(&base, &[model::EventKind::Propose], Some("fine"));
    let close = docket.go(&base, &[model::EventKind::Propose], Some("close"));
    let both = merged(&docket, &base, &fine, &close);
    assert_eq!((both.case.state, both.case.measure, both.aside.len()), (CaseState::Overdue, None, 2));
}

#[test]
fn a_branch_of_another_past_is_no_branch() {
    let docket = docket("fire-safety");
    let base = docket.go(&docket.open(), &[Verify], None);
    let stranger = docket.go(&docket.open(), &[model::EventKind::Dismiss], None);
    let error = docket.rules().merge(&base, &base, &stranger).unwrap_err();
    assert_eq!((error.base, error.same), (1, 0));
    assert!(error.to_string().contains("0 of the base's 1 events"), "{error}");
    let elsewhere = docket.go(&docket.open_against("B2", Some("乙")), &[Verify, Notify, RecheckFail], None);
    assert!(docket.rules().merge(&docket.open(), &elsewhere, &base).is_err());
}
