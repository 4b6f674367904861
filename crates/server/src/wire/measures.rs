//! Entitlements and exposures by year, differential prices by month.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Grade, Words, YearOrigin};

/// What a clause says in one year.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeasureCell {
    /// 年度 of the grade.
    pub year: i16,
    /// `applies`, `does_not_apply`, `unknown`, `not_in_force` or `blank`.
    pub outcome: String,
    /// Why or why not.
    pub because: Words,
    /// In the row's unit; `null` when it is not known, which is not 0.
    pub amount: Option<f64>,
}

/// A clause over the years.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeasureRow {
    /// `pack.clause`.
    pub code: String,
    /// Kind.
    pub kind: Words,
    /// What it gives or takes.
    pub what: Words,
    /// `benefit`, `burden` or `procedure`.
    pub effect: String,
    /// Unit of the amounts.
    pub unit: String,
    /// Competent body.
    pub body: Words,
    /// Law and article.
    pub basis: Vec<String>,
    /// Whether an authority here has put it in force.
    pub adopted: bool,
    /// The review that it needs before anyone grants or imposes it.
    pub review: Option<Words>,
    /// By year, rising.
    pub cells: Vec<MeasureCell>,
}

/// A year's sums.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeasureYear {
    /// 年度
    pub year: i16,
    /// Where its grades come from.
    pub origin: YearOrigin,
    /// The grade; `null` when it is not graded, or not shown.
    pub grade: Option<Grade>,
    /// The day on which it is asked what is in force.
    pub on: String,
    /// Σ of known benefits in money, 万元; `null` when none is known.
    pub benefits: Option<f64>,
    /// Σ of known burdens in money, 万元; `null` when none is known.
    pub burdens: Option<f64>,
    /// Clauses that apply without an amount: they are in neither sum.
    pub without_amount: usize,
    /// Clauses of which too little is known to say.
    pub unknown: usize,
}

/// A price clause in a month.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PriceClause {
    /// `pack.clause`.
    pub code: String,
    /// Electricity, gas or water.
    pub kind: Words,
    /// What it takes or gives.
    pub what: Words,
    /// As if it were adopted: `applies`, `unknown` or `blank`.
    pub outcome: String,
    /// Why.
    pub because: Words,
    /// Whether it is in force here; when not, nothing is due.
    pub in_force: bool,
    /// 万元 for the month; `null` when it is not in force or the use was not metered.
    pub amount: Option<f64>,
    /// Law and article.
    pub basis: Vec<String>,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PriceRow {
    /// `2024-01`.
    pub month: String,
    /// The grade on which its prices rest.
    pub grade: Option<Grade>,
    /// Of which evaluated year.
    pub year: i16,
    /// Since when it was final.
    pub since: String,
    /// Electricity of all its meters, kWh; `null` unless each was read for the month.
    pub electricity_kwh: Option<f64>,
    /// What applies, or would.
    pub clauses: Vec<PriceClause>,
}

/// What one enterprise is entitled and exposed to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Measures {
    /// Rising.
    pub years: Vec<MeasureYear>,
    /// Every clause about enterprises.
    pub rows: Vec<MeasureRow>,
    /// Rising; empty before any grade was final.
    pub months: Vec<PriceRow>,
}
