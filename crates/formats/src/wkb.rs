//! Well-known binary geometry and the GeoPackage header before it, with every count checked against the bytes left.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use crate::{limits, ring};

/// A GeoPackage geometry blob: geometry, number of vertices, and the srs id of its header.
pub(crate) fn geopackage(blob: &[u8]) -> Result<(Geometry<f64>, usize), String> {
    let cut = || "几何数据不完整 / the geometry is cut off".to_owned();
    let [b'G', b'P', 0, flags, ..] = *blob else {
        return Err("不是 GeoPackage 几何 / not a GeoPackage geometry".to_owned());
    };
    if flags & 0x10 != 0 {
        return Err("没有图形 / no geometry".to_owned());
    }
    let envelope = match flags >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(cut()),
    };
    let mut reader = Reader { bytes: blob.get(8 + envelope..).ok_or_else(cut)?, vertices: 0, ring: None };
    let geometry = reader.geometry(0);
    let geometry = geometry.ok_or_else(|| reader.ring.take().unwrap_or_else(cut))?;
    Ok((geometry, reader.vertices))
}

struct Reader<'a> {
    bytes: &'a [u8],
    vertices: usize,
    /// Why a ring is not one.
    ring: Option<String>,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.bytes.split_at_checked(N)?;
        self.bytes = tail;
        head.try_into().ok()
    }

    fn count(&mut self, little: bool, each: usize) -> Option<usize> {
        let raw = self.take::<4>()?;
        let count = usize::try_from(if little { u32::from_le_bytes(raw) } else { u32::from_be_bytes(raw) }).ok()?;
        (count.checked_mul(each)? <= self.bytes.len()).then_some(count)
    }

    fn coord(&mut self, little: bool, dimensions: usize) -> Option<Coord<f64>> {
        let mut values = [0.0; 4];
        for slot in values.iter_mut().take(dimensions) {
            let raw = self.take::<8>()?;
            *slot = if little { f64::from_le_bytes(raw) } else { f64::from_be_bytes(raw) };
        }
        self.vertices += 1;
        let [x, y, ..] = values;
        (x.is_finite() && y.is_finite() && self.vertices <= limits::FEATURE_VERTICES).then_some(Coord { x, y })
    }

    fn line(&mut self, little: bool, dimensions: usize) -> Option<LineString<f64>> {
        let count = self.count(little, 8 * dimensions)?;
        (0..count).map(|_| self.coord(little, dimensions)).collect::<Option<Vec<_>>>().map(LineString)
    }

    fn polygon(&mut self, little: bool, dimensions: usize) -> Option<Polygon<f64>> {
        let count = self.count(little, 4)?;
        let rings = (0..count).map(|_| self.line(little, dimensions)).collect::<Option<Vec<_>>>()?;
        ring::polygon(rings).map_err(|why| self.ring = Some(why)).ok()
    }

    /// Members of a collection are one level deep; deeper nesting is refused.
    fn geometry(&mut self, depth: u8) -> Option<Geometry<f64>> {
        let little = self.take::<1>()? == [1];
        let raw = self.take::<4>()?;
        let code = if little { u32::from_le_bytes(raw) } else { u32::from_be_bytes(raw) };
        // ISO codes add 1000 for Z, 2000 for M, 3000 for ZM; EWKB sets the two highest bits.
        let extended = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
        let plain = code & 0x0FFF_FFFF;
        let dimensions = match plain / 1000 {
            0 => 2 + extended,
            1 | 2 => 3,
            3 => 4,
            _ => return None,
        };
        match plain % 1000 {
            1 => self.coord(little, dimensions).map(|c| Geometry::Point(Point(c))),
            2 => self.line(little, dimensions).map(Geometry::LineString),
            3 => self.polygon(little, dimensions).map(Geometry::Polygon),
            kind @ 4..=6 if depth == 0 => {
                let count = self.count(little, 9)?;
                let members = (0..count).map(|_| self.geometry(1)).collect::<Option<Vec<_>>>()?;
                match kind {
                    4 => collect(members, |g| if let Geometry::Point(p) = g { Some(p) } else { None })
                        .map(|p| Geometry::MultiPoint(MultiPoint(p))),
                    5 => collect(members, |g| if let Geometry::LineString(l) = g { Some(l) } else { None })
                        .map(|l| Geometry::MultiLineString(MultiLineString(l))),
                    _ => collect(members, |g| if let Geometry::Polygon(p) = g { Some(p) } else { None })
                        .map(|p| Geometry::MultiPolygon(MultiPolygon(p))),
                }
            }
            _ => None,
        }
    }
}

fn collect<T>(members: Vec<Geometry<f64>>, of: impl Fn(Geometry<f64>) -> Option<T>) -> Option<Vec<T>> {
    members.into_iter().map(of).collect()
}
