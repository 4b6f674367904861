//! Keys in order, with the place of any of them.

use std::ops::Range;

/// Entries of a block; one moves at most so many.
const BLOCK: usize = 512;

/// Entries from which moving them all at once is cheaper.
const MANY: usize = 64;

/// Pairs of key and member in order, in blocks. All is O(√n) or less at the sizes of a population.
#[derive(Debug, Clone)]
pub(super) struct Order {
    blocks: Vec<Vec<(u64, u32)>>,
}

impl Order {
    /// Sorts pairs. O(n log n).
    pub(super) fn new(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        Self { blocks: entries.chunks(BLOCK).map(<[_]>::to_vec).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(Vec::len).sum()
    }

    pub(super) fn insert(&mut self, entry: (u64, u32)) {
        let at = self.block(entry);
        if at == self.blocks.len() {
            match self.blocks.last_mut() {
                Some(last) => last.push(entry),
                None => self.blocks.push(vec![entry]),
            }
        } else {
            let block = &mut self.blocks[at];
            let place = block.partition_point(|held| *held < entry);
            block.insert(place, entry);
        }
        let at = at.min(self.blocks.len() - 1);
        if self.blocks[at].len() > 2 * BLOCK {
            let upper = self.blocks[at].split_off(BLOCK);
            self.blocks.insert(at + 1, upper);
        }
    }

    /// Moves members from their old keys to their new ones, one by one or, when they are many, all at once in O(n); `key` gives
    /// anyone's key now.
    pub(super) fn replace(&mut self, moved: &[(u32, [u64; 2])], key: impl Fn(u32) -> u64) {
        if moved.len() < MANY {
            for (member, [old, new]) in moved {
                self.remove((*old, *member));
                self.insert((*new, *member));
            }
            return;
        }
        let mut entries = std::mem::take(&mut self.blocks).concat();
        entries.retain(|(held, member)| *held == key(*member));
        let mut moved: Vec<(u64, u32)> = moved.iter().map(|(member, [_, new])| (*new, *member)).collect();
        moved.sort_unstable();
        entries.append(&mut moved);
        // Two runs in order are merged.
        entries.sort();
        self.blocks = entries.chunks(BLOCK).map(<[_]>::to_vec).collect();
    }

    /// Takes an entry out; one that is not there changes nothing.
    pub(super) fn remove(&mut self, entry: (u64, u32)) {
        let at = self.block(entry);
        let Some(block) = self.blocks.get_mut(at) else { return };
        if let Ok(place) = block.binary_search(&entry) {
            block.remove(place);
        }
        if block.is_empty() {
            self.blocks.remove(at);
        }
    }

    /// How many keys are smaller.
    pub(super) fn before(&self, key: u64) -> usize {
        let at = self.block((key, 0));
        let whole: usize = self.blocks[..at].iter().map(Vec::len).sum();
        whole + self.blocks.get(at).map_or(0, |block| block.partition_point(|held| held.0 < key))
    }

    /// The `n`-th key from 0.
    pub(super) fn nth(&self, mut n: usize) -> Option<u64> {
        for block in &self.blocks {
            match block.get(n) {
                Some((key, _)) => return Some(*key),
                None => n -= block.len(),
            }
        }
        None
    }

    /// The entries whose keys lie in a range.
    pub(super) fn within(&self, keys: Range<u64>) -> impl Iterator<Item = (u64, u32)> {
        let blocks = self.blocks[self.block((keys.start, 0))..].iter().flatten().copied();
        blocks.skip_while(move |(key, _)| *key < keys.start).take_while(move |(key, _)| *key < keys.end)
    }

    /// The first block whose last entry is not smaller.
    fn block(&self, entry: (u64, u32)) -> usize {
        self.blocks.partition_point(|block| block.last().is_some_and(|last| *last < entry))
    }
}
