//! Fragmentation of ownership (权属分散度).

use std::collections::BTreeMap;

use model::statement::LandRight;
use model::{Ownership, Stated};

/// The ownership of a parcel from the rows of its rights. Rows without a holder's name count as one unnamed holder.
pub(crate) fn ownership(rights: &[Stated<LandRight>]) -> Ownership {
    let share = |right: &LandRight| match right.share {
        (_, 0) => 0.0,
        (part, whole) => f64::from(part) / f64::from(whole),
    };
    let stated = || rights.iter().map(|right| (right.is.holder.trim(), share(&right.is))).filter(|(_, s)| *s > 0.0);
    let (_, index) = fragmentation(stated());
    let mut by_name: BTreeMap<&str, f64> = BTreeMap::new();
    for (holder, share) in stated() {
        *by_name.entry(holder).or_default() += share;
    }
    let whole: f64 = by_name.values().sum();
    let mut holders: Vec<(String, f64)> = by_name.into_iter().map(|(n, share)| (n.to_owned(), share / whole)).collect();
    holders.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut tenures: Vec<_> = rights.iter().map(|right| right.is.tenure).collect();
    tenures.sort_unstable();
    tenures.dedup();
    Ownership { holders, tenures, fragmentation: index }
}

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
