//! Closure grounds (取缔理由): which findings, together with which failed recheck, support lawful closure.

use model::statement::InspectionItem;
use serde::Deserialize;

use super::CitedClause;

/// A ground on which one enterprise may be proposed for closure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosureGround {
    /// Code.
    pub code: String,
    /// In words, Chinese.
    pub reason_zh: String,
    /// In words, English.
    pub reason_en: String,
    /// Codes of the rules of which it needs at least one finding.
    pub findings: Vec<String>,
    /// The recheck that the enterprise itself must have failed; absent when the finding alone suffices.
    #[serde(default)]
    pub recheck: Option<Recheck>,
    /// The closing body's power; at least one.
    pub clauses: Vec<CitedClause>,
}

/// 复查.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recheck {
    /// 停产整顿复查
    Suspension,
    /// 排污责令改正复查
    Discharge,
}

impl Recheck {
    /// The item of an inspection that is this recheck.
    #[must_use]
    pub fn item(self) -> InspectionItem {
        match self {
            Self::Suspension => InspectionItem::SuspensionRecheck,
            Self::Discharge => InspectionItem::DischargeRecheck,
        }
    }
}
