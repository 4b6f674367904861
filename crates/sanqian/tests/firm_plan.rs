//! 一企一策 in a real ledger: drawn up by the rules alone, put, negotiated, signed; what the rules refuse saves nothing; one step taken
//! away is refused by the replay; a fact that changes after the signature is named.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod sample;

use jiff::civil::{Date, date};
use ledger::Action;
use model::{
    ContentHash, DailyRecord, Document, EnterpriseId, PlanAct, PlanChange, PlanDraft, PlanEvent, PlanFact, PlanSide,
    ProgrammeAct, ProgrammeEvent, RefusalRule,
};
use sanqian::{Daily, Failure, NewRecord, Signature};

use sample::desk::Desk;

const DAY: Date = date(2023, 7, 3);

impl Desk {
    fn draft(&self, firm: &EnterpriseId, day: Date) -> PlanDraft {
        let daily = self.office.daily(&self.packs).unwrap();
        self.work.plan_draft(&self.packs, &self.work.portraits(&self.packs).unwrap(), &daily, (firm, day)).unwrap()
    }

    fn enter(&mut self, record: DailyRecord, files: Vec<Vec<u8>>) -> Result<(), Failure> {
        let by = Signature { actor: "测试".to_owned(), at_us: 1, on: DAY };
        self.office.enter(&self.packs, NewRecord { record, files }, &by).map(|_| ())
    }

    fn refused(&mut self, record: DailyRecord, rule: RefusalRule) {
        let before = self.office.entries().unwrap().len();
        match self.enter(record, Vec::new()) {
            Err(Failure::Refused(refusal)) => assert_eq!(refusal.rule, rule, "{refusal}"),
            other => panic!("{rule:?} expected, {other:?}"),
        }
        assert_eq!(self.office.entries().unwrap().len(), before, "a refusal saves nothing");
    }
}

fn step(firm: &EnterpriseId, day: Date, what: PlanAct) -> DailyRecord {
    DailyRecord::PlanStep { enterprise: firm.clone(), act: PlanEvent { day, what } }
}

fn confirm(lines: ContentHash, sheet: &[u8]) -> PlanAct {
    PlanAct::Confirm { signatory: "王厂长".to_owned(), lines, sheet: ContentHash::of(sheet) }
}

