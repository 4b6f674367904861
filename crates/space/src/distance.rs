//! Shortest distance between two outlines.

use crate::outline::Outline;

/// Distance in metres, 0 when they touch or overlap; `None` beyond `limit`.
pub(crate) fn distance(a: &Outline, b: &Outline, limit: f64) -> Option<f64> {
    if !a.near(b, limit) {
        return None;
    }
    let inside = |outer: &Outline, inner: &Outline| inner.edges.first().is_some_and(|e| outer.contains(e.from));
    if inside(a, b) || inside(b, a) {
        return Some(0.0);
    }
    let mut best = limit;
    let mut found = false;
    for edge in &a.edges {
        let (low, high) = edge.corners();
        for other in &b.edges {
            let (other_low, other_high) = other.corners();
            let far = (0..2).any(|i| low[i] - best > other_high[i] || other_low[i] - best > high[i]);
            if far {
                continue;
            }
            let between = edge.distance(other);
            if between <= best {
                (best, found) = (between, true);
            }
        }
    }
    found.then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{MultiPolygon, polygon};

    fn square(x: f64, y: f64, side: f64) -> Outline {
        Outline::trusted(&MultiPolygon(vec![
            polygon![(x: x, y: y), (x: x + side, y: y), (x: x + side, y: y + side), (x: x, y: y + side)],
        ]))
    }

    #[test]
    fn hand_drawn_distances() {
        let base = square(0.0, 0.0, 10.0);
        let check = |other: Outline, limit: f64, expect: Option<f64>| {
            assert_eq!(distance(&base, &other, limit), expect);
            assert_eq!(distance(&other, &base, limit), expect);
        };
        check(square(13.0, 14.0, 2.0), 10.0, Some(5.0));
        check(square(13.0, 14.0, 2.0), 4.9, None);
        check(square(10.0, 0.0, 2.0), 1.0, Some(0.0));
        check(square(4.0, 4.0, 1.0), 1.0, Some(0.0));
        check(square(12.0, 3.0, 1.0), 2.0, Some(2.0));
    }
}
