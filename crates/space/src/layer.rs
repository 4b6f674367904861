//! Outlines as columns: one array of points, and where each ring and each outline begins in it. A million parcels take a
//! few allocations, and what is asked of a pair of them takes none.

use geo_types::{Coord, LineString};
use model::Footprint;
use rayon::prelude::*;

use crate::outline::rings;
use crate::segment::Segment;
use crate::tree::Extent;

/// Outlines in the order in which they were given, in metres of one projected CRS. They are trusted: rings that cross
/// themselves give areas by winding, never a panic. Points that are not finite make an outline that meets nothing.
///
/// ```
/// use geo_types::{MultiPolygon, polygon};
/// let plot = MultiPolygon(vec![polygon![(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 3.), (x: 0., y: 3.)]]);
/// let layer = space::Layer::of([&plot]);
/// assert_eq!((layer.len(), layer.area(0)), (1, 12.0));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Of all rings; shells counterclockwise, holes clockwise, each point once.
    points: Vec<Coord<f64>>,
    /// Where each ring begins, and the end.
    rings: Vec<usize>,
    /// Rings of each outline: the first, and the one after the last.
    outlines: Vec<[usize; 2]>,
    shapes: Vec<Shape>,
}

/// What is known of one outline before it meets another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) extent: Extent,
    /// m²
    pub(crate) area: f64,
    /// Where its only ring begins and ends among the points; an outline of several rings has none here. Beside the box, so
    /// that a far outline costs one look into memory before its points.
    only: Option<(u32, u32)>,
    /// One ring that turns left all the way round, once.
    pub(crate) convex: bool,
}

impl Layer {
    /// From footprints as the snapshot holds them.
    #[must_use]
    pub fn of<'a>(footprints: impl IntoIterator<Item = &'a Footprint>) -> Self {
        let mut layer = Self { rings: vec![0], ..Self::default() };
        for footprint in footprints {
            let rings = layer.push(footprint);
            layer.outlines.push(rings);
        }
        layer.measured()
    }

    /// From one array of points of which outline `i` is the ring `starts[i]..starts[i + 1]`, closed or not, in either
    /// direction. Starts that fall or lie beyond the points are taken as far as there are points.
    #[must_use]
    pub fn of_rings(points: &[Coord<f64>], starts: &[usize]) -> Self {
        let mut kept: Vec<Coord<f64>> = Vec::with_capacity(points.len());
        let mut ends = Vec::with_capacity(starts.len().max(1));
        ends.push(0);
        for bounds in starts.windows(2) {
            let ring = points.get(bounds[0]..bounds[1]).unwrap_or_default();
            push_points(&mut kept, ring, false);
            ends.push(kept.len());
        }
        let outlines = (1..ends.len()).map(|end| [end - 1, end]).collect();
        Self { points: kept, rings: ends, outlines, shapes: Vec::new() }.measured()
    }

    /// Puts another outline in the place of one; what it had stays behind, unread. Nothing happens beyond the last.
    pub(crate) fn replace(&mut self, position: usize, footprint: &Footprint) {
        if position < self.outlines.len() {
            self.outlines[position] = self.push(footprint);
            self.shapes[position] = self.measure(position);
        }
    }

    /// Adds the rings of a footprint and says which they are.
    fn push(&mut self, footprint: &Footprint) -> [usize; 2] {
        let first = self.rings.len().saturating_sub(1);
        for polygon in footprint {
            for (index, ring) in rings(polygon).enumerate() {
                push_ring(&mut self.points, ring, index > 0);
                self.rings.push(self.points.len());
            }
        }
        [first, self.rings.len() - 1]
    }

    fn measured(mut self) -> Self {
        let shapes = (0..self.outlines.len()).into_par_iter().with_min_len(1 << 10).map(|i| self.measure(i));
        self.shapes = shapes.collect();
        self
    }

    fn measure(&self, position: usize) -> Shape {
        let nothing = Shape { extent: Extent::EMPTY, area: 0.0, only: None, convex: false };
        let mut shape = nothing;
        let mut finite = true;
        for ring in self.rings(position) {
            shape.area += signed_area(ring);
            for point in ring {
                finite &= point.x.is_finite() && point.y.is_finite();
                let at = [point.x, point.y];
                shape.extent = shape.extent.with(&Extent { low: at, high: at });
            }
        }
        if !finite {
            return nothing;
        }
        let [first, end] = self.outlines[position];
        if end == first + 1 {
            let (start, end) = (self.rings[first], self.rings[end]);
            shape.only = u32::try_from(start).ok().zip(u32::try_from(end).ok());
            shape.convex = shape.only.is_some() && turns_left_once(&self.points[start..end]);
        }
        shape
    }

    /// How many outlines.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Area in m²; 0 beyond the last.
    #[must_use]
    pub fn area(&self, position: usize) -> f64 {
        self.shapes.get(position).map_or(0.0, |shape| shape.area)
    }

    pub(crate) fn shape(&self, position: usize) -> &Shape {
        &self.shapes[position]
    }

    /// Its only ring; nothing when it has several.
    pub(crate) fn ring(&self, shape: &Shape) -> &[Coord<f64>] {
        shape.only.map_or(&[], |(start, end)| &self.points[start as usize..end as usize])
    }

    pub(crate) fn extents(&self) -> Vec<Extent> {
        self.shapes.iter().map(|shape| shape.extent).collect()
    }

    pub(crate) fn rings(&self, position: usize) -> impl Iterator<Item = &[Coord<f64>]> {
        let [first, end] = self.outlines[position];
        self.rings[first..=end].windows(2).map(|bounds| &self.points[bounds[0]..bounds[1]])
    }

    /// Edges with the inside to their left.
    pub(crate) fn edges(&self, position: usize) -> impl Iterator<Item = Segment> {
        self.rings(position).flat_map(ring_edges)
    }
}

