//! Work on many rows at once. Chunks are the same however many threads there are, and no figure is summed across two of
//! them, so results do not depend on the machine.

use std::ops::Range;

use rayon::prelude::*;

/// Rows that one thread takes at a time; what lies between the steps on them stays in its cache.
pub(crate) const ROWS: usize = 1 << 14;

/// The rows of the `index`-th chunk.
pub(super) fn range(index: usize, length: usize) -> Range<usize> {
    index * ROWS..index * ROWS + length
}

/// One value a row, made chunk by chunk.
pub(super) fn filled<T: Copy + Default + Send>(rows: usize, make: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    let mut all = vec![T::default(); rows];
    all.par_chunks_mut(ROWS).enumerate().for_each(|(index, chunk)| {
        chunk.copy_from_slice(&make(range(index, chunk.len())));
    });
    all
}
