//! The JSON of a request, read strictly: an unknown field, another type or something behind it is refused.

use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Bytes of a body at most: forms of people are small.
const MOST: usize = 64 << 10;

/// A body of a shape that refuses unknown fields by itself (`deny_unknown_fields`).
pub(crate) struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body should be `application/json`"));
        }
        let bytes = axum::body::to_bytes(request.into_body(), MOST).await;
        let bytes = bytes.map_err(|_| refused(StatusCode::PAYLOAD_TOO_LARGE, "the body should be at most 64 KiB"))?;
        // What serde says names fields and types, never the values of a secret: those are texts of any content.
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            refused(StatusCode::UNPROCESSABLE_ENTITY, &format!("the body is not as documented: {error}"))
        })
    }
}

fn refused(status: StatusCode, detail: &str) -> Problem {
    Problem::new(
        status,
        "/problems/bad-body",
        "Bad body",
        detail.to_owned(),
        format!("请求内容不符合接口要求：{detail}"),
    )
}
