//! Refusals as RFC 9457 problem documents: each kind has a stable type URI, names the place and the remedy.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was refused (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
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
    /// Why it is not allowed, e.g. `denied.no_role`; `null` when it is no question of what one may do.
    pub reason: Option<&'static str>,
    /// Name of the refused request, as `urn:sanqian:request:…`; the log has it too. `null` when it came over no socket.
    pub instance: Option<String>,
    /// One entry for each wrong value.
    pub errors: Vec<ValueError>,
    /// Headers that belong to the refusal.
    #[serde(skip)]
    headers: Vec<(HeaderName, String)>,
}

/// One wrong value, of the query or of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValueError {
    /// Name of the query parameter; `null` for a body.
    pub parameter: Option<String>,
    /// JSON pointer (RFC 6901) into the body; `null` for a query.
    pub pointer: Option<String>,
    /// What was expected.
    pub expected: String,
    /// What was found, as given.
    pub found: String,
}

impl Problem {
    /// A refusal of a kind, in English and Chinese words.
    pub(crate) fn new(
        status: StatusCode,
        kind: &'static str,
        title: &'static str,
        detail: String,
        detail_zh: String,
    ) -> Self {
        let instance = crate::guard::current_request().map(|id| format!("urn:sanqian:request:{id}"));
        Self {
            kind,
            title,
            status: status.as_u16(),
            detail,
            detail_zh,
            reason: None,
            instance,
            errors: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Tells when to try again.
    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.headers.push((header::RETRY_AFTER, seconds.to_string()));
        self
    }

    /// Has the browser keep something although it is refused.
    pub(crate) fn keeping(mut self, headers: &HeaderMap) -> Self {
        let text = headers.iter().filter_map(|(name, value)| Some((name.clone(), value.to_str().ok()?.to_owned())));
        self.headers.extend(text);
        self
    }

    /// Tells which methods are possible (RFC 9110 §15.5.6).
    pub(crate) fn allowing(mut self, methods: &str) -> Self {
        self.headers.push((header::ALLOW, methods.to_owned()));
        self
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
        problem.errors.push(ValueError {
            parameter: Some(parameter.to_owned()),
            pointer: None,
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
            format!("`{method}` is not possible here; see the `Allow` header"),
            format!("此处不接受 {method}，可用的方法见 Allow 头"),
        )
    }

    /// A body is not what the route reads, at a place in it.
    pub(crate) fn body(pointer: &str, expected: &str, found: &str) -> Self {
        let mut problem = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "/problems/bad-body",
            "Bad body",
            format!("at `{pointer}` of the body: expected {expected}, found {found}"),
            format!("请求正文“{pointer}”处有误：应为 {expected}，实为 {found}"),
        );
        problem.errors.push(ValueError {
            parameter: None,
            pointer: Some(pointer.to_owned()),
            expected: expected.to_owned(),
            found: found.to_owned(),
        });
        problem
    }

    /// A body is too long.
    pub(crate) fn too_large(most: usize) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "/problems/too-large",
            "Body too large",
            format!("the body is longer than {most} bytes; send less at once"),
            format!("请求正文超过 {most} 字节：请分几次提交"),
        )
    }

    /// The fault is ours; what it was is in the log, under the request's name.
    pub(crate) fn fault() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "/problems/internal",
            "Internal error",
            "the server failed at this request; tell the operator its `instance`, which the log has too".to_owned(),
            "服务器处理本次请求时出错：请把 instance 的值告诉管理员，日志中可据此查到".to_owned(),
        )
    }

    /// The fault is ours. `detail` goes to the log alone: it may say more than the asker may know.
    pub(crate) fn internal(detail: &str) -> Self {
        let problem = Self::fault();
        tracing::error!(detail, instance = problem.instance, "fault");
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(&self)).into_response();
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
