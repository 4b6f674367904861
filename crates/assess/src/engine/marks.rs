//! Benchmarks that come from the population itself, and the extremes and places of values.

use rules::{IndicatorValue, Statistic};

use model::Columns;

use super::part::Parts;
use super::plan::Item;
use super::values::figures;

/// A figure of each part of a population; NaN where no member of the part has a value.
pub(super) fn statistic(
    statistic: Statistic,
    times: f64,
    item: &Item<'_>,
    values: &[f64],
    parts: &Parts,
    columns: &Columns,
    rows: &[u32],
) -> Vec<f64> {
    let marks = match (statistic, &item.rules.value) {
        (Statistic::MeanOfTotals, IndicatorValue::Ratio { numerator, denominator }) => {
            let present = |(index, _): &(usize, &f64)| !values[*index].is_nan();
            let total = |quantity| {
                let figures = figures(columns, quantity, rows);
                sums(figures.iter().enumerate().filter(present).map(|(index, figure)| (index, *figure)), parts)
            };
            let (above, below) = (total(numerator), total(denominator));
            above.iter().zip(&below).map(|(above, below)| above.0 / below.0).collect()
        }
        (Statistic::Mean | Statistic::MeanOfTotals, _) => means(values, parts),
        (Statistic::Percentile(percent), _) => percentiles(percent, values, parts),
    };
    marks.into_iter().map(|mark| mark * times).collect()
}

fn sums(figures: impl Iterator<Item = (usize, f64)>, parts: &Parts) -> Vec<(f64, u32)> {
    let mut sums = vec![(0.0, 0); parts.count()];
    for (index, figure) in figures {
        let (sum, count) = &mut sums[parts.of(index)];
        *sum += figure;
        *count += 1;
    }
    sums
}

/// The mean of each part's values; NaN where it has none.
pub(super) fn means(values: &[f64], parts: &Parts) -> Vec<f64> {
    let present = values.iter().enumerate().filter(|(_, value)| !value.is_nan()).map(|(index, value)| (index, *value));
    sums(present, parts).into_iter().map(|(sum, count)| sum / f64::from(count)).collect()
}

/// Nearest rank: the ⌈percent × n ÷ 100⌉-th smallest value of each part.
fn percentiles(percent: f64, values: &[f64], parts: &Parts) -> Vec<f64> {
    let mut by_part: Vec<Vec<f64>> = vec![Vec::new(); parts.count()];
    for (index, value) in values.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
        by_part[parts.of(index)].push(*value);
    }
    by_part
        .into_iter()
        .map(|mut values| {
            let count = values.len();
            if count == 0 {
                return f64::NAN;
            }
            // The smallest k with 100 k ÷ n ≥ percent; the guess is corrected, as the product is not exact.
            #[expect(clippy::cast_precision_loss, reason = "members of a population are far below 2^53")]
            let reached = |k: usize| 100.0 * k as f64 / count as f64 >= percent;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "between 0 and n"
            )]
            let mut k = ((percent * count as f64 / 100.0) as usize).clamp(1, count);
            while k > 1 && reached(k - 1) {
                k -= 1;
            }
            while k < count && !reached(k) {
                k += 1;
            }
            *values.select_nth_unstable_by(k - 1, f64::total_cmp).1
        })
        .collect()
}

/// Lowest and highest value of each part; NaN where it has none.
pub(super) fn extremes(values: &[f64], parts: &Parts) -> Vec<[f64; 2]> {
    let mut extremes = vec![[f64::NAN; 2]; parts.count()];
    for (index, value) in values.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
        let [lowest, highest] = &mut extremes[parts.of(index)];
        *lowest = lowest.min(*value);
        *highest = highest.max(*value);
    }
    extremes
}

/// Place (from 1, the highest first, equal values share the better) and number of values of each member's part.
pub(super) fn places(values: &[f64], parts: &Parts) -> Vec<[u32; 2]> {
    let mut order: Vec<usize> = (0..values.len()).filter(|index| !values[*index].is_nan()).collect();
    order.sort_by(|a, b| {
        parts.of(*a).cmp(&parts.of(*b)).then_with(|| values[*b].total_cmp(&values[*a])).then_with(|| a.cmp(b))
    });
    let mut count = vec![0_u32; parts.count()];
    for index in &order {
        count[parts.of(*index)] += 1;
    }
    let mut places = vec![[0, 0]; values.len()];
    let (mut part, mut position, mut before) = (usize::MAX, 0_u32, (f64::NAN, 0_u32));
    for index in order {
        if parts.of(index) != part {
            (part, position, before) = (parts.of(index), 0, (f64::NAN, 0));
        }
        position += 1;
        if before.0.total_cmp(&values[index]).is_ne() {
            before = (values[index], position);
        }
        places[index] = [before.1, count[part]];
    }
    places
}
