//! A step of a disposal or of a storage as it comes in. Money is a decimal string in 元, as everywhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Duty, NewBallots, NewRoster};

/// The form of a disposal's step.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct DisposalStepForm {
    /// What is done.
    step: NewDisposalStep,
    /// The files, in the order of `documents` of the step.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// The form of a storage's step.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct StorageStepForm {
    /// What is done.
    step: NewStorageStep,
    /// The files, in the order of `documents` of the step.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// What every step of a matter says.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepHead {
    /// Which act, a code of `next`.
    pub act: String,
    /// When, not later than today.
    pub day: String,
    /// As what, a code of `by`.
    pub role: String,
    /// By whom: name or office.
    pub by: String,
    /// Kinds of the documents that come with it, codes of `lacks`.
    #[serde(default)]
    pub documents: Vec<String>,
    /// On what it rests, for who approves it; only a step that needs two persons asks for it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A step of a disposal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDisposalStep {
    /// Which, when, by whom.
    pub head: StepHead,
    /// Who is entitled to vote, when the roster is frozen.
    #[serde(default)]
    pub roster: Option<NewRoster>,
    /// The vote.
    #[serde(default)]
    pub ballots: Option<NewBallots>,
    /// Value, reserve price, asking price, price or sum received, 元.
    #[serde(default)]
    pub amount: Option<String>,
    /// The buyer, tenant or partner.
    #[serde(default)]
    pub buyer: Option<String>,
}

/// A step of a storage.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewStorageStep {
    /// Which, when, by whom.
    pub head: StepHead,
    /// What is offered, asked or agreed, by code of the item, 元.
    #[serde(default)]
    pub items: BTreeMap<String, String>,
    /// Appraised value of the land, 元.
    #[serde(default)]
    pub land_value: Option<String>,
    /// What is paid, 元.
    #[serde(default)]
    pub payment: Option<String>,
}

/// What followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MatterStepEntered {
    /// Number of the ledger's entry: the step, or the draft of it.
    pub entry: u64,
    /// Whether it waits for another person, and nothing has changed yet.
    pub waits: bool,
    /// Who must do what by when; empty while it waits.
    pub duties: Vec<Duty>,
}
