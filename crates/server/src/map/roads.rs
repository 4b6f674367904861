//! The layer of roads (道路).

use axum::response::Response;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::Seen;
use crate::index::Index;
use crate::map::{MapQuery, Shape, layer};
use crate::parameters::Asked;
use crate::problem::Problem;
use crate::ratio::metres;
use crate::wire::{FeatureCollection, RoadClass};

/// What the map shows of a road segment, in its class of the town's day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RoadProperties {
    /// 路段编号
    pub id: String,
    /// 名称
    pub name: String,
    /// 等级
    pub class: RoadClass,
    /// Its Chinese name.
    pub class_zh: String,
    /// 公路用地宽度 in metres.
    pub width: f64,
}

/// Centre lines of roads (道路).
#[utoipa::path(
    get, path = "/map/roads.geojson", tag = "map",
    params(MapQuery),
    responses(
        (status = 200, description = "The layer", body = FeatureCollection<RoadProperties>, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_roads(Seen(index): Seen, Asked(query): Asked<MapQuery>) -> Response {
    layer(&index, &query, &index.layers.roads, draw)
}

pub(super) fn draw(index: &Index) -> Vec<(Shape<'_>, RoadProperties)> {
    let day = index.work.snapshot.as_of;
    let in_force = |road: &Segment<'_>| road.from <= day && road.to.is_none_or(|to| day <= to);
    segments(index).filter(in_force).map(|road| (road.shape, road.properties)).collect()
}

/// A segment in one class, with the days of that class.
pub(super) struct Segment<'a> {
    pub(super) shape: Shape<'a>,
    pub(super) properties: RoadProperties,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
}

/// Every segment in every class that it had or has.
pub(super) fn segments(index: &Index) -> impl Iterator<Item = Segment<'_>> {
    index.work.snapshot.roads.values().map(|stated| {
        let road = &stated.is;
        let properties = RoadProperties {
            id: road.code.clone(),
            name: road.name.clone(),
            class: road.class.into(),
            class_zh: road.class.zh().to_owned(),
            width: metres(road.land_width_mm),
        };
        Segment { shape: Shape::Line(&road.line), properties, from: road.from, to: road.to }
    })
}
