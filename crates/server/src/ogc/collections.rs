//! The collections, and one of them.

use axum::Json;
use axum::http::HeaderMap;

use super::crs::{CRS84, Crs};
use super::wire::{OgcCollection, OgcCollections, OgcExtent, OgcLink, OgcSpatial, OgcTemporal};
use crate::access::Seen;
use crate::index::Index;
use crate::map::{COLLECTIONS, Collection};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::base;

/// All collections.
#[utoipa::path(
    get, path = "/ogc/collections", tag = "ogc",
    responses((status = 200, description = "The collections", body = OgcCollections))
)]
pub(crate) async fn collections(
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    headers: HeaderMap,
) -> Json<OgcCollections> {
    let base = base(&headers);
    Json(OgcCollections {
        links: vec![OgcLink::new(&base, "/ogc/collections", "self", "application/json", "the collections")],
        collections: (0..)
            .zip(&COLLECTIONS)
            .map(|(place, collection)| described(&index, &base, place, collection))
            .collect(),
        crs: Crs::all(index.work.town.epsg),
    })
}

/// A collection.
#[utoipa::path(
    get, path = "/ogc/collections/{id}", tag = "ogc",
    params(("id" = String, Path, description = "Name of the collection")),
    responses(
        (status = 200, description = "The collection", body = OgcCollection),
        (status = 404, description = "Unknown name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn collection(
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    headers: HeaderMap,
) -> Result<Json<OgcCollection>, Problem> {
    let (place, collection) = named(&id)?;
    Ok(Json(described(&index, &base(&headers), place, collection)))
}

/// The collection of that name with its place in the table.
pub(super) fn named(id: &str) -> Result<(usize, &'static Collection), Problem> {
    let found = Collection::place(id).and_then(|place| Some((place, COLLECTIONS.get(place)?)));
    found.ok_or_else(|| Problem::unknown("collection", "图层", id, "/ogc/collections"))
}

fn described(index: &Index, base: &str, place: usize, collection: &'static Collection) -> OgcCollection {
    let features = index.drawn(place);
    let boxes = features.iter().map(|drawn| drawn.bbox);
    let bbox = boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    let from = features.iter().filter_map(|drawn| drawn.days).map(|(from, _)| from).min();
    let begin = from.map(|day| format!("{day}T00:00:00+08:00"));
    let path = format!("/ogc/collections/{}", collection.id);
    OgcCollection {
        id: collection.id,
        title: collection.title,
        description: collection.description,
        extent: OgcExtent {
            spatial: OgcSpatial { bbox: bbox.into_iter().collect(), crs: CRS84 },
            temporal: OgcTemporal { interval: vec![[begin, None]] },
        },
        item_type: "feature",
        crs: Crs::all(index.work.town.epsg),
        storage_crs: Crs::Zone.uri(index.work.town.epsg),
        links: vec![
            OgcLink::new(base, &path, "self", "application/json", collection.title),
            OgcLink::new(base, &format!("{path}/items"), "items", "application/geo+json", collection.title),
        ],
    }
}
