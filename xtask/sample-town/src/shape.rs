//! Plane shapes: open rings of points, counter-clockwise, in metres from the town's south-west corner.

use geo::{Coord, LineString, MultiPolygon, Polygon};

/// A point or a vector.
pub(crate) type Point = Coord<f64>;
/// The outline of a simple polygon, not closed.
pub(crate) type Ring = Vec<Point>;

pub(crate) fn point(x: f64, y: f64) -> Point {
    Coord { x, y }
}

pub(crate) fn cross(a: Point, b: Point) -> f64 {
    a.x * b.y - a.y * b.x
}

pub(crate) fn dot(a: Point, b: Point) -> f64 {
    a.x * b.x + a.y * b.y
}

pub(crate) fn length(a: Point) -> f64 {
    dot(a, a).sqrt()
}

pub(crate) fn distance(a: Point, b: Point) -> f64 {
    length(b - a)
}

/// The vector of length one in the direction of `a`.
pub(crate) fn unit(a: Point) -> Point {
    let long = length(a).max(1e-12);
    point(a.x / long, a.y / long)
}

/// `a` turned a quarter to the left.
pub(crate) fn left_of(a: Point) -> Point {
    point(-a.y, a.x)
}

/// `a` turned to the left by `angle` radians.
pub(crate) fn turned(a: Point, angle: f64) -> Point {
    let (sin, cos) = angle.sin_cos();
    point(a.x * cos - a.y * sin, a.x * sin + a.y * cos)
}

/// The sides of a ring, each from a vertex to the next.
pub(crate) fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..ring.len()).map(|at| (ring[at], ring[(at + 1) % ring.len()]))
}

/// Twice-signed area halved: positive when the ring runs counter-clockwise.
pub(crate) fn area(ring: &[Point]) -> f64 {
    let Some(&origin) = ring.first() else {
        return 0.0;
    };
    sides(ring).map(|(a, b)| cross(a - origin, b - origin)).sum::<f64>() / 2.0
}

pub(crate) fn perimeter(ring: &[Point]) -> f64 {
    sides(ring).map(|(a, b)| distance(a, b)).sum()
}

pub(crate) fn centroid(ring: &[Point]) -> Point {
    let origin = ring.first().copied().unwrap_or(point(0.0, 0.0));
    let mut sum = point(0.0, 0.0);
    let mut twice = 0.0;
    for (a, b) in sides(ring) {
        let (a, b) = (a - origin, b - origin);
        let piece = cross(a, b);
        twice += piece;
        sum = sum + (a + b) * piece;
    }
    if twice.abs() < 1e-9 {
        return origin;
    }
    origin + sum / (3.0 * twice)
}

/// The lower-left and upper-right corners of the box around `ring`.
pub(crate) fn bounds(ring: &[Point]) -> (Point, Point) {
    ring.iter().fold((point(f64::MAX, f64::MAX), point(f64::MIN, f64::MIN)), |(low, high), p| {
        (point(low.x.min(p.x), low.y.min(p.y)), point(high.x.max(p.x), high.y.max(p.y)))
    })
}

/// True when the boxes around `a` and `b` come within `margin` of each other.
pub(crate) fn boxes_near(a: &[Point], b: &[Point], margin: f64) -> bool {
    let ((al, ah), (bl, bh)) = (bounds(a), bounds(b));
    al.x <= bh.x + margin && bl.x <= ah.x + margin && al.y <= bh.y + margin && bl.y <= ah.y + margin
}

