//! Zeros of a polynomial told apart, with proof: Descartes' bound on ever smaller intervals.
//!
//! On an interval a polynomial of degree n is a weighted mean of its n + 1 Bernstein coefficients with positive weights, so
//! the sign changes of those bound its zeros there, the first and last are its values at the ends, and halving needs means
//! of two alone (de Casteljau). The same means of the coefficients' magnitudes bound what rounding has done, so a sign counts
//! only where it is certain.

use super::refine::refine;

/// Zeros closer than this are one.
const SAME: f64 = 1e-9;
/// Intervals narrower than this, about 10⁻¹², are not halved: they hold one zero, or touch one.
const NARROWEST: f64 = 1.0 / (1_u64 << 40) as f64;

struct Interval {
    low: f64,
    high: f64,
    coefficients: Vec<f64>,
    /// The coefficients of the polynomial of magnitudes.
    magnitudes: Vec<f64>,
    /// How often it was halved.
    depth: u32,
}

/// What the signs of an interval say.
enum Zeros {
    None,
    One,
    Unclear,
    /// No sign is certain: within rounding the polynomial is zero all over.
    Flat,
}

/// The zeros between `smallest` and 1 of the polynomial with these ascending coefficients, ascending.
pub(super) fn isolate(coefficients: &[f64], smallest: f64) -> Vec<f64> {
    let used = coefficients.iter().rposition(|c| *c != 0.0).map_or(0, |last| last + 1);
    let coefficients = &coefficients[..used];
    let whole = Interval {
        low: 0.0,
        high: 1.0,
        coefficients: bernstein(coefficients.iter().copied()),
        magnitudes: bernstein(coefficients.iter().map(|c| c.abs())),
        depth: 0,
    };
    // Each as the interval in which it lies; of an isolated zero both ends are the zero.
    let mut zeros: Vec<(f64, f64)> = Vec::new();
    let mut open = vec![whole.right_of(smallest)];
    while let Some(interval) = open.pop() {
        let found = match interval.zeros() {
            Zeros::None => continue,
            Zeros::One => {
                let low_is_positive = interval.coefficients[0] > 0.0;
                let zero = refine(coefficients.iter(), interval.low, interval.high, low_is_positive);
                (zero, zero)
            }
            Zeros::Unclear if interval.high - interval.low > NARROWEST => {
                let (left, right) = interval.halves();
                open.extend([right, left]);
                continue;
            }
            Zeros::Unclear | Zeros::Flat => (interval.low, interval.high),
        };
        match zeros.last_mut() {
            Some(before) if found.0 - before.1 < SAME => before.1 = found.1,
            _ => zeros.push(found),
        }
    }
    zeros.into_iter().map(|(low, high)| low + (high - low) / 2.0).collect()
}

/// Bernstein coefficients on 0 to 1: bₖ = Σ cₜ · (k over t) ÷ (n over t).
fn bernstein(coefficients: impl ExactSizeIterator<Item = f64> + Clone) -> Vec<f64> {
    let degree = coefficients.len().saturating_sub(1);
    (0..=degree)
        .map(|k| {
            let mut weight = 1.0;
            let mut sum = 0.0;
            for (t, c) in coefficients.clone().enumerate().take(k + 1) {
                sum += weight * c;
                #[expect(clippy::cast_precision_loss, reason = "a flow has some hundred periods")]
                let next = (k - t) as f64 / (degree - t).max(1) as f64;
                weight *= next;
            }
            sum
        })
        .collect()
}

/// Coefficients on both sides of the share `at` of an interval.
fn divided(coefficients: &[f64], at: f64) -> (Vec<f64>, Vec<f64>) {
    let mut right = coefficients.to_vec();
    let mut left = Vec::with_capacity(right.len());
    for last in (0..right.len()).rev() {
        left.push(right[0]);
        for k in 0..last {
            right[k] = right[k] * (1.0 - at) + right[k + 1] * at;
        }
    }
    // The scheme leaves its last column on the right side, in order.
    (left, right)
}

impl Interval {
    fn middle(&self) -> f64 {
        self.low + (self.high - self.low) / 2.0
    }

    fn right_of(self, at: f64) -> Self {
        let (coefficients, magnitudes) = (divided(&self.coefficients, at).1, divided(&self.magnitudes, at).1);
        Self { low: at, coefficients, magnitudes, depth: self.depth + 1, ..self }
    }

    fn halves(&self) -> (Self, Self) {
        let (left, right) = divided(&self.coefficients, 0.5);
        let (left_size, right_size) = divided(&self.magnitudes, 0.5);
        let part =
            |low, high, coefficients, magnitudes| Self { low, high, coefficients, magnitudes, depth: self.depth + 1 };
        (part(self.low, self.middle(), left, left_size), part(self.middle(), self.high, right, right_size))
    }

    /// What the certain signs prove. An uncertain one between two that differ adds no change whichever it is.
    fn zeros(&self) -> Zeros {
        #[expect(clippy::cast_precision_loss, reason = "a flow has some hundred periods")]
        let rounding = (self.coefficients.len() as f64) * f64::from(8 + 2 * self.depth) * f64::EPSILON;
        let sign = |k: usize| {
            let c = self.coefficients[k];
            if c.abs() > rounding * self.magnitudes[k] { c.signum() } else { 0.0 }
        };
        let count = self.coefficients.len();
        let signs: Vec<f64> = (0..count).map(sign).collect();
        let certain: Vec<usize> = (0..count).filter(|k| signs[*k] != 0.0).collect();
        let (Some(first), Some(last)) = (certain.first(), certain.last()) else { return Zeros::Flat };
        let ends = *first == 0 && last + 1 == count;
        let doubts = certain.windows(2).any(|pair| {
            let gap = pair[1] - pair[0] - 1;
            gap > 1 || (gap == 1 && signs[pair[0]] == signs[pair[1]])
        });
        let changes = certain.windows(2).filter(|pair| signs[pair[0]] != signs[pair[1]]).count();
        match changes {
            0 if ends && !doubts => Zeros::None,
            1 if ends && !doubts => Zeros::One,
            _ => Zeros::Unclear,
        }
    }
}
