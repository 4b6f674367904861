//! Which requests reach a route: the cheapest check first, and nothing is waited for.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::Limited;

use super::{Guard, Limits, Peer};
use crate::problem::Problem;

/// Passes a request on, or refuses it.
pub(crate) async fn admit(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let refuse = |why, problem: Problem| {
        guard.meters.refuse(why);
        problem.into_response()
    };
    if let Err(problem) = guard.hosts.check(request.uri(), request.headers()) {
        return refuse("host", problem);
    }
    if let Err(problem) = lengths(&guard.limits, &request) {
        return refuse("length", problem);
    }
    if let Some(Peer(socket)) = request.extensions().get().copied() {
        let client = guard.trusted.client(socket.ip(), request.headers());
        let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
        if let Err(problem) = guard.rate.check(client, route) {
            return refuse("rate", problem);
        }
    }
    let Ok(_answering) = guard.answering.try_acquire() else { return refuse("overload", overload()) };
    let upload = is_upload(request.headers());
    let (within, most) = if upload {
        (guard.limits.upload_within, guard.limits.upload_bytes)
    } else {
        (guard.limits.answer_within, guard.limits.json_bytes)
    };
    let mut request = request.map(|body| Body::new(Limited::new(body, most)));
    request.extensions_mut().insert(Arc::clone(&guard.readiness));
    match tokio::time::timeout(within, next.run(request)).await {
        Ok(response) => response,
        Err(_) => refuse("time", too_slow(within.as_secs())),
    }
}

/// A body that is not JSON.
fn is_upload(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    !kind.is_empty() && !kind.to_ascii_lowercase().starts_with("application/json")
}

fn lengths(limits: &Limits, request: &Request) -> Result<(), Problem> {
    // The form `http://host/…` counts with its host.
    let uri = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if uri > limits.uri_bytes {
        return Err(Problem::new(
            StatusCode::URI_TOO_LONG,
            "/problems/address-too-long",
            "Address too long",
            format!("the address has {uri} bytes, at most {} are read; ask for less at once", limits.uri_bytes),
            format!("网址长 {uri} 字节，最多 {} 字节：请分几次请求", limits.uri_bytes),
        ));
    }
    let most = if is_upload(request.headers()) { limits.upload_bytes } else { limits.json_bytes };
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|n| n.to_str().ok()?.parse::<u64>().ok());
    match declared {
        Some(bytes) if bytes > most as u64 => Err(Problem::too_large(most)),
        _ => Ok(()),
    }
}

fn overload() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "/problems/overload",
        "Overloaded",
        "too many requests at this moment; nothing was done, try again in a second".to_owned(),
        "当前请求过多，本次未处理，请稍后重试".to_owned(),
    )
    .retry_after(1)
}

fn too_slow(seconds: u64) -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "/problems/too-slow",
        "No answer in time",
        format!("there was no answer within {seconds} s; ask for less, or try again later"),
        format!("{seconds} 秒内未能得出结果：请缩小范围或稍后重试"),
    )
    .retry_after(10)
}
