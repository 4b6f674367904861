//! The files themselves, one format each.

pub(crate) mod csv;
pub(crate) mod geojson;
pub(crate) mod globe;
pub(crate) mod gpkg;
pub(crate) mod shp;
pub(crate) mod xlsx;

use geo::Coord;

/// The town's south-west corner in EPSG:4549.
pub(crate) const ORIGIN: (f64, f64) = (622_774.0, 3_333_238.0);

/// A place of the town in EPSG:4549, on the millimetre grid.
pub(crate) fn projected(p: Coord<f64>) -> Coord<f64> {
    let on_grid = |value: f64| (value * 1000.0).round() / 1000.0;
    Coord { x: on_grid(ORIGIN.0 + p.x), y: on_grid(ORIGIN.1 + p.y) }
}
