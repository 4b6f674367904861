//! 三千行动: baseline, plan and actual, by week and park, each number with its rows.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseRef, Named, Status, Words};

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

/// A member of an association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct AssociationMember {
    /// Who.
    pub enterprise: EnterpriseRef,
    /// When it was admitted.
    pub since: String,
    /// When it was last checked by the shared quality rules; `null` when never.
    pub checked: Option<String>,
    /// Points of that check.
    pub points: Option<u32>,
    /// Most that could be had.
    pub most: Option<u32>,
}

/// A target of an association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct AssociationTarget {
    /// `members`, `quality_checked` or `quality_met`.
    pub measure: String,
    /// In words.
    pub words: Words,
    /// Until when.
    pub by: String,
    /// How many.
    pub value: u32,
    /// How many there are: a count of members.
    pub actual: u32,
    /// Whether its day is over and it is not reached.
    pub missed: bool,
    /// Whether it has a source.
    pub status: Status,
}

/// An association (协会).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Association {
    /// Which.
    pub association: Named,
    /// By id.
    pub members: Vec<AssociationMember>,
    /// In the pack's order.
    pub targets: Vec<AssociationTarget>,
    /// Code of the checklist with the quality rules that the members share.
    pub quality_checklist: String,
    /// The rules; empty while the association has not filled them in.
    pub quality: Vec<Named>,
}

/// The board on a day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Programme {
    /// The day.
    pub as_of: String,
    /// In the pack's order.
    pub measures: Vec<ProgrammeMeasure>,
    /// In the pack's order.
    pub associations: Vec<Association>,
}
