//! Vector tiles and what they are (TileJSON 3.0.0).

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::tile::{Address, ZOOM_MOST, tile};
use super::{COLLECTIONS, MapQuery};
use crate::access::Seen;
use crate::beside::beside;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::base;

const MVT: &str = "application/vnd.mapbox-vector-tile";

/// What the tiles are (TileJSON 3.0.0).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct TileSet {
    /// `3.0.0`.
    pub tilejson: &'static str,
    /// Name of the town.
    pub name: String,
    /// Revision of the data.
    pub version: String,
    /// Address of a tile, with `{z}`, `{x}`, `{y}`.
    pub tiles: [String; 1],
    /// Smallest zoom.
    pub minzoom: u8,
    /// Largest zoom.
    pub maxzoom: u8,
    /// West, south, east, north of the town in degrees.
    pub bounds: [f64; 4],
    /// Layers, from the ground up.
    pub vector_layers: Vec<TileLayer>,
}

/// A layer of the tiles.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct TileLayer {
    /// Name in the tile.
    pub id: &'static str,
    /// What it shows.
    pub description: &'static str,
    /// Smallest zoom with it.
    pub minzoom: u8,
    /// Largest zoom with it.
    pub maxzoom: u8,
    /// What each feature says, by name; the values name the kind.
    pub fields: serde_json::Value,
}

/// Which vector tiles there are.
#[utoipa::path(
    get, path = "/map/tiles.json", tag = "map",
    responses((status = 200, description = "TileJSON 3.0.0", body = TileSet))
)]
pub(crate) async fn map_tile_set(
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    headers: HeaderMap,
) -> Json<TileSet> {
    let layer = |(place, collection): (usize, &super::Collection)| TileLayer {
        id: collection.id,
        description: collection.description,
        minzoom: collection.from_zoom,
        maxzoom: ZOOM_MOST,
        fields: fields(index.drawn(place)),
    };
    let tiles = format!("{}/api/v1/map/tiles/{{z}}/{{x}}/{{y}}?rev={}", base(&headers), index.revision);
    let boxes = (0..COLLECTIONS.len()).flat_map(|place| index.drawn(place)).map(|drawn| drawn.bbox);
    let bounds = boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    Json(TileSet {
        tilejson: "3.0.0",
        name: index.work.town.name_zh.clone(),
        version: index.revision.clone(),
        tiles: [tiles],
        minzoom: COLLECTIONS.iter().map(|collection| collection.from_zoom).min().unwrap_or(0),
        maxzoom: ZOOM_MOST,
        bounds: bounds.unwrap_or([-180.0, -85.0, 180.0, 85.0]),
        vector_layers: COLLECTIONS.iter().enumerate().map(layer).collect(),
    })
}

fn fields(features: &[super::Drawn]) -> serde_json::Value {
    let mut fields = serde_json::Map::new();
    for (name, value) in features.iter().flat_map(|drawn| &drawn.properties) {
        let kind = match value {
            serde_json::Value::String(_) => "String",
            serde_json::Value::Number(_) => "Number",
            serde_json::Value::Bool(_) => "Boolean",
            _ => continue,
        };
        if !fields.contains_key(name) {
            fields.insert(name.clone(), kind.into());
        }
    }
    fields.into()
}

/// A vector tile (MVT 2.1) of the web's usual grid (spherical Mercator): the layers that `tiles.json` names, clipped and simplified.
#[utoipa::path(
    get, path = "/map/tiles/{z}/{x}/{y}", tag = "map",
    params(
        ("z" = u8, Path, description = "Zoom, 0 to 18", maximum = 18),
        ("x" = u32, Path, description = "Column, from the west"),
        ("y" = u32, Path, description = "Row, from the north"),
        MapQuery,
    ),
    responses(
        (status = 200, description = "The tile", body = Vec<u8>, content_type = "application/vnd.mapbox-vector-tile"),
        (status = 204, description = "Nothing of the town is in this tile"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such tile", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn map_tile(
    Seen(index): Seen,
    path: Result<Path<(String, String, String)>, PathRejection>,
    Asked(query): Asked<MapQuery>,
) -> Result<Response, Problem> {
    let Path((z, x, y)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let address = address(&z, &x, &y)
        .ok_or_else(|| Problem::unknown("tile", "瓦片", &format!("{z}/{x}/{y}"), "/api/v1/map/tiles.json"))?;
    let forever = query.rev.as_ref() == Some(&index.revision);
    // A tile far out holds much of the town.
    let bytes = beside(move || tile(&index, address)).await?.map_err(|e| Problem::internal(&e.to_string()))?;
    if bytes.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let mut response = ([(header::CONTENT_TYPE, HeaderValue::from_static(MVT))], bytes).into_response();
    if forever {
        response.headers_mut().insert(header::CACHE_CONTROL, crate::caching::FOREVER);
    }
    Ok(response)
}

fn address(z: &str, x: &str, y: &str) -> Option<Address> {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let z = number(z).and_then(|z| u8::try_from(z).ok()).filter(|z| *z <= ZOOM_MOST)?;
    let along = |text: &str| number(text).filter(|n| *n < 1 << z);
    Some(Address { z, x: along(x)?, y: along(y)? })
}
