//! Percentiles of each part, found between two figures of a sample.
//!
//! A sample tells between which two figures the percentile of a part almost surely lies (Floyd and Rivest 1975, *Expected time
//! bounds for selection*). One pass over the values counts what lies below and keeps what lies between, of which the
//! percentile is selected. Whether it did lie between is known from the count; if not, the part's values are all looked at.
//! So the figure is exact and never depends on the sample, the time does.

use std::ops::Range;

use super::part::Parts;
use super::values::Values;

/// Values that are looked at before those between the bounds are put to the others of their part.
const BLOCK: usize = 1 << 10;
/// Rows that are looked at together for the sample, one stretch of so many …
const STRETCH: usize = 512;
/// … in each run of so many rows.
const EVERY: usize = 8192;
/// Sampled values of a part from which the sample says anything.
const FEWEST: usize = 64;

/// What is known of a part's values.
#[derive(Debug, Clone)]
struct Tally {
    /// The percentile is looked for from here …
    low: f64,
    /// … to here.
    high: f64,
    /// Values below.
    below: usize,
    /// Members without a value.
    without: usize,
}

/// Nearest rank: the ⌈percent × n ÷ 100⌉-th smallest value of each part; NaN where it has none. O(n).
pub(super) fn percentiles(percent: f64, values: &Values, rows: &[u32], parts: &Parts) -> Vec<f64> {
    let mut tallies = sampled(percent, values, rows, parts);
    let mut between = vec![Vec::new(); parts.count()];
    let mut kept = [(0, 0.0); BLOCK];
    for_each_stretch(rows.len(), BLOCK, BLOCK, |members| {
        let mut last = 0;
        each(values, rows, parts, members.clone(), |part, value| {
            let tally = &mut tallies[part];
            // Added and overwritten rather than branched on, as nobody could foretell it.
            tally.below += usize::from(value < tally.low);
            kept[last % BLOCK] = (part, value);
            last += usize::from((value >= tally.low) & (value <= tally.high));
        });
        kept[..last].iter().for_each(|(part, value)| between[*part].push(*value));
        if values.slice(rows, members.clone()).iter().fold(false, |any, value| any | value.is_nan()) {
            each(values, rows, parts, members, |part, value| tallies[part].without += usize::from(value.is_nan()));
        }
    });
    let nth = |(part, (tally, between)): (usize, (&Tally, &mut Vec<f64>))| {
        let known = parts.rows(part, rows.len()) - tally.without;
        if known == 0 {
            return f64::NAN;
        }
        let nth = nearest_rank(percent, known) - 1;
        match nth.checked_sub(tally.below).filter(|nth| *nth < between.len()) {
            Some(nth) => *between.select_nth_unstable_by(nth, f64::total_cmp).1,
            None => *all(part, values, rows, parts).select_nth_unstable_by(nth, f64::total_cmp).1,
        }
    };
    tallies.iter().zip(&mut between).enumerate().map(nth).collect()
}

/// Between which figures of a sample the percentile of each part is looked for.
fn sampled(percent: f64, values: &Values, rows: &[u32], parts: &Parts) -> Vec<Tally> {
    let mut sample = vec![Vec::new(); parts.count()];
    for_each_stretch(rows.len(), EVERY, STRETCH, |members| {
        each(values, rows, parts, members, |part, value| {
            if !value.is_nan() {
                sample[part].push(value);
            }
        });
    });
    let tally = |sample: &mut Vec<f64>| {
        let [low, high] = bounds(percent, sample);
        Tally { low, high, below: 0, without: 0 }
    };
    sample.iter_mut().map(tally).collect()
}

/// The figures of a sample four standard deviations of its percentile apart on either side, or none.
fn bounds(percent: f64, sample: &mut [f64]) -> [f64; 2] {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    if sample.len() < FEWEST {
        return [low, high];
    }
    // A standard deviation is √(n p (1 − p)), at most √n ÷ 2.
    let (nth, spread) = (nearest_rank(percent, sample.len()) - 1, 2 * sample.len().isqrt());
    let (first, last) = (nth.checked_sub(spread), nth + spread);
    if last < sample.len() {
        high = *sample.select_nth_unstable_by(last, f64::total_cmp).1;
    }
    if let Some(first) = first {
        let lower = last.min(sample.len());
        low = *sample[..lower].select_nth_unstable_by(first, f64::total_cmp).1;
    }
    [low, high]
}

/// The first `length` rows of each `every` rows.
fn for_each_stretch(rows: usize, every: usize, length: usize, mut work: impl FnMut(Range<usize>)) {
    for start in (0..rows).step_by(every) {
        work(start..rows.min(start + length));
    }
}

/// Part and value of some members.
#[inline]
fn each(values: &Values, rows: &[u32], parts: &Parts, members: Range<usize>, mut take: impl FnMut(usize, f64)) {
    let part_of = parts.slice(members.clone());
    let values = values.slice(rows, members);
    match part_of {
        Some(part_of) => part_of.iter().zip(&*values).for_each(|(part, value)| take(*part as usize, *value)),
        None => values.iter().for_each(|value| take(0, *value)),
    }
}

fn all(part: usize, values: &Values, rows: &[u32], parts: &Parts) -> Vec<f64> {
    let mut all = Vec::new();
    values.each(rows, 0..rows.len(), |member, value| {
        if parts.of(member) == part && !value.is_nan() {
            all.push(value);
        }
    });
    all
}

/// The smallest k from 1 with 100 k ÷ n ≥ percent, at most n; the guess is corrected, as the product is not exact.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and n, which is far below 2^53"
)]
pub(crate) fn nearest_rank(percent: f64, n: usize) -> usize {
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
