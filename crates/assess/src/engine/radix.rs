//! Sorting by the digits of keys of 32 bits.

/// Entries below which comparing is faster.
const FEW: usize = 256;
/// Bits of a digit.
const DIGIT: u32 = 11;
/// Digits of a key.
const DIGITS: u32 = 3;

/// A key of 32 bits and a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u64);

impl Entry {
    /// Of `key` the lower 32 bits count.
    pub(super) fn new(key: u64, member: usize) -> Self {
        Self(key << 32 | (member as u64 & u64::from(u32::MAX)))
    }

    pub(super) fn key(self) -> u64 {
        self.0 >> 32
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
    pub(super) fn member(self) -> usize {
        self.0 as u32 as usize
    }

    fn digit(self, digit: u32) -> usize {
        (self.key() >> (digit * DIGIT)) as usize % (1 << DIGIT)
    }
}

/// Sorts entries that are in the order of their members by key, and those of one key by member. O(n).
pub(super) fn sort(entries: &mut [Entry]) {
    if entries.len() < FEW {
        entries.sort_unstable();
        return;
    }
    let mut other = vec![Entry::default(); entries.len()];
    let (mut from, mut to) = (&mut *entries, &mut *other);
    for digit in 0..DIGITS {
        let mut places = [0_u32; 1 << DIGIT];
        for entry in &*from {
            places[entry.digit(digit)] += 1;
        }
        let mut next = 0;
        for place in &mut places {
            next += std::mem::replace(place, next);
        }
        for entry in &*from {
            let place = &mut places[entry.digit(digit)];
            to[*place as usize] = *entry;
            *place += 1;
        }
        (from, to) = (to, from);
    }
    // An odd number of turns leaves them in the other place.
    to.copy_from_slice(from);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_sort_by_key_and_then_by_member() {
        for length in [0, 1, FEW - 1, FEW, 5 * FEW] {
            let key = |member: usize| (member as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33 & 0xF00F_F0F1;
            let mut entries: Vec<Entry> = (0..length).map(|member| Entry::new(key(member), member)).collect();
            let mut expected = entries.clone();
            expected.sort();
            sort(&mut entries);
            assert_eq!(entries, expected, "{length}");
        }
    }
}
