//! The layer of buildings (建筑物).

use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::{Index, parcel_of};
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::wire::FeatureCollection;

/// What the map shows of a building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct BuildingProperties {
    /// Id.
    pub id: String,
    /// 房屋编码
    pub code: String,
    /// 用途
    #[serde(rename = "use")]
    pub building_use: String,
    /// 层数
    pub floors: u8,
    /// Id of the parcel on which it stands.
    pub parcel: Option<String>,
    /// Rule of the first suspicion of illegal building.
    pub illegal: Option<String>,
    /// Suspicions about it.
    pub findings: usize,
}

/// Outlines of buildings (建筑物).
#[utoipa::path(
    get, path = "/map/buildings.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<BuildingProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_buildings(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.buildings, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, BuildingProperties)> {
    let all = index.work.snapshot.buildings.iter();
    let drawn = all.filter_map(|(id, building)| {
        let outline = &building.outline.as_ref()?.is;
        let properties = BuildingProperties {
            id: id.0.clone(),
            code: outline.code.clone(),
            building_use: outline.building_use.clone(),
            floors: outline.floors,
            parcel: parcel_of(&index.work, id).map(|parcel| parcel.0),
            illegal: index.illegal(id),
            findings: index.findings_about(id).count(),
        };
        Some((Shape::Outline(&outline.outline), properties))
    });
    drawn.collect()
}
