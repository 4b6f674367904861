//! Geometry nouns: always finite, always in the town's declared projected CRS, in metres.

/// A point.
pub type Point = geo_types::Point<f64>;
/// A centre line.
pub type Line = geo_types::LineString<f64>;
/// The outline of a parcel, building, zone or park.
pub type Footprint = geo_types::MultiPolygon<f64>;
