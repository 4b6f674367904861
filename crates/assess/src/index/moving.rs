//! Benchmarks that move with the population, kept so that one edited value moves them to the bits of a full run.

use crate::engine::{CHUNK, Parts, ascending, from_ascending, nearest_rank};

use super::order::Order;

/// What a benchmark of each part is worked out from.
#[derive(Debug)]
pub(super) enum MovingMark {
    /// Given.
    Fixed,
    /// Sum and number of values by part and chunk of members, as a full run sums them.
    Mean(Vec<Vec<(f64, u32)>>),
    /// Values in order, by part.
    Percentile(f64, Vec<Order>),
}

impl MovingMark {
    /// Sums by part and chunk. O(n).
    pub(super) fn mean(parts: &Parts, members: usize, value: impl Fn(usize) -> f64) -> Self {
        let mut sums = vec![vec![(0.0, 0); members.div_ceil(CHUNK)]; parts.count()];
        for member in 0..members {
            add(&mut sums[parts.of(member)][member / CHUNK], value(member));
        }
        Self::Mean(sums)
    }

    /// Orders the values of each part. O(n log n).
    pub(super) fn percentile(percent: f64, parts: &Parts, members: u32, value: impl Fn(usize) -> f64) -> Self {
        let mut values = vec![Vec::new(); parts.count()];
        for member in 0..members {
            let value = value(member as usize);
            if !value.is_nan() {
                values[parts.of(member as usize)].push((ascending(value), member));
            }
        }
        Self::Percentile(percent, values.into_iter().map(Order::new).collect())
    }

    /// Takes in that a member of `part` has another value: `values` are those of its chunk now, by member from the chunk's
    /// first. The part's figure now (before the pack's multiplier, NaN without a value); `None` when it is given. O(√n), or the
    /// chunk for a mean.
    pub(super) fn edit(
        &mut self,
        part: usize,
        member: u32,
        [old, new]: [f64; 2],
        values: impl FnOnce() -> Vec<(usize, f64)>,
    ) -> Option<f64> {
        match self {
            Self::Fixed => None,
            Self::Mean(sums) => {
                let mut sum = (0.0, 0);
                values().into_iter().for_each(|(_, value)| add(&mut sum, value));
                sums[part][member as usize / CHUNK] = sum;
                let whole =
                    sums[part].iter().fold((0.0, 0), |whole: (f64, u32), sum| (whole.0 + sum.0, whole.1 + sum.1));
                Some(whole.0 / f64::from(whole.1))
            }
            Self::Percentile(percent, orders) => {
                let order = &mut orders[part];
                if !old.is_nan() {
                    order.remove((ascending(old), member));
                }
                if !new.is_nan() {
                    order.insert((ascending(new), member));
                }
                let known = order.len();
                let nth = (known > 0).then(|| nearest_rank(*percent, known) - 1);
                Some(nth.and_then(|nth| order.nth(nth)).map_or(f64::NAN, from_ascending))
            }
        }
    }
}

fn add(sum: &mut (f64, u32), value: f64) {
    if !value.is_nan() {
        sum.0 += value;
        sum.1 += 1;
    }
}