pub(crate) fn contains(ring: &[Point], p: Point) -> bool {
    let mut inside = false;
    for (a, b) in sides(ring) {
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

pub(crate) fn distance_to_side(p: Point, a: Point, b: Point) -> f64 {
    let along = b - a;
    let t = (dot(p - a, along) / dot(along, along).max(1e-12)).clamp(0.0, 1.0);
    distance(p, a + along * t)
}

/// The distance from `p` to the nearest side of `ring`.
pub(crate) fn distance_to_edge(ring: &[Point], p: Point) -> f64 {
    sides(ring).map(|(a, b)| distance_to_side(p, a, b)).fold(f64::MAX, f64::min)
}

/// The shortest distance between two rings that do not overlap.
pub(crate) fn gap(a: &[Point], b: &[Point]) -> f64 {
    let one = a.iter().map(|&p| distance_to_edge(b, p));
    let other = b.iter().map(|&p| distance_to_edge(a, p));
    one.chain(other).fold(f64::MAX, f64::min)
}

/// True when the open segments `a`–`b` and `c`–`d` cross each other.
pub(crate) fn crosses(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| cross(q - p, r - p);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// True when no two sides of `ring` cross.
pub(crate) fn is_simple(ring: &[Point]) -> bool {
    let all: Vec<_> = sides(ring).collect();
    (0..all.len()).all(|i| (i + 1..all.len()).all(|j| !crosses(all[i].0, all[i].1, all[j].0, all[j].1)))
}

/// True when `inner` lies inside `outer`, at least `margin` from its sides.
pub(crate) fn lies_inside(inner: &[Point], outer: &[Point], margin: f64) -> bool {
    inner.iter().all(|&p| contains(outer, p))
        && sides(inner).all(|(a, b)| sides(outer).all(|(c, d)| !crosses(a, b, c, d)))
        && (margin <= 0.0 || gap(inner, outer) >= margin)
}

/// True when two rings share inner points.
pub(crate) fn overlaps(a: &[Point], b: &[Point]) -> bool {
    boxes_near(a, b, 0.0)
        && (a.iter().any(|&p| contains(b, p))
            || b.iter().any(|&p| contains(a, p))
            || sides(a).any(|(p, q)| sides(b).any(|(r, s)| crosses(p, q, r, s))))
}

/// The start, direction and length of the longest side.
pub(crate) fn longest_side(ring: &[Point]) -> (Point, Point, f64) {
    // vertices that lie on a straight boundary are skipped, so that a noded side counts as one
    let corners = without_straight_vertices(ring);
    sides(&corners).map(|(a, b)| (a, unit(b - a), distance(a, b))).fold(
        (point(0.0, 0.0), point(1.0, 0.0), 0.0),
        |best, side| {
            if side.2 > best.2 { side } else { best }
        },
    )
}

/// `ring` without the vertices at which it hardly turns.
pub(crate) fn without_straight_vertices(ring: &[Point]) -> Ring {
    let count = ring.len();
    (0..count)
        .filter(|&at| {
            let (before, here, after) = (ring[(at + count - 1) % count], ring[at], ring[(at + 1) % count]);
            cross(unit(here - before), unit(after - here)).abs() > 0.12
        })
        .map(|at| ring[at])
        .collect()
}

/// How far `ring` reaches along `axis` and across it.
pub(crate) fn extents(ring: &[Point], axis: Point) -> (f64, f64) {
    let spread = |direction: Point| {
        let (low, high) = ring.iter().fold((f64::MAX, f64::MIN), |(low, high), &p| {
            let at = dot(p, direction);
            (low.min(at), high.max(at))
        });
        high - low
    };
    (spread(axis), spread(left_of(axis)))
}

/// `ring` counter-clockwise, without repeated points, on the millimetre grid.
pub(crate) fn tidy(ring: &[Point]) -> Ring {
    let mut out: Ring = Vec::with_capacity(ring.len());
    for p in ring {
        let p = point((p.x * 1000.0).round() / 1000.0, (p.y * 1000.0).round() / 1000.0);
        if out.last() != Some(&p) {
            out.push(p);
        }
    }
    while out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    if area(&out) < 0.0 {
        out.reverse();
    }
    out
}

/// A rectangle: from `corner`, `long` metres along `axis` and `deep` metres to the left of it.
pub(crate) fn rectangle(corner: Point, axis: Point, long: f64, deep: f64) -> Ring {
    let (x, y) = (axis * long, left_of(axis) * deep);
    vec![corner, corner + x, corner + x + y, corner + y]
}

pub(crate) fn polygon(ring: &[Point]) -> Polygon<f64> {
    Polygon::new(LineString(ring.to_vec()), vec![])
}

/// The outer rings of `shapes`, larger than `least` square metres, biggest first.
pub(crate) fn outer_rings(shapes: &MultiPolygon<f64>, least: f64) -> Vec<Ring> {
    let mut rings: Vec<Ring> =
        shapes.iter().map(|shape| tidy(&shape.exterior().0)).filter(|ring| area(ring) > least).collect();
    rings.sort_by(|a, b| area(b).total_cmp(&area(a)));
    rings
}
