//! Ranks within each part of a population.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use rayon::prelude::*;
use rules::Ties;

use super::part::Parts;
use super::radix;
use super::values::{ByMember, Values};

/// A number as a key of which the smaller is the higher number, in the order of `f64::total_cmp`.
pub(crate) fn descending(number: f64) -> u64 {
    let bits = number.to_bits();
    // Positive numbers rise with their bits, negative ones fall.
    let ascending = if bits >> 63 == 0 { bits ^ (1 << 63) } else { !bits };
    !ascending
}

/// A number as a key of which the smaller is the lower number.
pub(crate) fn ascending(number: f64) -> u64 {
    !descending(number)
}

/// The number of a key that [`ascending`] gave.
pub(crate) fn from_ascending(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key ^ (1 << 63) } else { !key })
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
/// rank by key, the smaller the better, then by `then`. O(n) where keys differ in their first 32 bits from the best one's on,
/// O(n log n) at worst; parts in parallel.
pub(super) fn ranks(
    members: usize,
    key: impl Fn(usize) -> Option<u64> + Sync,
    then: impl Fn(usize, usize) -> Ordering + Sync,
    parts: &Parts,
    ties: Ties,
) -> (Vec<u32>, Vec<u32>) {
    let known = || (0..members).filter_map(&key);
    let (lowest, highest) = known().fold((u64::MAX, 0), |(low, high), key| (low.min(key), high.max(key)));
    // What is left of a key's distance from the best when only 32 bits are kept.
    let shift = 32_u32.saturating_sub(highest.saturating_sub(lowest).leading_zeros());
    let entry = |member: usize| Some(radix::Entry::new((key(member)? - lowest) >> shift, member));
    let (mut entries, ranges) = parts.together(members, entry);
    let better = |a: usize, b: usize| key(a).cmp(&key(b)).then_with(|| then(a, b));
    let ranks: Vec<AtomicU32> = std::iter::repeat_with(AtomicU32::default).take(members).collect();
    split(&mut entries, &ranges).into_par_iter().for_each(|entries| {
        radix::sort(entries);
        let mut before = 0;
        for alike in entries.chunk_by_mut(|a, b| a.key() == b.key()) {
            // Those of which the 32 bits do not tell which is better.
            alike.sort_unstable_by(|a, b| better(a.member(), b.member()));
            for equals in alike.chunk_by(|a, b| better(a.member(), b.member()).is_eq()) {
                let after = before + u32::try_from(equals.len()).unwrap_or(u32::MAX);
                let rank = match ties {
                    Ties::ShareBetterRank => before + 1,
                    Ties::ShareWorseRank => after,
                };
                for entry in equals {
                    // A member is in one part, so that nobody else writes here.
                    ranks[entry.member()].store(rank, Relaxed);
                }
                before = after;
            }
        }
    });
    let ranks = ranks.into_iter().map(AtomicU32::into_inner).collect();
    (ranks, ranges.iter().map(|range| u32::try_from(range.len()).unwrap_or(u32::MAX)).collect())
}

/// The entries of each range; ranges rise.
fn split<'e, T>(mut rest: &'e mut [T], ranges: &[Range<usize>]) -> Vec<&'e mut [T]> {
    let mut start = 0;
    let mut slices = Vec::with_capacity(ranges.len());
    for range in ranges {
        let (slice, after) = rest[range.start - start..].split_at_mut(range.len());
        slices.push(slice);
        (rest, start) = (after, range.end);
    }
    slices
}

/// The higher value first; what has no value comes last.
fn lacking_last(a: f64, b: f64) -> Ordering {
    match (a.is_nan(), b.is_nan()) {
        (false, false) => b.total_cmp(&a),
        (a, b) => a.cmp(&b),
    }
}
