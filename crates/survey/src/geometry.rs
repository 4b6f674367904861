//! Geometry of a feature in the town's CRS, or the reason why it cannot be used.

use geo_types::{Geometry, LineString, MultiPolygon, Point};
use model::{Footprint, Severity};

use crate::line::Line;
use crate::problem::said;

impl Line<'_> {
    /// The feature's outline.
    pub(crate) fn outline(&mut self) -> Option<Footprint> {
        let footprint = match self.reprojected()? {
            Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
            Geometry::MultiPolygon(polygons) => polygons,
            _ => {
                return self.unusable(
                    "geometry.kind",
                    "面 / a polygon",
                    "该图层应为面图层。 / This layer must hold polygons.",
                );
            }
        };
        if footprint.0.iter().any(|polygon| twice_area(polygon.exterior()).abs() < 0.02) {
            return self.unusable(
                "geometry.ring",
                "有面积的面 / a polygon with an area",
                "面退化为线或点，请在 GIS 中修复。 / The polygon has no area; mend it.",
            );
        }
        Some(footprint)
    }

    /// The feature's centre line.
    pub(crate) fn centre_line(&mut self) -> Option<LineString<f64>> {
        let line = match self.reprojected()? {
            Geometry::LineString(line) => line,
            Geometry::MultiLineString(lines) if lines.0.len() == 1 => lines.0.into_iter().next()?,
            _ => {
                return self.unusable(
                    "geometry.kind",
                    "一条线 / one line",
                    "该图层应为单线图层，请打散多部件。 / Each feature must be one line; split multiparts.",
                );
            }
        };
        if line.0.len() < 2 {
            return self.unusable(
                "geometry.line",
                "至少两个点的线 / a line of two points",
                "请在 GIS 中修复。 / Mend it.",
            );
        }
        Some(line)
    }

    fn reprojected(&mut self) -> Option<Geometry<f64>> {
        let geometry = match self.row.geometry {
            Some(Ok(geometry)) => geometry,
            Some(Err(why)) => {
                let why = why.clone();
                return self.unusable(
                    "geometry.invalid",
                    "完整有效的图形 / a valid geometry",
                    &format!("{why}。请在 GIS 中“修复几何”后重新导出。 / Repair it and export again."),
                );
            }
            None => return self.unusable("geometry.invalid", "图形 / a geometry", "没有图形。 / No geometry."),
        };
        let (crs, way) = self.sheet.crs.as_ref()?;
        let outside = corners(geometry).into_iter().find(|c| !crs.plausible(c.x(), c.y()));
        if let Some(at) = outside {
            let name = &crs.name;
            return self.unusable(
                "geometry.outside_china",
                &format!("在中国境内的坐标（{name}） / a coordinate inside China"),
                &format!("坐标 ({}, {}) 在所声明坐标系下落在境外：请核对坐标系、带号及 X/Y 次序。 / Outside China in the declared CRS: check CRS, zone number and axis order.", at.x(), at.y()),
            );
        }
        match way.geometry(geometry) {
            Some(geometry) => Some(geometry),
            None => self.unusable(
                "geometry.invalid",
                "可换算的坐标 / convertible coordinates",
                "请核对坐标系。 / Check the CRS.",
            ),
        }
    }

    fn unusable<T>(&mut self, code: &'static str, expected: &str, hint: &str) -> Option<T> {
        self.note(Severity::Row, "geometry", said(code, expected, hint));
        None
    }
}

/// Every vertex.
pub(crate) fn corners(geometry: &Geometry<f64>) -> Vec<Point<f64>> {
    let line = |l: &LineString<f64>| l.0.iter().map(|c| Point(*c)).collect::<Vec<_>>();
    let polygon = |p: &geo_types::Polygon<f64>| {
        std::iter::once(p.exterior()).chain(p.interiors()).flat_map(line).collect::<Vec<_>>()
    };
    match geometry {
        Geometry::Point(p) => vec![*p],
        Geometry::MultiPoint(m) => m.0.clone(),
        Geometry::LineString(l) => line(l),
        Geometry::MultiLineString(m) => m.0.iter().flat_map(line).collect(),
        Geometry::Polygon(p) => polygon(p),
        Geometry::MultiPolygon(m) => m.0.iter().flat_map(polygon).collect(),
        _ => Vec::new(),
    }
}

/// Planar area of an outline.
pub(crate) fn square_metres(outline: &Footprint) -> f64 {
    let polygon = |p: &geo_types::Polygon<f64>| {
        twice_area(p.exterior()).abs() - p.interiors().iter().map(|hole| twice_area(hole).abs()).sum::<f64>()
    };
    outline.0.iter().map(polygon).sum::<f64>() / 2.0
}

fn twice_area(ring: &LineString<f64>) -> f64 {
    let Some(origin) = ring.0.first() else { return 0.0 };
    let cross = |pair: &[geo_types::Coord<f64>]| match pair {
        [a, b] => (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y),
        _ => 0.0,
    };
    ring.0.windows(2).map(cross).sum()
}
