//! The layer of waterways (水系).

use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::ratio::metres;
use crate::wire::FeatureCollection;

/// What the map shows of a waterway.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct WaterwayProperties {
    /// 名称
    pub name: String,
    /// 宽度 in metres.
    pub width: f64,
}

/// Centre lines of waterways (水系).
#[utoipa::path(
    get, path = "/map/waterways.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<WaterwayProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_waterways(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.waterways, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, WaterwayProperties)> {
    let drawn = index.work.snapshot.waterways.values().map(|stated| {
        let water = &stated.is;
        let properties = WaterwayProperties { name: water.name.clone(), width: metres(water.width_mm) };
        (Shape::Line(&water.line), properties)
    });
    drawn.collect()
}
