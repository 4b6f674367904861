//! The area that two outlines have in common, without building its shape.
//!
//! Every edge stands for the strip under it, counted positive where the outline runs leftwards and negative where it
//! runs rightwards; the strips of an outline add up to 1 inside and 0 outside. The common area is therefore the signed
//! sum, over all pairs of edges, of the area under the lower of the two. No intersection has to be classified, so
//! touching, collinear and repeated edges are no special cases, and the parts of a parcel add up to the parcel as exactly
//! as floats add.

use crate::outline::Outline;
use crate::segment::Segment;
use crate::tree::Extent;

/// Common area in m².
pub(crate) fn overlap_area(a: &Outline, b: &Outline) -> f64 {
    if !a.near(b, 0.0) {
        return 0.0;
    }
    let window = Window::of(&a.extent(), &b.extent());
    common_area(&window, a.edges.iter().copied(), b.edges.iter().copied(), &mut Vec::new())
}

/// The same over edges alone, with the inside to their left; `strips` is room that is used again.
pub(crate) fn common_area(
    window: &Window,
    a: impl Iterator<Item = Segment>,
    b: impl Iterator<Item = Segment>,
    strips: &mut Vec<Strip>,
) -> f64 {
    strips.clear();
    strips.extend(b.filter_map(|edge| window.strip(&edge)));
    let mut sum = 0.0;
    for strip in a.filter_map(|edge| window.strip(&edge)) {
        for other in strips.iter() {
            sum += strip.sign * other.sign * strip.under_both(other);
        }
    }
    sum.max(0.0)
}

/// The common box. Only heights above its foot matter, and small numbers keep their digits.
pub(crate) struct Window {
    left: f64,
    right: f64,
    foot: f64,
}

impl Window {
    pub(crate) fn of(a: &Extent, b: &Extent) -> Self {
        Self { left: a.low[0].max(b.low[0]), right: a.high[0].min(b.high[0]), foot: a.low[1].max(b.low[1]) }
    }

    fn strip(&self, edge: &Segment) -> Option<Strip> {
        let sign = if edge.to.x < edge.from.x { 1.0 } else { -1.0 };
        let (west, east) = if sign > 0.0 { (edge.to, edge.from) } else { (edge.from, edge.to) };
        let upright = west.x >= east.x;
        let outside = east.x <= self.left || west.x >= self.right || west.y.max(east.y) <= self.foot;
        (!upright && !outside).then(|| Strip {
            sign,
            west: west.x - self.left,
            east: east.x - self.left,
            height: west.y - self.foot,
            slope: (east.y - west.y) / (east.x - west.x),
        })
    }
}

/// What lies under an edge, measured from the window's corner.
#[derive(Debug)]
pub(crate) struct Strip {
    sign: f64,
    west: f64,
    east: f64,
    height: f64,
    slope: f64,
}

impl Strip {
    fn height_at(&self, x: f64) -> f64 {
        self.height + (x - self.west) * self.slope
    }

    /// Area above the foot and under both edges.
    fn under_both(&self, other: &Self) -> f64 {
        let (west, east) = (self.west.max(other.west), self.east.min(other.east));
        if west >= east {
            return 0.0;
        }
        let (a, b) = ([self.height_at(west), self.height_at(east)], [other.height_at(west), other.height_at(east)]);
        let (first, last) = (a[0] - b[0], a[1] - b[1]);
        if (first < 0.0) == (last < 0.0) || first == 0.0 || last == 0.0 {
            return above_foot(east - west, a[0].min(b[0]), a[1].min(b[1]));
        }
        // They cross: left of the crossing one is the lower, right of it the other.
        let share = first / (first - last);
        let crossing = a[0] + share * (a[1] - a[0]);
        let width = east - west;
        above_foot(share * width, a[0].min(b[0]), crossing)
            + above_foot((1.0 - share) * width, crossing, a[1].min(b[1]))
    }
}

