//! What a value is compared with.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::amount::Amount;
use crate::parameter::Blank;

/// `24.097`, `"blank"`, `{ parameter = "…", times = 2 }`, `{ of = "mean", within = ["group"], times = 2 }`,
/// `{ of = "percentile", percent = 50 }` or `{ by_group = { pumps = 20, textiles = 12 } }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// What it is before `times`.
    pub base: BenchmarkBase,
    /// Multiplier, 1 unless given.
    pub times: Amount,
}

/// Where a benchmark comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum BenchmarkBase {
    /// A number: literal, parameter (a target, last year's mean) or blank.
    Amount(Amount),
    /// A figure of the enterprises graded in the population that have a value.
    Statistic {
        /// Which figure.
        of: Statistic,
        /// Taken separately for each combination of these facts; the whole population when empty.
        within: Vec<String>,
    },
    /// A number for each industry group, by its code.
    ByGroup(BTreeMap<String, Amount>),
}

/// A figure of a population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Statistic {
    /// The mean of the values.
    Mean,
    /// The sum of the numerators ÷ the sum of the denominators: the mean of a region.
    MeanOfTotals,
    /// The smallest value that at least so many percent of the values do not exceed (nearest rank).
    Percentile(f64),
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Of {
    Mean,
    MeanOfTotals,
    Percentile,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Table {
    parameter: Option<String>,
    of: Option<Of>,
    percent: Option<f64>,
    #[serde(default)]
    within: Vec<String>,
    by_group: Option<BTreeMap<String, Amount>>,
    times: Option<Amount>,
}

impl Table {
    fn benchmark(self) -> Result<Benchmark, &'static str> {
        let base = match (self.parameter, self.of, self.by_group) {
            (Some(parameter), None, None) => BenchmarkBase::Amount(Amount::Parameter(parameter)),
            (None, None, Some(by_group)) => BenchmarkBase::ByGroup(by_group),
            (None, Some(of), None) => {
                let of = match (of, self.percent) {
                    (Of::Mean, None) => Statistic::Mean,
                    (Of::MeanOfTotals, None) => Statistic::MeanOfTotals,
                    (Of::Percentile, Some(percent)) if percent > 0.0 && percent <= 100.0 => {
                        Statistic::Percentile(percent)
                    }
                    (Of::Percentile, _) => return Err("a percentile needs `percent`, above 0 and at most 100"),
                    (_, Some(_)) => return Err("`percent` belongs to of = \"percentile\""),
                };
                return Ok(Benchmark {
                    base: BenchmarkBase::Statistic { of, within: self.within },
                    times: self.times.unwrap_or(Amount::Literal(1.0)),
                });
            }
            _ => return Err("write exactly one of `parameter`, `of` and `by_group`"),
        };
        if self.percent.is_some() || !self.within.is_empty() {
            return Err("`percent` and `within` belong to `of`");
        }
        Ok(Benchmark { base, times: self.times.unwrap_or(Amount::Literal(1.0)) })
    }
}

/// The forms of a benchmark, for the schema.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Form {
    Number(f64),
    Blank(Blank),
    Table(Table),
}

impl JsonSchema for Benchmark {
    fn schema_name() -> Cow<'static, str> {
        "Benchmark".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Form::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Benchmark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Benchmark;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, \"blank\", { parameter = … }, { of = … } or { by_group = … }")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Benchmark, E> {
                Ok(Amount::Literal(number).into())
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Benchmark, E> {
                #[expect(clippy::cast_precision_loss, reason = "a benchmark is far below 2^53")]
                Ok(Amount::Literal(number as f64).into())
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Benchmark, E> {
                if word == super::amount::BLANK {
                    return Ok(Amount::Blank.into());
                }
                Err(E::custom(format!("`{word}` is no benchmark; write a number, \"blank\" or a table")))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Benchmark, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(map))?.benchmark().map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl From<Amount> for Benchmark {
    fn from(amount: Amount) -> Self {
        Self { base: BenchmarkBase::Amount(amount), times: Amount::Literal(1.0) }
    }
}
