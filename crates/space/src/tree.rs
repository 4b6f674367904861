//! A spatial index over boxes, packed by Sort-Tile-Recursive (Leutenegger, Lopez and Edgington 1997): no pointers, built on
//! all cores, the same whatever their number.

use rayon::prelude::*;

/// Entries of a node: a handful of boxes lie in neighbouring cache lines.
const FANOUT: usize = 8;

/// An axis-parallel box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Extent {
    pub(crate) low: [f64; 2],
    pub(crate) high: [f64; 2],
}

impl Extent {
    pub(crate) const EMPTY: Self = Self { low: [f64::INFINITY; 2], high: [f64::NEG_INFINITY; 2] };

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.meeting(other) == 1
    }

    /// 1 when they have a point in common, else 0: without branches, for which of the four fails is a coin toss.
    pub(crate) fn meeting(&self, other: &Self) -> usize {
        usize::from(self.low[0] <= other.high[0])
            & usize::from(other.low[0] <= self.high[0])
            & usize::from(self.low[1] <= other.high[1])
            & usize::from(other.low[1] <= self.high[1])
    }

    pub(crate) fn with(self, other: &Self) -> Self {
        Self {
            low: [self.low[0].min(other.low[0]), self.low[1].min(other.low[1])],
            high: [self.high[0].max(other.high[0]), self.high[1].max(other.high[1])],
        }
    }

    pub(crate) fn grown(self, reach: f64) -> Self {
        Self { low: [self.low[0] - reach, self.low[1] - reach], high: [self.high[0] + reach, self.high[1] + reach] }
    }

    pub(crate) fn is_finite(&self) -> bool {
        self.low.iter().chain(&self.high).all(|c| c.is_finite())
    }

    pub(crate) fn middle(&self, axis: usize) -> f64 {
        self.low[axis] + self.high[axis]
    }
}

/// Positions in a list, by box. Boxes that are not finite are in no answer.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    /// Positions in the order of the leaves.
    items: Vec<usize>,
    /// Boxes of each level, the items' own first, the root's last.
    levels: Vec<Vec<Extent>>,
}

impl Tree {
    /// Indexes boxes by their position.
    pub(crate) fn over(boxes: impl Iterator<Item = ([f64; 2], [f64; 2])>) -> Self {
        let boxes: Vec<Extent> = boxes.map(|(low, high)| Extent { low, high }).collect();
        Self::of(&boxes)
    }

    /// The same over a column of boxes.
    pub(crate) fn of(boxes: &[Extent]) -> Self {
        let mut entries: Vec<(Extent, usize)> =
            boxes.iter().copied().zip(0..).filter(|(extent, _)| extent.is_finite()).collect();
        let by = |axis: usize| {
            move |a: &(Extent, usize), b: &(Extent, usize)| {
                a.0.middle(axis).total_cmp(&b.0.middle(axis)).then(a.1.cmp(&b.1))
            }
        };
        entries.par_sort_unstable_by(by(0));
        let slice = entries.len().div_ceil(FANOUT).isqrt().max(1) * FANOUT;
        entries.par_chunks_mut(slice).for_each(|slice| slice.sort_unstable_by(by(1)));
        let items = entries.iter().map(|(_, position)| *position).collect();
        let mut levels: Vec<Vec<Extent>> = vec![entries.into_iter().map(|(extent, _)| extent).collect()];
        while let Some(below) = levels.last().filter(|below| below.len() > 1) {
            let whole = |node: &[Extent]| node.iter().fold(Extent::EMPTY, |all, extent| all.with(extent));
            let above = below.chunks(FANOUT).map(whole).collect();
            levels.push(above);
        }
        Self { items, levels }
    }

    /// Positions whose box meets the given one grown by `reach`, rising.
    pub(crate) fn near(&self, low: [f64; 2], high: [f64; 2], reach: f64) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(&Extent { low, high }.grown(reach), &mut |position, _| found.push(position));
        found.sort_unstable();
        found
    }

    /// Calls for every position whose box meets the given one, with that box, in the order of the leaves.
    pub(crate) fn visit(&self, around: &Extent, call: &mut impl FnMut(usize, &Extent)) {
        self.descend(self.levels.len().saturating_sub(1), 0, around, call);
    }

    fn descend(&self, level: usize, node: usize, around: &Extent, call: &mut impl FnMut(usize, &Extent)) {
        let Some(boxes) = self.levels.get(level) else { return };
        let end = (node + FANOUT).min(boxes.len());
        for (position, extent) in boxes.iter().enumerate().take(end).skip(node) {
            if extent.meets(around) {
                match level {
                    0 => call(self.items[position], extent),
                    _ => self.descend(level - 1, position * FANOUT, around, call),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_looking_at_every_box_finds(
            corners in prop::collection::vec((-50.0_f64..50.0, -50.0_f64..50.0, 0.0_f64..30.0, 0.0_f64..9.0), 0..400),
            (x, y, reach) in (-60.0_f64..60.0, -60.0_f64..60.0, 0.0_f64..10.0),
            broken in any::<bool>(),
        ) {
            let mut boxes: Vec<Extent> =
                corners.iter().map(|(x, y, w, h)| Extent { low: [*x, *y], high: [x + w, y + h] }).collect();
            if broken {
                boxes.push(Extent { low: [f64::NAN, 0.0], high: [1.0, 1.0] });
                boxes.push(Extent::EMPTY);
            }
            let around = Extent { low: [x, y], high: [x + 5.0, y + 7.0] };
            let plain: Vec<usize> = (0..corners.len()).filter(|i| boxes[*i].meets(&around.grown(reach))).collect();
            prop_assert_eq!(Tree::of(&boxes).near(around.low, around.high, reach), plain);
        }
    }
}
