//! What a browser sends: forms with files, and JSON, by an account of the matrix.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::Value;
use tower::ServiceExt;

use crate::case_steps::{BOUNDARY, form};
use crate::principals::PRINCIPALS;
use crate::sample::Answer;

/// Sends a body of a type; with a key it is a request that is done once.
async fn post(secret: &str, path: &str, (kind, body): (&str, Vec<u8>), key: Option<&str>) -> Answer {
    let mut request = Request::post(format!("/api/v1{path}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", kind)
        .header("cookie", format!("sanqian-sid={secret}"));
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let response = PRINCIPALS.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

pub(crate) async fn post_json(secret: &str, path: &str, body: &Value, key: Option<&str>) -> Answer {
    post(secret, path, ("application/json", body.to_string().into_bytes()), key).await
}

pub(crate) async fn post_form(secret: &str, path: &str, step: &Value, files: &[Vec<u8>]) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    post(secret, path, (&kind, form(step, files)), None).await
}
