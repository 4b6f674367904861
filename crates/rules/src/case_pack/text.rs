//! The two texts of which a case pack is made.

use model::{Check, EventKind};
use serde::Deserialize;

use super::{Checklist, ClockRule, DutyRule, MeasureRule, StepRule};
use crate::{CitedClause, Header, Parameters};

/// A code with its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The general procedure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Procedure {
    #[serde(rename = "pack")]
    pub(super) _header: Header,
    pub(super) parameters: Parameters,
    #[serde(rename = "evidence")]
    pub(super) evidence: Vec<Named>,
    #[serde(rename = "clock")]
    pub(super) clocks: Vec<ClockRule>,
    #[serde(rename = "duty")]
    pub(super) duties: Vec<DutyRule>,
    #[serde(rename = "step")]
    pub(super) steps: Vec<StepRule>,
}

/// A kind of case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    #[serde(rename = "pack")]
    pub(super) header: Header,
    #[serde(rename = "case")]
    pub(super) profile: Profile,
    #[serde(default)]
    pub(super) parameters: Parameters,
    #[serde(rename = "body")]
    pub(super) bodies: Vec<Named>,
    #[serde(default, rename = "evidence")]
    pub(super) evidence: Vec<Named>,
    #[serde(default, rename = "clock")]
    pub(super) clocks: Vec<ClockRule>,
    #[serde(default, rename = "duty")]
    pub(super) duties: Vec<DutyRule>,
    #[serde(rename = "checklist")]
    pub(super) checklists: Vec<Checklist>,
    #[serde(rename = "measure")]
    pub(super) measures: Vec<MeasureRule>,
    #[serde(default, rename = "step")]
    pub(super) steps: Vec<StepRule>,
    #[serde(default, rename = "amend")]
    pub(super) amendments: Vec<Amendment>,
}

/// The `[case]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Profile {
    pub(super) check: Check,
    pub(super) bodies: Vec<String>,
    /// Steps of the general procedure that this kind uses.
    pub(super) uses: Vec<EventKind>,
}

/// What a kind of case adds to the steps of an event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amendment {
    pub(super) event: EventKind,
    #[serde(default)]
    pub(super) brings: Vec<String>,
    #[serde(default)]
    pub(super) requires: Vec<String>,
    #[serde(default)]
    pub(super) after: Vec<String>,
    #[serde(default)]
    pub(super) starts: Vec<String>,
    #[serde(default)]
    pub(super) duties: Vec<String>,
    #[serde(default)]
    pub(super) checklists: Vec<String>,
    #[serde(default)]
    pub(super) bodies: Vec<String>,
    pub(super) clauses: Vec<CitedClause>,
}
