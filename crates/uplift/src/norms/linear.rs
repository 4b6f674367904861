//! The little linear algebra that a regression with a few columns needs.

/// Rows of equal length.
pub type Matrix = Vec<Vec<f64>>;

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(super) fn times(matrix: &Matrix, vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

/// The inverse of a symmetric positive definite matrix; `None` when a column is nearly a mixture of the others.
pub(super) fn cholesky_inverse(matrix: &Matrix) -> Option<Matrix> {
    let size = matrix.len();
    let mut lower = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let sum = matrix[row][column] - dot(&lower[row][..column], &lower[column][..column]);
            if row == column {
                if sum.is_nan() || sum <= 1e-10 * matrix[row][row].abs().max(1e-300) {
                    return None;
                }
                lower[row][row] = sum.sqrt();
            } else {
                lower[row][column] = sum / lower[column][column];
            }
        }
    }
    // Symmetric, so a column is a row.
    let mut inverse = Vec::with_capacity(size);
    for unit in 0..size {
        let mut solved = vec![0.0; size];
        for row in 0..size {
            let one = if row == unit { 1.0 } else { 0.0 };
            solved[row] = (one - dot(&lower[row][..row], &solved[..row])) / lower[row][row];
        }
        for row in (0..size).rev() {
            let below: f64 = (row + 1..size).map(|at| lower[at][row] * solved[at]).sum();
            solved[row] = (solved[row] - below) / lower[row][row];
        }
        inverse.push(solved);
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_times_its_matrix_is_one_and_a_singular_matrix_has_none() {
        let matrix = vec![vec![4.0, 2.0, 0.6], vec![2.0, 5.0, 1.0], vec![0.6, 1.0, 3.0]];
        let inverse = cholesky_inverse(&matrix).unwrap();
        for (at, row) in matrix.iter().enumerate() {
            let product: Vec<f64> = (0..3).map(|to| (0..3).map(|k| row[k] * inverse[k][to]).sum()).collect();
            for (to, value) in product.iter().enumerate() {
                assert!((value - f64::from(u8::from(at == to))).abs() < 1e-12);
            }
        }
        assert!(cholesky_inverse(&vec![vec![1.0, 2.0], vec![2.0, 4.0]]).is_none());
    }
}
