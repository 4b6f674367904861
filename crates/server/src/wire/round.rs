//! The evaluation of a year on its way to final grades.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseRef, Grade, Stage};

/// A round, as the list has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RoundItem {
    /// The year, as an id.
    pub id: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Where it stands.
    pub stage: Stage,
    /// Runs so far.
    pub runs: usize,
    /// Objections received.
    pub objections: usize,
    /// Objections without an answer.
    pub open: usize,
    /// First day of the publication.
    pub published_on: Option<String>,
    /// Last day on which an objection is in time.
    pub published_until: Option<String>,
    /// Day of the final grades.
    pub final_on: Option<String>,
}

/// A round with everything that happened.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Round {
    /// Where it stands.
    pub item: RoundItem,
    /// Whether a new run must follow, because an objection was upheld or a grade decided.
    pub run_due: bool,
    /// Oldest first.
    pub runs: Vec<RoundRun>,
    /// By number.
    pub objections: Vec<Objection>,
    /// Grades set by decision, oldest first.
    pub decisions: Vec<DecidedGrade>,
    /// Everything that happened, oldest first.
    pub steps: Vec<RoundStep>,
}

/// A run of a round.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RoundRun {
    /// Hash of its snapshot.
    pub snapshot: String,
    /// Hash of its pack.
    pub pack: String,
    /// Hash of its result.
    pub result: String,
    /// Who moved since the run before; empty for the first.
    pub moves: Vec<RoundMove>,
}

/// An enterprise whose grade differs from the run before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RoundMove {
    /// Whose.
    pub enterprise: EnterpriseRef,
    /// Grade before; `null` when it was not graded.
    pub from: Option<Grade>,
    /// Grade after.
    pub to: Option<Grade>,
    /// Rank before.
    pub from_rank: Option<u32>,
    /// Rank after.
    pub to_rank: Option<u32>,
}

/// An objection and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Objection {
    /// From 1 within the year.
    pub number: u32,
    /// Whose grade.
    pub enterprise: EnterpriseRef,
    /// In the words of who objects.
    pub text: String,
    /// The day on which it was received.
    pub on: String,
    /// Whether it is upheld; `null` until it is answered.
    pub upheld: Option<bool>,
    /// The reasons of the answer.
    pub reasons: Option<String>,
    /// The day of the answer.
    pub answered_on: Option<String>,
}

/// A grade set by decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct DecidedGrade {
    /// Whose.
    pub enterprise: EnterpriseRef,
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub reason: String,
    /// The document or meeting that decided.
    pub basis: String,
    /// Who entered it.
    pub by: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RoundStep {
    /// `opened`, `published`, `objected`, `answered`, `decided`, `rerun` or `frozen`.
    pub event: String,
    /// When it was entered.
    pub at: String,
    /// Who entered it.
    pub actor: String,
    /// The day of the step, where it has one of its own.
    pub on: Option<String>,
    /// Number of the objection that it is about.
    pub objection: Option<u32>,
    /// The enterprise that it is about.
    pub enterprise: Option<EnterpriseRef>,
}
