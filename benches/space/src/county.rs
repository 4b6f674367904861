//! 1,000,000 parcels × 3,000,000 buildings with zones, road control and ownership: everything at once, and one edited parcel.

use std::time::Instant;

use geo_types::{Coord, LineString, MultiPolygon, Polygon, coord};
use space::{Land, LandIndex, Layer, Right, land_figures};

use crate::town::{self, Outlines, unit};
use crate::{BenchError, say};

const PARCELS: usize = 1_000_000;
const BUILDINGS: usize = 3_000_000;
/// Plan zones a side: cells of a mesh whose corners are moved, so that they cover the land without a gap.
const ZONES: usize = 60;
/// Roads in either direction, and pieces of each; every piece is a segment with a zone of its own.
const ROADS: usize = 40;
const PIECES: usize = 100;
/// Edits whose times are told.
const EDITS: usize = 2_000;

/// Says seconds and peak memory of a run from coordinates to figures, then the times of edits, checked by a full run.
pub(crate) fn measure() -> Result<(), BenchError> {
    let (parcels, buildings) = (town::parcels(PARCELS), town::buildings(BUILDINGS, PARCELS));
    let start = Instant::now();
    let land = land(&parcels, &buildings);
    let figures = land_figures(&land);
    let seconds = start.elapsed().as_secs_f64();
    let standing = figures.buildings.iter().filter(|building| building.parcel.is_some()).count();
    let controlled = figures.parcels.iter().filter(|parcel| parcel.control > 0.0).count();
    let conflicting = figures.parcels.iter().filter(|parcel| parcel.conflict > 0.0).count();
    // Those at the rim reach over it, where there is no zone.
    let (low, side) = (town::CORNER, town::side(PARCELS));
    let inside = |p: &Coord<f64>| p.x > low.x && p.x < low.x + side && p.y > low.y && p.y < low.y + side;
    let lost = figures
        .parcels
        .iter()
        .enumerate()
        .filter(|(i, _)| parcels.points[parcels.starts[*i]..parcels.starts[*i + 1]].iter().all(inside))
        .map(|(i, parcel)| (parcel.zoned - land.parcels.area(i)).abs())
        .fold(0.0, f64::max);
    say(&format!(
        "{PARCELS} parcels x {BUILDINGS} buildings, {} zones, {} road segments, {} rights: {seconds:.2} s, peak {} MB; {standing} buildings on a parcel, {controlled} parcels in road control zones, {conflicting} against the plan; parts by zone differ from their parcel by at most {lost:.1e} m2",
        land.zones.len(),
        land.control.len(),
        land.rights.len(),
        peak()? >> 20,
    ));
    drop(figures);
    edit(LandIndex::new(land))
}

fn edit(mut index: LandIndex) -> Result<(), BenchError> {
    let mut times = Vec::with_capacity(EDITS);
    let mut refreshed = 0;
    for step in 0..EDITS {
        let parcel = (unit(step, 60) * PARCELS as f64) as usize;
        let other = town::parcels_like(parcel, PARCELS, 100 + step as u64);
        let outline = MultiPolygon(vec![Polygon::new(LineString(other), vec![])]);
        let start = Instant::now();
        if let Some(changed) = index.edit(parcel, &outline) {
            refreshed += changed.parcels.len() + changed.buildings.len();
        }
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let same = *index.figures() == land_figures(index.land());
    say(&format!(
        "one edited parcel of {PARCELS}: median {:.4} ms, p99 {:.4} ms, most {:.3} ms over {EDITS} edits, {refreshed} parcels and buildings refreshed; equal to a full run: {same}",
        times[EDITS / 2],
        times[EDITS * 99 / 100],
        times[EDITS - 1],
    ));
    if same { Ok(()) } else { Err(BenchError::Differs) }
}

fn land(parcels: &Outlines, buildings: &Outlines) -> Land {
    let (zones, control) = (zones(), roads());
    Land {
        parcels: Layer::of_rings(&parcels.points, &parcels.starts),
        industrial: (0..PARCELS).map(|parcel| unit(parcel, 30) < 0.4).collect(),
        buildings: Layer::of_rings(&buildings.points, &buildings.starts),
        floors: (0..BUILDINGS).map(|building| 1 + (unit(building, 31) * 5.0) as u8).collect(),
        zone_industrial: (0..zones.starts.len()).map(|zone| unit(zone, 32) < 0.5).collect(),
        zones: Layer::of_rings(&zones.points, &zones.starts),
        control: Layer::of_rings(&control.points, &control.starts),
        rights: rights(),
    }
}

/// One holder in most cases, up to five.
fn rights() -> Vec<Right> {
    let holders = |parcel| if unit(parcel, 40) < 0.8 { 1 } else { 2 + (unit(parcel, 41) * 4.0) as usize };
    (0..PARCELS)
        .flat_map(|parcel| {
            let count = holders(parcel);
            (0..count).map(move |holder| Right {
                parcel,
                holder: (unit(parcel * 8 + holder, 42) * 400_000.0) as u32,
                share: 1.0 / count as f64,
            })
        })
        .collect()
}

fn zones() -> Outlines {
    let cell = town::side(PARCELS) / ZONES as f64;
    let corner = |i: usize, j: usize| {
        let moved = |at: usize, salt| {
            let inner = at > 0 && at < ZONES;
            (at as f64 + if inner { 0.5 * (unit(i * 1000 + j, salt) - 0.5) } else { 0.0 }) * cell
        };
        town::CORNER + coord! { x: moved(i, 50), y: moved(j, 51) }
    };
    let cells = (0..ZONES).flat_map(|i| (0..ZONES).map(move |j| (i, j)));
    collect(cells.map(|(i, j)| vec![corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]))
}

fn roads() -> Outlines {
    let side = town::side(PARCELS);
    let pieces = (0..ROADS * 2).flat_map(|road| (0..PIECES).map(move |piece| (road, piece)));
    collect(pieces.map(|(road, piece)| {
        let at = |piece: usize| {
            let (along, across) = (
                side * piece as f64 / PIECES as f64,
                side * ((road / 2) as f64 + 0.5 + 0.3 * (unit(road * 1000 + piece, 52) - 0.5)) / ROADS as f64,
            );
            town::CORNER
                + if road % 2 == 0 {
                    coord! { x: along, y: across }
                } else {
                    coord! { x: across, y: along }
                }
        };
        let (from, to) = (at(piece), at(piece + 1));
        let reach = 10.0 + 25.0 * unit(road, 53);
        let along = (to - from) / (to.x - from.x).hypot(to.y - from.y);
        let aside = coord! { x: -along.y * reach, y: along.x * reach };
        vec![from - aside, to - aside, to + aside, from + aside]
    }))
}

fn collect(rings: impl Iterator<Item = Vec<Coord<f64>>>) -> Outlines {
    let mut outlines = Outlines { points: Vec::new(), starts: vec![0] };
    for ring in rings {
        outlines.points.extend(ring);
        outlines.starts.push(outlines.points.len());
    }
    outlines
}

/// The most memory that this process has held, in bytes (Linux).
fn peak() -> Result<usize, BenchError> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
    Ok(kilobytes.unwrap_or(0) * 1024)
}
