//! One vector tile (MVT 2.1): features of the snapshot in the tile's own coordinates, clipped and simplified.
//!
//! Rings wind as the specification wants after rounding, and what rounding leaves without area is left out. A simplified
//! ring may touch itself; renderers take that.

use geo::{BooleanOps, Intersects, MapCoords, Rect, Simplify};
use geo_types::{Coord, Geometry, LineString, MultiPolygon, Polygon};
use mvt::{GeomData, GeomEncoder, GeomType, Tile};
use serde_json::Value;

use super::{COLLECTIONS, Drawn};
use crate::index::Index;

/// Units along an edge.
const EXTENT: u32 = 4_096;
/// Units drawn beyond the edge, so that outlines do not show at it.
const BUFFER: f64 = 64.0;
/// Units by which a line may be moved.
const TOLERANCE: f64 = 1.0;
/// Largest zoom with tiles; maps enlarge these.
pub(super) const ZOOM_MOST: u8 = 18;

/// A tile's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) z: u8,
    pub(super) x: u32,
    pub(super) y: u32,
}

impl Address {
    /// Degrees to units of the tile, y downwards (spherical Mercator).
    fn units(self, at: Coord<f64>) -> Coord<f64> {
        let tiles = f64::from(1_u32 << self.z);
        let sine = at.y.to_radians().sin();
        let x = (at.x / 360.0 + 0.5) * tiles;
        let y = (0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI)) * tiles;
        Coord { x: (x - f64::from(self.x)) * f64::from(EXTENT), y: (y - f64::from(self.y)) * f64::from(EXTENT) }
    }

    fn sees(self, [west, south, east, north]: [f64; 4]) -> bool {
        let (a, b) = (self.units(Coord { x: west, y: north }), self.units(Coord { x: east, y: south }));
        window().intersects(&Rect::new(a, b))
    }
}

fn window() -> Rect<f64> {
    let edge = f64::from(EXTENT) + BUFFER;
    Rect::new(Coord { x: -BUFFER, y: -BUFFER }, Coord { x: edge, y: edge })
}

/// The bytes; empty when nothing of the town is in the tile.
pub(super) fn tile(index: &Index, address: Address) -> Result<Vec<u8>, mvt::Error> {
    let mut tile = Tile::new(EXTENT);
    for (place, collection) in COLLECTIONS.iter().enumerate().filter(|(_, c)| c.from_zoom <= address.z) {
        let mut layer = tile.create_layer(collection.id);
        for (number, drawn) in (1..).zip(index.drawn(place)) {
            if !address.sees(drawn.bbox) || !in_force(index, drawn) {
                continue;
            }
            let Some(geometry) = geometry(&drawn.lon_lat, address)? else { continue };
            let mut feature = layer.into_feature(geometry);
            feature.set_id(number);
            for (name, value) in &drawn.properties {
                match value {
                    Value::String(text) => feature.add_tag_string(name, text),
                    Value::Bool(truth) => feature.add_tag_bool(name, *truth),
                    Value::Number(number) => match number.as_i64() {
                        Some(whole) => feature.add_tag_sint(name, whole),
                        None => feature.add_tag_double(name, number.as_f64().unwrap_or_default()),
                    },
                    // Unknown stays unknown: MVT has no null.
                    _ => {}
                }
            }
            layer = feature.into_layer();
        }
        if layer.num_features() > 0 {
            tile.add_layer(layer)?;
        }
    }
    if tile.num_layers() == 0 { Ok(Vec::new()) } else { tile.to_bytes() }
}

fn in_force(index: &Index, drawn: &Drawn) -> bool {
    let day = index.work.snapshot.as_of;
    drawn.days.is_none_or(|(from, to)| from <= day && to.is_none_or(|to| day <= to))
}

fn geometry(lon_lat: &Geometry<f64>, address: Address) -> Result<Option<GeomData>, mvt::Error> {
    match lon_lat.map_coords(|at| address.units(at)) {
        Geometry::MultiPolygon(outlines) => polygons(&outlines),
        Geometry::Polygon(outline) => polygons(&MultiPolygon(vec![outline])),
        Geometry::LineString(line) => lines(&line),
        _ => Ok(None),
    }
}

