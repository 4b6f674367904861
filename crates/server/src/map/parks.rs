//! The layer of parks (园区范围).

use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::wire::FeatureCollection;

/// What the map shows of a park.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ParkProperties {
    /// 园区编号
    pub id: String,
    /// 园区名称
    pub name: String,
    /// 级别
    pub level: String,
}

/// Outlines of parks (园区范围).
#[utoipa::path(
    get, path = "/map/parks.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<ParkProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_parks(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.parks, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, ParkProperties)> {
    let drawn = index.work.snapshot.parks.values().map(|stated| {
        let park = &stated.is;
        let properties = ParkProperties { id: park.code.clone(), name: park.name.clone(), level: park.level.clone() };
        (Shape::Outline(&park.outline), properties)
    });
    drawn.collect()
}
