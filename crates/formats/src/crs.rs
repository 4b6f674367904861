//! Coordinate reference systems that China's surveys use and that convert into each other without local parameters:
//! CGCS2000 (and WGS84, which differs by centimetres) as longitude and latitude or as a Gauss-Krüger projection.

use serde::{Deserialize, Serialize};

/// A coordinate reference system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crs {
    /// EPSG code, when it is one of the table.
    pub epsg: Option<u32>,
    /// Name for people.
    pub name: String,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Kind {
    LonLat,
    /// Easting and northing in metres.
    TransverseMercator {
        lon_0: f64,
        lat_0: f64,
        k: f64,
        x_0: f64,
        y_0: f64,
    },
}

/// The box around China's land and seas, degrees: west, south, east, north.
const CHINA: [f64; 4] = [73.0, 3.0, 136.0, 54.0];

impl Crs {
    /// 4490 (CGCS2000) and 4326 (WGS84); 4491–4501 and 4502–4512 (6° zones 13–23, with zone number and by central
    /// meridian); 4513–4533 and 4534–4554 (3° zones 25–45, likewise).
    ///
    /// ```
    /// let crs = formats::Crs::from_epsg(4549).unwrap();
    /// assert_eq!(crs.central_meridian(), Some(120.0));
    /// assert_eq!(formats::Crs::from_epsg(4528).unwrap().central_meridian(), Some(120.0));
    /// assert!(formats::Crs::from_epsg(2436).is_none()); // Beijing 1954: local parameters needed
    /// ```
    #[must_use]
    pub fn from_epsg(epsg: u32) -> Option<Self> {
        // Zone number, degrees per zone, central meridian of zone 0, whether the easting carries the zone number.
        let (zone, width, base, numbered) = match epsg {
            4490 | 4326 => {
                let name = if epsg == 4490 { "CGCS2000" } else { "WGS 84" };
                return Some(Self { epsg: Some(epsg), name: name.to_owned(), kind: Kind::LonLat });
            }
            4491..=4501 => (epsg - 4491 + 13, 6.0, -3.0, true),
            4502..=4512 => (epsg - 4502 + 13, 6.0, -3.0, false),
            4513..=4533 => (epsg - 4513 + 25, 3.0, 0.0, true),
            4534..=4554 => (epsg - 4534 + 25, 3.0, 0.0, false),
            _ => return None,
        };
        let lon_0 = f64::from(zone) * width + base;
        let x_0 = 500_000.0 + if numbered { f64::from(zone) * 1_000_000.0 } else { 0.0 };
        let name = format!(
            "CGCS2000 / {width}° GK CM {lon_0}E{}",
            if numbered { format!(" zone {zone}") } else { String::new() }
        );
        Some(Self {
            epsg: Some(epsg),
            name,
            kind: Kind::TransverseMercator { lon_0, lat_0: 0.0, k: 1.0, x_0, y_0: 0.0 },
        })
    }

    /// From well-known text (`.prj`, GeoPackage). `None` when the datum is neither CGCS2000 nor WGS84, or the projection
    /// is not transverse Mercator in metres: such coordinates need parameters that the file does not carry.
    #[must_use]
    pub fn from_wkt(wkt: &str) -> Option<Self> {
        crate::crs_wkt::parse(wkt)
    }

    /// With a table code if one has the same parameters.
    pub(crate) fn from_parameters(name: &str, kind: Kind) -> Self {
        let known = (4490..=4554).filter_map(Self::from_epsg).find(|crs| crs.kind == kind);
        known.unwrap_or_else(|| Self { epsg: None, name: name.to_owned(), kind })
    }

    /// Degrees east; `None` for longitude and latitude.
    #[must_use]
    pub fn central_meridian(&self) -> Option<f64> {
        match self.kind {
            Kind::LonLat => None,
            Kind::TransverseMercator { lon_0, .. } => Some(lon_0),
        }
    }

    /// Whether coordinates are degrees.
    #[must_use]
    pub fn is_lon_lat(&self) -> bool {
        self.kind == Kind::LonLat
    }

    /// Whether a coordinate is one that this system can have inside China: for degrees the box around the country, for
    /// metres at most 350 km from the central meridian (a 6° zone is 334 km to a side at 0°) and between 3° and 54° north.
    #[must_use]
    pub fn plausible(&self, x: f64, y: f64) -> bool {
        let [west, south, east, north] = CHINA;
        match self.kind {
            Kind::LonLat => (west..=east).contains(&x) && (south..=north).contains(&y),
            Kind::TransverseMercator { x_0, y_0, .. } => {
                (x - x_0).abs() <= 350_000.0 && (330_000.0..=6_000_000.0).contains(&(y - y_0))
            }
        }
    }

    pub(crate) fn proj_string(&self) -> String {
        // GRS 80 and the CGCS2000 ellipsoid have the same axis and flattening.
        match self.kind {
            Kind::LonLat => "+proj=longlat +ellps=GRS80 +no_defs".to_owned(),
            Kind::TransverseMercator { lon_0, lat_0, k, x_0, y_0 } => {
                format!(
                    "+proj=tmerc +lat_0={lat_0} +lon_0={lon_0} +k={k} +x_0={x_0} +y_0={y_0} +ellps=GRS80 +units=m +no_defs"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_follows_the_verified_neighbours() {
        for (epsg, lon_0, x_0) in [
            (4528, 120.0, 40_500_000.0),
            (4549, 120.0, 500_000.0),
            (4522, 102.0, 34_500_000.0),
            (4543, 102.0, 500_000.0),
            (4530, 126.0, 42_500_000.0),
            (4551, 126.0, 500_000.0),
            (4547, 114.0, 500_000.0),
            (4513, 75.0, 25_500_000.0),
            (4554, 135.0, 500_000.0),
        ] {
            let kind = Kind::TransverseMercator { lon_0, lat_0: 0.0, k: 1.0, x_0, y_0: 0.0 };
            assert_eq!(Crs::from_epsg(epsg).map(|c| c.kind), Some(kind), "{epsg}");
        }
    }

    #[test]
    fn a_coordinate_of_another_zone_or_country_is_not_plausible() {
        let zone = Crs::from_epsg(4549).unwrap();
        assert!(zone.plausible(620_000.0, 3_340_000.0));
        assert!(!zone.plausible(40_620_000.0, 3_340_000.0)); // zone-numbered easting
        assert!(!zone.plausible(121.3, 30.2)); // degrees
        assert!(!Crs::from_epsg(4490).unwrap().plausible(30.2, 121.3)); // axes swapped
    }
}
