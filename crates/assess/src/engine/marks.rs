//! Benchmarks that come from the population itself, and the extremes and places of values.

use model::Columns;
use rules::{IndicatorValue, Statistic, Ties};

use super::chunk;
use super::part::Parts;
use super::percentile::percentiles;
use super::plan::Item;
use super::rank;
use super::values::{Values, figures};

/// A figure of each part of a population; NaN where no member of the part has a value.
pub(super) fn statistic(
    statistic: Statistic,
    times: f64,
    item: &Item<'_>,
    values: &Values,
    parts: &Parts,
    columns: &Columns,
    rows: &[u32],
) -> Vec<f64> {
    let marks = match (statistic, &item.rules.value) {
        (Statistic::MeanOfTotals, IndicatorValue::Ratio { numerator, denominator }) => {
            let total = |quantity| {
                let figure = figures(columns, quantity);
                sums(parts, |sums| {
                    values.each(rows, 0..rows.len(), |member, value| {
                        if !value.is_nan() {
                            sums.add(member, figure(rows[member]));
                        }
                    });
                })
            };
            let (above, below) = (total(numerator), total(denominator));
            above.iter().zip(&below).map(|(above, below)| above.0 / below.0).collect()
        }
        (Statistic::Mean | Statistic::MeanOfTotals, _) => means(values, rows, parts),
        (Statistic::Percentile(percent), _) => percentiles(percent, values, rows, parts),
    };
    marks.into_iter().map(|mark| mark * times).collect()
}

/// Sums by part. The figures of a chunk of members are added in the order in which they are given, then the chunks in theirs;
/// so one figure that changes is summed anew within its chunk alone, to the same bits ([`crate::index`]).
pub(super) struct Sums<'p> {
    parts: &'p Parts,
    sums: Vec<Sum>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    of_chunks: f64,
    /// Of the chunk that is being summed.
    of_chunk: f64,
    chunk: usize,
    count: u32,
}

impl Sums<'_> {
    /// Adds a member's figure; members come in order.
    #[inline]
    pub(super) fn add(&mut self, member: usize, figure: f64) {
        let sum = &mut self.sums[self.parts.of(member)];
        let chunk = member / chunk::ROWS;
        if sum.chunk != chunk {
            sum.of_chunks += std::mem::take(&mut sum.of_chunk);
            sum.chunk = chunk;
        }
        sum.of_chunk += figure;
        sum.count += 1;
    }
}

/// Sum and number of the figures that `give` adds, by part.
fn sums(parts: &Parts, give: impl FnOnce(&mut Sums<'_>)) -> Vec<(f64, u32)> {
    let mut sums = Sums { parts, sums: vec![Sum::default(); parts.count()] };
    give(&mut sums);
    sums.sums.into_iter().map(|sum| (sum.of_chunks + sum.of_chunk, sum.count)).collect()
}

/// The mean of each part's values; NaN where it has none.
pub(super) fn means(values: &Values, rows: &[u32], parts: &Parts) -> Vec<f64> {
    means_of(parts, |sums| {
        values.each(rows, 0..rows.len(), |member, value| {
            if !value.is_nan() {
                sums.add(member, value);
            }
        });
    })
}

/// The mean of each part's figures that `give` adds; NaN where there is none.
pub(super) fn means_of(parts: &Parts, give: impl FnOnce(&mut Sums<'_>)) -> Vec<f64> {
    sums(parts, give).into_iter().map(|(sum, count)| sum / f64::from(count)).collect()
}

/// Lowest and highest value of each part; NaN where it has none.
pub(super) fn extremes(values: &Values, rows: &[u32], parts: &Parts) -> Vec<[f64; 2]> {
    let mut extremes = vec![[f64::NAN; 2]; parts.count()];
    values.each(rows, 0..rows.len(), |member, value| {
        let [lowest, highest] = &mut extremes[parts.of(member)];
        // Either is the other one where one is NaN.
        *lowest = lowest.min(value);
        *highest = highest.max(value);
    });
    extremes
}

/// Place (from 1, the highest first, equal values share the better; 0 without a value) and number of values of each part.
pub(super) fn places(values: &Values, rows: &[u32], parts: &Parts) -> (Vec<u32>, Vec<u32>) {
    let values = values.of(rows);
    let key = |member| values.some(member).map(rank::descending);
    rank::ranks(rows.len(), key, |_, _| std::cmp::Ordering::Equal, parts, Ties::ShareBetterRank)
}
