//! What the values of an indicator are held against.

use std::sync::Arc;

use model::Columns;

use super::marks;
use super::part::{Parts, Splits};
use super::plan::{Item, Mark, Scoring};
use super::run::EngineError;
use super::values::Values;

/// Figures by part of the population, not by member.
#[derive(Debug, Clone)]
pub(super) enum Yardstick {
    /// Benchmark of each part.
    Marks(Arc<Parts>, Vec<f64>),
    /// Lowest and highest value of each part.
    Ranges(Arc<Parts>, Vec<[f64; 2]>),
    /// Place of each member, and number of values of each part.
    Places(Arc<Parts>, Vec<u32>, Vec<u32>),
}

impl Yardstick {
    /// Takes the figures from the plan or from the population.
    ///
    /// # Errors
    /// When a benchmark that comes from the population is not above zero.
    pub(super) fn new(
        item: &Item<'_>,
        values: &Values,
        columns: &Columns,
        rows: &[u32],
        splits: &Splits,
    ) -> Result<Self, EngineError> {
        Ok(match &item.scoring {
            Scoring::Ratio(mark) | Scoring::Inverse(mark) => match mark {
                Mark::Number(number) => Self::Marks(splits.by(&item.within()), vec![*number]),
                Mark::ByGroup(numbers) => {
                    let parts = splits.by(&item.within());
                    let number = |key: &Vec<String>| {
                        numbers.iter().find(|(group, _)| key.first() == Some(group)).map_or(f64::NAN, |(_, mark)| *mark)
                    };
                    let marks = parts.keys.iter().map(number).collect();
                    Self::Marks(parts, marks)
                }
                Mark::Of { statistic, within, times } => {
                    let parts = splits.by(within);
                    let marks = marks::statistic(*statistic, *times, item, values, &parts, columns, rows);
                    // NaN where no member has a value, so that none is scored against it.
                    if let Some(part) = marks.iter().position(|mark| *mark <= 0.0 || mark.is_infinite()) {
                        return Err(EngineError::Benchmark {
                            indicator: item.rules.code.clone(),
                            part: parts.keys[part].join(" "),
                            found: marks[part].to_string(),
                        });
                    }
                    Self::Marks(parts, marks)
                }
            },
            Scoring::MinMax { within, .. } => {
                let parts = splits.by(within);
                let ranges = marks::extremes(values, rows, &parts);
                Self::Ranges(parts, ranges)
            }
            Scoring::Rank { within } => {
                let parts = splits.by(within);
                let (places, counts) = marks::places(values, rows, &parts);
                Self::Places(parts, places, counts)
            }
        })
    }

    /// The points that the method gives for a value, before cap and floor; NaN where there is no value or no benchmark.
    pub(super) fn points(&self, item: &Item<'_>, member: usize, value: f64) -> f64 {
        match (self, &item.scoring) {
            (Self::Marks(parts, marks), Scoring::Inverse(_)) => {
                // Not below 0; a missing value stays missing, which `max` would not let it.
                let points = (2.0 - value / marks[parts.of(member)]) * item.weight;
                if points < 0.0 { 0.0 } else { points }
            }
            (Self::Marks(parts, marks), _) => value / marks[parts.of(member)] * item.weight,
            (Self::Ranges(parts, ranges), Scoring::MinMax { base, span, .. }) if !value.is_nan() => {
                let [lowest, highest] = ranges[parts.of(member)];
                let place = if highest > lowest { (value - lowest) / (highest - lowest) } else { 1.0 };
                (base + span * place) / 100.0 * item.weight
            }
            (Self::Places(parts, places, counts), _) if !value.is_nan() => {
                let count = counts[parts.of(member)];
                f64::from(count - places[member] + 1) / f64::from(count) * item.weight
            }
            _ => f64::NAN,
        }
    }
}
