//! From one coordinate reference system to another, exact to 0.1 mm.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};
use proj4rs::Proj;

use crate::Crs;

/// A conversion between two systems, made once and used for many coordinates.
#[derive(Debug)]
pub struct Reprojection {
    /// `None` when both systems are the same: coordinates then stay bit for bit.
    between: Option<(Proj, Proj)>,
    from_degrees: bool,
    to_degrees: bool,
}

impl Reprojection {
    /// `None` when the projection library does not take one of the systems.
    #[must_use]
    pub fn new(from: &Crs, to: &Crs) -> Option<Self> {
        let between = if from.kind == to.kind {
            None
        } else {
            let make = |crs: &Crs| Proj::from_proj_string(&crs.proj_string()).ok();
            Some((make(from)?, make(to)?))
        };
        Some(Self { between, from_degrees: from.is_lon_lat(), to_degrees: to.is_lon_lat() })
    }

    /// One coordinate; `None` when the result is not finite.
    #[must_use]
    pub fn coord(&self, c: Coord<f64>) -> Option<Coord<f64>> {
        let Some((from, to)) = &self.between else { return Some(c) };
        let mut point = if self.from_degrees { (c.x.to_radians(), c.y.to_radians(), 0.0) } else { (c.x, c.y, 0.0) };
        proj4rs::transform::transform(from, to, &mut point).ok()?;
        let (x, y) = if self.to_degrees { (point.0.to_degrees(), point.1.to_degrees()) } else { (point.0, point.1) };
        (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
    }

    fn line(&self, line: &LineString<f64>) -> Option<LineString<f64>> {
        line.0.iter().map(|c| self.coord(*c)).collect::<Option<_>>().map(LineString)
    }

    fn polygon(&self, polygon: &Polygon<f64>) -> Option<Polygon<f64>> {
        let holes = polygon.interiors().iter().map(|r| self.line(r)).collect::<Option<_>>()?;
        Some(Polygon::new(self.line(polygon.exterior())?, holes))
    }

    /// A geometry; `None` when a coordinate cannot be converted or the kind of geometry is not one that files hold.
    #[must_use]
    pub fn geometry(&self, geometry: &Geometry<f64>) -> Option<Geometry<f64>> {
        Some(match geometry {
            Geometry::Point(p) => Geometry::Point(Point(self.coord(p.0)?)),
            Geometry::MultiPoint(m) => {
                Geometry::MultiPoint(MultiPoint(m.0.iter().map(|p| self.coord(p.0).map(Point)).collect::<Option<_>>()?))
            }
            Geometry::LineString(l) => Geometry::LineString(self.line(l)?),
            Geometry::MultiLineString(m) => {
                Geometry::MultiLineString(MultiLineString(m.0.iter().map(|l| self.line(l)).collect::<Option<_>>()?))
            }
            Geometry::Polygon(p) => Geometry::Polygon(self.polygon(p)?),
            Geometry::MultiPolygon(m) => {
                Geometry::MultiPolygon(MultiPolygon(m.0.iter().map(|p| self.polygon(p)).collect::<Option<_>>()?))
            }
            _ => return None,
        })
    }
}

/// One geometry from one system to another; see [`Reprojection`].
#[must_use]
pub fn reproject(geometry: &Geometry<f64>, from: &Crs, to: &Crs) -> Option<Geometry<f64>> {
    Reprojection::new(from, to)?.geometry(geometry)
}
