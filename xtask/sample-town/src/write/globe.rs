//! Longitude and latitude.

use proj4rs::proj::Proj;
use proj4rs::transform::transform;

use super::ORIGIN;

/// The way from the town's metres to degrees.
pub(crate) struct Meridian {
    plane: Option<Proj>,
    globe: Option<Proj>,
}

impl Default for Meridian {
    fn default() -> Self {
        let ellipsoid = "+a=6378137 +rf=298.257222101 +no_defs";
        Self {
            plane: Proj::from_proj_string(&format!(
                "+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +units=m {ellipsoid}"
            ))
            .ok(),
            globe: Proj::from_proj_string(&format!("+proj=longlat {ellipsoid}")).ok(),
        }
    }
}

impl Meridian {
    /// Longitude and latitude in degrees (CGCS2000) of a place of the town.
    pub(crate) fn degrees(&self, x: f64, y: f64) -> (f64, f64) {
        let mut place = (ORIGIN.0 + x, ORIGIN.1 + y, 0.0);
        if let (Some(plane), Some(globe)) = (&self.plane, &self.globe)
            && transform(plane, globe, &mut place).is_ok()
        {
            return (place.0.to_degrees(), place.1.to_degrees());
        }
        // both definitions are constants that are known to parse
        (f64::NAN, f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::Meridian;

    #[test]
    fn the_middle_of_the_town_lies_where_it_should() {
        let (longitude, latitude) = Meridian::default().degrees(2_499.728, 1_999.819);
        assert!((longitude - 121.30).abs() < 1e-7, "{longitude}");
        assert!((latitude - 30.13).abs() < 1e-7, "{latitude}");
    }
}
