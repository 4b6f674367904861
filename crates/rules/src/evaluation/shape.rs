//! The tables of a pack as they stand in its text, before formulas are read and references followed.

use model::{Grade, Status};
use serde::Deserialize;
use toml::Spanned;

use super::amount::Amount;
use super::benchmark::Benchmark;
use super::cases::EvaluationCase;
use super::fact::FactRule;
use super::grade_rule::{GradeRule, PopulationGrades};
use super::indicator::Quantity;
use super::land_rule::LandRule;
use super::list_rule::Treatment;
use super::merge_rule::MergedResults;
use super::publicity::Publicity;
use super::source_order::SourceOrder;
use super::{Pollutants, Scope};
use crate::{Header, Parameters};

/// The whole text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    pub(super) pack: Header,
    #[serde(default)]
    pub(super) parameters: Parameters,
    #[serde(default, rename = "fact")]
    pub(super) facts: Vec<Spanned<FactRule>>,
    #[serde(default, rename = "group")]
    pub(super) groups: Vec<Group>,
    #[serde(default, rename = "list")]
    pub(super) lists: Vec<List>,
    #[serde(default, rename = "population")]
    pub(super) populations: Vec<Population>,
    #[serde(default, rename = "adjustment")]
    pub(super) adjustments: Vec<Adjustment>,
    #[serde(default, rename = "regrade")]
    pub(super) regrades: Vec<Regrade>,
    pub(super) merge: Option<Merge>,
    pub(super) grades: GradeRule,
    pub(super) publicity: Option<Publicity>,
    pub(super) land: LandRule,
    #[serde(default, rename = "source")]
    pub(super) sources: Vec<Spanned<SourceOrder>>,
    pub(super) pollutants: Option<Pollutants>,
    pub(super) scope: Option<Scope>,
    #[serde(default, rename = "case")]
    pub(super) cases: Vec<Spanned<EvaluationCase>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) when: Spanned<String>,
    #[serde(default)]
    pub(super) rank_within: Vec<Spanned<String>>,
    pub(super) grades: Option<PopulationGrades>,
    #[serde(rename = "indicator", default)]
    pub(super) indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) unit: String,
    pub(super) numerator: Option<Spanned<Quantity>>,
    pub(super) denominator: Option<Spanned<Quantity>>,
    pub(super) value: Option<Spanned<String>>,
    pub(super) method: Spanned<Method>,
    pub(super) benchmark: Option<Spanned<Benchmark>>,
    pub(super) base: Option<Amount>,
    pub(super) span: Option<Amount>,
    #[serde(default)]
    pub(super) within: Vec<Spanned<String>>,
    pub(super) weight: Spanned<Amount>,
    pub(super) cap: Option<Amount>,
    pub(super) floor: Option<Amount>,
    pub(super) missing: Missing,
    pub(super) status: Status,
    pub(super) clause: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Method {
    RatioToBenchmark,
    Inverse,
    MinMax,
    Rank,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum Missing {
    MeanOfPopulation,
    Zero,
    Refuse,
    Redistribute,
    Points(f64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) when: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) when: Spanned<String>,
    pub(super) treat: Treatment,
    pub(super) status: Status,
    pub(super) clause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Merge {
    pub(super) when: Spanned<String>,
    pub(super) results: MergedResults,
    pub(super) status: Status,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adjustment {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) when: Option<Spanned<String>>,
    pub(super) points: Option<Spanned<String>>,
    pub(super) percent: Option<Spanned<String>>,
    pub(super) status: Status,
    pub(super) clause: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regrade {
    pub(super) code: Spanned<String>,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) when: Spanned<String>,
    pub(super) at_best: Option<Grade>,
    pub(super) at_worst: Option<Grade>,
    pub(super) status: Status,
    pub(super) clause: String,
}
