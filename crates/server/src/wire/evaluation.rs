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
    /// Grade by rank or score (初评等级).
    pub initial: Grade,
    /// Grade after all changes.
    pub grade: Grade,
    /// What was added to the sum of the indicators (加减分).
    pub adjustments: Vec<Adjustment>,
    /// What changed the grade, in order (调档、手动调档).
    pub changes: Vec<Change>,
    /// Score rounded as the pack says, by which it ranks.
    pub score: f64,
    /// 1 is best; equal scores share a rank.
    pub rank: u32,
    /// Firms ranked in the population.
    pub of: u32,
    /// In the pack's order.
    pub indicators: Vec<Indicator>,
    /// What would make the grade better, each figure alone, line by line.
    pub path: Vec<Words>,
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
    /// Benchmark; `null` for methods without one.
    pub benchmark: Option<f64>,
    /// Where the benchmark comes from, when the clause itself does not give it.
    pub benchmark_from: Option<Words>,
    /// Weight in points.
    pub weight: f64,
    /// Points, never rounded.
    pub points: f64,
    /// How the points came about.
    pub scored: Scored,
    /// What the value was computed from: what was divided and by what, or what a formula reads.
    pub inputs: Vec<Input>,
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

/// Points that a rule added to the sum of the indicators.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Adjustment {
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Points added.
    pub points: f64,
    /// The arithmetic.
    pub formula: Words,
    /// The place in the source.
    pub clause: Clause,
}

impl From<&sanqian::AdjustmentExplanation> for Adjustment {
    fn from(adjustment: &sanqian::AdjustmentExplanation) -> Self {
        Self {
            zh: adjustment.name.zh.clone(),
            en: adjustment.name.en.clone(),
            points: adjustment.points,
            formula: Words::from(&adjustment.formula),
            clause: Clause::from(&adjustment.clause),
        }
    }
}

/// A change of the grade by a rule, a list or a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Change {
    /// Grade before.
    pub from: Grade,
    /// Grade after.
    pub to: Grade,
    /// What changed it.
    pub reason: Words,
    /// The place in the source.
    pub clause: Clause,
}

impl From<&sanqian::ChangeExplanation> for Change {
    fn from(change: &sanqian::ChangeExplanation) -> Self {
        Self {
            from: change.from.into(),
            to: change.to.into(),
            reason: Words::from(&change.reason),
            clause: Clause::from(&change.clause),
        }
    }
}

/// A raw quantity.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Input {
    /// Which: the code name of a measure, or of a fact that the pack declares.
    pub fact: String,
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
