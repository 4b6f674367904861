//! Shapefiles: `.shp` geometry by the `.shx` index, attributes of the `.dbf`, CRS of the `.prj`.
//!
//! Read here, not by a crate, for the reason given in [`crate::dbf`]: no count is believed before the bytes are there.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point};

use crate::bundle::Members;
use crate::{Crs, Feature, FormatError, Layer, dbf, encoding, limits, ring};

/// Reads a bundle that has `.shp`, `.shx` and `.dbf`.
pub(crate) fn read(stem: &str, members: &Members) -> Result<Layer, FormatError> {
    let member = |extension: &str| members.get(extension).map(|m| (m.name.as_str(), m.bytes.as_slice()));
    let (file, shp) = member("shp").unwrap_or((stem, &[]));
    let (shx_name, shx) = member("shx").unwrap_or((stem, &[]));
    let (dbf_name, dbf) = member("dbf").unwrap_or((stem, &[]));
    for (name, bytes) in [(file, shp), (shx_name, shx), (dbf_name, dbf)] {
        if bytes.is_empty() {
            return Err(FormatError::empty(name));
        }
    }
    for (name, bytes) in [(file, shp), (shx_name, shx)] {
        if bytes.get(..4) != Some(&[0, 0, 0x27, 0x0A]) || bytes.len() < 100 {
            return Err(FormatError::unreadable(name, "不是 Shapefile / not a shapefile"));
        }
    }
    let cpg = member("cpg").and_then(|(_, bytes)| encoding::from_cpg(bytes));
    let crs = match member("prj") {
        Some((name, bytes)) if !bytes.is_empty() => {
            let text = encoding::text(name, bytes)?;
            Some(Crs::from_wkt(&text).ok_or_else(|| FormatError::crs_unsupported(name, &text))?)
        }
        _ => None,
    };
    let records = dbf::read(dbf_name, dbf, cpg)?;
    let index = shx.get(100..).unwrap_or_default().chunks_exact(8);
    if index.len() != records.len() {
        return Err(FormatError::unreadable(
            file,
            &format!(".shx 有 {} 个图形，.dbf 有 {} 行 / .shx and .dbf differ in length", index.len(), records.len()),
        ));
    }
    let mut vertices = 0;
    let mut features = Vec::with_capacity(records.len());
    for (number, (entry, attributes)) in (1_u32..).zip(index.zip(records)) {
        let Some(attributes) = attributes else { continue };
        let geometry =
            record(shp, entry).ok_or_else(|| "图形记录不完整 / the shape is cut off".to_owned()).and_then(shape);
        vertices += geometry.as_ref().map_or(0, |(_, n)| *n);
        if vertices > limits::VERTICES {
            return Err(FormatError::too_large(file, "顶点数", "vertices", limits::VERTICES as u64));
        }
        features.push(Feature { number, geometry: geometry.map(|(g, _)| g), attributes });
    }
    Ok(Layer { name: stem.to_owned(), crs, features })
}

/// The content of the record that an index entry points at; offsets are in 16-bit words.
fn record<'a>(shp: &'a [u8], entry: &[u8]) -> Option<&'a [u8]> {
    let offset = usize::try_from(u32::from_be_bytes(entry.get(..4)?.try_into().ok()?)).ok()?.checked_mul(2)?;
    let header = shp.get(offset..)?;
    let length = usize::try_from(u32::from_be_bytes(header.get(4..8)?.try_into().ok()?)).ok()?.checked_mul(2)?;
    header.get(8..)?.get(..length)
}

