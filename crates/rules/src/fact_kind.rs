//! What kind of value a fact has that a pack declares.

use model::{Column, FactValue};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Kind;

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A number in the fact's unit.
    Number,
    /// Yes or no.
    Truth,
    /// A word.
    Text,
}

impl From<FactKind> for Kind {
    fn from(kind: FactKind) -> Self {
        match kind {
            FactKind::Number => Self::Number,
            FactKind::Truth => Self::Truth,
            FactKind::Text => Self::Text,
        }
    }
}

impl From<&FactValue> for FactKind {
    fn from(value: &FactValue) -> Self {
        match value {
            FactValue::Number(_) => Self::Number,
            FactValue::Truth(_) => Self::Truth,
            FactValue::Text(_) => Self::Text,
        }
    }
}

impl From<&Column> for FactKind {
    fn from(column: &Column) -> Self {
        match column {
            Column::Number(_) => Self::Number,
            Column::Truth(_) => Self::Truth,
            Column::Text { .. } => Self::Text,
        }
    }
}
