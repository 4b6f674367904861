//! Case packs (案件): for each of the five checks the steps that its cases may take, in whose hands, with what evidence,
//! after and within which periods, and the article of each. States and events are closed lists in `model`; which of them a
//! kind of case uses is the pack's.
//!
//! The general procedure (行政处罚法, 行政强制法) is one text; a kind of case names the steps that it uses, adds to them, and
//! brings steps of its own.

mod checklist;
mod clock_rule;
mod duty_rule;
mod join;
mod measure_rule;
mod safeguards;
mod step_rule;
#[cfg(test)]
mod tests;
mod text;
mod verify;

use jiff::civil::Date;
use model::{CaseState, Check, ContentHash, EventKind, Term, Unsourced};

pub use checklist::{Checklist, ChecklistItem, Choose};
pub use clock_rule::{ClockKind, ClockRule};
pub use duty_rule::DutyRule;
pub use measure_rule::{MeasureRule, MeasureTrait};
pub use step_rule::{Extension, StepRule};
pub use text::Named;

use crate::pack_error::read;
use crate::{Header, PackError, Parameters};

/// The rules of one kind of case.
///
/// ```
/// use model::{CaseState, EventKind};
/// let procedure = include_str!("../../../rulepacks/cases/procedure/pack.toml");
/// let text = include_str!("../../../rulepacks/cases/illegal-building/pack.toml");
/// let pack = rules::CasePack::parse(
///     ("cases/procedure/pack.toml", procedure),
///     ("cases/illegal-building/pack.toml", text),
/// )?;
/// let verify = pack.step(EventKind::Verify, CaseState::Suspected).unwrap();
/// assert_eq!(verify.to, Some(CaseState::Verified));
/// assert_eq!(verify.officers, 2); // 行政处罚法第四十二条
/// assert!(pack.step(EventKind::StopSupply, CaseState::Decided).is_none()); // no lever on supply in use
/// # Ok::<(), rules::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CasePack {
    /// What it is.
    pub header: Header,
    /// Which of the five checks.
    pub check: Check,
    /// Competent bodies where a step names none, codes.
    pub competent: Vec<String>,
    /// Lengths of periods, and hours.
    pub parameters: Parameters,
    /// Bodies by code.
    pub bodies: Vec<Named>,
    /// Kinds of evidence.
    pub evidence: Vec<Named>,
    /// Periods.
    pub clocks: Vec<ClockRule>,
    /// What follows from a step.
    pub duties: Vec<DutyRule>,
    /// What must be answered.
    pub checklists: Vec<Checklist>,
    /// What may be decided.
    pub measures: Vec<MeasureRule>,
    /// In the order of the texts, the general procedure first.
    pub steps: Vec<StepRule>,
    /// The kind's file, for messages.
    pub file: String,
    /// Hash of both texts.
    pub hash: ContentHash,
}

impl CasePack {
    /// Reads the general procedure and a kind of case, each with the name of its file, joins them, and checks that the
    /// result is whole and keeps the safeguards that no pack may drop.
    ///
    /// # Errors
    /// The first fault, with line and column when a text itself is at fault.
    pub fn parse(procedure: (&str, &str), kind: (&str, &str)) -> Result<Self, PackError> {
        let general: text::Procedure = read(procedure.0, procedure.1)?;
        let own: text::Kind = read(kind.0, kind.1)?;
        let hash = ContentHash::of(format!("{}\0{}", procedure.1, kind.1).as_bytes());
        let pack = join::join(general, own, kind.0, hash).map_err(|error| error.in_file(kind.0))?;
        verify::verify(&pack).and_then(|()| safeguards::safeguards(&pack)).map_err(|error| error.in_file(kind.0))?;
        Ok(pack)
    }

    /// The step that an event is from a state, if this kind of case has it.
    #[must_use]
    pub fn step(&self, event: EventKind, from: CaseState) -> Option<&StepRule> {
        self.steps.iter().find(|step| step.event == event && step.from.contains(&from))
    }

    /// The states from which this kind of case takes that event.
    #[must_use]
    pub fn states_of(&self, event: EventKind) -> Vec<CaseState> {
        CaseState::ALL.iter().copied().filter(|state| self.step(event, *state).is_some()).collect()
    }

    /// A measure by code.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&MeasureRule> {
        self.measures.iter().find(|measure| measure.code == code)
    }

    /// A period by code.
    ///
    /// # Errors
    /// When the pack has no such period.
    pub fn clock(&self, code: &str) -> Result<&ClockRule, PackError> {
        self.clocks.iter().find(|clock| clock.code == code).ok_or_else(|| self.absent("clock", code))
    }

    /// A duty by code.
    ///
    /// # Errors
    /// When the pack has no such duty.
    pub fn duty(&self, code: &str) -> Result<&DutyRule, PackError> {
        self.duties.iter().find(|duty| duty.code == code).ok_or_else(|| self.absent("duty", code))
    }

    /// A checklist by code.
    ///
    /// # Errors
    /// When the pack has no such checklist.
    pub fn checklist(&self, code: &str) -> Result<&Checklist, PackError> {
        self.checklists.iter().find(|list| list.code == code).ok_or_else(|| self.absent("checklist", code))
    }

    /// The words for a body or kind of evidence; the code itself when the pack has none.
    #[must_use]
    pub fn words<'a>(&'a self, code: &'a str) -> (&'a str, &'a str) {
        let named = self.bodies.iter().chain(&self.evidence).find(|named| named.code == code);
        named.map_or((code, code), |named| (&named.zh, &named.en))
    }

    /// What every output made with this pack must say: its numbers that no source gives.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        self.parameters.unsourced(day)
    }

    fn absent(&self, what: &str, code: &str) -> PackError {
        PackError::new(format!("{what} `{code}` is missing"), format!("add a `[[{what}]]` with code = \"{code}\""))
            .in_file(&self.file)
    }
}
