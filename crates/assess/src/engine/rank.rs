//! Ranks within each part of a population.

use std::cmp::Ordering;

use rayon::prelude::*;
use rules::Ties;

use super::part::Parts;
use super::values::{ByMember, Values};

/// Members of a part from which several threads sort it.
const LARGE: usize = 1 << 16;

/// A member to be ranked.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// The smaller the better.
    key: u64,
    member: u32,
    rank: u32,
}

/// A number as a key of which the smaller is the higher number, in the order of `f64::total_cmp`.
pub(crate) fn descending(number: f64) -> u64 {
    let bits = number.to_bits();
    // Positive numbers rise with their bits, negative ones fall.
    let ascending = if bits >> 63 == 0 { bits ^ (1 << 63) } else { !bits };
    !ascending
}

/// Ranks by score, the higher the better, then by the tie-breaking values; equals share a rank as the pack says.
pub(super) fn by_score(
    scores: &[f64],
    tie_break: &[&Values],
    rows: &[u32],
    parts: &Parts,
    ties: Ties,
) -> (Vec<u32>, Vec<u32>) {
    let key = |member: usize| Some(descending(scores[member]));
    if tie_break.is_empty() {
        return ranks(scores.len(), key, |_, _| Ordering::Equal, parts, ties);
    }
    let tie_break: Vec<ByMember<'_>> = tie_break.iter().map(|values| values.of(rows)).collect();
    let then = |a: usize, b: usize| {
        tie_break
            .iter()
            .fold(Ordering::Equal, |order, values| order.then_with(|| lacking_last(values.at(a), values.at(b))))
    };
    ranks(scores.len(), key, then, parts, ties)
}

/// The rank of each member that has a key, from 1, 0 for the others; and the number of those ranked in each part. Members
/// rank by key, the smaller the better, then by `then`. O(n log n), parts in parallel.
pub(super) fn ranks(
    members: usize,
    key: impl Fn(usize) -> Option<u64>,
    then: impl Fn(usize, usize) -> Ordering + Sync,
    parts: &Parts,
    ties: Ties,
) -> (Vec<u32>, Vec<u32>) {
    let entry = |member: usize| {
        let key = key(member)?;
        Some(Entry { key, member: u32::try_from(member).unwrap_or(u32::MAX), rank: 0 })
    };
    let (mut entries, ranges) = parts.together(members, entry);
    let mut rest = entries.as_mut_slice();
    let mut slices = Vec::with_capacity(ranges.len());
    let mut start = 0;
    for range in &ranges {
        let (_, from_start) = rest.split_at_mut(range.start - start);
        let (slice, after) = from_start.split_at_mut(range.len());
        slices.push(slice);
        (rest, start) = (after, range.end);
    }
    let better = |a: &Entry, b: &Entry| a.key.cmp(&b.key).then_with(|| then(a.member as usize, b.member as usize));
    slices.into_par_iter().for_each(|slice| {
        if slice.len() < LARGE {
            slice.sort_unstable_by(better);
        } else {
            slice.par_sort_unstable_by(better);
        }
        let mut before = 0;
        for equals in slice.chunk_by_mut(|a, b| better(a, b).is_eq()) {
            let after = before + u32::try_from(equals.len()).unwrap_or(u32::MAX);
            let rank = match ties {
                Ties::ShareBetterRank => before + 1,
                Ties::ShareWorseRank => after,
            };
            for entry in equals {
                entry.rank = rank;
            }
            before = after;
        }
    });
    let mut ranks = vec![0; members];
    for entry in ranges.iter().flat_map(|range| &entries[range.clone()]) {
        ranks[entry.member as usize] = entry.rank;
    }
    (ranks, ranges.iter().map(|range| u32::try_from(range.len()).unwrap_or(u32::MAX)).collect())
}

/// The higher value first; what has no value comes last.
fn lacking_last(a: f64, b: f64) -> Ordering {
    match (a.is_nan(), b.is_nan()) {
        (false, false) => b.total_cmp(&a),
        (a, b) => a.cmp(&b),
    }
}
