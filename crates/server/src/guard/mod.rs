//! What stands between a socket and the routes: who may connect, how much a request may be, how long it may take, what is
//! refused when there is too much, and what is told about it. `docs/decisions/0032-own-accept-loop.md` has the reasons.
//!
//! From the outside in: the accept loop (`accept`) with its places and time limits; [`observed`] (request id, log, meters,
//! security headers); a panic becomes a 500; [`admit`] (host, length, rate, overload, time); then the routes.

mod accept;
mod admit;
mod hosts;
mod limits;
mod meters;
mod observed;
mod panic;
mod peer;
mod places;
mod rate;
mod readiness;
mod request_id;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;

pub(crate) use accept::accept;
pub(crate) use hosts::Hosts;
pub use limits::Limits;
pub(crate) use panic::log_panics;
pub(crate) use peer::{Peer, Trusted};
pub(crate) use readiness::Readiness;
pub(crate) use request_id::{current as current_request, within as within_request};

/// Everything that the guards share.
pub(crate) struct Guard {
    limits: Limits,
    hosts: Hosts,
    trusted: Trusted,
    meters: meters::Meters,
    rate: rate::Rate,
    places: Arc<places::Places>,
    answering: Semaphore,
    readiness: Arc<Readiness>,
    ids: request_id::RequestIds,
    /// Askers reach us over TLS, ours or a proxy's: browsers are told to keep to it.
    encrypted: bool,
}

impl Guard {
    pub(crate) fn new(limits: Limits, hosts: Hosts, trusted: Trusted, encrypted: bool) -> Arc<Self> {
        Arc::new(Self {
            hosts,
            meters: meters::Meters::new(),
            rate: rate::Rate::new(&limits),
            places: Arc::new(places::Places::new(limits.connections, limits.connections_per_address)),
            answering: Semaphore::new(limits.requests_at_once),
            readiness: Arc::new(Readiness::default()),
            ids: request_id::RequestIds::new(),
            trusted,
            encrypted,
            limits,
        })
    }
}

/// The routes behind all guards.
pub(crate) fn guarded(routes: Router, guard: &Arc<Guard>) -> Router {
    routes
        .layer(from_fn_with_state(Arc::clone(guard), admit::admit))
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(from_fn_with_state(Arc::clone(guard), observed::observed))
}
