//! What a browser sends: forms with files, and JSON, by an account of the matrix.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::Value;
use tower::ServiceExt;

use crate::case_steps::{BOUNDARY, form};
use crate::principals::PRINCIPALS;
use crate::sample::Answer;

/// From which version something is done, and by which key it is known when it comes again.
#[derive(Clone, Copy, Default)]
pub(crate) struct From<'a> {
    pub version: Option<&'a str>,
    pub key: Option<&'a str>,
}

/// Sends a body of a type; with a key it is a request that is done once.
async fn post(secret: &str, path: &str, (kind, body): (&str, Vec<u8>), from: From<'_>) -> Answer {
    let mut request = Request::post(format!("/api/v1{path}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", kind)
        .header("cookie", format!("sanqian-sid={secret}"));
    if let Some(key) = from.key {
        request = request.header("idempotency-key", key);
    }
    if let Some(version) = from.version {
        request = request.header("if-match", format!("\"{version}\""));
    }
    let response = PRINCIPALS.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

pub(crate) async fn post_json(secret: &str, path: &str, body: &Value, key: Option<&str>) -> Answer {
    post(secret, path, ("application/json", body.to_string().into_bytes()), From { key, ..From::default() }).await
}

pub(crate) async fn post_form(secret: &str, path: &str, step: &Value, files: &[Vec<u8>]) -> Answer {
    post_step(secret, path, From::default(), (step, files)).await
}

/// A step with its files, made from a version.
pub(crate) async fn post_step(secret: &str, path: &str, from: From<'_>, (step, files): (&Value, &[Vec<u8>])) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    post(secret, path, (&kind, form(step, files)), from).await
}
