//! Geometry becomes relations: adjacency, plan conflict, road control zones, footprint against certificate.
//!
//! [`relate`] reads the outlines of a snapshot, all in its declared projected CRS, and says what lies beside, inside and
//! too near to what. Widths come from rule packs as an argument. An outline that cannot be used is a problem with its
//! place and takes part in nothing; nothing is repaired in silence.

mod adjacency;
mod barrier;
mod batch;
mod buildings;
mod cadastre;
mod clip;
mod distance;
mod facing;
mod homes;
mod join;
mod land;
mod land_index;
mod layer;
mod outline;
mod overlap;
mod ownership;
mod parcels;
mod place;
mod relate;
mod road_control;
mod segment;
mod tree;
mod zones;

pub use join::{Overlap, overlaps};
pub use land::{BuildingFigures, Land, LandFigures, ParcelFigures, Right, land_figures};
pub use land_index::{LandIndex, Refreshed};
pub use layer::Layer;
pub use relate::relate;
