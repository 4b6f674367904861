//! The layer of zones (规划用途分区).

use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::wire::FeatureCollection;

/// What the map shows of a plan zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ZoneProperties {
    /// 分区编号
    pub id: String,
    /// 规划用途
    pub planned_use: String,
    /// 规划名称
    pub plan: String,
}

/// Outlines of zones (规划用途分区).
#[utoipa::path(
    get, path = "/map/zones.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<ZoneProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_zones(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.zones, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, ZoneProperties)> {
    let drawn = index.work.snapshot.zones.values().map(|stated| {
        let zone = &stated.is;
        let properties =
            ZoneProperties { id: zone.code.clone(), planned_use: zone.planned_use.clone(), plan: zone.plan.clone() };
        (Shape::Outline(&zone.outline), properties)
    });
    drawn.collect()
}
