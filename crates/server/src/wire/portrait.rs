//! 精准画像 and 一企一策 of one enterprise.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Clause, Money, Named, Unsourced, Words};

/// How many enterprises a figure is known of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Coverage {
    /// `tax_per_mu`, `growth`, `staff` or `stage`.
    pub figure: String,
    /// Enterprises of which it is known.
    pub known: u32,
    /// All enterprises.
    pub all: u32,
}

/// One figure against the norm of its trade. Outside the interval is a question, never a finding.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct NormLine {
    /// Which figure.
    pub figure: Words,
    /// As reported; `null` was not reported and is not 0.
    pub reported: Option<Money>,
    /// What is usual.
    pub usual: Option<Money>,
    /// Lower end of the interval.
    pub low: Option<Money>,
    /// Upper end of the interval.
    pub high: Option<Money>,
    /// `usual`, `ask_below`, `ask_above`, `not_reported` or `not_comparable`.
    pub position: String,
    /// The position in words.
    pub position_words: Words,
    /// With coverage and day.
    pub because: Words,
}

/// An incentive that goes with a line of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanIncentive {
    /// What it is.
    pub what: Named,
    /// The article by which it must be reviewed before anyone promises it.
    pub review: Option<Clause>,
}

/// A line of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PlanLine {
    /// What to do.
    pub what: Named,
    /// What kind.
    pub kind: Words,
    /// Why: the facts that hold.
    pub because: Vec<Words>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
    /// Who owns it.
    pub owner: Words,
    /// By when.
    pub due: String,
    /// Whether it is a question.
    pub question: bool,
    /// What goes with it.
    pub incentives: Vec<PlanIncentive>,
    /// Whether the enterprise declined it.
    pub declined: bool,
}

/// Where an enterprise stands and what its plan is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct FirmPortrait {
    /// The day on which the figures were known.
    pub as_of: String,
    /// Whether it is a candidate of the year; without one, nothing but the plan is known.
    pub known: bool,
    /// Share of its trade's known values not above its own tax per mu.
    pub in_trade: Option<f64>,
    /// The same in the town.
    pub in_town: Option<f64>,
    /// Growth against the year before.
    pub growth: Option<f64>,
    /// Of which figure: revenue, or tax paid where nobody's revenue of the year before is known.
    pub growth_of: super::Measure,
    /// `strong_growing`, `strong_slow`, `weak_growing` or `weak_slow`.
    pub quadrant: Option<String>,
    /// The quadrant in words.
    pub quadrant_words: Option<Words>,
    /// Its stage of the chain.
    pub stage: Option<Named>,
    /// Median tax per mu of the town, 万元/亩.
    pub median_tax_per_mu: Option<f64>,
    /// Median growth of the town.
    pub median_growth: Option<f64>,
    /// Tax, social insurance, revenue against the norm.
    pub norms: Vec<NormLine>,
    /// Of how many enterprises each figure is known.
    pub coverage: Vec<Coverage>,
    /// The day on which the plan begins.
    pub plan_made: String,
    /// The plan's lines as the facts make them.
    pub plan: Vec<PlanLine>,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}
