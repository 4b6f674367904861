//! Coordinates agree with the Gauss-Krüger series of the textbooks to 0.1 mm, and come back from a round trip.

use formats::{Crs, Reprojection, reproject};
use geo_types::{Coord, Geometry, Point};
use proptest::prelude::*;

/// Gauss-Krüger forward by the series in powers of the longitude difference (sixth order), GRS 80: easting without
/// false origin, northing.
fn series(longitude: f64, latitude: f64, central: f64) -> (f64, f64) {
    let (a, f) = (6_378_137.0_f64, 1.0 / 298.257_222_101);
    let e2 = f * (2.0 - f);
    let (b, l) = (latitude.to_radians(), (longitude - central).to_radians());
    // Meridian arc by Simpson's rule on 20,000 steps.
    let radius = |phi: f64| a * (1.0 - e2) / (1.0 - e2 * phi.sin().powi(2)).powf(1.5);
    let steps = 20_000;
    let h = b / f64::from(steps);
    let arc: f64 = (0..steps)
        .map(|i| {
            let x = h * f64::from(i);
            h / 6.0 * (radius(x) + 4.0 * radius(x + h / 2.0) + radius(x + h))
        })
        .sum();
    let n = a / (1.0 - e2 * b.sin().powi(2)).sqrt();
    let (t2, eta2) = (b.tan().powi(2), e2 / (1.0 - e2) * b.cos().powi(2));
    let m = l * b.cos();
    let m2 = m * m;
    let northing = arc
        + n * b.tan()
            * m2
            * (0.5
                + m2 * ((5.0 - t2 + 9.0 * eta2 + 4.0 * eta2 * eta2) / 24.0
                    + m2 * (61.0 - 58.0 * t2 + t2 * t2 + 270.0 * eta2 - 330.0 * eta2 * t2) / 720.0));
    let easting = n
        * m
        * (1.0
            + m2 * ((1.0 - t2 + eta2) / 6.0
                + m2 * (5.0 - 18.0 * t2 + t2 * t2 + 14.0 * eta2 - 58.0 * eta2 * t2) / 120.0));
    (easting, northing)
}

fn project(longitude: f64, latitude: f64, epsg: u32) -> Point<f64> {
    let (from, to) = (Crs::from_epsg(4490).unwrap(), Crs::from_epsg(epsg).unwrap());
    match reproject(&Geometry::Point(Point::new(longitude, latitude)), &from, &to) {
        Some(Geometry::Point(point)) => point,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_meridian_arc_is_the_published_one() {
    let at = project(120.0, 30.0, 4549);
    assert!((at.x() - 500_000.0).abs() < 1e-4 && (at.y() - 3_320_113.398).abs() < 1e-3, "{at:?}");
}

proptest! {
    #[test]
    fn inside_a_zone_the_series_agrees_to_a_tenth_of_a_millimetre(dl in -1.5_f64..1.5, latitude in 18.0_f64..50.0) {
        let (easting, northing) = series(120.0 + dl, latitude, 120.0);
        let at = project(120.0 + dl, latitude, 4549);
        prop_assert!((at.x() - 500_000.0 - easting).abs() < 1e-4, "{} {}", at.x(), easting);
        prop_assert!((at.y() - northing).abs() < 1e-4, "{} {}", at.y(), northing);
        prop_assert!((project(120.0 + dl, latitude, 4528).x() - at.x() - 40_000_000.0).abs() < 1e-6);
    }

    #[test]
    fn there_and_back_is_the_same_place(longitude in 118.5_f64..123.0, latitude in 18.0_f64..50.0) {
        let (degrees, metres) = (Crs::from_epsg(4490).unwrap(), Crs::from_epsg(4549).unwrap());
        let there = Reprojection::new(&degrees, &metres).unwrap();
        let back = Reprojection::new(&metres, &degrees).unwrap();
        let c = there.coord(Coord { x: longitude, y: latitude }).and_then(|c| back.coord(c)).unwrap();
        prop_assert!((c.x - longitude).abs() < 1e-9 && (c.y - latitude).abs() < 1e-9);
    }
}
