//! What someone must do after a step.

use serde::Deserialize;

use super::MeasureTrait;
use crate::CitedClause;

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRule {
    /// Code.
    pub code: String,
    /// Who, Chinese.
    pub who_zh: String,
    /// Who, English.
    pub who_en: String,
    /// What, Chinese.
    pub zh: String,
    /// What, English.
    pub en: String,
    /// The period whose last day it must be done by; absent when the law says at once or without delay.
    #[serde(default)]
    pub clock: Option<String>,
    /// Only when the measure is one of these; empty for always.
    #[serde(default)]
    pub measure_is: Vec<MeasureTrait>,
    /// What gives it, at least one.
    pub clauses: Vec<CitedClause>,
}
