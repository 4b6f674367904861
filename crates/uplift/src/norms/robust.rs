//! A robust linear regression: a least-trimmed-squares start from seeded subsets, then Tukey's bisquare with the scale of the
//! median absolute deviation. Sums are taken in the order of the rows, so the same rows give the same bits.
//!
//! The start withstands outliers in what explains as well as in what is explained (a meter in the wrong unit); Huber's weights
//! alone do not. P. J. Rousseeuw and K. Van Driessen, Computing LTS Regression for Large Data Sets (2006); P. J. Huber and
//! E. M. Ronchetti, Robust Statistics (2009).

use super::linear::{Matrix, cholesky_inverse, dot, times};

/// Tuning constant of the bisquare: 95 % efficiency on normal residuals.
const BISQUARE: f64 = 4.685;
/// The third quartile of the normal distribution: the median absolute deviation over it estimates its scale.
const QUARTILE: f64 = 0.674_489_750_196_081_7;
/// Random starts, and how many of them are carried through.
const STARTS: usize = 200;
const KEPT: usize = 8;
const MOST_STEPS: usize = 200;

/// A fitted line.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustFit {
    /// Coefficients, in the order of the columns.
    pub coefficients: Vec<f64>,
    /// Scale of the residuals of ordinary rows.
    pub scale: f64,
    /// Weight of each row, 0 to 1; 0 for a gross outlier.
    pub weights: Vec<f64>,
    /// (XᵀWX)⁻¹
    pub inverse: Matrix,
}

impl RobustFit {
    /// Fits `y` on the columns of `rows` (the first is usually 1). O(starts × n log n). `None` when there are too few rows
    /// or the columns do not vary enough to tell them apart.
    #[must_use]
    pub fn of(rows: &[Vec<f64>], y: &[f64], seed: u64) -> Option<Self> {
        let columns = rows.first()?.len();
        if rows.len() != y.len() || rows.len() < 2 * columns + 1 || columns == 0 {
            return None;
        }
        let mut coefficients = start(rows, y, seed)?;
        let mut scale = deviation(&residuals(rows, y, &coefficients));
        let (mut weights, mut inverse) = (vec![1.0; rows.len()], None);
        for _ in 0..MOST_STEPS {
            let left = residuals(rows, y, &coefficients);
            scale = deviation(&left);
            weights = left.iter().map(|residual| bisquare(*residual, scale)).collect();
            let (next, of) = weighted(rows, y, &weights)?;
            let moved = next.iter().zip(&coefficients).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
            (coefficients, inverse) = (next, Some(of));
            if moved < 1e-10 {
                break;
            }
        }
        Some(Self { coefficients, scale, weights, inverse: inverse? })
    }

    /// The value at `row`, and the standard error of one new observation there: scale × √(1 + xᵀ(XᵀWX)⁻¹x).
    #[must_use]
    pub fn predict(&self, row: &[f64]) -> (f64, f64) {
        let leverage = dot(row, &times(&self.inverse, row));
        (dot(row, &self.coefficients), self.scale * (1.0 + leverage.max(0.0)).sqrt())
    }
}

fn residuals(rows: &[Vec<f64>], y: &[f64], coefficients: &[f64]) -> Vec<f64> {
    rows.iter().zip(y).map(|(row, y)| y - dot(row, coefficients)).collect()
}

/// The scale of residuals about zero. Not zero even where most residuals are, so that weights stay defined.
fn deviation(residuals: &[f64]) -> f64 {
    let mut sizes: Vec<f64> = residuals.iter().map(|residual| residual.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    crate::median::median(&sizes).map_or(0.0, |median| median / QUARTILE).max(1e-9)
}

fn bisquare(residual: f64, scale: f64) -> f64 {
    let u = residual / (BISQUARE * scale);
    if u.abs() >= 1.0 { 0.0 } else { (1.0 - u * u) * (1.0 - u * u) }
}

/// Weighted least squares: coefficients and (XᵀWX)⁻¹.
fn weighted(rows: &[Vec<f64>], y: &[f64], weights: &[f64]) -> Option<(Vec<f64>, Matrix)> {
    let columns = rows.first()?.len();
    let mut normal = vec![vec![0.0; columns]; columns];
    let mut right = vec![0.0; columns];
    for ((row, y), weight) in rows.iter().zip(y).zip(weights).filter(|(_, weight)| **weight > 0.0) {
        for (at, value) in row.iter().enumerate() {
            right[at] += weight * value * y;
            for (to, other) in row.iter().enumerate() {
                normal[at][to] += weight * value * other;
            }
        }
    }
    let inverse = cholesky_inverse(&normal)?;
    Some((times(&inverse, &right), inverse))
}

/// Least trimmed squares: of many small subsets, each improved by steps that fit the half with the least residuals, the one
/// whose half fits best.
fn start(rows: &[Vec<f64>], y: &[f64], seed: u64) -> Option<Vec<f64>> {
    let columns = rows.first()?.len();
    let half = (rows.len() + columns).div_ceil(2);
    let mut random = Stream(seed);
    let mut found: Vec<(f64, Vec<f64>)> = Vec::new();
    for _ in 0..STARTS {
        let mut weights = vec![0.0; rows.len()];
        for _ in 0..=columns {
            weights[random.below(rows.len())] = 1.0;
        }
        let Some((first, _)) = weighted(rows, y, &weights) else { continue };
        if let Some(better) = concentrate(rows, y, first, half, 2) {
            found.push(better);
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let best = found.into_iter().take(KEPT).filter_map(|(_, from)| concentrate(rows, y, from, half, MOST_STEPS));
    best.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, coefficients)| coefficients)
}

/// Steps that never raise the sum of the least squares of the half.
fn concentrate(rows: &[Vec<f64>], y: &[f64], from: Vec<f64>, half: usize, steps: usize) -> Option<(f64, Vec<f64>)> {
    let (mut sum, mut coefficients) = (f64::INFINITY, from);
    for _ in 0..steps {
        let left = residuals(rows, y, &coefficients);
        let mut order: Vec<usize> = (0..left.len()).collect();
        order.sort_by(|a, b| left[*a].abs().total_cmp(&left[*b].abs()).then(a.cmp(b)));
        let mut weights = vec![0.0; rows.len()];
        order.iter().take(half).for_each(|row| weights[*row] = 1.0);
        let (next, _) = weighted(rows, y, &weights)?;
        let left = residuals(rows, y, &next);
        let mut squares: Vec<f64> = left.iter().map(|residual| residual * residual).collect();
        squares.sort_by(f64::total_cmp);
        let now: f64 = squares.iter().take(half).sum();
        let done = now >= sum;
        (sum, coefficients) = (now, next);
        if done {
            break;
        }
    }
    Some((sum, coefficients))
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct Stream(u64);

impl Stream {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let wide = u128::from(mixed) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}
