//! 一企一策 and 一企一单 as records: a plan as it was drawn up, what was said to it round by round, and what the enterprise signed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Clause, ContentHash, Derivation, EnterpriseId, PlanFact, PlanKind};

/// An incentive that goes with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedIncentive {
    /// Code.
    pub code: String,
    /// What it is.
    pub words: Derivation,
    /// The article by which it must be reviewed before anyone promises it.
    pub review: Option<Clause>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Code of the rule.
    pub code: String,
    /// What kind.
    pub kind: PlanKind,
    /// What to do.
    pub words: Derivation,
    /// Why: the facts that hold, in the rule's order.
    pub because: Vec<Derivation>,
    /// On what.
    pub clauses: Vec<Clause>,
    /// Who owns it.
    pub owner: Derivation,
    /// By when.
    pub due: Date,
    /// Whether it is a question.
    pub question: bool,
    /// What goes with it.
    pub incentives: Vec<OfferedIncentive>,
    /// Whether the enterprise declined it.
    pub declined: bool,
}

/// Who speaks in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanSide {
    /// 镇
    Town,
    /// 企业
    Enterprise,
}

/// What a round says to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanChange {
    /// Another day.
    Due(Date),
    /// The enterprise does not take it up; only the enterprise says so.
    Decline,
    /// The enterprise takes it up after all.
    TakeUp,
    /// Words for the record.
    Note(String),
}

/// A round of the negotiation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRound {
    /// When.
    pub day: Date,
    /// Who.
    pub by: PlanSide,
    /// Line and what is said to it.
    pub changes: Vec<(String, PlanChange)>,
}

/// A plan as the rules made it of the facts. Both are kept whole: later files may no longer show the facts, and a later pack may
/// make other lines, but what was put to the enterprise must stay what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanDraft {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// When it was drawn up.
    pub day: Date,
    /// Hash of the pack that made it.
    pub pack: ContentHash,
    /// The facts that held, each with its reason.
    pub facts: BTreeMap<PlanFact, Derivation>,
    /// Its lines.
    pub lines: Vec<PlanLine>,
}

/// What may be done with a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PlanAct {
    /// It is put to the enterprise as it stands.
    Put,
    /// One side speaks.
    Say {
        /// Who.
        by: PlanSide,
        /// Line and what is said to it.
        changes: Vec<(String, PlanChange)>,
    },
    /// 一企一单: the enterprise signs.
    Confirm {
        /// Who signed for the enterprise.
        signatory: String,
        /// Hash of the lines that were signed.
        lines: ContentHash,
        /// The signed sheet.
        sheet: ContentHash,
    },
}

/// A plan goes a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanEvent {
    /// When.
    pub day: Date,
    /// What.
    pub what: PlanAct,
}

/// A fact on which a plan rests, then and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFactChange {
    /// Which.
    pub fact: PlanFact,
    /// As it was when the plan was drawn up; `None` when it did not hold.
    pub then: Option<Derivation>,
    /// As it is now; `None` when it no longer holds.
    pub now: Option<Derivation>,
}
