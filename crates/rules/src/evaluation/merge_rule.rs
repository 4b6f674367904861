//! Enterprises of one plot that are evaluated together.

use model::Status;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::Expression;

/// The enterprises of one plot, evaluated together (宗地合并评价).
#[derive(Debug, Clone, PartialEq)]
pub struct MergeRule {
    /// Which enterprises of a shared plot are merged.
    pub when: Expression,
    /// What a merged enterprise gets.
    pub results: MergedResults,
    /// How far it is official.
    pub status: Status,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
}

/// What the enterprises of a merged plot get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MergedResults {
    /// The plot's result, shared by all; none of them is ranked by itself.
    Shared,
    /// Each its own result, and the plot's beside it (混合型企业的独立评价和合并评价).
    IndependentAndMerged,
}
