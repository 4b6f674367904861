//! One step: from which states to which, by whom, with what, when, and on what article.

use model::{Capacity, CaseState, EventKind};
use serde::Deserialize;

use super::MeasureTrait;
use crate::CitedClause;

/// A step of a kind of case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepRule {
    /// The event.
    pub event: EventKind,
    /// From these states.
    pub from: Vec<CaseState>,
    /// To this state; absent when the state stays.
    #[serde(default)]
    pub to: Option<CaseState>,
    /// Who may take it.
    pub actors: Vec<Capacity>,
    /// Competent bodies, codes; empty for the kind's own.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// Least number of officers with a certificate of their own.
    #[serde(default)]
    pub officers: usize,
    /// Kinds of evidence that must come with the event itself.
    #[serde(default)]
    pub brings: Vec<String>,
    /// Kinds of evidence that must be in the case by then.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Checklists that must be answered by then.
    #[serde(default)]
    pub checklists: Vec<String>,
    /// Periods that must have run out.
    #[serde(default)]
    pub after: Vec<String>,
    /// Evidence that makes waiting for `after` unnecessary, e.g. a waiver.
    #[serde(default)]
    pub unless: Option<String>,
    /// Periods that must have begun.
    #[serde(default)]
    pub begun: Vec<String>,
    /// Periods that must have been ended by a step, e.g. a sealing.
    #[serde(default)]
    pub ended: Vec<String>,
    /// Periods in which it must be taken.
    #[serde(default)]
    pub within: Vec<String>,
    /// The period for requesting a hearing: must have run out when the measure carries the right to one.
    #[serde(default)]
    pub hearing: Option<String>,
    /// Not while review or suit is pending.
    #[serde(default)]
    pub not_under_review: bool,
    /// Not at night, not on a holiday, save in an emergency (evidence `urgency`).
    #[serde(default)]
    pub daytime: bool,
    /// At most this often in a round.
    #[serde(default)]
    pub times: Option<usize>,
    /// What the measure must be.
    #[serde(default)]
    pub measure_is: Vec<MeasureTrait>,
    /// What the measure must not be.
    #[serde(default)]
    pub measure_is_not: Vec<MeasureTrait>,
    /// Periods that begin with it.
    #[serde(default)]
    pub starts: Vec<String>,
    /// Periods that it ends.
    #[serde(default)]
    pub ends: Vec<String>,
    /// A running period that it lengthens.
    #[serde(default)]
    pub extends: Option<Extension>,
    /// Duties that follow.
    #[serde(default)]
    pub duties: Vec<String>,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}

/// A period that is lengthened by another, from its last day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The running period.
    pub clock: String,
    /// The period added.
    pub by: String,
}
