//! Sign changes: Descartes' bound on the positive zeros of a polynomial.

/// How often the sign changes along the values, zeros passed over. Of a polynomial's coefficients it bounds the number of
/// its positive zeros; of their partial sums, which are the coefficients of p(u) ÷ (1 − u), the number between 0 and 1
/// (Norstrøm 1972). The difference is even, so one change proves exactly one zero.
pub(super) fn changes(values: impl Iterator<Item = f64>) -> usize {
    let mut last = 0.0;
    let mut count = 0;
    for value in values {
        if value != 0.0 {
            count += usize::from(last * value.signum() < 0.0);
            last = value.signum();
        }
    }
    count
}

/// Sums of the first one, two, three … amounts: exact, because amounts are whole and stay below 2^53.
pub(super) fn partial_sums<'a>(amounts: impl Iterator<Item = &'a f64>) -> impl Iterator<Item = f64> {
    amounts.scan(0.0, |sum, amount| {
        *sum += amount;
        Some(*sum)
    })
}
