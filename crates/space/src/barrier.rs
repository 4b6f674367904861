//! What runs between two parcels: roads of the class in force, and waterways.

use model::statement::{RoadSegment, Waterway};
use model::{Barrier, Line, Snapshot, Stated};

use crate::segment::Segment;
use crate::tree::Tree;

/// Centre lines of roads in force and of waterways, indexed by piece.
pub(crate) struct Barriers<'a> {
    pieces: Vec<(Segment, Kind<'a>)>,
    tree: Tree,
}

#[derive(Clone, Copy)]
enum Kind<'a> {
    Road(&'a RoadSegment),
    Water(&'a Waterway),
}

/// Road segments whose class is in force on the snapshot's day, with a centre line that can be used.
pub(crate) fn roads_in_force(snapshot: &Snapshot) -> impl Iterator<Item = &Stated<RoadSegment>> {
    snapshot.roads.values().filter(|road| {
        road.is.from <= snapshot.as_of && road.is.to.is_none_or(|last| snapshot.as_of <= last) && usable(&road.is.line)
    })
}

/// Whether a centre line has finite coordinates and some length.
pub(crate) fn usable(line: &Line) -> bool {
    line.0.iter().all(|point| point.x.is_finite() && point.y.is_finite())
        && line.0.windows(2).any(|pair| pair[0] != pair[1])
}

impl<'a> Barriers<'a> {
    /// All that can run between two parcels on the snapshot's day.
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let roads = roads_in_force(snapshot).map(|road| (&road.is.line, Kind::Road(&road.is)));
        let waters = snapshot.waterways.values().filter(|water| usable(&water.is.line));
        let waters = waters.map(|water| (&water.is.line, Kind::Water(&water.is)));
        let pieces: Vec<(Segment, Kind<'a>)> = roads
            .chain(waters)
            .flat_map(|(line, kind)| {
                line.0.windows(2).filter_map(move |pair| match pair {
                    [from, to] => Some((Segment { from: *from, to: *to }, kind)),
                    _ => None,
                })
            })
            .collect();
        let tree = Tree::over(pieces.iter().map(|(piece, _)| piece.corners()));
        Self { pieces, tree }
    }

    /// What the connecting lines cross: a road before a waterway, the higher class first, then by name.
    pub(crate) fn between<'s>(&self, across: impl Iterator<Item = &'s Segment>) -> Option<Barrier> {
        let mut best: Option<(u8, &str, Kind<'a>)> = None;
        for line in across {
            let (low, high) = line.corners();
            for position in self.tree.near(low, high, 0.0) {
                let Some((piece, kind)) = self.pieces.get(position) else { continue };
                let (order, name) = match kind {
                    Kind::Road(road) => (road.class as u8, road.name.as_str()),
                    Kind::Water(water) => (u8::MAX, water.name.as_str()),
                };
                if best.is_none_or(|(o, n, _)| (order, name) < (o, n)) && piece.crosses(line) {
                    best = Some((order, name, *kind));
                }
            }
        }
        best.map(|(_, _, kind)| match kind {
            Kind::Road(road) => Barrier::Road { name: road.name.clone(), class: road.class },
            Kind::Water(water) => Barrier::Water { name: water.name.clone(), width_mm: water.width_mm },
        })
    }
}
