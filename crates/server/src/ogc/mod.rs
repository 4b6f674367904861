//! OGC API – Features, part 1 (core, GeoJSON) and part 2 (coordinate reference systems): QGIS, GDAL and the like open the town at
//! `/ogc`. The features are those of the map (`map/drawn.rs`).

mod bbox;
mod collections;
mod crs;
mod item;
mod items;
mod landing;
mod wire;

pub(crate) use collections::*;
pub(crate) use item::*;
pub(crate) use items::*;
pub(crate) use landing::*;
