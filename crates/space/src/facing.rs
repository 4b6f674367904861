//! Where the boundaries of two parcels face each other, and how far apart.

use geo_types::Coord;

use crate::outline::Outline;
use crate::segment::Segment;

/// Boundaries this near (m) are one boundary: surveyors write centimetres.
pub(crate) const TOUCH: f64 = 0.01;
/// Boundaries that run into each other by less than this (m) are one boundary drawn twice.
const DRAWN_TWICE: f64 = 1.0;
/// Boundaries further apart than they touch but by less than this (m) were most likely meant to be one.
pub(crate) const DRAWN_APART: f64 = 1.0;
/// Edges within 30° of opposite directions face each other.
const OPPOSITE: f64 = -0.866;
/// Long stretches are looked at in pieces of at most this length (m).
const PIECE: f64 = 10.0;

/// A piece of boundary of the first parcel that faces the second.
pub(crate) struct Piece {
    /// Metres along the first parcel's boundary.
    pub(crate) length: f64,
    /// Metres across; 0 when they touch.
    pub(crate) gap: f64,
    /// From the first parcel straight across to the second, at the piece's middle.
    pub(crate) across: Segment,
}

/// The pieces of `a`'s boundary that face `b` within `reach` metres; no stretch of it is counted twice.
pub(crate) fn facing(a: &Outline, b: &Outline, reach: f64) -> Vec<Piece> {
    let others: Vec<&Segment> = b.edges.iter().filter(|edge| near(edge, a, reach)).collect();
    let mut pieces = Vec::new();
    for edge in a.edges.iter().filter(|edge| near(edge, b, reach)) {
        let mut runs: Vec<Run> = others.iter().filter_map(|other| run(edge, other, reach)).collect();
        // Where two edges of `b` face the same stretch, the nearer one counts.
        runs.sort_by(|p, q| p.gap(0.5).total_cmp(&q.gap(0.5)).then(p.start.total_cmp(&q.start)));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for run in &runs {
            for (start, end) in free(&taken, run.start, run.end) {
                cut(edge, run, start, end, &mut pieces);
            }
            taken.push((run.start, run.end));
        }
    }
    pieces
}

fn near(edge: &Segment, outline: &Outline, reach: f64) -> bool {
    let (low, high) = edge.corners();
    (0..2).all(|axis| low[axis] - reach <= outline.high[axis] && outline.low[axis] - reach <= high[axis])
}

/// A stretch of an edge, in metres along it, with the signed distance outwards at both ends.
struct Run {
    start: f64,
    end: f64,
    first: f64,
    last: f64,
}

impl Run {
    fn gap(&self, share: f64) -> f64 {
        self.first + share * (self.last - self.first)
    }
}

/// The stretch of `edge` that `other` faces within reach.
fn run(edge: &Segment, other: &Segment, reach: f64) -> Option<Run> {
    let length = edge.length();
    let along = (edge.to - edge.from) / length;
    let outwards = Coord { x: along.y, y: -along.x };
    let dot = |a: Coord<f64>, b: Coord<f64>| a.x * b.x + a.y * b.y;
    if dot(along, other.to - other.from) > OPPOSITE * other.length() {
        return None;
    }
    // Opposite edges: the other's end comes first along this one.
    let (near_end, far_end) = (other.to - edge.from, other.from - edge.from);
    let (s0, s1) = (dot(near_end, along), dot(far_end, along));
    let (d0, d1) = (dot(near_end, outwards), dot(far_end, outwards));
    if s1 <= s0 {
        return None;
    }
    let distance = |s: f64| d0 + (s - s0) / (s1 - s0) * (d1 - d0);
    let (mut start, mut end) = (s0.max(0.0), s1.min(length));
    // Keep the part whose distance lies within [-DRAWN_TWICE, reach]; the distance is linear along the edge.
    for (bound, keep_below) in [(reach, true), (-DRAWN_TWICE, false)] {
        if start >= end {
            return None;
        }
        let (first, last) = (distance(start), distance(end));
        let inside = |d: f64| if keep_below { d <= bound } else { d >= bound };
        match (inside(first), inside(last)) {
            (true, true) => {}
            (false, false) => return None,
            (kept_start, _) => {
                let crossing = start + (bound - first) / (last - first) * (end - start);
                if kept_start { end = crossing } else { start = crossing }
            }
        }
    }
    (start < end).then(|| Run { start, end, first: distance(start), last: distance(end) })
}

