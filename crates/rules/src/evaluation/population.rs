//! Who is graded, apart from whom.

use super::grade_rule::PopulationGrades;
use super::indicator::Indicator;
use crate::Expression;

/// A group that is scored and ranked by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who belongs to it.
    pub when: Expression,
    /// Ranked separately for each combination of these facts, e.g. `group` or a county.
    pub rank_within: Vec<String>,
    /// Its own cuts, if they are not the pack's.
    pub grades: Option<PopulationGrades>,
    /// Scored in this order; the weights sum to 100.
    pub indicators: Vec<Indicator>,
}

/// A group of industries (分行业).
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Which enterprises; the first group whose condition holds takes an enterprise.
    pub when: Expression,
}
