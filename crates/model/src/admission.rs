//! A decision on the admission of a project to a park (准入).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A person's decision. What the criteria propose is worked out of the figures, never typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmissionDecision {
    /// The project, by name.
    pub project: String,
    /// The park, by code.
    pub park: String,
    /// When.
    pub day: Date,
    /// Its figures, by criterion of the steward pack, in thousandths of the criterion's unit; what was not collected is left out.
    pub figures: BTreeMap<String, i64>,
    /// Whether it is admitted.
    pub admit: bool,
    /// Why; needed when the decision is not what the criteria propose.
    pub reasons: String,
}
