//! The value of a fact that a rule pack declares.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The value of one fact about an enterprise, plot or other subject. A fact that was not collected is absent, never a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Truth(bool),
    /// In the fact's stated unit.
    Number(f64),
    /// A word, e.g. a grade.
    Text(String),
}