fn int(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(i32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

fn coord(bytes: &[u8], at: usize) -> Option<Coord<f64>> {
    let x = f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?);
    let y = f64::from_le_bytes(bytes.get(at + 8..at.checked_add(16)?)?.try_into().ok()?);
    (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
}

fn shape(bytes: &[u8]) -> Result<(Geometry<f64>, usize), String> {
    let cut = || "图形记录不完整或坐标无效 / the shape is cut off or has an invalid coordinate".to_owned();
    // Types 11 to 18 carry Z and 21 to 28 carry M after the same two-dimensional part.
    match int(bytes, 0).ok_or_else(cut)? {
        0 => Err("没有图形 / no geometry".to_owned()),
        1 | 11 | 21 => Ok((Geometry::Point(Point(coord(bytes, 4).ok_or_else(cut)?)), 1)),
        8 | 18 | 28 => {
            let count = int(bytes, 36).ok_or_else(cut)?;
            let points = coords(bytes, 40, count).ok_or_else(cut)?;
            Ok((Geometry::MultiPoint(MultiPoint(points.into_iter().map(Point).collect())), count))
        }
        kind @ (3 | 13 | 23 | 5 | 15 | 25) => {
            let (count, total) = (int(bytes, 36).ok_or_else(cut)?, int(bytes, 40).ok_or_else(cut)?);
            if total > limits::FEATURE_VERTICES || count > total {
                return Err(format!("顶点数 {total} 超过上限 / more vertices than {}", limits::FEATURE_VERTICES));
            }
            let mut parts = Vec::new();
            for part in 0..count {
                let from = int(bytes, 44 + 4 * part).ok_or_else(cut)?;
                let to = if part + 1 < count { int(bytes, 48 + 4 * part).ok_or_else(cut)? } else { total };
                let length = to.checked_sub(from).filter(|_| to <= total).ok_or_else(cut)?;
                parts.push(LineString(coords(bytes, 44 + 4 * count + 16 * from, length).ok_or_else(cut)?));
            }
            let lines = matches!(kind, 3 | 13 | 23);
            Ok((if lines { Geometry::MultiLineString(MultiLineString(parts)) } else { polygons(parts)? }, total))
        }
        other => Err(format!("不支持的图形类型 {other} / shape type {other} is not read")),
    }
}

fn coords(bytes: &[u8], from: usize, count: usize) -> Option<Vec<Coord<f64>>> {
    bytes.get(from..from.checked_add(count.checked_mul(16)?)?)?;
    (0..count).map(|i| coord(bytes, from + 16 * i)).collect()
}

/// Twice the signed area, relative to the first vertex so that large coordinates lose no digits.
fn turn(ring: &LineString<f64>) -> f64 {
    let Some(origin) = ring.0.first() else { return 0.0 };
    let at = |c: &Coord<f64>| (c.x - origin.x, c.y - origin.y);
    let cross = |pair: &[Coord<f64>]| match pair {
        [a, b] => at(a).0 * at(b).1 - at(b).0 * at(a).1,
        _ => 0.0,
    };
    ring.0.windows(2).map(cross).sum()
}

/// Clockwise rings are outer boundaries, the others are holes of the smallest outer ring around them.
fn polygons(rings: Vec<LineString<f64>>) -> Result<Geometry<f64>, String> {
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| turn(ring) <= 0.0);
    let mut polygons: Vec<(LineString<f64>, Vec<LineString<f64>>)> =
        outer.into_iter().map(|o| (o, Vec::new())).collect();
    for hole in holes {
        let inside = polygons
            .iter_mut()
            .filter(|(outer, _)| hole.0.iter().any(|c| within(c, outer)))
            .min_by(|a, b| turn(&a.0).abs().total_cmp(&turn(&b.0).abs()));
        match inside {
            Some((_, of)) => of.push(hole),
            // Some programs write the only ring counter-clockwise.
            None => polygons.push((hole, Vec::new())),
        }
    }
    if polygons.is_empty() {
        return Err("没有图形 / no geometry".to_owned());
    }
    let closed = |(outer, holes)| ring::polygon(std::iter::once(outer).chain(holes).collect());
    polygons.into_iter().map(closed).collect::<Result<_, _>>().map(|all| Geometry::MultiPolygon(MultiPolygon(all)))
}

fn within(point: &Coord<f64>, ring: &LineString<f64>) -> bool {
    let crosses = |pair: &[Coord<f64>]| match pair {
        [a, b] => (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x,
        _ => false,
    };
    ring.0.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
}
