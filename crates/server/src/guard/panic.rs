//! A panic ends its request, not the server. What it said may hold a person's data: the log gets the place alone.

use std::any::Any;

use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// The answer to a request that panicked.
pub(crate) fn answer(_said: Box<dyn Any + Send + 'static>) -> Response {
    Problem::fault().into_response()
}

/// Logs where a panic happened, in place of the words on standard error that Rust writes.
pub(crate) fn log_panics() {
    std::panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(ToString::to_string).unwrap_or_default();
        let request_id = super::current_request().unwrap_or_default();
        tracing::error!(place, request_id, "panic");
    }));
}
