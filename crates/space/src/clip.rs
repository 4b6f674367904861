//! The common area of an outline and a convex ring, by cutting the outline with the ring's sides (Sutherland and Hodgman
//! 1974).
//!
//! A convex ring is the intersection of the half planes left of its edges. Cutting a ring with a half plane keeps how often
//! it winds round every point inside, and closes it along the cut, where it encloses nothing; so the signed areas of what
//! is left of all rings of the outline, holes among them, sum to the common area, whether the outline is convex or not.
//! What is left is a closed ring after every cut, whatever side a point near an edge is taken to lie on: an error of sign
//! moves the boundary by a rounding error of the distance and never loses a piece of it. Points are taken from a corner of
//! the common box; within a town that subtraction is exact.

use geo_types::Coord;

use crate::layer::{ring_edges, signed_area};

/// Room for the ring before and after a cut.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    left: Vec<Coord<f64>>,
    next: Vec<Coord<f64>>,
    distances: Vec<f64>,
}

impl Cuts {
    /// Signed area in m² of what a convex, counterclockwise ring leaves of another ring.
    pub(crate) fn area(&mut self, subject: &[Coord<f64>], clip: &[Coord<f64>], origin: Coord<f64>) -> f64 {
        self.left.clear();
        self.left.extend(subject.iter().map(|point| *point - origin));
        for edge in ring_edges(clip) {
            let (from, along) = (edge.from - origin, edge.to - edge.from);
            self.distances.clear();
            self.distances.extend(self.left.iter().map(|p| along.x * (p.y - from.y) - along.y * (p.x - from.x)));
            if self.distances.iter().all(|d| *d >= 0.0) {
                continue;
            }
            self.cut();
            if self.left.len() < 3 {
                return 0.0;
            }
        }
        signed_area(&self.left)
    }

    /// Keeps what lies at a distance of 0 or more.
    fn cut(&mut self) {
        self.next.clear();
        let (Some(mut from), Some(mut before)) = (self.left.last().copied(), self.distances.last().copied()) else {
            return;
        };
        for (point, here) in self.left.iter().zip(&self.distances) {
            if (before < 0.0 && *here > 0.0) || (before > 0.0 && *here < 0.0) {
                self.next.push(from + (*point - from) * (before / (before - here)));
            }
            if *here >= 0.0 {
                self.next.push(*point);
            }
            (from, before) = (*point, *here);
        }
        std::mem::swap(&mut self.left, &mut self.next);
    }
}
