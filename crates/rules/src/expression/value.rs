//! One value: what a fact of one row is, and what an expression yields for it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::names::Kind;

/// A value of one row. In JSON: `null`, a number, `true` or `false`, a string.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Not collected (未采集), or it rests on something that was not.
    Missing,
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A word.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("null"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Truth(truth) => write!(f, "{truth}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Value {
    /// What kind of value it is; `None` for one that was not collected.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Missing => None,
            Self::Number(_) => Some(Kind::Number),
            Self::Truth(_) => Some(Kind::Truth),
            Self::Text(_) => Some(Kind::Text),
        }
    }
}
