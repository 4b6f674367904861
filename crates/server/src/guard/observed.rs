//! What is told of every request: its id to the asker, one line to the log, figures to the meters. Neither log nor figures
//! hold what was asked for or by whom: the route's template, not the address.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::meters::{self, Answered};
use super::{Guard, Peer, peer, request_id};
use crate::problem::Problem;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");

/// Answers within a request id.
pub(crate) async fn observed(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let id = guard.ids.next();
    let method = meters::method(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("web", MatchedPath::as_str).to_owned();
    let figures = request.uri().path() == "/metrics";
    let begun = Instant::now();
    guard.meters.answering.inc();
    let answering = Answering(&guard);
    let answer = async { if figures { figures_for(&guard, &request) } else { next.run(request).await } };
    let mut response = request_id::within(id.clone(), answer).await;
    drop(answering);
    let took = begun.elapsed();
    let status = response.status().as_u16();
    guard.meters.seconds.observe(took.as_secs_f64());
    guard.meters.answered.get_or_create(&Answered { method, route: route.clone(), status }).inc();
    let ms = u64::try_from(took.as_micros()).unwrap_or(u64::MAX) as f64 / 1_000.0;
    tracing::info!(request_id = id, method, route, status, ms, "request");
    crate::headers::harden(response.headers_mut());
    if guard.encrypted {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Counts a request out, also when its asker went away.
struct Answering<'a>(&'a Guard);

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        self.0.meters.answering.dec();
    }
}

/// The figures, for who is on this machine; for others there is nothing here (ASVS 13.4.5).
fn figures_for(guard: &Guard, request: &Request) -> Response {
    let local = request.extensions().get::<Peer>().is_some_and(|peer| peer::is_local(peer.0.ip(), request.headers()));
    if !local || guard.hosts.check(request.uri(), request.headers()).is_err() {
        return Problem::no_route("/metrics").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::method(request.method().as_str()).allowing("GET, HEAD").into_response();
    }
    guard.meters.connections.set(i64::try_from(guard.places.taken()).unwrap_or(i64::MAX));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], guard.meters.text()).into_response()
}
