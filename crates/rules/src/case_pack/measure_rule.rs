//! What a body may decide in a kind of case.

use serde::Deserialize;

use crate::CitedClause;

/// What a measure is, for the steps that ask about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureTrait {
    /// Carries the right to a hearing (行政处罚法 §63).
    Hearing,
    /// Only against one enterprise, on its own evidence (优化营商环境条例 §59).
    OneEnterprise,
    /// The body may enforce it itself.
    OwnForce,
    /// Enforced by application to the court (行政强制法 §13, §53).
    ByCourt,
    /// 罚款
    Fines,
    /// 责令停产停业、停产整治
    Suspends,
    /// 责令关闭、取缔
    Closes,
    /// 限期拆除
    Demolishes,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureRule {
    /// Code.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// What it is.
    #[serde(default)]
    pub is: Vec<MeasureTrait>,
    /// Kinds of evidence that a decision for it needs.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Checklist items of which at least one must hold.
    #[serde(default)]
    pub if_any: Vec<String>,
    /// Checklist items of which none may hold.
    #[serde(default)]
    pub if_none: Vec<String>,
    /// What gives the power, at least one.
    pub clauses: Vec<CitedClause>,
}

impl MeasureRule {
    /// Whether it is that.
    #[must_use]
    pub fn has(&self, what: MeasureTrait) -> bool {
        self.is.contains(&what)
    }
}
