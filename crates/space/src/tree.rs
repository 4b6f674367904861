//! A spatial index over the boxes of outlines or segments, answering in rising order of position.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// Positions in a list, by box.
pub(crate) struct Tree(RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>);

impl Tree {
    /// Indexes boxes by their position.
    pub(crate) fn over(boxes: impl Iterator<Item = ([f64; 2], [f64; 2])>) -> Self {
        let entries = boxes
            .enumerate()
            .filter(|(_, (low, high))| low.iter().chain(high).all(|c| c.is_finite()))
            .map(|(position, (low, high))| GeomWithData::new(Rectangle::from_corners(low, high), position));
        Self(RTree::bulk_load(entries.collect()))
    }

    /// Positions whose box meets the given one grown by `reach`.
    pub(crate) fn near(&self, low: [f64; 2], high: [f64; 2], reach: f64) -> Vec<usize> {
        let around = AABB::from_corners([low[0] - reach, low[1] - reach], [high[0] + reach, high[1] + reach]);
        let mut found: Vec<usize> = self.0.locate_in_envelope_intersecting(around).map(|entry| entry.data).collect();
        found.sort_unstable();
        found
    }
}
