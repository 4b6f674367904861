//! The layer of blocks (连片改造区块).

use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::wire::FeatureCollection;

/// What the map shows of a block.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct BlockProperties {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Area in mu (亩).
    pub mu: f64,
    /// Code of the chosen mode.
    pub mode: Option<String>,
}

/// Outlines of blocks (连片改造区块).
#[utoipa::path(
    get, path = "/map/blocks.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<BlockProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_blocks(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.blocks, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, BlockProperties)> {
    let outline = |id: &model::ParcelId| Some(&index.work.snapshot.parcels.get(id)?.outline.as_ref()?.is.outline);
    let block = |plan: &model::BlockPlan| {
        let properties = BlockProperties {
            id: plan.block.id.0.clone(),
            name: plan.block.name.clone(),
            mu: plan.block.area.mu(),
            mode: plan.chosen.clone(),
        };
        Some((Shape::Outlines(plan.block.parcels.iter().filter_map(&outline).collect()), properties))
    };
    index.work.plan.blocks.iter().filter_map(block).collect()
}
