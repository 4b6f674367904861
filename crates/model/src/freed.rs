//! Space that closures and demolitions have freed (腾出空间).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{CaseId, Check, Cm2, EvidenceId};

/// What one case has freed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FreedCase {
    /// The case.
    pub case: CaseId,
    /// Which of the five checks.
    pub check: Check,
    /// The code people know the subject by.
    pub subject_code: String,
    /// Floor area.
    pub floor: Cm2,
    /// Land; in mu by [`Cm2::mu`].
    pub land: Cm2,
    /// The evidence from before.
    pub before: Vec<EvidenceId>,
    /// The evidence from after.
    pub after: Vec<EvidenceId>,
}

/// A case whose area does not count, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotFreed {
    /// The case.
    pub case: CaseId,
    /// The floor area that was claimed.
    pub floor: Cm2,
    /// The land that was claimed.
    pub land: Cm2,
    /// Why it does not count, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// Freed space of many cases: the totals are the sums of the cases, to the cm².
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FreedSpace {
    /// By case id.
    pub cases: Vec<FreedCase>,
    /// By case id.
    pub not_counted: Vec<NotFreed>,
    /// Σ floor area of `cases`.
    pub floor: Cm2,
    /// Σ land of `cases`.
    pub land: Cm2,
}