#[test]
fn a_plan_goes_from_its_draft_to_the_signature_and_names_what_changes_after() {
    let mut desk = Desk::open();
    let firm = desk.work.lists.coaching[0].clone();
    let draft = desk.draft(&firm, DAY);
    assert!(!draft.lines.is_empty() && !draft.facts.is_empty());

    desk.refused(step(&firm, DAY, PlanAct::Put), RefusalRule::NotBegun);
    let mut by_hand = draft.clone();
    by_hand.lines[0].owner.zh.push_str("（改）");
    desk.refused(DailyRecord::PlanDrawn(by_hand), RefusalRule::Grounds);
    desk.refused(DailyRecord::PlanDrawn(PlanDraft { lines: Vec::new(), ..draft.clone() }), RefusalRule::Grounds);
    desk.enter(DailyRecord::PlanDrawn(draft.clone()), Vec::new()).unwrap();
    let again = PlanDraft { day: date(2023, 7, 4), ..draft.clone() };
    let again = PlanDraft { lines: desk.draft(&firm, again.day).lines, ..again };
    desk.refused(DailyRecord::PlanDrawn(again), RefusalRule::Duplicate);
    let early = PlanDraft { lines: desk.draft(&firm, date(2023, 7, 1)).lines, day: date(2023, 7, 1), ..draft.clone() };
    desk.refused(DailyRecord::PlanDrawn(early), RefusalRule::Order);

    let line = draft.lines[0].code.clone();
    let say = |by, change| PlanAct::Say { by, changes: vec![(line.clone(), change)] };
    let (put, answered, signed) = (date(2023, 7, 5), date(2023, 7, 10), date(2023, 7, 20));
    desk.refused(step(&firm, put, say(PlanSide::Enterprise, PlanChange::Decline)), RefusalRule::NotBegun);
    desk.enter(step(&firm, put, PlanAct::Put), Vec::new()).unwrap();
    desk.refused(step(&firm, answered, say(PlanSide::Town, PlanChange::Decline)), RefusalRule::Capacity);
    let later = date(2024, 3, 1);
    desk.enter(step(&firm, answered, say(PlanSide::Enterprise, PlanChange::Due(later))), Vec::new()).unwrap();

    let sheet = b"one signed sheet".to_vec();
    desk.refused(step(&firm, signed, confirm(ContentHash::of(b"other lines"), &sheet)), RefusalRule::Altered);
    let standing = desk.office.daily(&desk.packs).unwrap().plan_of(&firm).unwrap().plan.hash();
    let sign = step(&firm, signed, confirm(standing, &sheet));
    let before = desk.office.entries().unwrap().len();
    assert!(desk.enter(sign.clone(), Vec::new()).is_err(), "no signature without its sheet");
    assert_eq!(desk.office.entries().unwrap().len(), before);
    desk.enter(sign, vec![sheet]).unwrap();

    let daily = desk.office.daily(&desk.packs).unwrap();
    let file = daily.plan_of(&firm).unwrap();
    assert_eq!((file.plan.confirmed().unwrap().day, file.plan.lines()[0].due), (signed, later));
    assert_eq!((file.plan.rounds.len(), file.entries.len()), (1, 4));
    assert_eq!(file.plan.proposed, draft.lines, "what was drawn up is kept");
    let portraits = desk.work.portraits(&desk.packs).unwrap();
    assert!(desk.work.plan_changes(&desk.packs, &portraits, &daily, file).unwrap().is_empty());
    replay_refuses_what_lacks_a_step(&desk);

    // It joins the association afterwards: a fact that the plan did not know.
    let code = desk.work.candidates.iter().find(|one| one.enterprise == firm).unwrap().code.clone();
    for (number, act) in (0u32..).zip([ProgrammeAct::ApplyToJoin, ProgrammeAct::Admit]) {
        let (day, bytes) = (date(2023, 8, 1), format!("{act:?}").into_bytes());
        let documents = vec![Document { kind: "record".to_owned(), hash: ContentHash::of(&bytes), day }];
        let event = ProgrammeEvent { act, day, subject: code.clone(), number, park: None, area: None, documents };
        desk.enter(DailyRecord::Programme(event), vec![bytes]).unwrap();
    }
    let daily = desk.office.daily(&desk.packs).unwrap();
    let file = daily.plan_of(&firm).unwrap();
    let changes = desk.work.plan_changes(&desk.packs, &portraits, &daily, file).unwrap();
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert!(change.fact == PlanFact::AssociationMember && change.then.is_none() && change.now.is_some());
    assert!(file.plan.confirmed().is_some(), "the signature stands; whether to plan anew is for people to say");
    let next = desk.draft(&firm, date(2023, 8, 2));
    desk.enter(DailyRecord::PlanDrawn(next), Vec::new()).unwrap();
    assert_eq!(desk.office.daily(&desk.packs).unwrap().plans[&firm].len(), 2, "the earlier plan stays");
}

/// Of draft, put, answer and signature none can be taken away but that the fold refuses or the signature no longer stands.
fn replay_refuses_what_lacks_a_step(desk: &Desk) {
    let entries = desk.office.entries().unwrap();
    let records: Vec<(u64, DailyRecord)> = (entries.iter())
        .filter_map(|entry| match &entry.action {
            Action::Daily(record) => Some((entry.seq, record.as_ref().clone())),
            _ => None,
        })
        .collect();
    assert_eq!(records.len(), 4);
    let fold = |records: &[(u64, DailyRecord)]| {
        Daily::fold(&desk.work.town.id, &desk.packs, records.iter().map(|(seq, record)| (*seq, record)))
    };
    let whole = fold(&records).unwrap();
    for at in 0..records.len() {
        let mut less = records.clone();
        less.remove(at);
        match fold(&less) {
            Err((_, refusal)) => assert!(at < 3, "{refusal}"),
            Ok(daily) => {
                assert_eq!(at, 3, "only the last step can be missing without a contradiction");
                assert_ne!(daily, whole);
            }
        }
    }
}
