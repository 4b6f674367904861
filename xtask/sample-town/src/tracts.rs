//! Land between roads and canals, and how generations cut it up: first lanes, then plots.

use geo::{BooleanOps, MultiPolygon};

use crate::cut::{bends, lane, split};
use crate::draw::Draw;
use crate::roads::{TOWN, canals, ribbon, ribbons};
use crate::shape::{
    Point, Ring, area, centroid, distance, extents, left_of, longest_side, outer_rings, perimeter, point, polygon,
    turned,
};

/// What a piece of land was taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nature {
    /// Workshops of a quarter.
    Works(Quarter),
    Homes,
    Centre,
    Field,
}

/// The industrial quarters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Quarter {
    Wangjiadai,
    East,
    West,
    NorthPark,
    SouthPark,
    Scattered,
}

/// A cut-up piece.
pub(crate) struct Plot {
    pub(crate) ring: Ring,
    pub(crate) nature: Nature,
}

/// A lane between groups: middle line and width.
pub(crate) struct LaneLine {
    pub(crate) line: [Point; 2],
    pub(crate) width: f64,
}

/// A place around which the town grew: nature, middle, reach east-west and north-south.
type Seed = (Nature, (f64, f64), (f64, f64));

const SEEDS: &[Seed] = &[
    (Nature::Homes, (2190., 1545.), (80., 80.)),
    (Nature::Homes, (820., 2440.), (95., 75.)),
    (Nature::Homes, (2560., 3190.), (75., 85.)),
    (Nature::Homes, (1000., 1230.), (85., 70.)),
    (Nature::Homes, (4040., 1130.), (85., 75.)),
    (Nature::Works(Quarter::East), (3700., 1760.), (215., 255.)),
    (Nature::Works(Quarter::West), (900., 2120.), (350., 230.)),
    (Nature::Works(Quarter::West), (790., 1650.), (150., 95.)),
    (Nature::Works(Quarter::NorthPark), (2960., 3110.), (125., 110.)),
    (Nature::Works(Quarter::SouthPark), (3790., 740.), (135., 90.)),
    (Nature::Works(Quarter::Scattered), (330., 1480.), (70., 65.)),
    (Nature::Works(Quarter::Scattered), (1500., 2560.), (70., 70.)),
    (Nature::Works(Quarter::Scattered), (1420., 1240.), (75., 65.)),
    (Nature::Works(Quarter::Scattered), (310., 2430.), (75., 70.)),
    (Nature::Centre, (2420., 2290.), (270., 150.)),
    (Nature::Centre, (3080., 2230.), (260., 140.)),
];

/// No industrial plot is larger: just under 20 mu.
const LARGEST_WORKS: f64 = 13_200.0;

/// A place inside the tract that holds the whole of 王家埭.
const WANGJIADAI: Point = Point { x: 2800.0, y: 1720.0 };

fn town() -> MultiPolygon<f64> {
    let (east, north) = TOWN;
    polygon(&[point(0., 0.), point(east, 0.), point(east, north), point(0., north)]).into()
}

fn without(land: MultiPolygon<f64>, strips: impl Iterator<Item = Ring>) -> MultiPolygon<f64> {
    strips.fold(land, |land, strip| land.difference(&polygon(&crate::shape::tidy(&strip))))
}

/// The blocks between roads, which planning zones follow.
pub(crate) fn blocks() -> Vec<Ring> {
    outer_rings(&without(town(), ribbons().into_iter()), 400.0)
}

/// What remains of the town beside `blocks`: the road land, with holes.
pub(crate) fn road_land(blocks: &[Ring]) -> MultiPolygon<f64> {
    without(town(), blocks.iter().cloned())
}

fn tracts() -> Vec<Ring> {
    let strips = ribbons().into_iter().chain(canals().into_iter().map(|canal| ribbon(&canal.line, canal.width + 6.0)));
    outer_rings(&without(town(), strips), 400.0)
}

fn nature(at: Point, wangjiadai: bool) -> Nature {
    let grown = SEEDS.iter().find(|(_, (x, y), (wide, high))| {
        let (dx, dy) = ((at.x - x) / wide, (at.y - y) / high);
        dx * dx + dy * dy < 1.0
    });
    match grown {
        Some((Nature::Homes, ..)) => Nature::Homes,
        _ if wangjiadai => Nature::Works(Quarter::Wangjiadai),
        Some((nature, ..)) => *nature,
        None => Nature::Field,
    }
}

/// True when no quarter reaches near a piece of this size, so that it stays open land.
fn lies_open(at: Point, reach: f64, wangjiadai: bool) -> bool {
    !wangjiadai
        && SEEDS.iter().all(|(_, (x, y), (wide, high))| {
            let far = distance(at, point(*x, *y));
            far > wide.max(*high) + reach
        })
}

