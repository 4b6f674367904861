//! A zero narrowed down inside a proven bracket.

/// Enough to halve any bracket to its last bit; Newton takes five to eight.
const STEPS: u32 = 128;

/// The polynomial with these ascending coefficients at `x`.
pub(super) fn value<'a>(coefficients: impl DoubleEndedIterator<Item = &'a f64>, x: f64) -> f64 {
    coefficients.rev().fold(0.0, |sum, c| sum * x + c)
}

/// Its value and slope.
fn value_and_slope<'a>(coefficients: impl DoubleEndedIterator<Item = &'a f64>, x: f64) -> (f64, f64) {
    coefficients.rev().fold((0.0, 0.0), |(sum, slope), c| (sum * x + c, slope * x + sum))
}

/// The zero between `low` and `high`, at which the signs differ: Newton's steps as long as they stay inside the bracket and
/// shrink, halving where they do not.
pub(super) fn refine<'a>(
    coefficients: impl DoubleEndedIterator<Item = &'a f64> + Clone,
    mut low: f64,
    mut high: f64,
    low_is_positive: bool,
) -> f64 {
    let mut x = high;
    let (mut step, mut step_before) = (high - low, high - low);
    for _ in 0..STEPS {
        let (here, slope) = value_and_slope(coefficients.clone(), x);
        if here == 0.0 {
            return x;
        }
        if (here > 0.0) == low_is_positive {
            low = x;
        } else {
            high = x;
        }
        let newton = x - here / slope;
        // A step that would not halve the one before last is left to bisection; so is one that is no number.
        let shrinks = 2.0 * (newton - x).abs() <= step_before.abs();
        let next = if shrinks && newton >= low && newton <= high { newton } else { low + (high - low) / 2.0 };
        (step_before, step) = (step, next - x);
        if step.abs() <= f64::EPSILON * x || high - low <= f64::EPSILON * low {
            return next;
        }
        x = next;
    }
    x
}
