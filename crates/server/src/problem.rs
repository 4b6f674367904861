//! Refusals as RFC 9457 problem documents: each kind has a stable type URI, names the place and the remedy.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was refused (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Stable kind, e.g. `/problems/not-found`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The kind in words.
    pub title: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What is wrong here and how to mend it, English.
    pub detail: String,
    /// The same in Chinese.
    pub detail_zh: String,
    /// One entry for each wrong parameter.
    pub errors: Vec<ParameterError>,
}

/// One wrong parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ParameterError {
    /// Name of the query parameter.
    pub parameter: String,
    /// What was expected.
    pub expected: String,
    /// What was found, as given.
    pub found: String,
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: String, detail_zh: String) -> Self {
        Self { kind, title, status: status.as_u16(), detail, detail_zh, errors: Vec::new() }
    }

    /// Nothing has that id. `what` and `what_zh` name the kind of thing, `list` the route that has them all.
    pub(crate) fn unknown(what: &str, what_zh: &str, id: &str, list: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "/problems/not-found",
            "Not found",
            format!("no {what} `{id}`; see {list}"),
            format!("没有{what_zh}“{id}”；见 {list}"),
        )
    }

    /// A parameter has a wrong value.
    pub(crate) fn parameter(parameter: &str, expected: &str, found: &str) -> Self {
        let mut problem = Self::new(
            StatusCode::BAD_REQUEST,
            "/problems/bad-parameter",
            "Bad query parameter",
            format!("parameter `{parameter}` should be {expected}, but is `{found}`"),
            format!("参数“{parameter}”的值“{found}”不对，应为：{expected}"),
        );
        problem.errors.push(ParameterError {
            parameter: parameter.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
        problem
    }

    /// The request cannot be read at all.
    pub(crate) fn unreadable(detail: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "/problems/unreadable",
            "Unreadable request",
            format!("the address cannot be read ({detail}); write it in percent-encoded UTF-8"),
            format!("地址无法识别（{detail}），应为百分号编码的 UTF-8"),
        )
    }

    /// No such route.
    pub(crate) fn no_route(path: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "/problems/no-route",
            "No such route",
            format!("`{path}` is not a route; see /api/v1/openapi.json"),
            format!("没有接口“{path}”；见 /api/v1/openapi.json"),
        )
    }

    /// The route does not know the method.
    pub(crate) fn method(method: &str) -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "/problems/method-not-allowed",
            "Method not allowed",
            format!("`{method}` is not possible here; use GET"),
            format!("此处不接受 {method}，请用 GET"),
        )
    }

    /// The answer with the `Allow` header that a 405 must have (RFC 9110 §15.5.6).
    pub(crate) fn with_allow(self) -> Response {
        let mut response = self.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    }

    /// The fault is ours.
    pub(crate) fn internal(detail: &str) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "/problems/internal",
            "Internal error",
            detail.to_owned(),
            format!("内部错误：{detail}"),
        )
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
