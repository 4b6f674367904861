//! The shared memory and its eight locks by which connections in WAL mode agree on the log's index. It does not outlive the
//! power.

use std::collections::BTreeMap;

const SLOTS: u32 = 8;

/// Regions at fixed addresses, and who holds which lock.
#[derive(Default)]
pub(crate) struct SharedMemory {
    /// Eight-byte words, so that SQLite's structures are aligned.
    regions: Vec<Box<[u64]>>,
    /// By handle: bits of locks held shared, and exclusively.
    held: BTreeMap<u64, (u32, u32)>,
}

impl SharedMemory {
    /// The address of a region, made if `extend`; `None` if it is not there.
    pub(crate) fn region(&mut self, handle: u64, index: usize, size: usize, extend: bool) -> Option<*mut u64> {
        self.held.entry(handle).or_default();
        while extend && self.regions.len() <= index {
            self.regions.push(vec![0; size.div_ceil(8)].into_boxed_slice());
        }
        self.regions.get_mut(index).map(|region| region.as_mut_ptr())
    }

    /// Whether the lock could be taken.
    pub(crate) fn lock(&mut self, handle: u64, first: u32, count: u32, exclusive: bool) -> bool {
        let bits = bits(first, count);
        let others = self.held.iter().filter(|(other, _)| **other != handle);
        let mut barred = others.map(|(_, (shared, sole))| if exclusive { shared | sole } else { *sole });
        if barred.any(|taken| taken & bits != 0) {
            return false;
        }
        let own = self.held.entry(handle).or_default();
        if exclusive {
            own.1 |= bits;
        } else {
            own.0 |= bits;
        }
        true
    }

    pub(crate) fn unlock(&mut self, handle: u64, first: u32, count: u32) {
        let keep = !bits(first, count);
        if let Some((shared, sole)) = self.held.get_mut(&handle) {
            (*shared, *sole) = (*shared & keep, *sole & keep);
        }
    }

    /// A handle lets go; the memory goes with the last one.
    pub(crate) fn leave(&mut self, handle: u64) {
        self.held.remove(&handle);
        if self.held.is_empty() {
            self.regions.clear();
        }
    }
}

fn bits(first: u32, count: u32) -> u32 {
    debug_assert!(first + count <= SLOTS);
    ((1 << count) - 1) << first
}
