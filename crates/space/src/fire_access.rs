//! The way of a fire engine from the road to each building of an industrial parcel, over ground that the outlines leave
//! open: the parcel without its buildings, land in no parcel, and road land.
//!
//! The widest way is the one whose narrowest place is widest. It is found on a grid of half a metre and told as up to one cell
//! more than it is, never as less; a wall, a gate or a heap is on no map. What is found is a reason to go and measure.

use std::collections::BTreeMap;

use model::statement::{BuildingOutline, ParcelOutline};
use model::{BuildingId, FireAccess, Snapshot, Widths};
use rayon::prelude::*;

use crate::adjacency::{metres, millimetres};
use crate::barrier::roads_in_force;
use crate::cadastre::{Shaped, tree};
use crate::ground::Ground;
use crate::outline::Outline;
use crate::segment::Segment;
use crate::tree::{Extent, Tree};
use crate::zones::INDUSTRIAL;

/// A road further than this (m) from the parcel is not the one it opens on.
const ROADSIDE: f64 = 12.0;

/// A straight piece of a road with half the width of its land.
struct Piece {
    line: Segment,
    half: f64,
}

/// The access of every building on an industrial parcel beside a road; nothing when no lane is asked for.
pub(crate) fn fire_access(
    snapshot: &Snapshot,
    parcels: &[Shaped<'_, ParcelOutline>],
    parcel_tree: &Tree,
    buildings: &[Shaped<'_, BuildingOutline>],
    widths: &Widths,
) -> BTreeMap<BuildingId, FireAccess> {
    if widths.fire_lane_mm <= 0 {
        return BTreeMap::new();
    }
    let pieces: Vec<Piece> = roads_in_force(snapshot)
        .flat_map(|road| {
            let half = (metres(road.is.land_width_mm) / 2.0).max(1.0);
            road.is.line.0.windows(2).map(move |ends| Piece { line: Segment { from: ends[0], to: ends[1] }, half })
        })
        .collect();
    let grown = |piece: &Piece| {
        let (low, high) = piece.line.corners();
        (low.map(|c| c - piece.half), high.map(|c| c + piece.half))
    };
    let piece_tree = Tree::over(pieces.iter().map(grown));
    let building_tree = tree(buildings);
    let found: Vec<Vec<(BuildingId, FireAccess)>> = parcels
        .par_iter()
        .enumerate()
        .filter(|(_, parcel)| parcel.stated.is.land_use == INDUSTRIAL)
        .map(|(position, parcel)| {
            let around = parcel.outline.extent().grown(ROADSIDE);
            let roads: Vec<&Piece> =
                piece_tree.near(around.low, around.high, 0.0).into_iter().filter_map(|i| pieces.get(i)).collect();
            let near: Vec<&Shaped<'_, BuildingOutline>> =
                building_tree.near(around.low, around.high, 0.0).into_iter().filter_map(|i| buildings.get(i)).collect();
            let own = |b: &&&Shaped<'_, BuildingOutline>| b.stated.is.parcel == parcel.stated.is.parcel;
            if roads.is_empty() || !near.iter().any(|building| own(&building)) {
                return Vec::new();
            }
            let mut ground = Ground::over(&around);
            for other in parcel_tree.near(around.low, around.high, 0.0) {
                if let Some(other) = parcels.get(other).filter(|_| other != position) {
                    ground.fill(&other.outline, true);
                }
            }
            ground.fill(&parcel.outline, false);
            for piece in roads {
                let (low, high) = piece.line.corners();
                ground.road(|at| piece.line.distance_to(at), &Extent { low, high }, piece.half);
            }
            for building in &near {
                ground.fill(&building.outline, true);
            }
            let lanes = Lanes::of(ground, widths);
            let own = near.iter().filter(own);
            own.map(|building| (building.stated.is.building.clone(), lanes.reach(&building.outline))).collect()
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// The widest way to every cell, and the lanes of full width.
struct Lanes {
    ground: Ground,
    /// Squared half width in cells of the widest way from the road, up to the full one.
    best: Vec<u32>,
    /// The lane of full width off the road in which a cell lies.
    lane: Vec<Option<usize>>,
    /// Whether each lane is a dead end without a place to turn.
    dead_end: Vec<bool>,
    /// Steps from the road along lanes of full width.
    depth: Vec<u32>,
    /// Up to how many steps from the road an engine backs out.
    shallow: u32,
    reach: f64,
    full: u32,
}

impl Lanes {
    fn of(ground: Ground, widths: &Widths) -> Self {
        let half = |width_mm: i64| {
            let cells = metres(width_mm) / 2.0 / ground.cell;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred cells")]
            let squared = (cells * cells).ceil().max(1.0) as u32;
            squared
        };
        let (full, turning) = (half(widths.fire_lane_mm), half(widths.fire_turning_mm));
        let clearance = ground.clearance();
        let best = widest(&ground, &clearance, full);
        let depth = depth(&ground, &best, full);
        let shallow = 2 * turning.isqrt();
        // A place to turn lies off the road.
        let turns = |at: usize| clearance[at] >= turning && depth[at] > turning.isqrt();
        let (lane, dead_end) = lanes(&ground, &best, full, turns);
        Self { ground, best, lane, dead_end, depth, shallow, reach: metres(widths.fire_reach_mm), full }
    }

    fn reach(&self, building: &Outline) -> FireAccess {
        let near: Vec<usize> = self
            .ground
            .cells(&building.extent().grown(self.reach))
            .filter(|at| {
                self.best[*at] > 0
                    && building.edges.iter().any(|edge| edge.distance_to(self.ground.place(*at)) <= self.reach)
            })
            .collect();
        let best = near.iter().map(|at| self.best[*at]).max().unwrap_or(0);
        let clear_width_mm = millimetres(2.0 * f64::from(best).sqrt() * self.ground.cell);
        let served = || near.iter().filter(|at| self.best[**at] >= self.full);
        let stuck = |at: usize| self.depth[at] > self.shallow && self.lane[at].is_some_and(|lane| self.dead_end[lane]);
        let dead_end = best >= self.full && served().all(|at| stuck(*at));
        FireAccess { clear_width_mm, dead_end }
    }
}

/// The widest way from the road to each cell, from the widest to the narrowest: as many buckets as squared half widths.
fn widest(ground: &Ground, clearance: &[u32], full: u32) -> Vec<u32> {
    let mut best = vec![0; clearance.len()];
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); full as usize + 1];
    for at in (0..clearance.len()).filter(|at| ground.is_road(*at)) {
        // The carriageway is wide enough by being a road.
        best[at] = full;
        buckets[full as usize].push(at);
    }
    for width in (1..=full).rev() {
        while let Some(at) = buckets[width as usize].pop() {
            if best[at] != width {
                continue;
            }
            for next in ground.around(at) {
                let through = width.min(clearance[next]);
                if through > best[next] {
                    best[next] = through;
                    buckets[through as usize].push(next);
                }
            }
        }
    }
    best
}

/// Steps from the road to each cell of full width.
fn depth(ground: &Ground, best: &[u32], full: u32) -> Vec<u32> {
    let mut depth = vec![u32::MAX; best.len()];
    let mut front: Vec<usize> = (0..best.len()).filter(|at| ground.is_road(*at)).collect();
    for at in &front {
        depth[*at] = 0;
    }
    let mut steps = 0;
    while !front.is_empty() {
        steps += 1;
        let mut further = Vec::new();
        for at in front {
            for next in ground.around(at) {
                if best[next] >= full && depth[next] == u32::MAX {
                    depth[next] = steps;
                    further.push(next);
                }
            }
        }
        front = further;
    }
    depth
}

/// Connected cells of full width off the road, and which of them are dead ends.
fn lanes(
    ground: &Ground,
    best: &[u32],
    full: u32,
    turns_at: impl Fn(usize) -> bool,
) -> (Vec<Option<usize>>, Vec<bool>) {
    let mut lane: Vec<Option<usize>> = vec![None; best.len()];
    let mut dead_end = Vec::new();
    for start in 0..best.len() {
        if best[start] < full || ground.is_road(start) || lane[start].is_some() {
            continue;
        }
        let (mut stack, mut mouths, mut turns) = (vec![start], Vec::new(), false);
        lane[start] = Some(dead_end.len());
        while let Some(at) = stack.pop() {
            turns |= turns_at(at);
            let mut at_road = false;
            for next in ground.around(at) {
                if ground.is_road(next) {
                    at_road = true;
                } else if best[next] >= full && lane[next].is_none() {
                    lane[next] = Some(dead_end.len());
                    stack.push(next);
                }
            }
            if at_road {
                mouths.push(at);
            }
        }
        dead_end.push(!turns && groups(ground, &mut mouths) < 2);
    }
    (lane, dead_end)
}

/// How many connected groups cells form.
fn groups(ground: &Ground, cells: &mut [usize]) -> usize {
    cells.sort_unstable();
    let mut open = vec![true; cells.len()];
    let mut count = 0;
    for first in 0..cells.len() {
        if !open[first] {
            continue;
        }
        (open[first], count) = (false, count + 1);
        let mut stack = vec![cells[first]];
        while let Some(at) = stack.pop() {
            for next in ground.around(at) {
                if let Ok(place) = cells.binary_search(&next)
                    && open[place]
                {
                    open[place] = false;
                    stack.push(next);
                }
            }
        }
    }
    count
}
