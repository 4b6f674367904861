//! An outline made ready: checked, with the inside on the left of every edge, and with its box and area at hand.

use geo::Validation;
use geo_types::{Coord, LineString, Polygon};
use model::Footprint;

use crate::segment::Segment;
use crate::tree::Extent;

/// Below this (m²) an outline encloses nothing that could be built on or owned: one square centimetre.
const LEAST_AREA: f64 = 1e-4;
/// No projected CRS in metres reaches further; beyond it the numbers are degrees or rubbish.
const FARTHEST: f64 = 1e8;

/// A usable outline.
#[derive(Debug, Clone)]
pub(crate) struct Outline {
    pub(crate) edges: Vec<Segment>,
    pub(crate) low: [f64; 2],
    pub(crate) high: [f64; 2],
    /// m²
    pub(crate) area: f64,
}

/// Why an outline cannot be used, Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw(pub(crate) String);

impl Outline {
    /// Checks a footprint and makes it ready.
    pub(crate) fn of(footprint: &Footprint) -> Result<Self, Flaw> {
        for point in footprint.iter().flat_map(rings).flat_map(|ring| &ring.0) {
            if !(point.x.abs() < FARTHEST && point.y.abs() < FARTHEST) {
                return Err(Flaw(format!("坐标 ({}, {}) 不是投影坐标", point.x, point.y)));
            }
        }
        if footprint.0.is_empty() {
            return Err(Flaw("空图形".to_owned()));
        }
        footprint.check_validation().map_err(|invalid| Flaw(format!("图形无效（{invalid}）")))?;
        let outline = Self::trusted(footprint);
        if outline.area < LEAST_AREA {
            return Err(Flaw(format!("面积 {:.6} ㎡", outline.area)));
        }
        Ok(outline)
    }

    /// Makes ready what a geometry library has made: rings that do not cross.
    pub(crate) fn trusted(footprint: &Footprint) -> Self {
        let mut edges = Vec::new();
        let mut area = 0.0;
        for polygon in footprint {
            for (index, ring) in rings(polygon).enumerate() {
                let signed = signed_area(ring);
                // The shell runs counterclockwise, its holes clockwise.
                let keep = (signed > 0.0) == (index == 0);
                area += if index == 0 { signed.abs() } else { -signed.abs() };
                edges.extend(ring_edges(ring).map(|e| if keep { e } else { Segment { from: e.to, to: e.from } }));
            }
        }
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for edge in &edges {
            low = [low[0].min(edge.from.x), low[1].min(edge.from.y)];
            high = [high[0].max(edge.from.x), high[1].max(edge.from.y)];
        }
        Self { edges, low, high, area }
    }

    /// Whether a point is inside. Points on the boundary may fall on either side.
    pub(crate) fn contains(&self, point: Coord<f64>) -> bool {
        let mut inside = false;
        for Segment { from, to } in &self.edges {
            if (from.y > point.y) != (to.y > point.y) {
                let x = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x);
                inside ^= point.x < x;
            }
        }
        inside
    }

    /// Whether the boxes have a point in common once one of them is grown by `reach`.
    pub(crate) fn near(&self, other: &Self, reach: f64) -> bool {
        (0..2).all(|axis| self.low[axis] - reach <= other.high[axis] && other.low[axis] - reach <= self.high[axis])
    }

    /// Its box.
    pub(crate) fn extent(&self) -> Extent {
        Extent { low: self.low, high: self.high }
    }

    /// Length of the boundary, m.
    pub(crate) fn perimeter(&self) -> f64 {
        self.edges.iter().map(Segment::length).sum()
    }
}

pub(crate) fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// The ring's pieces, closed, without those of no length.
fn ring_edges(ring: &LineString<f64>) -> impl Iterator<Item = Segment> + '_ {
    let next = ring.0.iter().cycle().skip(1);
    ring.0.iter().zip(next).filter(|(from, to)| from != to).map(|(from, to)| Segment { from: *from, to: *to })
}

/// Twice-halved cross products from the ring's first point, so that large coordinates cost no digits.
fn signed_area(ring: &LineString<f64>) -> f64 {
    let Some(origin) = ring.0.first() else { return 0.0 };
    ring_edges(ring)
        .map(|edge| {
            let (a, b) = (edge.from - *origin, edge.to - *origin);
            a.x * b.y - a.y * b.x
        })
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{MultiPolygon, polygon};

    #[test]
    fn a_ring_in_either_direction_with_a_hole_has_its_area() {
        let with_hole = polygon!(
            exterior: [(x: 0., y: 0.), (x: 0., y: 4.), (x: 4., y: 4.), (x: 4., y: 0.)],
            interiors: [[(x: 1., y: 1.), (x: 1., y: 2.), (x: 2., y: 2.), (x: 2., y: 1.)]],
        );
        let outline = Outline::of(&MultiPolygon(vec![with_hole])).unwrap();
        assert!((outline.area - 15.0).abs() < 1e-12);
        assert!(outline.contains(geo_types::coord! { x: 3.0, y: 3.0 }));
        assert!(!outline.contains(geo_types::coord! { x: 1.5, y: 1.5 }));
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let check = |polygon: Polygon<f64>, expect: &str| {
            let Flaw(found) = Outline::of(&MultiPolygon(vec![polygon])).unwrap_err();
            assert!(found.contains(expect), "{found}");
        };
        check(polygon![(x: 0., y: 0.), (x: 2., y: 2.), (x: 2., y: 0.), (x: 0., y: 2.)], "无效");
        check(polygon![(x: 0., y: 0.), (x: 2., y: 2.)], "无效");
        check(polygon![(x: 0., y: 0.), (x: f64::NAN, y: 2.), (x: 2., y: 0.)], "坐标");
        check(polygon![(x: 0., y: 0.), (x: 1e300, y: 2.), (x: 2., y: 0.)], "坐标");
        check(polygon![(x: 0., y: 0.), (x: 0.001, y: 0.), (x: 0.001, y: 0.001)], "面积");
        assert_eq!(Outline::of(&MultiPolygon(vec![])).unwrap_err(), Flaw("空图形".to_owned()));
    }
}
