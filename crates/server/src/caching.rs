//! What may be kept and for how long: a strong tag for each answer, and 304 for who has it already.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use model::ContentHash;

use crate::access::{Seen, SeenDaily};
use crate::problem::Problem;

/// For addresses that name their content.
pub(crate) const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Keep, but ask before use.
pub(crate) const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// Tags an answer about the town by the revision of what its asker sees and the address: nothing else can
/// change the answer.
pub(crate) async fn tag(Seen(index): Seen, today: SeenDaily, request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let tag = ContentHash::of(format!("{} {} {address}", index.revision, today.revision).as_bytes());
    let readable = matches!(*request.method(), Method::GET | Method::HEAD);
    let asked = request.headers().clone();
    let response = next.run(request).await;
    if readable && response.status() == StatusCode::OK { tagged(response, &asked, tag.short()) } else { response }
}

/// Tags an answer by its bytes: for what changes beside the revisions. Only for answers that are whole in memory anyway.
pub(crate) async fn tag_by_bytes(request: Request, next: Next) -> Response {
    let readable = matches!(*request.method(), Method::GET | Method::HEAD);
    let asked = request.headers().clone();
    let response = next.run(request).await;
    if !readable || response.status() != StatusCode::OK {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Problem::internal("an answer broke off").into_response();
    };
    let tag = ContentHash::of(&bytes);
    tagged(Response::from_parts(parts, Body::from(bytes)), &asked, tag.short())
}

/// The answer with its tag, or 304 when the asker has it.
pub(crate) fn tagged(mut response: Response, asked: &HeaderMap, tag: &str) -> Response {
    if has_already(asked, tag) {
        let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
        for name in [header::CACHE_CONTROL, header::LINK] {
            if let Some(value) = response.headers_mut().remove(&name) {
                unchanged.headers_mut().insert(name, value);
            }
        }
        response = unchanged;
    }
    if let Ok(value) = HeaderValue::try_from(format!("\"{tag}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(ASK);
    response
}

/// `If-None-Match` names the tag, plain, weak or with the suffix of a compressed answer (RFC 9110 §13.1.2).
fn has_already(asked: &HeaderMap, tag: &str) -> bool {
    let names_it = |given: &str| {
        let given = given.trim();
        let bare = given.strip_prefix("W/").unwrap_or(given).trim_matches('"');
        given == "*" || bare.strip_suffix(GZIP).unwrap_or(bare) == tag
    };
    let values = asked.get_all(header::IF_NONE_MATCH).into_iter();
    values.filter_map(|value| value.to_str().ok()).any(|value| value.split(',').any(names_it))
}

const GZIP: &str = "-gzip";

/// A strong tag names bytes, so the compressed form of an answer has its own (RFC 9110 §8.8.3).
pub(crate) fn tag_of_coding(mut response: Response) -> Response {
    if response.headers().get(header::CONTENT_ENCODING).is_some_and(|coding| coding == "gzip") {
        let tag =
            response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).map(|tag| tag.trim_matches('"'));
        if let Some(Ok(value)) = tag.map(|tag| HeaderValue::try_from(format!("\"{tag}{GZIP}\""))) {
            response.headers_mut().insert(header::ETAG, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_one_by_one() {
        let check = |given: &str, expect: bool| {
            let asked = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::try_from(given).unwrap())]);
            assert_eq!(has_already(&asked, "abc"), expect, "{given}");
        };
        check("\"abc\"", true);
        check("W/\"abc\"", true);
        check("\"x\", \"abc\"", true);
        check("\"abc-gzip\"", true);
        check("*", true);
        check("\"abcd\"", false);
        check("\"\"", false);
    }
}
