//! Outlines that lie together, a few dozen at a time, so that what is near them is looked up once and stays in the cache.

use crate::tree::Extent;

/// Outlines of a batch, about.
const SIZE: usize = 32;
/// More rows or columns of cells than this say nothing new.
const MOST_CELLS: f64 = 4096.0;

/// Positions of boxes in the order of the cells of a grid over them.
pub(crate) struct Batches {
    order: Vec<usize>,
    whole: Vec<Extent>,
}

impl Batches {
    /// Sorts boxes by cell in two passes over them; those that are not finite are left out.
    pub(crate) fn of(extents: &[Extent]) -> Self {
        let finite = |extent: &&Extent| extent.is_finite();
        let all = extents.iter().filter(finite).fold(Extent::EMPTY, |all, extent| all.with(extent));
        let cells = (extents.len() as f64 / SIZE as f64).sqrt().ceil().clamp(1.0, MOST_CELLS);
        let cell = |extent: &Extent, axis: usize| {
            let share = (extent.middle(axis) / 2.0 - all.low[axis]) / (all.high[axis] - all.low[axis]);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of at most 4096 cells"
            )]
            let index = (share * cells).clamp(0.0, cells - 1.0) as usize;
            index
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 4096 cells")]
        let columns = cells as usize;
        let of = |extent: &Extent| cell(extent, 0) * columns + cell(extent, 1);
        let mut starts = vec![0_usize; columns * columns + 1];
        for extent in extents.iter().filter(finite) {
            starts[of(extent) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut order = vec![0; starts.last().copied().unwrap_or_default()];
        for (position, extent) in extents.iter().enumerate().filter(|(_, extent)| extent.is_finite()) {
            let place = &mut starts[of(extent)];
            order[*place] = position;
            *place += 1;
        }
        let whole = order
            .chunks(SIZE)
            .map(|batch| batch.iter().fold(Extent::EMPTY, |all, position| all.with(&extents[*position])))
            .collect();
        Self { order, whole }
    }

    pub(crate) fn len(&self) -> usize {
        self.whole.len()
    }

    /// The positions of a batch, and the box around them all.
    pub(crate) fn batch(&self, index: usize) -> (&[usize], &Extent) {
        let end = ((index + 1) * SIZE).min(self.order.len());
        (&self.order[index * SIZE..end], &self.whole[index])
    }
}
