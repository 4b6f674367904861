//! Answers that are the same for all who see the same: kept for whoever asks the same next, as long as it holds.
//!
//! Only routes whose answer is made of nothing but what is seen and the address stand behind these layers: not those that ask
//! who it is, and not those that write down who looked. Each index has answers of its own, so nobody is handed what another sees.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::access::{Seen, SeenDaily};
use crate::problem::Problem;
use crate::wire::base;

/// Bytes kept beside one index; what is asked for least goes first.
const BYTES: u64 = 16 << 20;
/// Bytes of a page of a list, for the first guess at how many there will be.
const USUAL: usize = 16 << 10;
/// Bytes of what stands around an answer: its headers and its place.
const AROUND: usize = 1 << 10;

/// The answers kept beside an index.
pub(crate) struct KeptAnswers(Cache<Question, Answer, ByBytes>);

/// What an answer depends on beside the index.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Question {
    /// Of the daily work; absent where an answer has none of it.
    revision: Option<Arc<str>>,
    /// The server as the asker knows it: whole links begin with it.
    base: String,
    address: String,
}

#[derive(Clone)]
struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Question, Answer> for ByBytes {
    fn weight(&self, question: &Question, answer: &Answer) -> u64 {
        (AROUND + question.base.len() + question.address.len() + answer.body.len()) as u64
    }
}

impl Default for KeptAnswers {
    fn default() -> Self {
        Self(Cache::with_weighter(usize::try_from(BYTES).unwrap_or_default() / USUAL, BYTES, ByBytes))
    }
}

impl KeptAnswers {
    async fn answer(&self, revision: Option<Arc<str>>, request: Request, next: Next) -> Response {
        if request.method() != Method::GET {
            return next.run(request).await;
        }
        let address = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
        let question = Question { revision, base: base(request.headers()), address };
        // Who asks the same meanwhile waits for this answer. One who goes away leaves the making to the next.
        let place = match self.0.get_value_or_guard_async(&question).await {
            Ok(Answer { headers, body }) => {
                let mut response = Response::new(Body::from(body));
                *response.headers_mut() = headers;
                return response;
            }
            Err(place) => place,
        };
        let response = next.run(request).await;
        if response.status() != StatusCode::OK {
            return response;
        }
        let (parts, body) = response.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return Problem::internal("an answer broke off").into_response();
        };
        // Taken meanwhile by nobody: the place is ours.
        let _ = place.insert(Answer { headers: parts.headers.clone(), body: body.clone() });
        Response::from_parts(parts, Body::from(body))
    }
}

/// Keeps answers that are made of the town alone.
pub(crate) async fn of_town(seen: Seen, request: Request, next: Next) -> Response {
    seen.0.kept.answer(None, request, next).await
}

/// Keeps answers that are made of the town and the daily work, until that changes.
pub(crate) async fn of_day(seen: Seen, today: SeenDaily, request: Request, next: Next) -> Response {
    seen.0.kept.answer(Some(today.revision), request, next).await
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::Router;
    use axum::extract::State;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    /// Routes that say how often they were asked, behind the layer; the revision is what the request says.
    fn routes() -> Router {
        let asked = Arc::<AtomicUsize>::default();
        let say =
            |State(asked): State<Arc<AtomicUsize>>| async move { asked.fetch_add(1, Ordering::SeqCst).to_string() };
        let refuse = |State(asked): State<Arc<AtomicUsize>>| async move {
            (StatusCode::NOT_FOUND, asked.fetch_add(1, Ordering::SeqCst).to_string())
        };
        let keep = |State(kept): State<Arc<KeptAnswers>>, request: Request, next: Next| async move {
            let revision = request.headers()["revision"].to_str().unwrap().into();
            kept.answer(Some(revision), request, next).await
        };
        let routes = Router::new().route("/a", get(say).post(say)).route("/missing", get(refuse)).with_state(asked);
        routes.layer(from_fn_with_state(Arc::<KeptAnswers>::default(), keep))
    }

    async fn ask(routes: &Router, method: Method, address: &str, host: &str, revision: &str) -> String {
        let request = Request::builder().method(method).uri(address).header("host", host).header("revision", revision);
        let answer = routes.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        String::from_utf8(to_bytes(answer.into_body(), 99).await.unwrap().into()).unwrap()
    }

    #[tokio::test]
    async fn an_answer_holds_for_its_question_alone() {
        let routes = routes();
        for (method, address, host, revision, expect, why) in [
            (Method::GET, "/a?q=1", "town", "1", "0", "first"),
            (Method::GET, "/a?q=1", "town", "1", "0", "kept"),
            (Method::GET, "/a?q=2", "town", "1", "1", "another address"),
            (Method::GET, "/a?q=1", "city", "1", "2", "its links begin otherwise"),
            (Method::GET, "/a?q=1", "town", "2", "3", "something changed"),
            (Method::POST, "/a?q=1", "town", "1", "4", "what changes something runs"),
            (Method::GET, "/missing", "town", "1", "5", "a refusal"),
            (Method::GET, "/missing", "town", "1", "6", "is not kept"),
            (Method::GET, "/a?q=1", "town", "1", "0", "still kept"),
        ] {
            assert_eq!(ask(&routes, method, address, host, revision).await, expect, "{why}");
        }
    }
}
