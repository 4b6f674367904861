//! What the tests share: the five packs, an opened case, and events that bring all that a step asks for.

use jiff::civil::{Date, date};
use model::{
    Actor, Answer, Capacity, Case, CaseAnswer, CaseEvent, CaseEvidence, Check, ContentHash, Duty, EnterpriseId,
    EventKind, Evidence, Finding, FindingId, Refusal, Subject, TownId,
};
use rectify::CaseRules;
use rules::{Calendar, CasePack, Choose};

/// Folder, check, text.
pub(crate) const KINDS: [(&str, Check, &str); 5] = [
    ("legality", Check::Legality, include_str!("../../../../rulepacks/cases/legality/pack.toml")),
    (
        "illegal-building",
        Check::IllegalBuilding,
        include_str!("../../../../rulepacks/cases/illegal-building/pack.toml"),
    ),
    ("letting", Check::Letting, include_str!("../../../../rulepacks/cases/letting/pack.toml")),
    ("fire-safety", Check::FireSafety, include_str!("../../../../rulepacks/cases/fire-safety/pack.toml")),
    ("environment", Check::Environment, include_str!("../../../../rulepacks/cases/environment/pack.toml")),
];
pub(crate) const PROCEDURE: &str = include_str!("../../../../rulepacks/cases/procedure/pack.toml");

/// A kind's rules with the national calendar.
pub(crate) struct Docket {
    pub(crate) name: &'static str,
    pub(crate) pack: CasePack,
    pub(crate) calendar: Calendar,
}

pub(crate) fn all() -> Vec<Docket> {
    KINDS.iter().map(|(name, ..)| docket(name)).collect()
}

pub(crate) fn docket(wanted: &str) -> Docket {
    let (name, _, text) = KINDS.into_iter().find(|(name, ..)| *name == wanted).unwrap();
    let calendar = include_str!("../../../../rulepacks/calendar/china.toml");
    Docket {
        name,
        pack: CasePack::parse(("procedure/pack.toml", PROCEDURE), (name, text)).unwrap(),
        calendar: Calendar::parse("china.toml", calendar).unwrap(),
    }
}

/// Wednesday of a month before the Spring Festival of 2024.
pub(crate) const OPENED: Date = date(2024, 1, 3);