/// The parts of a stretch that are not taken yet.
fn free(taken: &[(f64, f64)], start: f64, end: f64) -> Vec<(f64, f64)> {
    let mut parts = vec![(start, end)];
    for (from, to) in taken {
        parts =
            parts.into_iter().flat_map(|(s, e)| [(s, e.min(*from)), (s.max(*to), e)]).filter(|(s, e)| s < e).collect();
    }
    parts
}

/// Cuts a stretch into what touches and what does not, and the latter into short pieces.
fn cut(edge: &Segment, run: &Run, start: f64, end: f64, pieces: &mut Vec<Piece>) {
    let length = edge.length();
    let along = (edge.to - edge.from) / length;
    let outwards = Coord { x: along.y, y: -along.x };
    let distance = |s: f64| run.gap((s - run.start) / (run.end - run.start));
    let mut stops = vec![start, end];
    let (first, last) = (distance(start), distance(end));
    if (first <= TOUCH) != (last <= TOUCH) {
        stops.push(start + (TOUCH - first) / (last - first) * (end - start));
    }
    stops.sort_by(f64::total_cmp);
    for pair in stops.windows(2) {
        let &[from, to] = pair else { continue };
        let parts = ((to - from) / PIECE).ceil().max(1.0);
        let step = (to - from) / parts;
        let mut part = 0.0;
        while part < parts {
            let middle = from + (part + 0.5) * step;
            let gap = distance(middle);
            let gap = if gap <= TOUCH { 0.0 } else { gap };
            let foot = edge.at(middle / length);
            pieces.push(Piece { length: step, gap, across: Segment { from: foot, to: foot + outwards * gap } });
            part += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{MultiPolygon, polygon};

    fn rectangle(x: f64, y: f64, w: f64, h: f64) -> Outline {
        Outline::trusted(&MultiPolygon(vec![
            polygon![(x: x, y: y), (x: x + w, y: y), (x: x + w, y: y + h), (x: x, y: y + h)],
        ]))
    }

    /// Touching length and facing length beyond it.
    fn lengths(a: &Outline, b: &Outline, reach: f64) -> (f64, f64) {
        let pieces = facing(a, b, reach);
        let sum = |touching: bool| pieces.iter().filter(|p| (p.gap == 0.0) == touching).map(|p| p.length).sum();
        (sum(true), sum(false))
    }

    #[test]
    fn hand_drawn_neighbours() {
        let base = rectangle(0.0, 0.0, 30.0, 20.0);
        let check = |other: &Outline, touching: f64, beyond: f64| {
            for (found_touching, found_beyond) in [lengths(&base, other, 5.0), lengths(other, &base, 5.0)] {
                assert!((found_touching - touching).abs() < 1e-9, "{found_touching} for {touching}");
                assert!((found_beyond - beyond).abs() < 1e-9, "{found_beyond} for {beyond}");
            }
        };
        // A T-junction: the neighbour's corner meets the middle of an edge.
        check(&rectangle(30.0, 5.0, 10.0, 50.0), 15.0, 0.0);
        check(&rectangle(33.0, -5.0, 10.0, 15.0), 0.0, 10.0);
        check(&rectangle(30.005, 0.0, 10.0, 20.0), 20.0, 0.0);
        check(&rectangle(36.0, 0.0, 10.0, 20.0), 0.0, 0.0);
        check(&rectangle(30.0, 20.0, 10.0, 10.0), 0.0, 0.0);
        // Drawn twice: the outlines run into each other by 30 cm.
        check(&rectangle(29.7, 0.0, 10.0, 20.0), 20.0, 0.0);
    }

    #[test]
    fn a_wedge_counts_as_far_as_it_is_narrow() {
        let base = rectangle(0.0, 0.0, 30.0, 20.0);
        let wedge = Outline::trusted(&MultiPolygon(vec![
            polygon![(x: 0., y: -1.), (x: 0., y: -30.), (x: 30., y: -30.), (x: 30., y: -7.)],
        ]));
        let (touching, beyond) = lengths(&base, &wedge, 4.0);
        assert!(touching == 0.0 && (beyond - 15.0).abs() < 1e-9, "{beyond}");
    }
}
