//! Connected components of parcels that share an option.

/// Components of the parcels to which `label` gives one, joined where neighbours have the same; each ordered, in the order of
/// their first member.
pub(crate) fn components(beside: &[Vec<u32>], label: impl Fn(usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut seen = vec![false; beside.len()];
    let mut all = Vec::new();
    for first in 0..beside.len() {
        let Some(own) = label(first).filter(|_| !seen[first]) else { continue };
        seen[first] = true;
        let mut group = vec![first];
        let mut next = 0;
        while let Some(&parcel) = group.get(next) {
            next += 1;
            for &other in &beside[parcel] {
                let other = other as usize;
                if !seen[other] && label(other) == Some(own) {
                    seen[other] = true;
                    group.push(other);
                }
            }
        }
        group.sort_unstable();
        all.push(group);
    }
    all
}
