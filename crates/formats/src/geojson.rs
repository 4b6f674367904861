//! GeoJSON. Text is parsed by the `geojson` crate; geometry is converted here, because that crate's own conversion panics
//! on a ring whose positions have fewer than two numbers.

use ::geojson::{Feature as GivenFeature, GeoJson, Geometry as Given, GeometryValue as Value, JsonValue, Position};
use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use crate::{Cell, Crs, Feature, FormatError, Layer, encoding, limits, ring};

/// The file's features as one layer. Without a `crs` member it is longitude and latitude (RFC 7946).
pub(crate) fn read(file: &str, stem: &str, bytes: &[u8]) -> Result<Layer, FormatError> {
    let text = encoding::text(file, bytes)?;
    let parsed: GeoJson = text.parse().map_err(|e: ::geojson::Error| FormatError::unreadable(file, &e.to_string()))?;
    let (given, foreign) = match parsed {
        GeoJson::FeatureCollection(all) => (all.features, all.foreign_members),
        GeoJson::Feature(one) => (vec![one], None),
        GeoJson::Geometry(_) => return Err(FormatError::wrong_type(file, "GeoJSON Geometry")),
    };
    let crs = crs(file, foreign.as_ref().and_then(|members| members.get("crs")))?;
    if given.len() > limits::FEATURES {
        return Err(FormatError::too_large(file, "要素数", "features", limits::FEATURES as u64));
    }
    let mut vertices = 0;
    let mut features = Vec::with_capacity(given.len());
    for (number, feature) in (1_u32..).zip(given) {
        let geometry = convert(feature.geometry.as_ref());
        vertices += geometry.as_ref().map_or(0, |(_, n)| *n);
        if vertices > limits::VERTICES {
            return Err(FormatError::too_large(file, "顶点数", "vertices", limits::VERTICES as u64));
        }
        features.push(Feature { number, geometry: geometry.map(|(g, _)| g), attributes: attributes(feature) });
    }
    Ok(Layer { name: stem.to_owned(), crs: Some(crs), features })
}

/// The `crs` member of the 2008 format, which many programs still write.
fn crs(file: &str, member: Option<&JsonValue>) -> Result<Crs, FormatError> {
    let lon_lat = || Crs::from_epsg(4490).ok_or_else(|| FormatError::crs_unsupported(file, "EPSG:4490"));
    let Some(member) = member.filter(|m| !m.is_null()) else { return lon_lat() };
    let name = member.pointer("/properties/name").and_then(JsonValue::as_str).unwrap_or_default();
    if name.ends_with("CRS84") {
        return lon_lat();
    }
    let code = name.rsplit(':').next().and_then(|code| code.parse().ok());
    code.and_then(Crs::from_epsg).ok_or_else(|| FormatError::crs_unsupported(file, name))
}

fn attributes(feature: GivenFeature) -> Vec<(String, Cell)> {
    let cell = |value: JsonValue| match value {
        JsonValue::Null => Cell::Empty,
        JsonValue::Bool(b) => Cell::Bool(b),
        JsonValue::String(text) if text.is_empty() => Cell::Empty,
        JsonValue::String(text) => Cell::Text(text),
        JsonValue::Number(n) => match n.as_f64() {
            Some(value) if value.is_finite() && !n.to_string().contains(['e', 'E']) => {
                Cell::Number { literal: n.to_string(), value }
            }
            Some(value) => Cell::number(value),
            None => Cell::Text(n.to_string()),
        },
        other => Cell::Text(other.to_string()),
    };
    let properties = feature.properties.unwrap_or_default();
    properties.into_iter().take(limits::ATTRIBUTES).map(|(name, value)| (name, cell(value))).collect()
}

/// Vertices so far, and why a ring is not one.
struct Count(usize, Option<String>);

fn convert(given: Option<&Given>) -> Result<(Geometry<f64>, usize), String> {
    let given = given.ok_or_else(|| "没有图形 / no geometry".to_owned())?;
    let mut count = Count(0, None);
    let broken = || "坐标不完整、不是有限数或过多 / a coordinate is incomplete or not finite, or too many".to_owned();
    let geometry = count.geometry(&given.value);
    let geometry = geometry.ok_or_else(|| count.1.take().unwrap_or_else(broken))?;
    Ok((geometry, count.0))
}

impl Count {
    fn coord(&mut self, position: &Position) -> Option<Coord<f64>> {
        self.0 += 1;
        let [x, y, ..] = *position.as_slice() else { return None };
        (x.is_finite() && y.is_finite() && self.0 <= limits::FEATURE_VERTICES).then_some(Coord { x, y })
    }

    fn line(&mut self, positions: &[Position]) -> Option<LineString<f64>> {
        positions.iter().map(|p| self.coord(p)).collect::<Option<Vec<_>>>().map(LineString)
    }

    fn polygon(&mut self, rings: &[Vec<Position>]) -> Option<Polygon<f64>> {
        let rings = rings.iter().map(|r| self.line(r)).collect::<Option<Vec<_>>>()?;
        ring::polygon(rings).map_err(|why| self.1 = Some(why)).ok()
    }

    fn geometry(&mut self, value: &Value) -> Option<Geometry<f64>> {
        Some(match value {
            Value::Point { coordinates } => Geometry::Point(Point(self.coord(coordinates)?)),
            Value::MultiPoint { coordinates } => {
                Geometry::MultiPoint(MultiPoint(self.line(coordinates)?.0.into_iter().map(Point).collect()))
            }
            Value::LineString { coordinates } => Geometry::LineString(self.line(coordinates)?),
            Value::MultiLineString { coordinates } => Geometry::MultiLineString(MultiLineString(
                coordinates.iter().map(|l| self.line(l)).collect::<Option<_>>()?,
            )),
            Value::Polygon { coordinates } => Geometry::Polygon(self.polygon(coordinates)?),
            Value::MultiPolygon { coordinates } => Geometry::MultiPolygon(MultiPolygon(
                coordinates.iter().map(|p| self.polygon(p)).collect::<Option<_>>()?,
            )),
            Value::GeometryCollection { .. } => return None,
        })
    }
}
