//! The plan: zones that tile the town along its roads and not along its boundaries, and the outlines of the parks.

use geo::algorithm::buffer::{BufferStyle, LineJoin};
use geo::{Area, BooleanOps, Buffer, LineString, MultiPolygon, Polygon};

use crate::cut::{node, split, split_along, with_vertices};
use crate::draw::Draw;
use crate::parcels::{PARKS, Parcel, Park, Usage};
use crate::roads::canals;
use crate::shape::{
    Point, Ring, area, centroid, contains, distance, distance_to_edge, extents, left_of, longest_side, outer_rings,
    point, polygon, tidy, turned, unit,
};
use crate::tracts::{Nature, blocks, road_land};

/// A zone of the plan.
pub(crate) struct Zone {
    pub(crate) code: String,
    pub(crate) usage: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) approved: &'static str,
    pub(crate) shape: Polygon<f64>,
}

/// The outline of a park.
pub(crate) struct ParkOutline {
    pub(crate) park: Park,
    pub(crate) shape: MultiPolygon<f64>,
}

const TOWN_PLAN: (&str, &str) = ("匡堰镇国土空间总体规划(2021-2035年)", "2021-11-18");
const ROAD_PLAN: (&str, &str) = ("老329国道沿线专项规划", "2019-06-05");

