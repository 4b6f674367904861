//! From the town's metres to degrees of longitude and latitude, rounded to seven decimals (about a centimetre).

use model::{Footprint, Line};
use sanqian::Work;

use crate::wire::Geometry;

type Ring = Vec<[f64; 2]>;

/// Draws outlines and lines of one work.
pub(crate) struct Degrees<'a>(pub &'a Work);

impl Degrees<'_> {
    /// An outline with rings as RFC 7946 wants them: outer anticlockwise, holes clockwise. `None` when nothing is left.
    pub(crate) fn outline(&self, footprint: &Footprint) -> Option<Geometry> {
        let polygons = self.polygons(footprint);
        (!polygons.is_empty()).then_some(Geometry::MultiPolygon(polygons))
    }

    /// Several outlines as one.
    pub(crate) fn outlines<'f>(&self, footprints: impl IntoIterator<Item = &'f Footprint>) -> Option<Geometry> {
        let polygons: Vec<Vec<Ring>> = footprints.into_iter().flat_map(|f| self.polygons(f)).collect();
        (!polygons.is_empty()).then_some(Geometry::MultiPolygon(polygons))
    }

    /// A centre line.
    pub(crate) fn line(&self, line: &Line) -> Option<Geometry> {
        let degrees = self.0.lon_lat(&line.clone().into()).and_then(|geometry| Line::try_from(geometry).ok())?;
        let points = positions(&degrees);
        (points.len() > 1).then_some(Geometry::LineString(points))
    }

    /// West, south, east, north of outlines.
    pub(crate) fn bbox<'f>(&self, footprints: impl IntoIterator<Item = &'f Footprint>) -> Option<[f64; 4]> {
        let rings = footprints.into_iter().flat_map(|f| self.polygons(f)).flatten();
        rings.flatten().fold(None, |bbox: Option<[f64; 4]>, [lon, lat]| {
            let [west, south, east, north] = bbox.unwrap_or([lon, lat, lon, lat]);
            Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)])
        })
    }

    fn polygons(&self, footprint: &Footprint) -> Vec<Vec<Ring>> {
        let degrees = self.0.lon_lat(&footprint.clone().into()).and_then(|geometry| Footprint::try_from(geometry).ok());
        let polygons = degrees.iter().flatten().map(|polygon| {
            // Without its outer ring a hole means nothing.
            let Some(outer) = ring(polygon.exterior(), true) else { return Vec::new() };
            let holes = polygon.interiors().iter().filter_map(|hole| ring(hole, false));
            [outer].into_iter().chain(holes).collect()
        });
        polygons.filter(|rings: &Vec<Ring>| !rings.is_empty()).collect()
    }
}

fn ring(degrees: &Line, anticlockwise: bool) -> Option<Ring> {
    let mut ring = positions(degrees);
    if ring.len() < 4 {
        return None;
    }
    if (doubled_area(&ring) > 0.0) != anticlockwise {
        ring.reverse();
    }
    Some(ring)
}

fn positions(degrees: &Line) -> Ring {
    degrees.0.iter().map(|at| [seven_decimals(at.x), seven_decimals(at.y)]).collect()
}

fn seven_decimals(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// Twice the signed area, positive when anticlockwise; from the first corner, so that small rings keep their digits.
fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let Some([x0, y0]) = ring.first() else { return 0.0 };
    let cross = |pair: &[[f64; 2]]| match pair {
        [[x1, y1], [x2, y2]] => (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0),
        _ => 0.0,
    };
    ring.windows(2).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_tells_the_direction() {
        let anticlockwise = [[121.0, 30.0], [121.1, 30.0], [121.1, 30.1], [121.0, 30.0]];
        let mut clockwise = anticlockwise;
        clockwise.reverse();
        assert!(doubled_area(&anticlockwise) > 0.0);
        assert!(doubled_area(&clockwise) < 0.0);
    }

    #[test]
    fn degrees_have_seven_decimals() {
        assert_eq!(seven_decimals(121.123_456_789), 121.123_456_8);
    }
}
