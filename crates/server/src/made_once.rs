//! An answer that is the same for all who see the same of the town: made when it is first asked for, and kept as bytes.

use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::problem::Problem;

/// Such an answer, as JSON.
#[derive(Default)]
pub(crate) struct MadeOnce(OnceLock<Bytes>);

impl MadeOnce {
    /// The answer. `make` is called by the first who asks.
    pub(crate) fn json<T: Serialize>(&self, make: impl FnOnce() -> T) -> Response {
        self.of_type("application/json", make)
    }

    /// The same as a kind of JSON with a name of its own.
    pub(crate) fn of_type<T: Serialize>(&self, kind: &'static str, make: impl FnOnce() -> T) -> Response {
        let bytes = self.0.get_or_init(|| serde_json::to_vec(&make()).unwrap_or_default().into());
        if bytes.is_empty() {
            return Problem::internal("the answer cannot be written as JSON").into_response();
        }
        let mut response = bytes.clone().into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once() {
        let (kept, mut made) = (MadeOnce::default(), 0);
        for _ in 0..3 {
            let answer = kept.json(|| {
                made += 1;
                ["a"]
            });
            assert_eq!(answer.headers()["content-type"], "application/json");
        }
        assert_eq!(made, 1);
    }
}
