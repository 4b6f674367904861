//! Control zones of highways (公路建筑控制区): from the outer edge of road land outwards, by the class in force.

use geo::algorithm::buffer::{BufferStyle, LineCap};
use geo::{BooleanOps, Buffer};
use geo_types::{Coord, LineString, MultiPolygon, Point};
use model::statement::{RoadClass, RoadSegment};
use model::{Cm2, RoadControl, Snapshot, Widths};

use crate::adjacency::metres;
use crate::barrier::roads_in_force;
use crate::outline::Outline;
use crate::overlap::overlap_area;
use crate::tree::Tree;

/// Ends of two segments this near (m) are one point of a road that goes on.
const JOINED: f64 = 0.5;

/// The zones of all highways in force.
pub(crate) struct ControlZones<'a> {
    zones: Vec<Zone<'a>>,
    tree: Tree,
}

struct Zone<'a> {
    road: &'a RoadSegment,
    width_mm: i64,
    outline: Outline,
}

impl<'a> ControlZones<'a> {
    /// Zones by the classes in force on the snapshot's day. The road land itself counts as inside: nothing may be built
    /// on it either. `beyond` widens the zone of a class, in millimetres.
    pub(crate) fn of(snapshot: &'a Snapshot, widths: &Widths, beyond: impl Fn(RoadClass) -> i64) -> Self {
        let roads: Vec<&RoadSegment> = roads_in_force(snapshot).map(|stated| &stated.is).collect();
        let zones: Vec<Zone<'a>> = roads
            .iter()
            .filter_map(|road| {
                let width_mm = *widths.road_control_mm.get(&road.class)? + beyond(road.class);
                let reach = metres(road.land_width_mm) / 2.0 + metres(width_mm);
                (reach > 0.0).then(|| Zone { road, width_mm, outline: Outline::trusted(&strip(road, reach, &roads)) })
            })
            .collect();
        let tree = Tree::over(zones.iter().map(|zone| (zone.outline.low, zone.outline.high)));
        Self { zones, tree }
    }

    /// The zones in which an outline lies, in the order of the roads.
    pub(crate) fn on(&self, outline: &Outline) -> Vec<RoadControl> {
        self.tree
            .near(outline.low, outline.high, 0.0)
            .into_iter()
            .filter_map(|position| {
                let zone = self.zones.get(position)?;
                let area = Cm2::from_square_metres(overlap_area(outline, &zone.outline));
                (area > Cm2::ZERO).then(|| RoadControl {
                    road: zone.road.code.clone(),
                    name: zone.road.name.clone(),
                    class: zone.road.class,
                    width_mm: zone.width_mm,
                    area,
                })
            })
            .collect()
    }
}

/// The strip along a centre line. Its ends are square, so that a segment's zone does not reach into that of a segment of
/// another class; where a segment of the same class goes on, the bend between them is filled.
fn strip(road: &RoadSegment, reach: f64, roads: &[&RoadSegment]) -> MultiPolygon<f64> {
    let mut points = road.line.0.clone();
    points.dedup();
    let ends = [points.first().copied(), points.last().copied()];
    let line = LineString(points);
    let mut strip = line.buffer_with_style(BufferStyle::new(reach).line_cap(LineCap::Butt));
    for end in ends.into_iter().flatten() {
        let goes_on = roads.iter().any(|other| {
            !std::ptr::eq(*other, road)
                && other.class == road.class
                && [other.line.0.first(), other.line.0.last()].into_iter().flatten().any(|p| joined(*p, end))
        });
        if goes_on {
            strip = strip.union(&Point::from(end).buffer(reach));
        }
    }
    strip
}

fn joined(a: Coord<f64>, b: Coord<f64>) -> bool {
    (a.x - b.x).hypot(a.y - b.y) <= JOINED
}
