//! One feature.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use utoipa::IntoParams;

use super::collections::named;
use super::crs::Crs;
use super::items::in_system;
use super::wire::{OgcItem, OgcLink};
use crate::access::Seen;
use crate::parameters::{Asked, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{FeatureType, base};

/// How the feature should be.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the field documents the parameter")]
pub(crate) struct ItemQuery {
    /// System of the answer, by URI; CRS84 unless given.
    crs: Option<String>,
}

/// The parameter as given.
pub(crate) struct GivenCrs(Parameters);

impl ReadQuery for GivenCrs {
    const KNOWN: &'static [&'static str] = &["crs"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self(parameters.take(Self::KNOWN)))
    }
}

/// A feature of a collection.
#[utoipa::path(
    get, path = "/ogc/collections/{id}/items/{feature}", tag = "ogc",
    params(
        ("id" = String, Path, description = "Name of the collection"),
        ("feature" = String, Path, description = "Id of the feature"),
        ItemQuery,
    ),
    responses(
        (status = 200, description = "The feature", body = OgcItem, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown name or id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn item(
    Seen(index): Seen,
    path: Result<Path<(String, String)>, PathRejection>,
    Asked(GivenCrs(mut given)): Asked<GivenCrs>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Path((id, feature)) = path.map_err(|rejection| Problem::unreadable(&rejection.body_text()))?;
    let (place, collection) = named(&id)?;
    let epsg = index.work.town.epsg;
    let crs = Crs::read(&mut given, "crs", epsg)?;
    let features = index.drawn(place);
    let found = features.binary_search_by(|drawn| drawn.id.as_str().cmp(&feature)).ok().and_then(|at| features.get(at));
    let list = format!("/ogc/collections/{id}/items");
    let drawn = found.ok_or_else(|| Problem::unknown("feature", "要素", &feature, &list))?;
    let base = base(&headers);
    let here = format!("{list}/{}", crate::paging::encoded(&drawn.id));
    let up = format!("/ogc/collections/{id}");
    let body = OgcItem {
        kind: FeatureType::Feature,
        id: drawn.id.clone(),
        geometry: crs.positions(drawn),
        properties: drawn.properties.clone().into(),
        links: vec![
            OgcLink::new(&base, &here, "self", "application/geo+json", "this feature"),
            OgcLink::new(&base, &up, "collection", "application/json", collection.title),
        ],
    };
    Ok(in_system(Json(body).into_response(), crs, epsg))
}
