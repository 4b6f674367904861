//! What is added to a score, and what changes a grade, by rule.

use model::{Grade, Status};

use crate::Expression;

/// Points or percent added to the sum of the indicators (加减分).
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustment {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// For whom; everybody when absent.
    pub when: Option<Expression>,
    /// How much.
    pub amount: AdjustmentAmount,
    /// How far it is official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}

/// How much an adjustment is.
#[derive(Debug, Clone, PartialEq)]
pub enum AdjustmentAmount {
    /// Points.
    Points(Expression),
    /// Percent of the sum of the indicators' points.
    Percent(Expression),
}

/// A change of the grade by rule (调档, 一票否决).
#[derive(Debug, Clone, PartialEq)]
pub struct Regrade {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// For whom.
    pub when: Expression,
    /// The best grade that it leaves (veto), if any.
    pub at_best: Option<Grade>,
    /// The worst grade that it leaves (protection), if any.
    pub at_worst: Option<Grade>,
    /// How far it is official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}
