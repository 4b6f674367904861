//! Ranks within each part of a population.

use rules::Ties;

use super::part::Parts;

/// The rank of each member and the number of members of each part. Members rank by score, the higher the better, then by
/// the tie-breaking values; equals share a rank as the pack says. O(n log n).
pub(super) fn ranks(scores: &[f64], tie_break: &[&[f64]], parts: &Parts, ties: Ties) -> (Vec<u32>, Vec<u32>) {
    let better = |a: usize, b: usize| {
        let by_score = scores[b].total_cmp(&scores[a]);
        tie_break.iter().fold(by_score, |order, values| order.then_with(|| lacking_last(values[a], values[b])))
    };
    let mut order: Vec<u32> = (0..u32::try_from(scores.len()).unwrap_or(u32::MAX)).collect();
    order.sort_unstable_by(|a, b| {
        let (a, b) = (*a as usize, *b as usize);
        parts.of(a).cmp(&parts.of(b)).then_with(|| better(a, b)).then_with(|| a.cmp(&b))
    });
    let mut ranks = vec![0; scores.len()];
    let mut firms = vec![0_u32; parts.count()];
    let mut start = 0;
    while start < order.len() {
        let first = order[start] as usize;
        let part = parts.of(first);
        let equals = |next: &&u32| {
            let next = **next as usize;
            parts.of(next) == part && better(first, next).is_eq()
        };
        let end = start + order[start..].iter().take_while(equals).count();
        let before = firms[part];
        firms[part] += u32::try_from(end - start).unwrap_or(u32::MAX);
        let rank = match ties {
            Ties::ShareBetterRank => before + 1,
            Ties::ShareWorseRank => firms[part],
        };
        for member in &order[start..end] {
            ranks[*member as usize] = rank;
        }
        start = end;
    }
    (ranks, firms)
}

/// The higher value first; what has no value comes last.
fn lacking_last(a: f64, b: f64) -> std::cmp::Ordering {
    match (a.is_nan(), b.is_nan()) {
        (false, false) => b.total_cmp(&a),
        (a, b) => a.cmp(&b),
    }
}
