//! Cutting rings in two, so that both parts share every vertex of the cut.

use crate::draw::Draw;
use crate::shape::{
    Point, Ring, area, boxes_near, contains, cross, distance, distance_to_side, dot, is_simple, left_of, sides, unit,
};

/// A cut nearer than this to a corner goes through the corner, so that no stub of a boundary is left.
const SNAP: f64 = 1.2;

/// Where a ray from inside a ring leaves it: the side and the place.
type Exit = (usize, Point);

fn exit(ring: &[Point], from: Point, direction: Point) -> Option<Exit> {
    let mut best: Option<(f64, Exit)> = None;
    for (at, (a, b)) in sides(ring).enumerate() {
        let side = b - a;
        let slope = cross(direction, side);
        if slope.abs() < 1e-12 {
            continue;
        }
        let t = cross(a - from, side) / slope;
        let s = cross(a - from, direction) / slope;
        if t <= 1e-9 || !(0.0..=1.0).contains(&s) {
            continue;
        }
        if best.is_none_or(|(far, _)| t < far) {
            let long = distance(a, b);
            let place = if s * long < SNAP {
                a
            } else if (1.0 - s) * long < SNAP {
                b
            } else {
                a + side * s
            };
            best = Some((t, (at, place)));
        }
    }
    best.map(|(_, exit)| exit)
}

/// Cuts `ring` along the chord through `through`; the first part lies to the left of `direction`. `bends` displace the chord: each
/// is (share of the way, metres to the left).
pub(crate) fn split(ring: &[Point], through: Point, direction: Point, bends: &[(f64, f64)]) -> Option<(Ring, Ring)> {
    if !contains(ring, through) {
        return None;
    }
    let direction = unit(direction);
    let (ahead, front) = exit(ring, through, direction)?;
    let (behind, back) = exit(ring, through, direction * -1.0)?;
    if ahead == behind || distance(front, back) < 2.0 {
        return None;
    }
    let chord = front - back;
    let inner: Ring = bends.iter().map(|&(share, off)| back + chord * share + left_of(unit(chord)) * off).collect();
    let left = joined(ring, (ahead, front), (behind, back), inner.iter().copied());
    let right = joined(ring, (behind, back), (ahead, front), inner.iter().rev().copied());
    let sound = |part: &Ring| part.len() >= 3 && area(part) > 1.0 && is_simple(part);
    (sound(&left) && sound(&right)).then_some((left, right))
}

/// Cuts `ring` along a line of points that lie inside it; the ends are carried on to the boundary.
pub(crate) fn split_along(ring: &[Point], line: &[Point]) -> Option<(Ring, Ring)> {
    let (&[first, second, ..], &[.., third, last]) = (line, line) else {
        return None;
    };
    let back = exit(ring, first, unit(first - second))?;
    let front = exit(ring, last, unit(last - third))?;
    if back.0 == front.0 {
        return None;
    }
    let left = joined(ring, front, back, line.iter().copied());
    let right = joined(ring, back, front, line.iter().rev().copied());
    let sound = |part: &Ring| part.len() >= 3 && area(part) > 1.0 && is_simple(part);
    (sound(&left) && sound(&right)).then_some((left, right))
}

fn joined(ring: &[Point], from: Exit, to: Exit, inner: impl Iterator<Item = Point>) -> Ring {
    let count = ring.len();
    let mut out = vec![from.1];
    let mut at = (from.0 + 1) % count;
    loop {
        out.push(ring[at]);
        if at == to.0 {
            break;
        }
        at = (at + 1) % count;
    }
    out.push(to.1);
    out.extend(inner);
    let mut clean: Ring = Vec::with_capacity(out.len());
    for p in out {
        if clean.last() != Some(&p) {
            clean.push(p);
        }
    }
    while clean.len() > 1 && clean.first() == clean.last() {
        clean.pop();
    }
    clean
}

/// A lane laid through a ring: what lies left and right of it, and its middle line.
pub(crate) struct Lane {
    pub(crate) left: Ring,
    pub(crate) right: Ring,
    pub(crate) middle: [Point; 2],
    pub(crate) width: f64,
}

/// Lays a lane `width` wide through `ring`; the strip itself belongs to neither part.
pub(crate) fn lane(ring: &[Point], through: Point, direction: Point, width: f64) -> Option<Lane> {
    let direction = unit(direction);
    let off = left_of(direction) * (width / 2.0);
    let (left, rest) = split(ring, through + off, direction, &[])?;
    if !contains(&rest, through) {
        return None;
    }
    let (strip, right) = split(&rest, through - off, direction, &[])?;
    let (_, front) = exit(ring, through, direction)?;
    let (_, back) = exit(ring, through, direction * -1.0)?;
    // in a hollow ring the two edges of the lane can leave by different sides; such a strip is no lane
    (area(&strip) < 1.6 * width * distance(front, back)).then_some(Lane { left, right, middle: [back, front], width })
}

/// A chord that seldom runs straight: old boundaries kink, and some step aside around a wall.
pub(crate) fn bends(draw: &mut Draw, reach: f64) -> Vec<(f64, f64)> {
    let shift = (reach * 0.08).min(9.0);
    match draw.whole(0, 9) {
        0..=3 => vec![],
        4..=6 => vec![(draw.real(0.3, 0.7), draw.real(-shift, shift) * 0.5)],
        _ => {
            let at = draw.real(0.3, 0.7);
            let off = if draw.chance(0.5) { shift } else { -shift } * draw.real(0.6, 1.0);
            vec![(at, -off / 2.0), (at + 0.004, off / 2.0)]
        }
    }
}

/// Gives every ring the vertices of its neighbours that lie on its sides, so that shared boundaries are the same segments.
pub(crate) fn node(rings: &mut [Ring]) {
    let all = rings.to_vec();
    for ring in rings.iter_mut() {
        let near: Vec<Point> = all.iter().filter(|other| boxes_near(ring, other, 0.01)).flatten().copied().collect();
        *ring = with_vertices(ring, &near);
    }
}

/// `ring` with those of `points` that lie on its sides.
pub(crate) fn with_vertices(ring: &[Point], points: &[Point]) -> Ring {
    let mut out = Vec::with_capacity(ring.len() + 4);
    for (a, b) in sides(ring) {
        out.push(a);
        let mut on: Vec<Point> = points
            .iter()
            .copied()
            .filter(|&p| distance_to_side(p, a, b) < 2e-6 && distance(p, a) > 1e-3 && distance(p, b) > 1e-3)
            .collect();
        on.sort_by(|p, q| dot(*p - a, b - a).total_cmp(&dot(*q - a, b - a)));
        on.dedup_by(|p, q| distance(*p, *q) < 1e-3);
        out.extend(on);
    }
    out
}
