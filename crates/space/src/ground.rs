//! Open ground as a grid of cells: what is free, how far each cell is from what is not, and the widest way through it.

use geo_types::{Coord, coord};

use crate::outline::Outline;
use crate::tree::Extent;

/// Side of a cell, m.
const CELL: f64 = 0.5;
/// A yard of more cells than this a side is looked at in coarser cells.
const MOST_CELLS: f64 = 600.0;
const BLOCKED: u8 = 1;
const ROAD: u8 = 2;

/// A grid over a box.
pub(crate) struct Ground {
    low: [f64; 2],
    pub(crate) cell: f64,
    columns: usize,
    rows: usize,
    state: Vec<u8>,
}

impl Ground {
    /// Free cells over a box.
    pub(crate) fn over(extent: &Extent) -> Self {
        let sides = [extent.high[0] - extent.low[0], extent.high[1] - extent.low[1]];
        let cell = CELL.max(sides[0].max(sides[1]) / MOST_CELLS);
        let count = |side: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 601")]
            let count = (side / cell).ceil().clamp(1.0, MOST_CELLS + 1.0) as usize;
            count
        };
        let (columns, rows) = (count(sides[0]), count(sides[1]));
        Self { low: extent.low, cell, columns, rows, state: vec![0; columns * rows] }
    }

    /// Marks what lies inside an outline as blocked, or as free.
    pub(crate) fn fill(&mut self, outline: &Outline, blocked: bool) {
        let rows = self.span(outline.low[1], outline.high[1], 1);
        let mut crossings: Vec<f64> = Vec::new();
        for row in rows {
            let y = self.middle(0, row).y;
            crossings.clear();
            for edge in &outline.edges {
                if (edge.from.y > y) != (edge.to.y > y) {
                    crossings
                        .push(edge.from.x + (y - edge.from.y) / (edge.to.y - edge.from.y) * (edge.to.x - edge.from.x));
                }
            }
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                for column in self.span(pair[0], pair[1], 0) {
                    let x = self.middle(column, row).x;
                    if x >= pair[0] && x < pair[1] {
                        self.state[row * self.columns + column] = if blocked { BLOCKED } else { 0 };
                    }
                }
            }
        }
    }

    /// Makes cells within `reach` of a line free road.
    pub(crate) fn road(&mut self, near: impl Fn(Coord<f64>) -> f64, extent: &Extent, reach: f64) {
        for at in self.cells(&extent.grown(reach)) {
            if near(self.place(at)) <= reach {
                self.state[at] = ROAD;
            }
        }
    }

    pub(crate) fn is_road(&self, at: usize) -> bool {
        self.state[at] == ROAD
    }

    /// Cells of a box.
    pub(crate) fn cells(&self, extent: &Extent) -> impl Iterator<Item = usize> + use<> {
        let (columns, width) = (self.span(extent.low[0], extent.high[0], 0), self.columns);
        let rows = self.span(extent.low[1], extent.high[1], 1);
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    /// The middle of a cell.
    pub(crate) fn place(&self, at: usize) -> Coord<f64> {
        self.middle(at % self.columns, at / self.columns)
    }

    fn middle(&self, column: usize, row: usize) -> Coord<f64> {
        let at = |index: usize, axis: usize| self.low[axis] + (index as f64 + 0.5) * self.cell;
        coord! { x: at(column, 0), y: at(row, 1) }
    }

    fn span(&self, from: f64, to: f64, axis: usize) -> std::ops::Range<usize> {
        let most = if axis == 0 { self.columns } else { self.rows };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid")]
        let index = |at: f64| ((at - self.low[axis]) / self.cell).clamp(0.0, most as f64) as usize;
        index(from)..(index(to) + 1).min(most)
    }

    /// The eight cells around one.
    pub(crate) fn around(&self, at: usize) -> impl Iterator<Item = usize> + use<> {
        let (column, row, columns, rows) = (at % self.columns, at / self.columns, self.columns, self.rows);
        let near = |x: usize, most: usize| x.saturating_sub(1)..(x + 2).min(most);
        near(row, rows).flat_map(move |r| near(column, columns).map(move |c| r * columns + c)).filter(move |c| *c != at)
    }

    /// Squared distance of each cell to the nearest blocked one, in cells; what lies beyond the grid blocks nothing.
    /// Exact, by columns and then by rows.
    pub(crate) fn clearance(&self) -> Vec<u32> {
        let far = u32::try_from(self.columns + self.rows).unwrap_or(u32::MAX);
        let mut down = vec![far; self.state.len()];
        for column in 0..self.columns {
            let mut pass = |rows: &mut dyn Iterator<Item = usize>| {
                let mut since = far;
                for row in rows {
                    let at = row * self.columns + column;
                    since = if self.state[at] == BLOCKED { 0 } else { since.saturating_add(1).min(far) };
                    down[at] = down[at].min(since);
                }
            };
            pass(&mut (0..self.rows));
            pass(&mut (0..self.rows).rev());
        }
        let mut squared = vec![0; self.state.len()];
        for row in 0..self.rows {
            let line = &down[row * self.columns..(row + 1) * self.columns];
            for column in 0..self.columns {
                let mut best = line[column].saturating_mul(line[column]);
                let mut aside: u32 = 1;
                // No cell further aside than the best so far can be nearer.
                while aside.saturating_mul(aside) < best {
                    let off = aside as usize;
                    for other in [column.checked_sub(off), column.checked_add(off)].into_iter().flatten() {
                        if let Some(there) = line.get(other) {
                            best = best.min(there.saturating_mul(*there).saturating_add(aside * aside));
                        }
                    }
                    if off > self.columns {
                        break;
                    }
                    aside += 1;
                }
                squared[row * self.columns + column] = best;
            }
        }
        squared
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn clearance_is_the_distance_to_the_nearest_blocked_cell(blocked in prop::collection::vec(prop::bool::weighted(0.06), 20 * 14)) {
            let extent = Extent { low: [0.0, 0.0], high: [10.0, 7.0] };
            let mut ground = Ground::over(&extent);
            prop_assert_eq!((ground.columns, ground.rows), (20, 14));
            for (at, blocked) in blocked.iter().enumerate() {
                ground.state[at] = u8::from(*blocked);
            }
            let nearest = |at: usize| {
                let apart = |other: usize| {
                    let (x, y) = ((at % 20).abs_diff(other % 20), (at / 20).abs_diff(other / 20));
                    (x * x + y * y) as u32
                };
                (0..blocked.len()).filter(|other| blocked[*other]).map(apart).min()
            };
            for (at, found) in ground.clearance().into_iter().enumerate() {
                prop_assert!(nearest(at).is_none_or(|expect| expect == found));
            }
        }
    }
}