fn push_ring(points: &mut Vec<Coord<f64>>, ring: &LineString<f64>, hole: bool) {
    push_points(points, &ring.0, hole);
}

/// Adds a ring without its repeated points, turned so that the inside of the outline is to its left.
fn push_points(points: &mut Vec<Coord<f64>>, ring: &[Coord<f64>], hole: bool) {
    let start = points.len();
    for point in ring {
        if points.len() == start || points.last() != Some(point) {
            points.push(*point);
        }
    }
    while points.len() > start + 1 && points.last() == points.get(start) {
        points.pop();
    }
    if (signed_area(&points[start..]) < 0.0) != hole {
        points[start..].reverse();
    }
}

pub(crate) fn ring_edges(ring: &[Coord<f64>]) -> impl Iterator<Item = Segment> {
    let last = ring.last().copied();
    let from = last.into_iter().chain(ring.iter().copied());
    from.zip(ring.iter().copied()).map(|(from, to)| Segment { from, to })
}

/// Cross products from the ring's first point, so that large coordinates cost no digits.
pub(crate) fn signed_area(ring: &[Coord<f64>]) -> f64 {
    let Some((origin, rest)) = ring.split_first() else { return 0.0 };
    let cross = |pair: &[Coord<f64>]| {
        let (a, b) = (pair[0] - *origin, pair[1] - *origin);
        a.x * b.y - a.y * b.x
    };
    rest.windows(2).map(cross).sum::<f64>() / 2.0
}

/// Whether a ring turns left at every point and runs round once: a pentagram turns left too, but goes east and west again
/// twice. A turn right that is lost in rounding bends the ring by less than its coordinates can say.
fn turns_left_once(ring: &[Coord<f64>]) -> bool {
    let [.., before_last, last] = ring else { return false };
    let mut along = *last - *before_last;
    let goes_east = |along: Coord<f64>| along.x > 0.0 || (along.x == 0.0 && along.y > 0.0);
    let mut reversals = 0;
    let mut from = *last;
    for point in ring {
        let next = *point - from;
        if along.x * next.y - along.y * next.x < 0.0 {
            return false;
        }
        reversals += usize::from(goes_east(along) != goes_east(next));
        (along, from) = (next, *point);
    }
    ring.len() > 2 && reversals == 2
}
