//! A straight piece of an outline or a centre line.

use geo_types::Coord;

/// From one vertex to the next. Of an outline the inside lies to its left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    pub(crate) from: Coord<f64>,
    pub(crate) to: Coord<f64>,
}

impl Segment {
    pub(crate) fn length(&self) -> f64 {
        let along = self.to - self.from;
        along.x.hypot(along.y)
    }

    /// The point a share `t` of the way, 0 at `from`, 1 at `to`.
    pub(crate) fn at(&self, t: f64) -> Coord<f64> {
        self.from + (self.to - self.from) * t
    }

    /// Lowest and highest corner of its box.
    pub(crate) fn corners(&self) -> ([f64; 2], [f64; 2]) {
        (
            [self.from.x.min(self.to.x), self.from.y.min(self.to.y)],
            [self.from.x.max(self.to.x), self.from.y.max(self.to.y)],
        )
    }

    /// Whether they have a point in common.
    pub(crate) fn crosses(&self, other: &Self) -> bool {
        let side = |s: &Self, p: Coord<f64>| {
            let (a, b) = (s.to - s.from, p - s.from);
            a.x * b.y - a.y * b.x
        };
        let (a0, a1) = (side(other, self.from), side(other, self.to));
        let (b0, b1) = (side(self, other.from), side(self, other.to));
        let apart = |p: f64, q: f64| (p > 0.0 && q > 0.0) || (p < 0.0 && q < 0.0);
        if apart(a0, a1) || apart(b0, b1) {
            return false;
        }
        // On one line both tests pass; then the boxes decide.
        let ((low, high), (other_low, other_high)) = (self.corners(), other.corners());
        low.iter().zip(other_high).all(|(l, h)| *l <= h) && other_low.iter().zip(high).all(|(l, h)| *l <= h)
    }

    /// Shortest distance from a point.
    pub(crate) fn distance_to(&self, point: Coord<f64>) -> f64 {
        let (along, reach) = (self.to - self.from, point - self.from);
        let squared = along.x * along.x + along.y * along.y;
        let t = if squared > 0.0 { ((reach.x * along.x + reach.y * along.y) / squared).clamp(0.0, 1.0) } else { 0.0 };
        let nearest = point - self.at(t);
        nearest.x.hypot(nearest.y)
    }

    /// Shortest distance between two segments; 0 when they cross.
    pub(crate) fn distance(&self, other: &Self) -> f64 {
        if self.crosses(other) {
            return 0.0;
        }
        self.distance_to(other.from)
            .min(self.distance_to(other.to))
            .min(other.distance_to(self.from))
            .min(other.distance_to(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::coord;

    fn segment(a: [f64; 2], b: [f64; 2]) -> Segment {
        Segment { from: coord! { x: a[0], y: a[1] }, to: coord! { x: b[0], y: b[1] } }
    }

    #[test]
    fn distances_of_hand_drawn_segments() {
        let base = segment([0.0, 0.0], [4.0, 0.0]);
        let check = |a, b, expect: f64| assert!((base.distance(&segment(a, b)) - expect).abs() < 1e-12, "{a:?} {b:?}");
        check([1.0, -1.0], [1.0, 1.0], 0.0);
        check([1.0, 3.0], [2.0, 3.0], 3.0);
        check([7.0, 4.0], [9.0, 4.0], 5.0);
        check([4.0, 0.0], [5.0, 5.0], 0.0);
        check([6.0, 0.0], [8.0, 0.0], 2.0);
        check([2.0, 0.0], [8.0, 0.0], 0.0);
        check([1.0, 1.0], [1.0, 1.0], 1.0);
    }
}
