//! Fragmentation of ownership (权属分散度).

use std::collections::BTreeMap;

/// How many holders, and 1 − Σ sᵢ², sᵢ being a holder's part of all the shares that are stated: the chance that two square
/// metres drawn at random have different holders (Simpson 1949). 0 for one holder, near 1 for many equal ones. Shares
/// that are not positive count for nothing; rows of one holder are one.
pub(crate) fn fragmentation<H: Ord>(shares: impl Iterator<Item = (H, f64)>) -> (usize, f64) {
    let mut by_holder: BTreeMap<H, f64> = BTreeMap::new();
    for (holder, share) in shares.filter(|(_, share)| *share > 0.0) {
        *by_holder.entry(holder).or_default() += share;
    }
    let whole: f64 = by_holder.values().sum();
    if by_holder.len() < 2 {
        return (by_holder.len(), 0.0);
    }
    let same: f64 = by_holder.values().map(|share| (share / whole) * (share / whole)).sum();
    (by_holder.len(), 1.0 - same)
}

#[cfg(test)]
mod tests {
    use super::fragmentation;

    #[test]
    fn hand_worked_indices() {
        let check = |shares: &[(&str, f64)], holders: usize, index: f64| {
            let found = fragmentation(shares.iter().copied());
            assert!(found.0 == holders && (found.1 - index).abs() < 1e-12, "{found:?}");
        };
        check(&[], 0, 0.0);
        check(&[("甲", 1.0)], 1, 0.0);
        check(&[("甲", 0.5), ("乙", 0.5)], 2, 0.5);
        check(&[("甲", 0.25), ("乙", 0.5), ("甲", 0.25)], 2, 0.5);
        // Thirds of which one was not stated: what is stated is the whole.
        check(&[("甲", 0.4), ("乙", 0.4), ("丙", 0.0)], 2, 0.5);
        check(&[("甲", 0.5), ("乙", 0.3), ("丙", 0.2)], 3, 0.62);
    }
}
