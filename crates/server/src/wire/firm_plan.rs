//! 一企一策 on file.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Named, PlanLine, Words};

/// What a round says to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanSaid {
    /// The line.
    pub line: Words,
    /// `due`, `decline`, `take_up` or `note`.
    pub what: String,
    /// The other day, of `due`.
    pub due: Option<String>,
    /// Words for the record, of `note`.
    pub note: Option<String>,
}

/// A round of the negotiation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanRound {
    /// When.
    pub day: String,
    /// Whether the enterprise spoke; else the town.
    pub by_enterprise: bool,
    /// To which line what.
    pub said: Vec<PlanSaid>,
}

/// A signature of the enterprise (一企一单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanSignature {
    /// When.
    pub day: String,
    /// Who signed for the enterprise.
    pub signatory: String,
    /// Whether it is of the lines as they are now.
    pub stands: bool,
}

/// A fact that is no longer what it was when the plan was drawn up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ChangedFact {
    /// Which.
    pub fact: Named,
    /// As it was; `null` when it did not hold.
    pub then: Option<Words>,
    /// As it is; `null` when it no longer holds.
    pub now: Option<Words>,
}

/// A plan as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanOnFile {
    /// When it was drawn up.
    pub made: String,
    /// Check code of the lines as they stand: what is signed bears it.
    pub check: String,
    /// The lines after all rounds.
    pub lines: Vec<PlanLine>,
    /// Days on which it was put to the enterprise.
    pub puts: Vec<String>,
    /// In order; none is taken out.
    pub rounds: Vec<PlanRound>,
    /// In order; the last may no longer stand.
    pub signatures: Vec<PlanSignature>,
    /// Whether the enterprise has the lines as they stand.
    pub known_to_enterprise: bool,
    /// Facts that changed since it was drawn up.
    pub changed: Vec<ChangedFact>,
    /// Numbers of the ledger's entries: the draft, then each step.
    pub entries: Vec<u64>,
}
