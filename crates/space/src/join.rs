//! Which outlines of two layers overlap, and by how much.

use geo_types::Coord;
use rayon::prelude::*;

use crate::batch::Batches;
use crate::clip::Cuts;
use crate::layer::Layer;
use crate::overlap::{Strip, Window, common_area};
use crate::tree::{Extent, Tree};

/// Below this (m², a thousandth of a square millimetre) two outlines touch: the coordinates say no more.
pub(crate) const LEAST_OVERLAP: f64 = 1e-9;
/// Batches that one thread takes at a time.
const BATCHES: usize = 16;

/// Two outlines that overlap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Position in the first layer.
    pub first: usize,
    /// Position in the second layer.
    pub second: usize,
    /// Common area, m².
    pub area: f64,
}

/// All overlaps above a thousandth of a square millimetre, ordered by position in the second layer, then in the first.
/// O((n + m) log n + pairs of near outlines × their edges) on all cores; their number changes no bit.
///
/// ```
/// use geo_types::coord;
/// let square = |x: f64| [(0., 0.), (2., 0.), (2., 2.), (0., 2.)].map(|(dx, y)| coord! { x: x + dx, y: y });
/// let plots = space::Layer::of_rings(&[square(0.0), square(2.0)].concat(), &[0, 4, 8]);
/// let hall = space::Layer::of_rings(&square(1.5), &[0, 4]);
/// let areas: Vec<f64> = space::overlaps(&plots, &hall).iter().map(|overlap| overlap.area).collect();
/// assert_eq!(areas, [1.0, 3.0]);
/// ```
#[must_use]
pub fn overlaps(first: &Layer, second: &Layer) -> Vec<Overlap> {
    overlaps_by(first, &Tree::of(&first.extents()), second)
}

/// The same with the index of the first layer at hand.
pub(crate) fn overlaps_by(first: &Layer, tree: &Tree, second: &Layer) -> Vec<Overlap> {
    let batches = Batches::of(&second.extents());
    let parts: Vec<Vec<Overlap>> = (0..batches.len())
        .into_par_iter()
        .with_min_len(BATCHES)
        .fold(
            || (Meeting::default(), Vec::new()),
            |(mut meeting, mut found), batch| {
                let (members, whole) = batches.batch(batch);
                meeting.of_batch(first, tree, second, members, whole, &mut found);
                (meeting, found)
            },
        )
        .map(|(_, found)| found)
        .collect();
    let mut all = parts.concat();
    all.par_sort_unstable_by_key(|overlap| (overlap.second, overlap.first));
    all
}

/// Room that one thread needs for any number of pairs.
#[derive(Debug, Default)]
pub(crate) struct Meeting {
    near: Vec<(Extent, usize)>,
    hits: Vec<usize>,
    cuts: Cuts,
    strips: Vec<Strip>,
}

impl Meeting {
    /// Adds the overlaps of outlines of the second layer that lie together in a box.
    pub(crate) fn of_batch(
        &mut self,
        first: &Layer,
        tree: &Tree,
        second: &Layer,
        members: &[usize],
        whole: &Extent,
        found: &mut Vec<Overlap>,
    ) {
        let mut near = std::mem::take(&mut self.near);
        let mut hits = std::mem::take(&mut self.hits);
        near.clear();
        tree.visit(whole, &mut |position, extent| near.push((*extent, position)));
        // A batch that is strewn over the map gains nothing from being looked up as one.
        let strewn = near.len() > 16 * members.len() + 64;
        for member in members {
            let around = &second.shape(*member).extent;
            if strewn {
                near.clear();
                tree.visit(around, &mut |position, extent| near.push((*extent, position)));
            }
            let mut count = 0;
            hits.resize(near.len() + 1, 0);
            for (extent, candidate) in &near {
                hits[count] = *candidate;
                count += extent.meeting(around);
            }
            for candidate in &hits[..count] {
                self.pair(first, *candidate, second, *member, found);
            }
        }
        (self.near, self.hits) = (near, hits);
    }

    /// Adds a pair whose boxes meet, if it overlaps.
    pub(crate) fn pair(&mut self, first: &Layer, a: usize, second: &Layer, b: usize, found: &mut Vec<Overlap>) {
        let area = self.area(first, a, second, b);
        if area > LEAST_OVERLAP {
            found.push(Overlap { first: a, second: b, area });
        }
    }

    /// Common area in m² of two outlines whose boxes meet.
    fn area(&mut self, first: &Layer, a: usize, second: &Layer, b: usize) -> f64 {
        let (shape, other) = (first.shape(a), second.shape(b));
        let origin =
            Coord { x: shape.extent.low[0].max(other.extent.low[0]), y: shape.extent.low[1].max(other.extent.low[1]) };
        if shape.convex && other.convex {
            return self.cuts.area(second.ring(other), first.ring(shape), origin).max(0.0);
        }
        if other.convex {
            let clip = second.ring(other);
            return first.rings(a).map(|ring| self.cuts.area(ring, clip, origin)).sum::<f64>().max(0.0);
        }
        if shape.convex {
            let clip = first.ring(shape);
            return second.rings(b).map(|ring| self.cuts.area(ring, clip, origin)).sum::<f64>().max(0.0);
        }
        let window = Window::of(&shape.extent, &other.extent);
        common_area(&window, first.edges(a), second.edges(b), &mut self.strips)
    }
}
