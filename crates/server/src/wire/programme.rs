//! 三千行动: baseline, plan and actual, by week and park, each number with its rows.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Status, Words};

/// One row that a number is made of.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProgrammeRow {
    /// The day.
    pub day: String,
    /// The park; `null` outside any.
    pub park: Option<String>,
    /// How much, in the measure's unit.
    pub amount: f64,
    /// The case that it comes from.
    pub case: Option<String>,
    /// The subject of the programme's event that it comes from.
    pub subject: Option<String>,
}

/// What happened in a week in a park.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProgrammeCell {
    /// ISO week, `2023-W27`.
    pub week: String,
    /// The park; `null` outside any.
    pub park: Option<String>,
    /// Σ of its rows.
    pub amount: f64,
    /// Its rows.
    pub rows: Vec<ProgrammeRow>,
}

/// One measure of the board.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProgrammeMeasure {
    /// Code.
    pub measure: String,
    /// In words.
    pub words: Words,
    /// `firms`, `m2` or `mu`.
    pub unit: String,
    /// Before the programme.
    pub baseline: f64,
    /// What the plan asks for by the day.
    pub planned: f64,
    /// What the plan asks for in the end.
    pub target: f64,
    /// The last day of the plan.
    pub target_by: Option<String>,
    /// baseline + Σ cells.
    pub actual: f64,
    /// Whether the plan has a source.
    pub status: Status,
    /// By week, then park.
    pub cells: Vec<ProgrammeCell>,
}

/// The board on a day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Programme {
    /// The day.
    pub as_of: String,
    /// In the pack's order.
    pub measures: Vec<ProgrammeMeasure>,
}