/// Cuts the whole town into plots and lanes.
pub(crate) fn plots(draw: &mut Draw) -> (Vec<Plot>, Vec<LaneLine>) {
    let mut grown = Growth { plots: vec![], lanes: vec![] };
    for tract in tracts() {
        let wangjiadai = crate::shape::contains(&tract, WANGJIADAI);
        grown.lay_lanes(draw, tract, wangjiadai);
    }
    (grown.plots, grown.lanes)
}

struct Growth {
    plots: Vec<Plot>,
    lanes: Vec<LaneLine>,
}

impl Growth {
    fn lay_lanes(&mut self, draw: &mut Draw, ring: Ring, wangjiadai: bool) {
        let size = area(&ring);
        let middle = centroid(&ring);
        let reach = size.sqrt() * 0.6;
        let open = lies_open(middle, reach, wangjiadai);
        let nature = if open { Nature::Field } else { nature(middle, wangjiadai) };
        let limit = match nature {
            Nature::Works(Quarter::Wangjiadai | Quarter::Scattered) => draw.real(13_000., 27_000.),
            Nature::Works(_) => draw.real(17_000., 34_000.),
            Nature::Homes => draw.real(2_600., 4_200.),
            Nature::Centre => draw.real(16_000., 30_000.),
            Nature::Field if open => draw.real(90_000., 170_000.),
            Nature::Field => draw.real(9_000., 24_000.),
        };
        if size <= limit {
            self.settle(draw, ring, nature);
            return;
        }
        let width = match (nature, size) {
            (Nature::Field, _) if open => draw.real(3.0, 5.0),
            (Nature::Homes, s) if s < 16_000. => draw.real(2.6, 3.8),
            (_, s) if s > 160_000. => draw.real(7.0, 8.0),
            (_, s) if s > 50_000. => draw.real(5.2, 7.2),
            _ => draw.real(3.4, 5.6),
        };
        for _ in 0..12 {
            let (through, direction) = across(draw, &ring, 7.0);
            let Some(lane) = lane(&ring, through, direction, width) else { continue };
            let least = size * 0.2;
            if area(&lane.left) < least || area(&lane.right) < least {
                continue;
            }
            if !open {
                self.lanes.push(LaneLine { line: lane.middle, width: lane.width });
            }
            self.lay_lanes(draw, lane.left, wangjiadai);
            self.lay_lanes(draw, lane.right, wangjiadai);
            return;
        }
        self.settle(draw, ring, nature);
    }

    fn settle(&mut self, draw: &mut Draw, ring: Ring, nature: Nature) {
        let (low, high) = match nature {
            Nature::Works(Quarter::Wangjiadai) => (1_350., 5_800.),
            Nature::Works(Quarter::Scattered) => (1_900., 7_000.),
            Nature::Works(Quarter::NorthPark | Quarter::SouthPark) => (2_400., 8_000.),
            Nature::Works(_) => (4_600., 13_000.),
            Nature::Homes => (170., 330.),
            Nature::Centre => (3_500., 16_000.),
            Nature::Field => (f64::MAX, f64::MAX),
        };
        self.divide(draw, ring, nature, low, high);
    }

    fn divide(&mut self, draw: &mut Draw, ring: Ring, nature: Nature, low: f64, high: f64) {
        let size = area(&ring);
        // small plots are common and large ones rare
        let share = draw.real(0.0, 1.0);
        let wanted = low + (high - low) * share * share;
        let works = matches!(nature, Nature::Works(_));
        if (size > wanted * 1.45 && size > low * 2.0) || (works && size > LARGEST_WORKS) {
            for _ in 0..10 {
                let (through, direction) = across(draw, &ring, 4.0);
                let reach = extents(&ring, direction).0;
                let kinks = if nature == Nature::Homes { vec![] } else { bends(draw, reach) };
                let Some((left, right)) = split(&ring, through, direction, &kinks) else { continue };
                if [&left, &right].iter().any(|part| area(part) < low * 0.6 || is_splinter(part)) {
                    continue;
                }
                self.divide(draw, left, nature, low, high);
                self.divide(draw, right, nature, low, high);
                return;
            }
        }
        self.plots.push(Plot { ring, nature });
    }
}

/// True for shapes too thin or too ragged to build on.
fn is_splinter(ring: &[Point]) -> bool {
    let round = perimeter(ring);
    area(ring) / (round * round) < 0.034
}

/// A place near the middle of `ring` and the direction of a cut across its longer reach, turned by up to `jitter` degrees.
fn across(draw: &mut Draw, ring: &[Point], jitter: f64) -> (Point, Point) {
    let (_, axis, _) = longest_side(ring);
    let (along, aside) = extents(ring, axis);
    let middle = centroid(ring);
    let (direction, shift) = if along > aside { (left_of(axis), axis * along) } else { (axis, left_of(axis) * aside) };
    let through = middle + shift * draw.real(-0.14, 0.14);
    (through, turned(direction, draw.real(-jitter, jitter).to_radians()))
}
