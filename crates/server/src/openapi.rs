//! The document of the API (OpenAPI 3.1), from which the web's types are made.

use axum::Json;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder};

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

/// What any route may answer, whatever it is asked: the guards' refusals and what cannot be read.
const ANY_ROUTE: [(&str, &str); 7] = [
    ("400", "The query or the path cannot be read"),
    ("401", "One has to log in first"),
    ("403", "Not allowed to who asks; `reason` says why"),
    ("404", "Nothing of that name"),
    ("429", "This address asks too often; see `Retry-After`"),
    ("500", "The fault is ours"),
    ("503", "Too much at this moment, too slow, or stopping; see `Retry-After`"),
];

/// What any route with a body may answer.
const ANY_BODY: [(&str, &str); 3] = [
    ("413", "The body is too large"),
    ("415", "The body is of another type"),
    ("422", "The body is not as documented; `errors` says where"),
];

/// Adds to every operation the refusals that it does not document itself.
fn refusals(document: &mut OpenApi) {
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            let of_body = operation.request_body.iter().flat_map(|_| ANY_BODY);
            for (status, words) in ANY_ROUTE.into_iter().chain(of_body) {
                let refusal =
                    ResponseBuilder::new().description(words).content("application/problem+json", problem.clone());
                let refusal = RefOr::T(refusal.build());
                operation.responses.responses.entry(status.to_owned()).or_insert(refusal);
            }
        }
    }
}

/// Marks every property as always present, which it is: nothing is left out when it is unknown, it is null.
pub(crate) fn finish(mut document: OpenApi) -> OpenApi {
    refusals(&mut document);
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