/// Area between the foot and a straight line over `width`, where the line is above the foot.
fn above_foot(width: f64, first: f64, last: f64) -> f64 {
    if first >= 0.0 && last >= 0.0 {
        return width * (first + last) / 2.0;
    }
    let (high, low) = (first.max(last), first.min(last));
    if high <= 0.0 { 0.0 } else { width * high * high / (high - low) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, BooleanOps};
    use geo_types::{LineString, MultiPolygon, Polygon, polygon};
    use proptest::prelude::*;

    fn outline(footprint: &MultiPolygon<f64>) -> Outline {
        Outline::trusted(footprint)
    }

    fn rectangle(x: f64, y: f64, w: f64, h: f64) -> MultiPolygon<f64> {
        MultiPolygon(vec![polygon![(x: x, y: y), (x: x + w, y: y), (x: x + w, y: y + h), (x: x, y: y + h)]])
    }

    /// A star around a centre: simple by construction, otherwise as spiky as it likes.
    pub(super) fn star(x: f64, y: f64, radii: &[f64]) -> MultiPolygon<f64> {
        let ring: Vec<(f64, f64)> = radii
            .iter()
            .enumerate()
            .map(|(i, r)| {
                let angle = i as f64 / radii.len() as f64 * std::f64::consts::TAU;
                (x + r * angle.cos(), y + r * angle.sin())
            })
            .collect();
        MultiPolygon(vec![Polygon::new(LineString::from(ring), vec![])])
    }

    #[test]
    fn hand_drawn_overlaps() {
        let base = rectangle(0.0, 0.0, 10.0, 10.0);
        let check = |other: MultiPolygon<f64>, expect: f64| {
            assert!((overlap_area(&outline(&base), &outline(&other)) - expect).abs() < 1e-9);
            assert!((overlap_area(&outline(&other), &outline(&base)) - expect).abs() < 1e-9);
        };
        check(rectangle(5.0, 5.0, 10.0, 10.0), 25.0);
        check(base.clone(), 100.0);
        check(rectangle(10.0, 0.0, 5.0, 10.0), 0.0);
        check(rectangle(2.0, 2.0, 3.0, 3.0), 9.0);
        check(rectangle(-5.0, 4.0, 20.0, 2.0), 20.0);
        check(rectangle(20.0, 20.0, 1.0, 1.0), 0.0);
        let hole = polygon!(
            exterior: [(x: -1., y: -1.), (x: 11., y: -1.), (x: 11., y: 11.), (x: -1., y: 11.)],
            interiors: [[(x: 2., y: 2.), (x: 2., y: 8.), (x: 8., y: 8.), (x: 8., y: 2.)]],
        );
        check(MultiPolygon(vec![hole]), 64.0);
        check(MultiPolygon(vec![polygon![(x: 0., y: 0.), (x: 10., y: 0.), (x: 0., y: 10.)]]), 50.0);
    }

    fn radii() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(0.5_f64..60.0, 3..24)
    }

    proptest! {
        #[test]
        fn agrees_with_an_overlay_library(a in radii(), b in radii(), x in -80.0_f64..80.0, y in -80.0_f64..80.0) {
            let (a, b) = (star(500_000.0, 3_350_000.0, &a), star(500_000.0 + x, 3_350_000.0 + y, &b));
            let expect = a.intersection(&b).unsigned_area();
            let found = overlap_area(&outline(&a), &outline(&b));
            // The library works on a grid of about 1e-7 m here; ours is the finer of the two.
            prop_assert!((found - expect).abs() < 1e-3, "{} {}", found, expect);
        }

        #[test]
        fn parts_cut_by_a_line_add_up(a in radii(), cut in -60.0_f64..60.0) {
            let whole = outline(&star(0.0, 0.0, &a));
            let west = outline(&rectangle(-100.0, -100.0, 100.0 + cut, 200.0));
            let east = outline(&rectangle(cut, -100.0, 100.0 - cut, 200.0));
            let sum = overlap_area(&whole, &west) + overlap_area(&whole, &east);
            prop_assert!((sum - whole.area).abs() < 1e-9, "{} {}", sum, whole.area);
        }

        #[test]
        fn moving_both_changes_nothing(a in radii(), b in radii(), dx in -4000_i32..4000, dy in -4000_i32..4000) {
            // Coordinates on a grid of 1/1024 m stay exact when whole metres are added.
            let grid = |m: MultiPolygon<f64>, dx: f64, dy: f64| {
                use geo::MapCoords;
                m.map_coords(|c| geo_types::coord! { x: (c.x * 1024.0).round() / 1024.0 + dx, y: (c.y * 1024.0).round() / 1024.0 + dy })
            };
            let (a, b) = (star(0.0, 0.0, &a), star(20.0, 5.0, &b));
            let (dx, dy) = (f64::from(dx), f64::from(dy));
            let still = overlap_area(&outline(&grid(a.clone(), 0.0, 0.0)), &outline(&grid(b.clone(), 0.0, 0.0)));
            let moved = overlap_area(&outline(&grid(a, dx, dy)), &outline(&grid(b, dx, dy)));
            prop_assert!((still - moved).abs() < 1e-9);
        }
    }
}
