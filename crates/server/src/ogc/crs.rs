//! The coordinate reference systems that features are given in: longitude and latitude; the same by its EPSG code, whose first
//! axis is latitude; and the town's own zone, whose first axis is northing.

use geo_types::{Coord, Geometry};

use crate::map::Drawn;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::wire::Geometry as Positions;

/// Longitude, latitude. CGCS2000 and WGS 84 differ by centimetres.
pub(super) const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// A system on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Crs {
    /// Longitude, latitude.
    #[default]
    LonLat,
    /// EPSG:4490: latitude, longitude.
    LatLon,
    /// The town's zone: northing, easting.
    Zone,
}

impl Crs {
    /// Takes a parameter that names a system.
    pub(super) fn read(parameters: &mut Parameters, name: &str, epsg: u32) -> Result<Self, Problem> {
        let codes = [Self::LonLat, Self::LatLon, Self::Zone].map(|crs| (crs.uri(epsg), crs));
        Ok(parameters.code(name, &codes)?.unwrap_or_default())
    }

    pub(super) fn uri(self, epsg: u32) -> String {
        match self {
            Self::LonLat => CRS84.to_owned(),
            Self::LatLon => by_code(4490),
            Self::Zone => by_code(epsg),
        }
    }

    /// All systems on offer, the default first.
    pub(super) fn all(epsg: u32) -> Vec<String> {
        [Self::LonLat, Self::LatLon, Self::Zone].map(|crs| crs.uri(epsg)).into()
    }

    /// A feature's geometry in this system, with the axes in its order.
    pub(super) fn positions(self, drawn: &Drawn) -> Positions {
        match self {
            Self::LonLat => drawn.degrees.clone(),
            Self::LatLon => swapped(&drawn.degrees, |degrees| degrees),
            // Degrees were rounded to a centimetre; metres are to a millimetre, as surveyed.
            Self::Zone => swapped(&Positions::from(&drawn.metres), |metres| (metres * 1_000.0).round() / 1_000.0),
        }
    }

    /// A geometry with the axes of this system in the order in which it is computed with: east before north.
    pub(super) fn east_first(self, [a, b]: [f64; 2]) -> Coord<f64> {
        match self {
            Self::LonLat => Coord { x: a, y: b },
            Self::LatLon | Self::Zone => Coord { x: b, y: a },
        }
    }

    /// What a feature is compared with a box in this system by.
    pub(super) fn computed(self, drawn: &Drawn) -> &Geometry<f64> {
        match self {
            Self::LonLat | Self::LatLon => &drawn.lon_lat,
            Self::Zone => &drawn.metres,
        }
    }
}

fn by_code(epsg: u32) -> String {
    format!("http://www.opengis.net/def/crs/EPSG/0/{epsg}")
}

fn swapped(positions: &Positions, round: impl Fn(f64) -> f64) -> Positions {
    let swap = |[x, y]: [f64; 2]| [round(y), round(x)];
    match positions {
        Positions::MultiPolygon(polygons) => {
            let ring = |ring: &Vec<[f64; 2]>| ring.iter().copied().map(swap).collect();
            Positions::MultiPolygon(polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect())
        }
        Positions::LineString(line) => Positions::LineString(line.iter().copied().map(swap).collect()),
    }
}

impl From<&Geometry<f64>> for Positions {
    fn from(geometry: &Geometry<f64>) -> Self {
        let line = |line: &geo_types::LineString<f64>| line.0.iter().map(|at| [at.x, at.y]).collect::<Vec<_>>();
        match geometry {
            Geometry::LineString(given) => Self::LineString(line(given)),
            Geometry::MultiPolygon(outlines) => Self::MultiPolygon(
                outlines
                    .iter()
                    .map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(line).collect())
                    .collect(),
            ),
            // The town's layers hold outlines and lines alone (`Shape`).
            _ => Self::MultiPolygon(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_axis_of_a_code_is_north() {
        let line = Positions::LineString(vec![[121.25, 30.125]]);
        assert_eq!(swapped(&line, |degrees| degrees), Positions::LineString(vec![[30.125, 121.25]]));
        assert_eq!(Crs::Zone.east_first([3_330_000.0, 600_000.0]), Coord { x: 600_000.0, y: 3_330_000.0 });
        assert_eq!(Crs::LonLat.east_first([121.0, 30.0]), Coord { x: 121.0, y: 30.0 });
        assert!(Crs::all(4549).contains(&"http://www.opengis.net/def/crs/EPSG/0/4549".to_owned()));
    }
}
