//! Indicators: a ratio of two measures, scored against a benchmark.

use model::{Measure, Status};
use serde::Deserialize;

use super::measure_unit;

/// One indicator of a population.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Code name, e.g. `tax_per_mu`.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of the value, e.g. `万元/亩`; empty for a fraction.
    pub unit: String,
    /// What is divided.
    pub numerator: Quantity,
    /// By what.
    pub denominator: Quantity,
    /// How a value becomes points.
    pub method: Method,
    /// In `unit`.
    pub benchmark: f64,
    /// Points at the benchmark.
    pub weight: f64,
    /// What an enterprise without a value gets.
    pub missing: Missing,
    /// How far benchmark and weight are official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}

/// A measure in the unit in which the indicator reads it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The measure.
    pub measure: Measure,
    /// Its unit, e.g. `万元`.
    pub unit: String,
}

/// How a value becomes points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// value ÷ benchmark × weight, neither capped nor floored.
    RatioToBenchmark,
}

/// What an enterprise without a value gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The mean points of the population's enterprises that have a value.
    MeanOfPopulation,
    /// Nothing.
    Zero,
    /// It is not graded (不参评), with the missing measure as the reason.
    Refuse,
}

impl Indicator {
    /// The value in the indicator's unit; `None` when a measure is absent or what it is divided by is not above zero.
    /// Amounts are in the stored integer units.
    #[must_use]
    pub fn value(&self, numerator: Option<i64>, denominator: Option<i64>) -> Option<f64> {
        let (above, below) = (self.numerator.show(numerator?)?, self.denominator.show(denominator?)?);
        (below > 0.0).then(|| above / below)
    }

    /// Points of a value, never rounded.
    #[must_use]
    pub fn points(&self, value: f64) -> f64 {
        match self.method {
            Method::RatioToBenchmark => value / self.benchmark * self.weight,
        }
    }
}

impl Quantity {
    /// A stored amount in this quantity's unit; `None` when the pack's unit does not fit, which a parsed pack excludes.
    #[must_use]
    pub fn show(&self, stored: i64) -> Option<f64> {
        measure_unit::find(self.measure, &self.unit).map(|unit| unit.show(stored))
    }
}
