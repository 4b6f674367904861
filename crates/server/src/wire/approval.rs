//! What needs two persons, on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Named, Words};

/// What is drafted (拟办). A step of a disposal or of a storage is drafted where it is entered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDraft {
    /// `publish_grades`, `freeze_grades` or `adjust_grade`.
    pub act: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Last day of a publication; as long as the pack's clock says when absent.
    #[serde(default)]
    pub until: Option<String>,
    /// Id of the enterprise whose grade is set.
    #[serde(default)]
    pub enterprise: Option<String>,
    /// The grade that is set, `A` to `D`.
    #[serde(default)]
    pub grade: Option<String>,
    /// Why it is set.
    #[serde(default)]
    pub reason: Option<String>,
    /// The document or meeting that decided it.
    #[serde(default)]
    pub basis: Option<String>,
    /// On what the draft rests, for who approves it.
    pub note: String,
}

/// Why a draft is rejected.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rejection {
    /// In words for the drafter.
    pub reason: String,
}

/// Nothing more is said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NothingMore {}

/// The entry that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct EntryMade {
    /// Its number in the ledger; of a draft, its id.
    pub entry: u64,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Doer {
    /// Id of the account.
    pub account: String,
    /// The person's name, for who sees the town's people.
    pub name: Option<String>,
}

/// One thing that will be entered, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ApprovalLine {
    /// What.
    pub name: Words,
    /// What it will be.
    pub value: Words,
    /// SHA-256 of the document that it is, for who may open it.
    pub document: Option<String>,
}

/// What a draft is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ApprovalSubject {
    /// `round`, `village_asset` or `storage`.
    pub kind: String,
    /// Its id: the year of a round.
    pub id: String,
    /// In words.
    pub words: Words,
}

/// Why who asks may not decide it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct WhyNot {
    /// Id of the reason, e.g. `denied.four_eyes`.
    pub reason: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A draft and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Approval {
    /// Number of the entry that drafted it.
    pub id: String,
    /// The version of it and of what it is about: `If-Match` of a decision names it.
    pub version: String,
    /// Which action.
    pub act: Named,
    /// What it is about.
    pub subject: ApprovalSubject,
    /// What will be, or was, entered.
    pub lines: Vec<ApprovalLine>,
    /// What the drafter said about it.
    pub note: String,
    /// Who drafted it.
    pub drafter: Doer,
    /// When.
    pub drafted_at: String,
    /// `waiting`, `approved`, `rejected` or `withdrawn`.
    pub state: Named,
    /// Who approved or rejected it.
    pub decided_by: Option<Doer>,
    /// When it was decided or withdrawn.
    pub decided_at: Option<String>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// The entry that carries it out.
    pub entry: Option<u64>,
    /// Whether who asks drafted it.
    pub mine: bool,
    /// Whether who asks may approve or reject it now.
    pub may_decide: bool,
    /// If not, why, while it waits.
    pub why_not: Option<WhyNot>,
}

/// An objection (异议) as it is received.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewObjection {
    /// Id of the enterprise whose grade it is.
    pub enterprise: String,
    /// In the words of who objects.
    pub text: String,
    /// The day on which it was received, not later than today.
    pub day: String,
}

/// The answer (答复) to an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAnswerToObjection {
    /// Whether it is upheld; the grades must then be run again.
    pub upheld: bool,
    /// The reasons, in the words that the enterprise is given.
    pub reasons: String,
    /// The day, not later than today.
    pub day: String,
}
