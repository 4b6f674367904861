//! Lists of enterprises that are treated otherwise.

use model::{Grade, Status};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Expression;

/// A list of enterprises that are treated otherwise (不参评, 不定等级, T, 保护期).
#[derive(Debug, Clone, PartialEq)]
pub struct ListRule {
    /// Code name.
    pub code: String,
    /// Chinese name, as outputs show it.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who stands on it.
    pub when: Expression,
    /// What it does.
    pub treat: Treatment,
    /// How far it is official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}

/// What standing on a list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// It is neither scored nor ranked.
    NotGraded,
    /// It is scored and ranked, and then managed as grade A.
    ManagedAsA,
    /// … as grade B.
    ManagedAsB,
    /// … as grade C.
    ManagedAsC,
}

impl Treatment {
    /// The grade as which the enterprises are managed, whatever they were graded.
    #[must_use]
    pub fn managed_as(self) -> Option<Grade> {
        match self {
            Self::NotGraded => None,
            Self::ManagedAsA => Some(Grade::A),
            Self::ManagedAsB => Some(Grade::B),
            Self::ManagedAsC => Some(Grade::C),
        }
    }
}
