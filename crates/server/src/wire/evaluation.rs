//! The evaluation of one enterprise (亩均评价).

use serde::Serialize;
use utoipa::ToSchema;

use super::{Citation, Clause, Grade, Measure, PeerGroup, Scored, Unsourced, Words};

/// One enterprise's result in its population.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EvaluationResult {
    /// Code of the population.
    pub population: String,
    /// Its Chinese name.
    pub population_zh: String,
    /// Its English name.
    pub population_en: String,
    /// Grade.
    pub grade: Grade,
    /// Score rounded as the pack says, by which it ranks.
    pub score: f64,
    /// 1 is best; equal scores share a rank.
    pub rank: u32,
    /// Firms ranked in the population.
    pub of: usize,
    /// In the pack's order.
    pub indicators: Vec<Indicator>,
    /// Inputs that stand on identifiable statistics only: no measure may rest on them (统计法 §28).
    pub statistics_only: Vec<Measure>,
}

/// One indicator: own value, benchmark, points, and how peers do.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Indicator {
    /// Code name, e.g. `tax_per_mu`.
    pub indicator: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of `value`, `benchmark` and `peer_median`.
    pub unit: String,
    /// Own value; `null` when an input was not collected.
    pub value: Option<f64>,
    /// Benchmark.
    pub benchmark: f64,
    /// Weight in points.
    pub weight: f64,
    /// Points, never rounded.
    pub points: f64,
    /// How the points came about.
    pub scored: Scored,
    /// What was divided.
    pub numerator: Input,
    /// By what.
    pub denominator: Input,
    /// The arithmetic, in words and figures.
    pub formula: Words,
    /// The place in the source that gives formula, benchmark and weight.
    pub clause: Clause,
    /// Median of peers with a value.
    pub peer_median: Option<f64>,
    /// Share of peers with a value not above the own one, 0 to 1.
    pub percentile: Option<f64>,
    /// Which peers.
    pub peers: Option<PeerGroup>,
}

/// A raw quantity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Input {
    /// Which.
    pub measure: Measure,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Amount in `unit`; `null` when nobody stated it.
    pub amount: Option<f64>,
    /// Unit, e.g. `万元`.
    pub unit: String,
    /// Who vouches for it, in Chinese.
    pub department_zh: Option<String>,
    /// Source cells; several when the amount is a sum.
    pub sources: Vec<Citation>,
    /// How it was derived when it is not a cell as given.
    pub derivation: Option<Words>,
}

/// Why an enterprise has its grade, line by line: the same words as `sanqian explain`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Explanation {
    /// In the order of the reasoning; an indented line belongs to the one above.
    pub lines: Vec<Words>,
    /// Source of the formula.
    pub source: Clause,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}