/// Draws the plan's zones and writes into each parcel what share of it is zoned as industry.
pub(crate) fn plan(draw: &mut Draw, parcels: &mut [Parcel], old_road: &[Point]) -> Vec<Zone> {
    let blocks = blocks();
    let mut pieces: Vec<(Ring, Option<&'static str>)> = vec![];
    for block in &blocks {
        let mut parts = vec![block.clone()];
        for canal in canals() {
            parts = parts.into_iter().flat_map(|part| cut_along(part, &canal.line)).collect();
        }
        for part in parts {
            if contains(&part, point(2800., 1720.)) {
                pieces.extend(corridor(part, parcels, old_road).into_iter().map(|(ring, usage)| (ring, Some(usage))));
            } else {
                divide(draw, part, parcels, &mut pieces);
            }
        }
    }
    let mut rings: Vec<Ring> = pieces.iter().map(|(ring, _)| ring.clone()).collect();
    node(&mut rings);
    let mut zones: Vec<Zone> = vec![];
    for (ring, (_, fixed)) in rings.iter().map(|ring| tidy(ring)).zip(&pieces) {
        let usage = fixed.unwrap_or_else(|| prevailing(draw, &ring, parcels));
        let (plan, approved) = if fixed.is_some() { ROAD_PLAN } else { TOWN_PLAN };
        zones.push(Zone { code: format!("KY-{:03}", zones.len() + 1), usage, plan, approved, shape: polygon(&ring) });
    }
    let corners: Vec<Point> = zones.iter().flat_map(|zone| zone.shape.exterior().0.clone()).collect();
    for road in &road_land(&blocks) {
        let ring = |line: &LineString<f64>| with_vertices(&tidy(&line.0), &corners);
        // holes run against the outer ring
        let hole = |line: &LineString<f64>| LineString(ring(line).into_iter().rev().collect());
        let shape = Polygon::new(LineString(ring(road.exterior())), road.interiors().iter().map(hole).collect());
        if shape.unsigned_area() > 1.0 {
            zones.push(Zone {
                code: format!("KY-{:03}", zones.len() + 1),
                usage: "道路",
                plan: TOWN_PLAN.0,
                approved: TOWN_PLAN.1,
                shape,
            });
        }
    }
    let industry: Vec<Ring> = zones
        .iter()
        .filter(|z| z.usage == "工业")
        .map(|z| z.shape.exterior().0[..z.shape.exterior().0.len() - 1].to_vec())
        .collect();
    for parcel in parcels.iter_mut() {
        parcel.zoned_industry =
            industry.iter().map(|zone| common_area(&parcel.ring, zone)).sum::<f64>() / parcel.area();
    }
    zones
}

fn common_area(a: &[Point], b: &[Point]) -> f64 {
    if crate::shape::boxes_near(a, b, 0.0) { polygon(a).intersection(&polygon(b)).unsigned_area() } else { 0.0 }
}

fn cut_along(ring: Ring, line: &[Point]) -> Vec<Ring> {
    let inside: Vec<Point> =
        line.iter().copied().filter(|&p| contains(&ring, p) && distance_to_edge(&ring, p) > 8.0).collect();
    match split_along(&ring, &inside) {
        Some((left, right)) => vec![left, right],
        None => vec![ring],
    }
}

/// How much of the 王家埭 block the plan gives to shops and homes.
const MISMATCHED: f64 = 0.15;

/// The zones of the 王家埭 corridor: a strip along the old road went to shops and homes. Its depth is tried out until the share fits.
fn corridor(part: Ring, parcels: &[Parcel], old_road: &[Point]) -> Vec<(Ring, &'static str)> {
    let block: Vec<&Parcel> = parcels.iter().filter(|p| p.wangjiadai).collect();
    let whole: f64 = block.iter().map(|p| p.area()).sum();
    let mut best: Option<(f64, Vec<(Ring, &'static str)>)> = None;
    let mut depth = 30.0;
    while depth < 190.0 {
        if let Some(zones) = corridor_at(&part, old_road, depth) {
            let lost: f64 = zones
                .iter()
                .filter(|(_, usage)| *usage != "工业")
                .map(|(ring, _)| block.iter().map(|p| common_area(&p.ring, ring)).sum::<f64>())
                .sum();
            let miss = (lost / whole - MISMATCHED).abs();
            if best.as_ref().is_none_or(|(least, _)| miss < *least) {
                best = Some((miss, zones));
            }
        }
        depth += 5.0;
    }
    best.map_or_else(|| vec![(part, "工业")], |(_, zones)| zones)
}

fn corridor_at(part: &[Point], old_road: &[Point], depth: f64) -> Option<Vec<(Ring, &'static str)>> {
    let set_back: Vec<Point> = old_road
        .windows(3)
        .map(|three| three[1] - left_of(unit(three[2] - three[0])) * (14.0 + depth))
        .filter(|&p| contains(part, p) && distance_to_edge(part, p) > 12.0)
        .collect();
    let (strip, rest) = split_along(part, &set_back)?;
    let mut out = vec![];
    let mut strip = strip;
    for (x, usage) in [(2405., "居住"), (2745., "商业"), (3070., "居住")] {
        let y = set_back.iter().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))?.y + depth / 2.0;
        let (west, east) = split(&strip, point(x, y), point(0.04, 1.0), &[])?;
        out.push((west, usage));
        strip = east;
    }
    out.push((strip, "工业"));
    let (north, south) = split(&rest, point(2200., 1632.), point(1.0, 0.03), &[])?;
    let (home, works) = split(&south, point(2268., 1520.), point(-0.03, 1.0), &[])?;
    out.push((home, "居住"));
    for half in [north, works] {
        let (west, east) = split(&half, point(2790., centroid(&half).y), point(0.05, 1.0), &[])?;
        out.push((west, "工业"));
        out.push((east, "工业"));
    }
    Some(out)
}

fn divide(draw: &mut Draw, ring: Ring, parcels: &[Parcel], out: &mut Vec<(Ring, Option<&'static str>)>) {
    let size = area(&ring);
    // open country is planned in large pieces, what is built on in small ones
    let built = parcels.iter().any(|p| p.nature != Nature::Field && contains(&ring, centroid(&p.ring)));
    let near_town = distance(centroid(&ring), point(2600., 2250.)) < 1_000.;
    let limit = if built || near_town { draw.real(50_000., 110_000.) } else { draw.real(260_000., 520_000.) };
    if size > limit {
        for _ in 0..8 {
            let (_, axis, _) = longest_side(&ring);
            let (along, aside) = extents(&ring, axis);
            let direction = if along > aside { left_of(axis) } else { axis };
            let shift = if along > aside { axis * along } else { left_of(axis) * aside };
            let through = centroid(&ring) + shift * draw.real(-0.15, 0.15);
            let direction = turned(direction, draw.real(-6., 6.).to_radians());
            if let Some((left, right)) = split(&ring, through, direction, &[])
                && area(&left).min(area(&right)) > size * 0.2
            {
                divide(draw, left, parcels, out);
                divide(draw, right, parcels, out);
                return;
            }
        }
    }
    out.push((ring, None));
}

/// What a zone is planned for: what stands there, if anything does.
fn prevailing(draw: &mut Draw, ring: &[Point], parcels: &[Parcel]) -> &'static str {
    let size = area(ring);
    let mut shares = [("工业", 0.0), ("居住", 0.0), ("商业", 0.0)];
    for parcel in parcels.iter().filter(|p| contains(ring, centroid(&p.ring))) {
        let at = match (parcel.nature, parcel.usage) {
            (Nature::Field, _) => continue,
            (Nature::Homes, _) | (_, Usage::Housing) => 1,
            (_, Usage::Industry) => 0,
            _ => 2,
        };
        shares[at].1 += parcel.area() / size;
    }
    let (usage, share) = shares.into_iter().fold(("农田", 0.0), |best, one| if one.1 > best.1 { one } else { best });
    let near_town = distance(centroid(ring), point(2600., 2250.)) < 900.;
    match share {
        s if s > 0.08 => usage,
        _ if near_town => draw.pick(&["居住", "商业", "绿地", "居住"]),
        _ if draw.chance(0.06) => "绿地",
        _ => "农田",
    }
}

/// The parks' outlines: around their parcels, over the lanes between them.
pub(crate) fn park_outlines(parcels: &[Parcel]) -> Vec<ParkOutline> {
    PARKS
        .iter()
        .map(|&(park, ..)| {
            let members: Vec<Polygon<f64>> =
                parcels.iter().filter(|p| p.park == Some(park)).map(|p| polygon(&p.ring)).collect();
            let reach = if park == Park::West { 17.0 } else { 9.5 };
            let style = |distance: f64| BufferStyle::new(distance).line_join(LineJoin::Miter(1.0));
            let grown = MultiPolygon(members).buffer_with_style(style(reach));
            let closed = grown.buffer_with_style(style(-reach + 0.4));
            let shape = MultiPolygon(outer_rings(&closed, 500.0).iter().map(|ring| polygon(ring)).collect());
            ParkOutline { park, shape }
        })
        .collect()
}
