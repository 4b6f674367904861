//! The simulated town: parks by name, cases opened over 2022 and 2023 and run by the rules of their packs.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::EventKind::{
    Announce, Close, CloseDown, Coerce, Decide, Notify, OrderCoercion, Propose, RecheckFail, Urge, Verify,
};
use model::{Case, Cm2, ContentHash, Document, FreedArea, ProgrammeAct, ProgrammeEvent};

use crate::docket::{Docket, docket, proof};

const PARKS: [Option<&str>; 6] = [Some("东区"), Some("西区"), Some("村一"), Some("村二"), Some("村三"), None];

/// A day of the two years, spread evenly so that every case ends within them.
fn opened(at: i64, of: i64, last_month: i64) -> Date {
    let first = date(2022, 1, 4);
    first.checked_add(jiff::Span::new().days(at * last_month * 30 / of)).unwrap()
}

pub(crate) struct Simulated {
    pub(crate) legality: Docket,
    pub(crate) buildings: Docket,
    /// As opened, and as they ended.
    pub(crate) cases: Vec<(Case, Case)>,
    pub(crate) events: Vec<ProgrammeEvent>,
    pub(crate) parks: BTreeMap<String, String>,
}

impl Simulated {
    pub(crate) fn docket(&self, case: &Case) -> &Docket {
        if case.check == model::Check::Legality { &self.legality } else { &self.buildings }
    }
}

/// Closed down, decided on its own evidence.
fn closed(docket: &Docket, number: i64) -> (Case, Case) {
    let code = format!("厂{number:03}");
    let opening = Case { opened: opened(number, 393, 16), ..docket.open_against(&code, Some(&code)) };
    let measure = docket.pack.measures.iter().find(|one| one.has(rules::MeasureTrait::Closes)).unwrap().code.clone();
    let mut case = opening.clone();
    for kind in [Verify, Notify, RecheckFail, Propose, Decide, CloseDown, Close] {
        case = docket.take(&case, answered(docket, &case, kind, &measure)).0;
    }
    (opening, case)
}

/// A full event whose answers carry the measure.
fn answered(docket: &Docket, case: &Case, kind: model::EventKind, measure: &str) -> model::CaseEvent {
    let mut event = docket.full(case, kind, Some(measure));
    if kind != Propose {
        return event;
    }
    let rule = docket.pack.measure(measure).unwrap();
    let holds = |code: &String| case.answers.get(code).is_some_and(|all| all[0].answer == model::Answer::Yes);
    let mut turn = |code: &String, answer| {
        let earlier: Vec<&model::CaseAnswer> = case.answers.get(code).into_iter().flatten().collect();
        event.answers.push(crate::docket::answer_to(case, code, answer, event.day, "乙员", &earlier));
    };
    if !rule.if_any.is_empty() && !rule.if_any.iter().any(holds) {
        turn(&rule.if_any[0], model::Answer::Yes);
    }
    for code in rule.if_none.iter().filter(|code| holds(code)) {
        turn(code, model::Answer::No);
    }
    event
}

/// Demolished by force: 700 m².
fn demolished(docket: &Docket, number: i64) -> (Case, Case) {
    let code = format!("棚{number:03}");
    let opening = Case { opened: opened(number, 50, 12), ..docket.open_against(&code, Some(&code)) };
    let mut case = opening.clone();
    for kind in [Verify, Notify, RecheckFail, Propose, Decide, Urge, Announce, OrderCoercion, Coerce, Close] {
        let mut event = docket.full(&case, kind, Some("demolish"));
        if kind == Coerce {
            event.particulars.freed = Some(FreedArea { floor: Cm2(7_000_000), land: Cm2(0) });
            if event.evidence.iter().all(|item| item.kind != "photo_after") {
                event.evidence.push(proof(&case, "photo_after", event.day));
            }
        }
        case = docket.take(&case, event).0;
    }
    (opening, case)
}

fn track(events: &mut Vec<ProgrammeEvent>, subject: &str, at: i64, of: i64, acts: &[ProgrammeAct], area: Option<Cm2>) {
    for (number, act) in acts.iter().enumerate() {
        let day = opened(at, of, 20).checked_add(jiff::Span::new().days(30 * i64::try_from(number).unwrap())).unwrap();
        let hash = ContentHash::of(format!("{subject}{number}").as_bytes());
        events.push(ProgrammeEvent {
            act: *act,
            day,
            subject: subject.to_owned(),
            number: u32::try_from(number).unwrap(),
            park: PARKS[usize::try_from(at).unwrap() % PARKS.len()].map(str::to_owned),
            area,
            documents: vec![Document { kind: "record".to_owned(), hash, day }],
        });
    }
}

pub(crate) fn simulate() -> Simulated {
    use ProgrammeAct::*;
    let (legality, buildings) = (docket("legality"), docket("illegal-building"));
    let mut cases: Vec<(Case, Case)> = (0..393).map(|number| closed(&legality, number)).collect();
    cases.extend((0..50).map(|number| demolished(&buildings, number)));
    let mut events = Vec::new();
    for at in 0..90 {
        let acts = [BeginCoaching, CoachingRecord, CoachingRecord, CompleteCoaching];
        track(&mut events, &format!("D{at:02}"), at, 90, &acts, None);
    }
    for at in 0..15 {
        track(&mut events, &format!("高耗{at:02}"), at, 15, &[BeginUpgrade, AcceptUpgrade], None);
    }
    for at in 0..23 {
        // 6 mu each
        track(&mut events, &format!("地{at:02}"), at, 23, &[SurveyLand, AcceptLand], Some(Cm2(40_000_000)));
    }
    for at in 0..15 {
        track(&mut events, &format!("会{at:02}"), at, 15, &[ApplyToJoin, Admit], None);
    }
    // 500 and 300 mu
    for (at, name, area) in [(1, "王家埭", 3_333_333_333), (2, "西区点", 2_000_000_000)] {
        track(&mut events, name, at, 3, &[SurveyBlock, ApproveScheme], Some(Cm2(area)));
    }
    let mut leaving = Vec::new();
    track(&mut leaving, "会14", 14, 15, &[ApplyToJoin, Admit, Leave], None);
    events.extend(leaving.into_iter().skip(2));
    let parks = cases
        .iter()
        .enumerate()
        .filter_map(|(at, (case, _))| Some((case.subject_code.clone(), PARKS[at % PARKS.len()]?.to_owned())))
        .collect();
    Simulated { legality, buildings, cases, events, parks }
}
