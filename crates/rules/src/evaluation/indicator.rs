//! Indicators: a value of an enterprise, and how it becomes points.

use model::{Measure, Status};
use schemars::JsonSchema;
use serde::Deserialize;

use super::amount::Amount;
use super::benchmark::Benchmark;
use super::measure_unit;
use crate::Expression;

/// One indicator of a population.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Code name, e.g. `tax_per_mu`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of the value, e.g. `万元/亩`; empty for a fraction.
    pub unit: String,
    /// What its value is.
    pub value: IndicatorValue,
    /// How a value becomes points.
    pub method: Method,
    /// Points at the benchmark.
    pub weight: Amount,
    /// Points never exceed so many times the weight.
    pub cap: Option<Amount>,
    /// Points never fall below so many times the weight.
    pub floor: Option<Amount>,
    /// What an enterprise without a value gets.
    pub missing: Missing,
    /// How far benchmark and weight are official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}

/// What an indicator's value is.
#[derive(Debug, Clone, PartialEq)]
pub enum IndicatorValue {
    /// One measure divided by another.
    Ratio {
        /// What is divided.
        numerator: Quantity,
        /// By what; there is no value where it is not above zero.
        denominator: Quantity,
    },
    /// A formula over facts.
    Formula(Expression),
}

/// A measure in the unit in which the indicator reads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The measure.
    pub measure: Measure,
    /// Its unit, e.g. `万元`.
    pub unit: String,
}

/// How a value becomes points.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// value ÷ benchmark × weight.
    RatioToBenchmark(Benchmark),
    /// (2 − value ÷ benchmark) × weight, nothing from twice the benchmark on: the lower the better.
    Inverse(Benchmark),
    /// [base + span × (value − lowest) ÷ (highest − lowest)] ÷ 100 × weight over the enterprises graded in the population
    /// that have a value; all get base + span where every value is the same.
    MinMax {
        /// Points of the lowest value, of 100.
        base: Amount,
        /// Points between the lowest and the highest value, of 100.
        span: Amount,
        /// Lowest and highest are taken separately for each combination of these facts.
        within: Vec<String>,
    },
    /// (n − r + 1) ÷ n × weight for the r-th best of n values; equal values share the better rank.
    Rank {
        /// Ranked separately for each combination of these facts.
        within: Vec<String>,
    },
}

/// What an enterprise without a value gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Missing {
    /// The mean points of the population's enterprises that have a value.
    MeanOfPopulation,
    /// Nothing.
    Zero,
    /// It is not graded (不参评), with the missing measure as the reason.
    Refuse,
    /// So many points, usually below zero.
    Points(f64),
    /// The item's weight goes to the items that have a value, in proportion to their weights.
    Redistribute,
}

impl Quantity {
    /// A stored amount in this quantity's unit; `None` when the pack's unit does not fit, which a parsed pack excludes.
    #[must_use]
    pub fn show(&self, stored: i64) -> Option<f64> {
        measure_unit::find(self.measure, &self.unit).map(|unit| unit.show(stored))
    }

    /// The first unit of a measure: the one that conditions read.
    #[must_use]
    pub fn first_unit(measure: Measure) -> Option<model::GivenUnit> {
        measure_unit::of(measure).first().copied()
    }

    /// The unit of that symbol in which a pack may read a measure, if there is one.
    #[must_use]
    pub fn unit_of(measure: Measure, symbol: &str) -> Option<model::GivenUnit> {
        measure_unit::find(measure, symbol)
    }

    /// What a figure in the measure's first unit (the one that conditions read) is multiplied by to be in this one.
    #[must_use]
    pub fn factor(&self) -> f64 {
        let Some(first) = measure_unit::of(self.measure).first() else { return 1.0 };
        match measure_unit::find(self.measure, &self.unit) {
            Some(unit) if unit != *first => unit.show(first.numerator) / first.show(first.numerator),
            _ => 1.0,
        }
    }
}

impl Indicator {
    /// The measures that it divides, or that its formula reads.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        match &self.value {
            IndicatorValue::Ratio { numerator, denominator } => vec![numerator.measure, denominator.measure],
            IndicatorValue::Formula(formula) => super::MEASURES
                .into_iter()
                .filter(|m| formula.reads().iter().any(|r| r == super::measure_name(*m)))
                .collect(),
        }
    }

    /// What it is compared with, if its method has a benchmark.
    #[must_use]
    pub fn benchmark(&self) -> Option<&Benchmark> {
        match &self.method {
            Method::RatioToBenchmark(benchmark) | Method::Inverse(benchmark) => Some(benchmark),
            Method::MinMax { .. } | Method::Rank { .. } => None,
        }
    }
}
