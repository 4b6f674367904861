//! How uncertain the numbers of a pack are, and which of them move together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::{Status, Unsourced};
use serde::Deserialize;

use crate::{PackError, Parameters};

/// How far a parameter may lie from its value, a `[[range]]` table.
///
/// `low` and `high` are factors on the value in force: one case in ten lies below the one, one in ten above the other, and
/// half on each side of the value.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeRule {
    /// Name of the parameter.
    pub parameter: String,
    /// 0 to 1.
    pub low: f64,
    /// 1 or more.
    pub high: f64,
    /// How far it is official.
    pub status: Status,
    /// Title and place of its source; empty when unsourced.
    #[serde(default)]
    pub source: String,
}

/// Two parameters that move together, a `[[correlation]]` table. Pairs that are not listed move independently.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrelationRule {
    /// Names of two parameters that have a range.
    pub of: (String, String),
    /// Correlation of their normal scores, −1 to 1.
    pub rho: f64,
}

/// A number of which one asks where the net present value is zero, a `[[break_even]]` table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakEvenRule {
    /// Name of the parameter; `{mode}` in it stands for the code of the mode.
    pub parameter: String,
    /// Least and greatest value that is searched.
    pub within: (f64, f64),
    /// A share that takes what this one leaves of 1.
    #[serde(default)]
    pub rest: Option<String>,
}

impl BreakEvenRule {
    /// The parameter's name for a mode.
    #[must_use]
    pub fn parameter_of(&self, mode: &str) -> String {
        self.parameter.replace("{mode}", mode)
    }

    pub(crate) fn check(&self, parameters: &Parameters, modes: &BTreeSet<&str>) -> Result<(), PackError> {
        let (low, high) = self.within;
        if !(low < high && low.is_finite() && high.is_finite()) {
            let message = format!("break-even of `{}` is searched within {low} to {high}", self.parameter);
            return Err(PackError::new(message, "write the smaller number first"));
        }
        for mode in modes {
            parameters.get(&self.parameter_of(mode))?;
        }
        self.rest.as_ref().map_or(Ok(()), |rest| parameters.get(rest).map(|_| ()))
    }
}

/// All ranges of a pack, and the lower triangle that makes independent scores correlated ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Uncertainty {
    /// In the pack's order.
    pub ranges: Vec<RangeRule>,
    /// Row i holds the weights of the first i + 1 independent scores in the score of range i (Cholesky).
    pub triangle: Vec<Vec<f64>>,
}

impl Uncertainty {
    pub(crate) fn new(
        ranges: Vec<RangeRule>,
        correlations: &[CorrelationRule],
        parameters: &Parameters,
        day: Date,
    ) -> Result<Self, PackError> {
        let mut index = BTreeMap::new();
        for (at, range) in ranges.iter().enumerate() {
            let wrong = |message: &str, hint: &str| {
                Err(PackError::new(format!("range of `{}` {message}", range.parameter), hint.to_owned()))
            };
            let value = parameters.at(&range.parameter, day)?;
            if parameters.get(&range.parameter)?.unit == "季度" {
                return wrong("is one of quarters", "give ranges to prices, shares, rates and yields");
            }
            if value < 0.0 || !(0.0..=1.0).contains(&range.low) || !(range.high >= 1.0 && range.high.is_finite()) {
                return wrong(
                    &format!("is {} to {} on {value}", range.low, range.high),
                    "write factors, `low` from 0 to 1 and `high` from 1 on, of a value that is not negative",
                );
            }
            if range.status != Status::Unsourced && range.source.is_empty() {
                return wrong(
                    "claims to be sourced but names no source",
                    "fill `source`, or set status = \"unsourced\"",
                );
            }
            if index.insert(range.parameter.as_str(), at).is_some() {
                return wrong("stands twice", "give each parameter one range");
            }
        }
        let mut matrix: Vec<Vec<f64>> =
            (0..ranges.len()).map(|i| (0..ranges.len()).map(|j| f64::from(u8::from(i == j))).collect()).collect();
        for CorrelationRule { of: (a, b), rho } in correlations {
            let (Some(i), Some(j)) = (index.get(a.as_str()), index.get(b.as_str())) else {
                let message = format!("correlation of `{a}` and `{b}`: one of them has no range");
                return Err(PackError::new(message, "add a `[[range]]` or drop the correlation"));
            };
            if i == j || !(-1.0..=1.0).contains(rho) {
                let message = format!("correlation of `{a}` and `{b}` is {rho}");
                return Err(PackError::new(message, "write −1 to 1, of two different parameters"));
            }
            (matrix[*i][*j], matrix[*j][*i]) = (*rho, *rho);
        }
        let triangle = triangle(&matrix).ok_or_else(|| {
            let message = "the correlations contradict each other: no numbers can move together like that".to_owned();
            PackError::new(message, "two that move with a third cannot move against each other; weaken one")
        })?;
        Ok(Self { ranges, triangle })
    }

    /// The note that an output must carry when it used ranges without a source.
    pub(crate) fn unsourced(&self) -> Option<Unsourced> {
        let ranges: Vec<String> = self
            .ranges
            .iter()
            .filter(|range| range.status == Status::Unsourced)
            .map(|range| format!("{} × {}–{}", range.parameter, range.low, range.high))
            .collect();
        (!ranges.is_empty()).then(|| Unsourced {
            parameter: "range".to_owned(),
            value: ranges.join("; "),
            meaning: "参数的不确定范围（十分之一低于下限，十分之一高于上限）及其相关系数".to_owned(),
        })
    }
}

/// The lower triangle whose product with its transpose is the matrix; `None` when the matrix is not positive definite.
fn triangle(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (i, given) in matrix.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(i + 1);
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| row[k] * rows.get(j).unwrap_or(&row)[k]).sum();
            let rest = given[j] - known;
            if j == i {
                if rest <= 1e-9 {
                    return None;
                }
                row.push(rest.sqrt());
            } else {
                row.push(rest / rows[j][j]);
            }
        }
        rows.push(row);
    }
    Some(rows)
}
