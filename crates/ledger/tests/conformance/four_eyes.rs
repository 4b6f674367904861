//! What needs two persons: the wall behind the wall. Whatever the program decides, the database refuses what one account did alone.

use jiff::civil::date;
use ledger::{Action, Draft, Ledger, LedgerError, Standing};
use model::{AccountId, ApprovalEvent, Approved, DraftedAct, EvaluationEvent};

use super::Again;
use crate::sample::town;

fn by(actor: &str, action: Action) -> Draft {
    Draft { at_us: 1, actor: actor.to_owned(), on_behalf: None, action, blobs: Vec::new() }
}

fn drafted() -> Action {
    let act = Box::new(DraftedAct::PublishGrades { year: 2022, until: None });
    Action::Approval(ApprovalEvent::Drafted { act, note: "会议纪要".to_owned() })
}

fn published() -> Action {
    let (on, until) = (date(2023, 9, 25), date(2023, 9, 28));
    Action::Evaluation(EvaluationEvent::Published { year: 2022, on, until })
}

fn of(draft: u64, drafter: &str) -> Approved {
    Approved { draft, drafter: AccountId(drafter.to_owned()) }
}

fn carry(ledger: &mut Ledger, approver: &str, approved: Approved) -> Result<ledger::Entry, LedgerError> {
    let head = ledger.head(&town()).unwrap().map_or(0, |head| head.seq);
    ledger.append_approved_after(&town(), head, by(approver, published()), approved, None)
}

/// Says that a draft waits, and that nothing came of what was tried.
fn still_waits(ledger: &Ledger, draft: u64) {
    let waits = Standing { drafter: AccountId("acc-1".to_owned()), approver: None, entry: None };
    assert_eq!(ledger.standing(&town(), draft).unwrap(), Some(waits));
    assert_eq!(ledger.head(&town()).unwrap().unwrap().seq, draft);
}

pub(crate) fn the_table_itself_wants_four_eyes(mut ledger: Ledger, again: Again<'_>) {
    let draft = ledger.append(&town(), by("acc-1", drafted())).unwrap().seq;
    still_waits(&ledger, draft);
    assert!(carry(&mut ledger, "acc-1", of(draft, "acc-1")).is_err(), "its drafter");
    assert!(carry(&mut ledger, "acc-1", of(draft, "acc-2")).is_err(), "its drafter, who says that it was another");
    assert!(carry(&mut ledger, "acc-2", of(draft + 7, "acc-1")).is_err(), "nobody drafted it");
    still_waits(&ledger, draft);
    let entry = carry(&mut ledger, "acc-2", of(draft, "acc-1")).unwrap();
    assert_eq!((entry.actor.as_str(), entry.approved.clone()), ("acc-2", Some(of(draft, "acc-1"))));
    assert!(carry(&mut ledger, "acc-3", of(draft, "acc-1")).is_err(), "once");
    let ledger = again();
    assert_eq!(ledger.entries(&town()).unwrap().last(), Some(&entry), "who drafted it is in the chain");
    let done = Standing {
        drafter: AccountId("acc-1".to_owned()),
        approver: Some(AccountId("acc-2".to_owned())),
        entry: Some(entry.seq),
    };
    assert_eq!(ledger.standing(&town(), draft).unwrap(), Some(done));
    assert_eq!(ledger.verify(&town()).unwrap().entries, 2);
}

/// Red when the trigger is gone: `append` itself asks for no approval.
pub(crate) fn what_needs_two_is_not_entered_by_one(mut ledger: Ledger, _: Again<'_>) {
    let draft = ledger.append(&town(), by("acc-1", drafted())).unwrap().seq;
    for account in ["acc-1", "acc-2"] {
        let alone = ledger.append(&town(), by(account, published())).unwrap_err().to_string();
        assert!(alone.contains("four eyes"), "{alone}");
    }
    still_waits(&ledger, draft);
    // What only prepares, and what whoever runs the machine enters at it, is not held up.
    let round = EvaluationEvent::Answered {
        year: 2022,
        number: 1,
        answer: model::ObjectionAnswer { upheld: false, reasons: "已核实".to_owned(), on: date(2023, 9, 26) },
    };
    ledger.append(&town(), by("acc-1", Action::Evaluation(round))).unwrap();
    ledger.append(&town(), by("镇经发办", published())).unwrap();
}

pub(crate) fn what_was_closed_is_carried_out_by_nobody(mut ledger: Ledger, _: Again<'_>) {
    let draft = ledger.append(&town(), by("acc-1", drafted())).unwrap().seq;
    let closed = Action::Approval(ApprovalEvent::Rejected { draft, reason: "依据不足".to_owned() });
    ledger.append(&town(), by("acc-2", closed.clone())).unwrap();
    assert_eq!(ledger.standing(&town(), draft).unwrap(), None);
    assert!(carry(&mut ledger, "acc-2", of(draft, "acc-1")).is_err());
    assert!(ledger.append(&town(), by("acc-1", closed)).is_err(), "closed once");
    assert_eq!(ledger.verify(&town()).unwrap().entries, 2);
}

/// A draft and the entry that carries it out.
pub(crate) fn drafted_and_approved(ledger: &mut Ledger) {
    let draft = ledger.append(&town(), by("acc-1", drafted())).unwrap().seq;
    carry(ledger, "acc-2", of(draft, "acc-1")).unwrap();
}
