//! GeoJSON (RFC 7946): longitude and latitude in degrees, seven decimals.

use serde::Serialize;
use utoipa::ToSchema;

/// A geometry; only the two kinds that the town's maps have.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "type", content = "coordinates")]
pub(crate) enum Geometry {
    /// Outlines.
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
    /// Centre lines.
    LineString(Vec<[f64; 2]>),
}

/// Always `Feature`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) enum FeatureType {
    /// The only one.
    Feature,
}

/// Always `FeatureCollection`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) enum CollectionType {
    /// The only one.
    FeatureCollection,
}

/// A feature.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Feature<P> {
    /// `Feature`.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Where.
    pub geometry: Geometry,
    /// What.
    pub properties: P,
}

/// All features of a layer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct FeatureCollection<P> {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: CollectionType,
    /// By id.
    pub features: Vec<Feature<P>>,
}

impl<P> FeatureCollection<P> {
    /// A layer.
    pub(crate) fn new(features: impl IntoIterator<Item = (Geometry, P)>) -> Self {
        let feature = |(geometry, properties)| Feature { kind: FeatureType::Feature, geometry, properties };
        Self { kind: CollectionType::FeatureCollection, features: features.into_iter().map(feature).collect() }
    }
}
