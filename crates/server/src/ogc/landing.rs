//! Where a program begins.

use axum::Json;
use axum::http::HeaderMap;

use super::wire::{OgcConformance, OgcLanding, OgcLink};
use crate::access::Seen;
use crate::parameters::{Asked, NoQuery};
use crate::wire::base;

const JSON: &str = "application/json";

/// OGC API – Features: where to begin.
#[utoipa::path(
    get, path = "/ogc", tag = "ogc",
    responses((status = 200, description = "The landing page", body = OgcLanding))
)]
pub(crate) async fn landing(
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    headers: HeaderMap,
) -> Json<OgcLanding> {
    let base = base(&headers);
    let link = |path, rel, kind, title| OgcLink::new(&base, path, rel, kind, title);
    let document = "application/vnd.oai.openapi+json;version=3.1";
    Json(OgcLanding {
        title: format!("{} / {}", index.work.town.name_zh, index.work.town.name_en),
        description: format!("截至 {} 的图层 / layers as of that day", index.work.snapshot.as_of),
        links: vec![
            link("/ogc", "self", JSON, "this page"),
            link("/api/v1/openapi.json", "service-desc", document, "document of the API"),
            link("/ogc/conformance", "conformance", JSON, "parts of the standard that are followed"),
            link("/ogc/collections", "data", JSON, "collections of features"),
        ],
    })
}

/// Which parts of the standard are followed.
#[utoipa::path(
    get, path = "/ogc/conformance", tag = "ogc",
    responses((status = 200, description = "Conformance classes", body = OgcConformance))
)]
pub(crate) async fn conformance(Asked(NoQuery): Asked<NoQuery>) -> Json<OgcConformance> {
    Json(OgcConformance {
        // Not `oas30`: the document is OpenAPI 3.1.
        conforms_to: vec![
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        ],
    })
}
