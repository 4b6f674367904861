//! The facts that clauses read: declared with kind and unit, and checked against what a caller gives.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{FactKind, Kind};

/// A fact that the clauses of a pack read.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactDeclaration {
    /// Code name, as expressions write it.
    pub code: String,
    /// What its values are.
    #[serde(rename = "type")]
    pub kind: FactKind,
    /// Unit, Chinese; empty when it has none.
    #[serde(default)]
    pub unit: String,
    /// Unit, English, when it is written otherwise.
    #[serde(default)]
    pub unit_en: Option<String>,
    /// What it is, Chinese.
    pub zh: String,
    /// What it is, English.
    pub en: String,
    /// What to take when it was not collected. Only for lists, where not to be on the list is `false`; without it the fact
    /// is unknown.
    #[serde(default)]
    pub absent: Option<bool>,
}

/// A fact whose value is not of the kind that the pack declares.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("fact `{fact}`: expected {expected}, found {found}; give it in the kind that pack `{pack}` declares")]
pub struct FactMismatch {
    /// Code name of the fact.
    pub fact: String,
    /// Code name of the pack.
    pub pack: String,
    /// What the pack declares.
    pub expected: Kind,
    /// What was given.
    pub found: Kind,
}
