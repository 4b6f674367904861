//! The document of the API (OpenAPI 3.1), from which the web's types are made.

use axum::Json;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder, RefOr};

use crate::parameters::{Asked, NoQuery};
use crate::router;

/// What the document says of the whole.
pub(crate) fn frame() -> OpenApi {
    let description = "Areas are in m² and mu (亩), money is a decimal string in 元 beside a number in 万元, quarters are \
                       written `2024Q1` and dates `2023-06-30`. Fields that may be unknown are always present and null \
                       then. Refusals are RFC 9457 problem documents.";
    let info = InfoBuilder::new()
        .title("Sanqian (三千行动)")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(description))
        .build();
    OpenApiBuilder::new().info(info).build()
}

/// Marks every property as always present, which it is: nothing is left out when it is unknown, it is null.
pub(crate) fn finish(mut document: OpenApi) -> OpenApi {
    let schemas = document.components.iter_mut().flat_map(|components| components.schemas.values_mut());
    for schema in schemas {
        if let RefOr::T(Schema::Object(object)) = schema {
            object.required = object.properties.keys().cloned().collect();
        }
    }
    document
}

/// The document as the file `schemas/openapi.json` holds it.
#[must_use]
pub fn openapi_json() -> String {
    let (_, document) = router::documented();
    document.to_pretty_json().map(|text| text + "\n").unwrap_or_default()
}

/// This document.
#[utoipa::path(
    get, path = "/openapi.json", tag = "service",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value))
)]
pub(crate) async fn openapi(Asked(NoQuery): Asked<NoQuery>) -> Json<OpenApi> {
    Json(router::documented().1)
}
