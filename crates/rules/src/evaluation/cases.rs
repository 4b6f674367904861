//! A pack's own test cases: a few enterprises with their facts, and what the source says must come of them. The engine
//! (`assess::run_cases`) runs them.

use std::collections::BTreeMap;

use model::Grade;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Value;

/// One case: enterprises evaluated together, or the number of each grade among so many.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationCase {
    /// What it shows.
    pub name: String,
    /// Evaluation year, whose parameters hold.
    pub year: i16,
    /// Decimals to which scores and points are compared.
    #[serde(default = "four")]
    pub decimals: u32,
    /// Enterprises; nobody else is evaluated beside them.
    #[serde(default)]
    pub firms: Vec<CaseFirm>,
    /// How many enterprises have each grade.
    #[serde(default)]
    pub quota: Option<CaseQuota>,
}

fn four() -> u32 {
    4
}

/// An enterprise of a case, and what is expected of it. What is not written is not compared.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFirm {
    /// Its name in the case.
    pub id: String,
    /// Facts by name; the others are not collected.
    #[serde(default)]
    pub facts: BTreeMap<String, Value>,
    /// Indicator values, in place of what the facts would give.
    #[serde(default)]
    pub values: BTreeMap<String, f64>,
    /// Population that it must be in.
    #[serde(default)]
    pub population: Option<String>,
    /// List that it must stand on; `""` for none.
    #[serde(default)]
    pub list: Option<String>,
    /// Whether it must be left ungraded.
    #[serde(default)]
    pub not_graded: Option<bool>,
    /// Points by indicator.
    #[serde(default)]
    pub points: BTreeMap<String, f64>,
    /// Score after adjustments.
    #[serde(default)]
    pub score: Option<f64>,
    /// Rank.
    #[serde(default)]
    pub rank: Option<u32>,
    /// Grade by rank or score, before any change (初评等级).
    #[serde(default)]
    pub initial: Option<Grade>,
    /// Grade after the pack's changes (调档后等级).
    #[serde(default)]
    pub grade: Option<Grade>,
}

/// The grades of so many enterprises with different scores.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseQuota {
    /// Code of the population.
    pub population: String,
    /// How many are ranked.
    pub firms: u32,
    /// How many have A, B, C and D.
    pub counts: [u32; 4],
}

impl CaseFirm {
    /// Whether it compares anything.
    pub(super) fn expects(&self) -> bool {
        self.population.is_some()
            || self.list.is_some()
            || self.not_graded.is_some()
            || !self.points.is_empty()
            || self.score.is_some()
            || self.rank.is_some()
            || self.initial.is_some()
            || self.grade.is_some()
    }
}
