//! The features of a collection, page by page.

use axum::Json;
use axum::extract::OriginalUri;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use utoipa::IntoParams;

use super::bbox::{BoundingBox, Days};
use super::collections::named;
use super::crs::Crs;
use super::wire::{OgcFeature, OgcItems, OgcLink};
use crate::access::Seen;
use crate::map::Drawn;
use crate::paging::Page;
use crate::parameters::{Asked, Id, Parameters, ReadQuery};
use crate::problem::Problem;
use crate::wire::{CollectionType, FeatureType, base};

const CONTENT_CRS: HeaderName = HeaderName::from_static("content-crs");

/// Which features, and how. Systems and boxes are read once the town, and so its zone, is known.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the fields document the parameters")]
pub(crate) struct ItemsQuery {
    /// Features on a page, 1 to 1000; 100 unless given.
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<usize>,
    /// From the `next` link of a page.
    cursor: Option<String>,
    /// Only what touches this box: four or six numbers, lower corner first.
    bbox: Option<String>,
    /// System of `bbox`, by URI; CRS84 unless given.
    #[param(rename = "bbox-crs")]
    bbox_crs: Option<String>,
    /// Only what was there on a day, at a moment or in an interval.
    datetime: Option<String>,
    /// System of the answer, by URI; CRS84 unless given.
    crs: Option<String>,
}

/// The parameters as given.
pub(crate) struct Given(Parameters);

impl ReadQuery for Given {
    const KNOWN: &'static [&'static str] = &["limit", "cursor", "bbox", "bbox-crs", "datetime", "crs"];

    fn read(parameters: &mut Parameters) -> Result<Self, Problem> {
        Ok(Self(parameters.take(Self::KNOWN)))
    }
}

/// Features of a collection, by id.
#[utoipa::path(
    get, path = "/ogc/collections/{id}/items", tag = "ogc",
    params(("id" = String, Path, description = "Name of the collection"), ItemsQuery),
    responses(
        (status = 200, description = "A page of features", body = OgcItems, content_type = "application/geo+json"),
        (status = 400, description = "Bad query", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn items(
    Seen(index): Seen,
    Id(id): Id,
    Asked(Given(mut given)): Asked<Given>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (place, collection) = named(&id)?;
    let epsg = index.work.town.epsg;
    let (page, crs) = (Page::read(&mut given)?, Crs::read(&mut given, "crs", epsg)?);
    let (bbox, days) = (BoundingBox::read(&mut given, epsg)?, Days::read(&mut given)?);
    let asked_for =
        |drawn: &&Drawn| bbox.is_none_or(|bbox| bbox.holds(drawn)) && days.is_none_or(|days| days.hold(drawn));
    let matched: Vec<&Drawn> = index.drawn(place).iter().filter(asked_for).collect();
    let (features, next) = page.cut(&matched, |drawn| drawn.id.as_str())?;
    let base = base(&headers);
    let here = uri.path_and_query().map_or(uri.path(), |address| address.as_str());
    let geojson = "application/geo+json";
    let mut links = vec![OgcLink::new(&base, here, "self", geojson, collection.title)];
    if let Some(next) = next {
        let next = crate::paging::next_address(&uri, &next);
        links.push(OgcLink::new(&base, &next, "next", geojson, "the next page"));
    }
    links.push(OgcLink::new(
        &base,
        &format!("/ogc/collections/{id}"),
        "collection",
        "application/json",
        collection.title,
    ));
    let feature = |drawn: &&Drawn| OgcFeature {
        kind: FeatureType::Feature,
        id: drawn.id.clone(),
        geometry: crs.positions(drawn),
        properties: drawn.properties.clone().into(),
    };
    let body = OgcItems {
        kind: CollectionType::FeatureCollection,
        number_matched: matched.len(),
        number_returned: features.len(),
        features: features.iter().map(feature).collect(),
        links,
    };
    Ok(in_system(Json(body).into_response(), crs, epsg))
}

/// GeoJSON that says which system its coordinates are in.
pub(super) fn in_system(mut response: Response, crs: Crs, epsg: u32) -> Response {
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
    if let Ok(value) = HeaderValue::try_from(format!("<{}>", crs.uri(epsg))) {
        response.headers_mut().insert(CONTENT_CRS, value);
    }
    response
}
