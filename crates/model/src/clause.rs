//! Legal basis and the status of a rule or parameter.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a rule, price, weight or quota comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In a cited official document in force.
    Official,
    /// In a cited draft.
    Draft,
    /// In no cited source: an editable assumption, said so by every output that uses it.
    Unsourced,
}

/// A clause: what a finding, a measure or a parameter rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Clause {
    /// Title of the law or document, e.g. `消防法`.
    pub title: String,
    /// Article, e.g. `第十九条`; empty for a whole document.
    #[serde(default)]
    pub article: String,
    /// Version date or document number.
    #[serde(default)]
    pub version: String,
    /// How far it is official.
    pub status: Status,
}

/// An assumption that a result used although no source gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Unsourced {
    /// Code name of the parameter, e.g. `grades.quota.d`.
    pub parameter: String,
    /// Its value with unit, as text.
    pub value: String,
    /// What it means, Chinese.
    pub meaning: String,
}
