//! Cases (案件): the list with what is due, one case with everything that happened.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Check, Clause, EnterpriseRef, Finding, Words};

/// Something with a code and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Named {
    /// Code of the pack.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What someone must do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Duty {
    /// Who.
    pub who: Words,
    /// What.
    pub what: Words,
    /// The last day; `null` when the law says at once.
    pub by: Option<String>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
}

/// A case, as the list has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CaseItem {
    /// Id.
    pub id: String,
    /// Which of the five checks.
    pub check: Check,
    /// What was suspected.
    pub title: Words,
    /// The code people know the subject by.
    pub subject_code: String,
    /// The enterprise that it is against.
    pub party: Option<EnterpriseRef>,
    /// Code of the state.
    pub state: String,
    /// The state in words.
    pub state_words: Words,
    /// Whether nothing more is due.
    pub rests: bool,
    /// The day on which it was opened.
    pub opened: String,
    /// The day of the last step.
    pub last: String,
    /// The next last day of a duty.
    pub next_due: Option<String>,
    /// Days until then, below zero when it is over.
    pub days_left: Option<i64>,
    /// What is due then.
    pub to_do: Option<Duty>,
    /// Events so far.
    pub events: usize,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct CaseList {
    /// Those with something due first, the earliest day first.
    pub items: Vec<CaseItem>,
    /// Give it as `cursor` to read on; `null` on the last page.
    pub next: Option<String>,
    /// Items over all pages.
    pub total: usize,
    /// The day that days left are counted from: the latest that the ledger's daily records speak of.
    pub as_of: Option<String>,
    /// How many cases stand where, in the order of the work, whatever is asked for.
    pub states: Vec<StateCount>,
    /// Floor area that cases have freed, on evidence from before and after.
    pub freed_floor: Area,
    /// Land that cases have freed.
    pub freed_land: Area,
}

/// How many cases stand in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct StateCount {
    /// Code of the state.
    pub state: String,
    /// In words.
    pub words: Words,
    /// Cases.
    pub cases: usize,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CaseEvidence {
    /// Kind.
    pub kind: Named,
    /// Where it was taken or issued.
    pub place: String,
    /// When.
    pub day: String,
    /// SHA-256 of its bytes, which the ledger holds.
    pub hash: String,
}

/// An answer to a checklist item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CaseAnswer {
    /// The item.
    pub item: Named,
    /// Yes or no.
    pub yes: bool,
    /// What the item rests on.
    pub clauses: Vec<Clause>,
}

/// One event of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct CaseStep {
    /// What happened.
    pub event: Named,
    /// When.
    pub day: String,
    /// Who acted.
    pub by: String,
    /// As what.
    pub capacity: Words,
    /// The body acted for.
    pub body: Option<Named>,
    /// Where the case stood after it.
    pub state: Words,
    /// What came with it.
    pub evidence: Vec<CaseEvidence>,
    /// Answers that came with it.
    pub answers: Vec<CaseAnswer>,
    /// The measure that it names.
    pub measure: Option<Named>,
    /// Floor area that it frees.
    pub freed_floor: Option<Area>,
    /// What the step rests on.
    pub clauses: Vec<Clause>,
    /// What followed from it.
    pub duties: Vec<Duty>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

/// A step that may come next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct NextStep {
    /// Which.
    pub step: Named,
    /// Who may take it.
    pub by: Vec<Named>,
    /// Competent bodies.
    pub bodies: Vec<Named>,
    /// Least number of officers with a certificate.
    pub officers: usize,
    /// What is still to be brought.
    pub lacks: Vec<Named>,
    /// What is still to be answered.
    pub answers: Vec<Named>,
    /// Measures of which one is to be named.
    pub measures: Vec<Named>,
    /// The first day on which it may be taken.
    pub not_before: Option<String>,
    /// The last day on which it may be taken.
    pub not_after: Option<String>,
    /// Periods that it waits for.
    pub waits: Vec<Named>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
}

/// A period that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RunningClock {
    /// Which.
    pub clock: Named,
    /// The day of the event that began it.
    pub started: String,
    /// Its last day.
    pub due: String,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Case {
    /// Which version this is: the `If-Match` of a step names it.
    pub version: String,
    /// Where it stands.
    pub item: CaseItem,
    /// The finding that it rests on, as it was when the case was opened.
    pub finding: Finding,
    /// What happened, oldest first.
    pub steps: Vec<CaseStep>,
    /// What the last step left to do.
    pub duties: Vec<Duty>,
    /// Periods that run, the earliest last day first.
    pub clocks: Vec<RunningClock>,
    /// What may come next, and what it asks for. Each is entered by `POST` to the steps, or `sanqian case step`.
    pub next: Vec<NextStep>,
    /// Kinds of evidence that may come with a step.
    pub evidence_kinds: Vec<Named>,
    /// The day that days left are counted from.
    pub as_of: Option<String>,
}

impl From<&model::Duty> for Duty {
    fn from(duty: &model::Duty) -> Self {
        Self {
            who: Words { zh: duty.who_zh.clone(), en: duty.who_en.clone() },
            what: Words { zh: duty.zh.clone(), en: duty.en.clone() },
            by: duty.by.map(|day| day.to_string()),
            clauses: duty.clauses.iter().map(Clause::from).collect(),
        }
    }
}

impl From<&model::Missing> for Named {
    fn from(missing: &model::Missing) -> Self {
        Self { code: missing.code.clone(), zh: missing.zh.clone(), en: missing.en.clone() }
    }
}

impl From<&model::StepAsk> for NextStep {
    fn from(ask: &model::StepAsk) -> Self {
        let named = |all: &[model::Missing]| all.iter().map(Named::from).collect();
        Self {
            step: Named { code: ask.code.clone(), zh: ask.zh.clone(), en: ask.en.clone() },
            by: named(&ask.by),
            bodies: named(&ask.bodies),
            officers: ask.officers,
            lacks: named(&ask.lacks),
            answers: named(&ask.answers),
            measures: named(&ask.measures),
            not_before: ask.not_before.map(|day| day.to_string()),
            not_after: ask.not_after.map(|day| day.to_string()),
            waits: named(&ask.waits),
            clauses: ask.clauses.iter().map(Clause::from).collect(),
        }
    }
}