impl Docket {
    pub(crate) fn rules(&self) -> CaseRules<'_> {
        CaseRules { pack: &self.pack, calendar: &self.calendar }
    }

    /// A case against firm 甲 about building A1.
    pub(crate) fn open(&self) -> Case {
        self.open_against("A1", Some("甲"))
    }

    pub(crate) fn open_against(&self, building: &str, party: Option<&str>) -> Case {
        let town = TownId("330282-test".to_owned());
        let party = party.map(|name| EnterpriseId::derive(&town, "name", name));
        let finding = Finding {
            id: FindingId::derive(&town, self.name, building),
            check: self.pack.check,
            rule: format!("{}.test", self.name),
            title_zh: String::new(),
            title_en: String::new(),
            subject: Subject::Building(model::BuildingId::derive(&town, "code", building)),
            subject_code: building.to_owned(),
            enterprises: party.clone().into_iter().collect(),
            parcel: None,
            floor_area: None,
            evidence: vec![Evidence { zh: "疑点".to_owned(), en: "suspicion".to_owned(), citation: None }],
            clauses: Vec::new(),
            to_verify_zh: String::new(),
            to_verify_en: String::new(),
        };
        Case::open(&town, &finding, party, OPENED)
    }

    /// An event by someone who may take it, on the last day that the case has reached, with nothing attached.
    pub(crate) fn bare(&self, case: &Case, kind: EventKind) -> CaseEvent {
        let step = self.pack.step(kind, case.state);
        let capacity = step.map_or(Capacity::Inspector, |step| step.actors[0]);
        let body = step.and_then(|step| step.bodies.first()).unwrap_or(&self.pack.competent[0]);
        let official = matches!(capacity, Capacity::Inspector | Capacity::Office);
        let by = Actor {
            name: "某".to_owned(),
            capacity,
            body: if official { body.clone() } else { String::new() },
            certificates: vec!["浙B0001".to_owned(), "浙B0002".to_owned()],
        };
        let mut event = CaseEvent::new(kind, last_day(case), by);
        event.particulars.household = Some(false);
        event
    }

    /// An event that brings all that its step asks for, on the first day on which it may be taken. `measure` is proposed.
    pub(crate) fn full(&self, case: &Case, kind: EventKind, measure: Option<&str>) -> CaseEvent {
        let mut event = self.bare(case, kind);
        let Some(step) = self.pack.step(kind, case.state) else { return event };
        let ends =
            step.after.iter().chain(&step.hearing).filter_map(|code| case.clocks.get(code)).map(|clock| clock.due);
        event.day = ends.max().map_or(event.day, |due| due.tomorrow().unwrap().max(event.day));
        while step.daytime && !self.calendar.is_working_day(event.day).unwrap() {
            event.day = event.day.tomorrow().unwrap();
        }
        event.particulars.hour = Some(10);
        if matches!(kind, EventKind::Comply | EventKind::Coerce | EventKind::CloseDown) {
            event.particulars.freed = Some(model::FreedArea::default());
        }
        event.particulars.measure = match kind {
            EventKind::Propose => measure.map(str::to_owned),
            EventKind::Decide => case.measure.clone(),
            _ => None,
        };
        let mut kinds: Vec<&str> = step.brings.iter().chain(&step.requires).map(String::as_str).collect();
        for list in &step.checklists {
            let list = self.pack.checklist(list).unwrap();
            for (position, item) in list.items.iter().enumerate() {
                let answer = if position == 0 && list.choose != Choose::None { Answer::Yes } else { Answer::No };
                if answer == Answer::Yes {
                    kinds.extend(item.evidence.iter().map(String::as_str));
                }
                event.answers.push(answer_to(case, &item.code, answer, event.day, "甲员", &[]));
            }
        }
        if kind == EventKind::Decide {
            let named = case.measure.as_deref().and_then(|code| self.pack.measure(code));
            kinds.extend(named.iter().flat_map(|measure| &measure.requires).map(String::as_str));
        }
        event.evidence = kinds.into_iter().map(|kind| proof(case, kind, event.day)).collect();
        event
    }

    /// The same on a day of the test's choosing.
    pub(crate) fn full_on(&self, case: &Case, kind: EventKind, measure: Option<&str>, day: Date) -> CaseEvent {
        let mut event = self.full(case, kind, measure);
        event.day = day;
        event.evidence = event.evidence.iter().map(|item| proof(case, &item.kind, day)).collect();
        event
    }

    pub(crate) fn take(&self, case: &Case, event: CaseEvent) -> (Case, Vec<Duty>) {
        let kind = event.kind;
        self.rules().step(case, event).unwrap_or_else(|refusal| panic!("{kind:?}: {refusal} {refusal:?}"))
    }

    pub(crate) fn refuse(&self, case: &Case, event: CaseEvent) -> Refusal {
        let kind = event.kind;
        match self.rules().step(case, event) {
            Err(refusal) => refusal,
            Ok((after, _)) => panic!("{kind:?} was taken, to {:?}", after.state),
        }
    }

    /// Takes full events one after another.
    pub(crate) fn go(&self, case: &Case, kinds: &[EventKind], measure: Option<&str>) -> Case {
        kinds.iter().fold(case.clone(), |case, kind| self.take(&case, self.full(&case, *kind, measure)).0)
    }
}

/// The last day of the case's steps.
pub(crate) fn last_day(case: &Case) -> Date {
    let steps = case.events.iter().filter(|event| event.kind != EventKind::Attach);
    steps.map(|event| event.day).max().unwrap_or(case.opened)
}

pub(crate) fn proof(case: &Case, kind: &str, day: Date) -> CaseEvidence {
    let bytes = format!("{kind} {day} {}", case.events.len());
    CaseEvidence::new((&case.town, &case.id), kind, ContentHash::of(bytes.as_bytes()), "A1", day, "甲员")
}

pub(crate) fn answer_to(
    case: &Case,
    item: &str,
    answer: Answer,
    day: Date,
    by: &str,
    replaces: &[&CaseAnswer],
) -> CaseAnswer {
    let replaces = replaces.iter().map(|earlier| earlier.id.clone()).collect();
    CaseAnswer::new((&case.town, &case.id), (item, answer), day, by, replaces)
}
