//! Documents of OGC API – Features 1.0.1, parts 1 and 2, as far as we write them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::wire::{CollectionType, FeatureType, Geometry};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OgcLink {
    /// Address.
    pub href: String,
    /// What it is to this document.
    pub rel: &'static str,
    /// Media type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// For people.
    pub title: String,
}

impl OgcLink {
    pub(super) fn new(base: &str, path: &str, rel: &'static str, kind: &'static str, title: &str) -> Self {
        Self { href: format!("{base}{path}"), rel, kind, title: title.to_owned() }
    }
}

/// Where to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OgcLanding {
    /// Name of the town.
    pub title: String,
    /// What there is.
    pub description: String,
    /// To the document of the API, to what it conforms to, and to the data.
    pub links: Vec<OgcLink>,
}

/// Which parts of the standard are followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OgcConformance {
    /// URIs of conformance classes.
    pub conforms_to: Vec<&'static str>,
}

/// All collections.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct OgcCollections {
    /// To this document.
    pub links: Vec<OgcLink>,
    /// From the ground up.
    pub collections: Vec<OgcCollection>,
    /// Coordinate reference systems in which every collection can be had.
    pub crs: Vec<String>,
}

/// A collection.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OgcCollection {
    /// Name in addresses.
    pub id: &'static str,
    /// Chinese and English.
    pub title: &'static str,
    /// What it shows.
    pub description: &'static str,
    /// Where and when.
    pub extent: OgcExtent,
    /// `feature`.
    pub item_type: &'static str,
    /// Coordinate reference systems on offer.
    pub crs: Vec<String>,
    /// The one in which it is kept, without loss.
    pub storage_crs: String,
    /// To its features.
    pub links: Vec<OgcLink>,
}

/// Where and when a collection's features are.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct OgcExtent {
    /// Where.
    pub spatial: OgcSpatial,
    /// When.
    pub temporal: OgcTemporal,
}

/// Where.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct OgcSpatial {
    /// West, south, east, north; one box.
    pub bbox: Vec<[f64; 4]>,
    /// CRS84.
    pub crs: &'static str,
}

/// When.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OgcTemporal {
    /// First and last moment; `null` is without end. One interval.
    pub interval: Vec<[Option<String>; 2]>,
}

/// A feature.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct OgcFeature {
    /// `Feature`.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Unique within the collection.
    pub id: String,
    /// Where, in the system that `Content-Crs` names.
    pub geometry: Geometry,
    /// What.
    pub properties: serde_json::Value,
}

/// A feature alone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct OgcItem {
    /// `Feature`.
    #[serde(rename = "type")]
    pub kind: FeatureType,
    /// Unique within the collection.
    pub id: String,
    /// Where, in the system that `Content-Crs` names.
    pub geometry: Geometry,
    /// What.
    pub properties: serde_json::Value,
    /// To itself and its collection.
    pub links: Vec<OgcLink>,
}

/// A page of features.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OgcItems {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: CollectionType,
    /// Features that were asked for, over all pages.
    pub number_matched: usize,
    /// Features of this page.
    pub number_returned: usize,
    /// By id.
    pub features: Vec<OgcFeature>,
    /// To this page and the next.
    pub links: Vec<OgcLink>,
}