fn polygons(outlines: &MultiPolygon<f64>) -> Result<Option<GeomData>, mvt::Error> {
    let clipped = outlines.intersection(&window().to_polygon()).simplify(TOLERANCE);
    let mut encoder = GeomEncoder::new(GeomType::Polygon);
    let (mut drawn, mut last) = (false, None);
    for polygon in &clipped {
        let Some(outer) = ring(polygon.exterior(), true) else { continue };
        let holes = polygon.interiors().iter().filter_map(|hole| ring(hole, false));
        for mut ring in std::iter::once(outer).chain(holes) {
            // The encoder leaves a repeated point out, and with it the move to a ring that begins where the last one ended.
            if ring.first() == last.as_ref() {
                ring.rotate_left(1);
            }
            last = ring.last().copied();
            for (x, y) in ring {
                encoder.add_point(x, y)?;
            }
            encoder.complete_geom()?;
            drawn = true;
        }
    }
    if drawn { encoder.encode().map(Some) } else { Ok(None) }
}

/// A ring in whole units without its closing point, wound outwards (positive area, y downwards) or inwards.
fn ring(line: &LineString<f64>, outer: bool) -> Option<Vec<(f64, f64)>> {
    let mut points = whole(line);
    points.pop();
    if points.last() == points.first() {
        points.pop();
    }
    if points.len() < 3 {
        return None;
    }
    let next = points.iter().cycle().skip(1);
    let area: f64 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    if area == 0.0 {
        return None;
    }
    if (area > 0.0) != outer {
        points.reverse();
    }
    Some(points)
}

fn lines(line: &LineString<f64>) -> Result<Option<GeomData>, mvt::Error> {
    let window: Polygon<f64> = window().to_polygon();
    let clipped = MultiPolygon(vec![window]).clip(&geo_types::MultiLineString(vec![line.clone()]), false);
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for part in clipped.simplify(TOLERANCE).iter().map(whole).filter(|part| part.len() > 1) {
        match parts.last_mut() {
            // Clipping may cut a line at a corner; the encoder needs it whole (see above).
            Some(before) if before.last() == part.first() => before.extend(part.into_iter().skip(1)),
            _ => parts.push(part),
        }
    }
    let mut encoder = GeomEncoder::new(GeomType::Linestring);
    for part in &parts {
        for (x, y) in part {
            encoder.add_point(*x, *y)?;
        }
        encoder.complete_geom()?;
    }
    if parts.is_empty() { Ok(None) } else { encoder.encode().map(Some) }
}

/// Rounded to whole units, without repeated points.
fn whole(line: &LineString<f64>) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = line.0.iter().map(|at| (at.x.round(), at.y.round())).collect();
    points.dedup();
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_of_the_world_are_the_corners_of_its_tile() {
        let world = Address { z: 0, x: 0, y: 0 };
        let check = |lon: f64, lat: f64, x: f64, y: f64| {
            let at = world.units(Coord { x: lon, y: lat });
            assert!((at.x - x).abs() < 0.01 && (at.y - y).abs() < 0.01, "{at:?}");
        };
        check(-180.0, 85.051_128_78, 0.0, 0.0);
        check(0.0, 0.0, 2_048.0, 2_048.0);
        check(180.0, -85.051_128_78, 4_096.0, 4_096.0);
    }

    #[test]
    fn rings_are_wound_and_those_without_area_are_left_out() {
        let square = LineString::from(vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
        let outer = ring(&square, true).unwrap();
        assert_eq!(outer, [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        let mut inner = ring(&square, false).unwrap();
        inner.reverse();
        assert_eq!(inner, outer);
        let speck = LineString::from(vec![(0.0, 0.0), (0.2, 0.0), (0.2, 0.2), (0.0, 0.0)]);
        assert_eq!(ring(&speck, true), None);
    }

    #[test]
    fn what_lies_outside_is_cut_off() {
        let wide = Polygon::new(
            LineString::from(vec![(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6), (-1e6, -1e6)]),
            Vec::new(),
        );
        let clipped = MultiPolygon(vec![wide]).intersection(&window().to_polygon());
        assert!(polygons(&clipped).unwrap().is_some());
        let far = Polygon::new(LineString::from(vec![(1e6, 1e6), (2e6, 1e6), (2e6, 2e6), (1e6, 1e6)]), Vec::new());
        assert!(polygons(&MultiPolygon(vec![far])).unwrap().is_none());
        assert!(lines(&LineString::from(vec![(1e6, 0.0), (2e6, 0.0)])).unwrap().is_none());
        assert!(lines(&LineString::from(vec![(-1e6, 5.0), (1e6, 5.0)])).unwrap().is_some());
    }
}
