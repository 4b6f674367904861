//! Benchmarks that come from the population itself, and the extremes and places of values.

use model::Columns;
use rules::{IndicatorValue, Statistic, Ties};

use super::part::Parts;
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
                sums(parts, |add| {
                    values.each(rows, 0..rows.len(), |member, value| {
                        if !value.is_nan() {
                            add(member, figure(rows[member]));
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

/// Sum and number of the figures that `give` adds for a member, by part, in the order in which it adds them.
fn sums(parts: &Parts, give: impl FnOnce(&mut dyn FnMut(usize, f64))) -> Vec<(f64, u32)> {
    let mut sums = vec![(0.0, 0); parts.count()];
    give(&mut |member, figure| {
        let (sum, count) = &mut sums[parts.of(member)];
        *sum += figure;
        *count += 1;
    });
    sums
}

/// The mean of each part's values; NaN where it has none.
pub(super) fn means(values: &Values, rows: &[u32], parts: &Parts) -> Vec<f64> {
    means_of(parts, |add| {
        values.each(rows, 0..rows.len(), |member, value| {
            if !value.is_nan() {
                add(member, value);
            }
        });
    })
}

/// The mean of each part's figures that `give` adds for a member; NaN where there is none.
pub(super) fn means_of(parts: &Parts, give: impl FnOnce(&mut dyn FnMut(usize, f64))) -> Vec<f64> {
    sums(parts, give).into_iter().map(|(sum, count)| sum / f64::from(count)).collect()
}

/// Nearest rank: the ⌈percent × n ÷ 100⌉-th smallest value of each part. O(n).
fn percentiles(percent: f64, values: &Values, rows: &[u32], parts: &Parts) -> Vec<f64> {
    let values = values.of(rows);
    let (mut sorted, ranges) = parts.together(rows.len(), |member| values.some(member));
    ranges
        .into_iter()
        .map(|range| {
            let values = &mut sorted[range];
            if values.is_empty() {
                return f64::NAN;
            }
            let nth = nearest_rank(percent, values.len()) - 1;
            *values.select_nth_unstable_by(nth, f64::total_cmp).1
        })
        .collect()
}

/// The smallest k from 1 with 100 k ÷ n ≥ percent, at most n; the guess is corrected, as the product is not exact.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and n, which is far below 2^53"
)]
pub(super) fn nearest_rank(percent: f64, n: usize) -> usize {
    let reached = |k: usize| 100.0 * k as f64 / n as f64 >= percent;
    let mut k = ((percent * n as f64 / 100.0) as usize).clamp(1, n);
    while k > 1 && reached(k - 1) {
        k -= 1;
    }
    while k < n && !reached(k) {
        k += 1;
    }
    k
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
