//! The middle of some values.

/// Values in rising order.
pub(crate) fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The median of sorted values: the middle one, or the mean of the two middle ones.
pub(crate) fn median(sorted: &[f64]) -> Option<f64> {
    let upper = sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(*upper);
    }
    sorted.get(sorted.len() / 2 - 1).map(|lower| (lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_odd_and_even_and_no_values() {
        assert_eq!(median(&sorted([3.0, 1.0, 2.0].into_iter())), Some(2.0));
        assert_eq!(median(&sorted([4.0, 1.0, 2.0, 3.0].into_iter())), Some(2.5));
        assert_eq!(median(&[]), None);
    }
}
