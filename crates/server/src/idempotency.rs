//! `Idempotency-Key`: a request that is sent again because its answer got lost gets that answer, and nothing is done twice.
//!
//! Answers are kept in memory, for a day and up to a number. What a request entered into the daily work stands in the ledger with
//! the hash of its key (decision 0045), so a restart does not forget it, and another replica knows it: the request then runs
//! again, enters nothing, and answers with what stands.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use model::ContentHash;
use sanqian::Requested;
use tokio::time::Instant;

use crate::Limits;
use crate::access::Asker;
use crate::beside::beside;
use crate::problem::Problem;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);
const KEPT: usize = 10_000;
/// Longer answers are not kept; who asks again is told so.
const KEPT_BYTES: usize = 64 << 10;

/// Who asks, put into the request by the log-in; keys of different callers do not meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Caller(pub String);

/// Answers by caller and key.
#[derive(Debug)]
pub struct Answers {
    kept: Mutex<Kept>,
    kept_for: Duration,
}

impl Default for Answers {
    fn default() -> Self {
        Self { kept: Mutex::new(Kept::default()), kept_for: KEPT_FOR }
    }
}

#[derive(Debug, Default)]
struct Kept {
    by_key: BTreeMap<Name, Known>,
    oldest: VecDeque<(Instant, Name)>,
}

type Name = (Caller, String);

#[derive(Debug, Clone)]
struct Known {
    request: ContentHash,
    /// `None` while it is being worked on.
    answer: Option<(StatusCode, HeaderMap, Bytes)>,
}

impl Answers {
    fn locked(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of the key; if nothing, the request is taken down as being worked on.
    fn begin(&self, name: &Name, request: &ContentHash) -> Option<Known> {
        let mut kept = self.locked();
        let now = Instant::now();
        while kept.oldest.len() >= KEPT || kept.oldest.front().is_some_and(|(at, _)| now - *at > self.kept_for) {
            let Some((_, name)) = kept.oldest.pop_front() else { break };
            kept.by_key.remove(&name);
        }
        if let Some(known) = kept.by_key.get(name) {
            return Some(known.clone());
        }
        kept.by_key.insert(name.clone(), Known { request: request.clone(), answer: None });
        kept.oldest.push_back((now, name.clone()));
        None
    }

    /// Keeps the answer, or forgets the request when there is none to keep.
    fn end(&self, name: &Name, answer: Option<(StatusCode, HeaderMap, Bytes)>) {
        let mut kept = self.locked();
        match answer {
            Some(answer) => {
                if let Some(known) = kept.by_key.get_mut(name) {
                    known.answer = Some(answer);
                }
            }
            None => {
                kept.by_key.remove(name);
                kept.oldest.retain(|(_, kept)| kept != name);
            }
        }
    }
}

/// A layer for routes that write: `from_fn_with_state(Arc::new(Answers::default()), idempotent)`. A request with a key runs to
/// its end even when its asker goes away. Answers of the server's own fault (5xx) are not kept, so that they can be tried again.
pub async fn idempotent(State(answers): State<Arc<Answers>>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH | Method::DELETE) {
        return next.run(request).await;
    }
    let key = match key(request.headers()) {
        Ok(Some(key)) => key,
        Ok(None) => return next.run(request).await,
        Err(problem) => return problem.into_response(),
    };
    let (mut parts, body) = request.into_parts();
    let most = Limits::default().upload_bytes;
    let Ok(body) = to_bytes(body, most).await else { return Problem::too_large(most).into_response() };
    let name = (parts.extensions.get::<Caller>().cloned().unwrap_or_default(), key);
    let hash = hash(&parts, &body);
    match answers.begin(&name, &hash) {
        Some(known) if known.request != hash => reused().into_response(),
        Some(Known { answer: Some((status, headers, body)), .. }) => {
            let mut response = (status, body).into_response();
            *response.headers_mut() = headers;
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            response
        }
        Some(_) => running().into_response(),
        None => {
            let working = Working { answers, name, kept: false };
            let repeated = match stands(&mut parts, &working.name, &hash).await {
                Ok(repeated) => repeated,
                Err(problem) => return problem.into_response(),
            };
            let id = crate::guard::current_request().unwrap_or_default();
            let request = Request::from_parts(parts, Body::from(body));
            let work = async move {
                // Whole: it forgets the request when it is dropped, wherever this ends.
                let mut working = working;
                let (mut parts, body) = next.run(request).await.into_parts();
                let Ok(body) = to_bytes(body, usize::MAX).await else { return Problem::fault().into_response() };
                if repeated {
                    parts.headers.insert(REPLAYED, HeaderValue::from_static("true"));
                }
                if !parts.status.is_server_error() && body.len() <= KEPT_BYTES {
                    working.answers.end(&working.name, Some((parts.status, parts.headers.clone(), body.clone())));
                    working.kept = true;
                }
                Response::from_parts(parts, Body::from(body))
            };
            let done = tokio::spawn(crate::guard::within_request(id, work)).await;
            done.unwrap_or_else(|_| Problem::fault().into_response())
        }
    }
}

/// Tells whoever asks by what their request is known in the ledger, and whether what it asked for stands there already.
async fn stands(parts: &mut request::Parts, name: &Name, content: &ContentHash) -> Result<bool, Problem> {
    let Some(asker) = parts.extensions.get_mut::<Asker>() else { return Ok(false) };
    let (Caller(caller), key) = name;
    let key = ContentHash::of(format!("{}:{caller}{key}", caller.len()).as_bytes());
    let (diary, approvals, of) = (Arc::clone(&asker.diary), Arc::clone(&asker.approvals), key.clone());
    let known = move || {
        let daily = diary.entered_for(&of)?.map(|(asked, _)| asked);
        Ok::<_, sanqian::Failure>(daily.or(approvals.entered_for(&of)?.map(|(asked, _)| asked)))
    };
    let found = beside(known).await?;
    let found = found.map_err(|failure| Problem::internal(&failure.to_string()))?;
    asker.repeated = match found {
        Some(asked) if asked != *content => return Err(reused()),
        found => found.is_some(),
    };
    asker.requested = Some(Requested { key, content: content.clone() });
    Ok(asker.repeated)
}

/// Forgets the request when its work ended without an answer to keep, a panic included.
struct Working {
    answers: Arc<Answers>,
    name: Name,
    kept: bool,
}

impl Drop for Working {
    fn drop(&mut self) {
        if !self.kept {
            self.answers.end(&self.name, None);
        }
    }
}

/// The key: 8 to 128 printable characters of ASCII.
fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut given = headers.get_all(KEY).into_iter();
    let Some(first) = given.next() else { return Ok(None) };
    let text = first.to_str().unwrap_or_default().trim_matches('"');
    if given.next().is_some() || !(8..=128).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "/problems/bad-key",
            "Bad Idempotency-Key",
            "give one `Idempotency-Key` of 8 to 128 printable characters, e.g. a UUID".to_owned(),
            "Idempotency-Key 应为 8 至 128 个可见字符，例如一个 UUID".to_owned(),
        ));
    }
    Ok(Some(text.to_owned()))
}

fn hash(parts: &request::Parts, body: &Bytes) -> ContentHash {
    let address = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let mut text = format!("{} {address}\n", parts.method).into_bytes();
    text.extend_from_slice(body);
    ContentHash::of(&text)
}

fn reused() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "/problems/key-reused",
        "Idempotency-Key reused",
        "this `Idempotency-Key` was given with another request; give each request a key of its own".to_owned(),
        "此 Idempotency-Key 已用于另一请求：每个请求请用各自的键".to_owned(),
    )
}

fn running() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "/problems/still-running",
        "Still running",
        "the request with this `Idempotency-Key` is still being worked on; ask again in a second".to_owned(),
        "同一 Idempotency-Key 的请求仍在处理，请稍后再问".to_owned(),
    )
    .retry_after(1)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::post;
    use tower::ServiceExt;

    use super::*;

    /// Routes that count how often they were run.
    fn routes(runs: &Arc<AtomicUsize>, kept_for: Duration) -> Router {
        let count = |runs: &Arc<AtomicUsize>| runs.fetch_add(1, Ordering::SeqCst) + 1;
        let (a, b, c) = (Arc::clone(runs), Arc::clone(runs), Arc::clone(runs));
        let slowly = move || async move {
            tokio::time::sleep(Duration::from_millis(200)).await;
            (StatusCode::CREATED, count(&a).to_string())
        };
        let failing = move || async move { (StatusCode::INTERNAL_SERVER_ERROR, count(&b).to_string()) };
        let panicking = move || async move {
            assert_eq!(count(&c), 0, "made to panic");
            "never"
        };
        Router::new()
            .route("/slowly", post(slowly))
            .route("/failing", post(failing))
            .route("/panicking", post(panicking))
            .layer(from_fn_with_state(Arc::new(Answers { kept_for, ..Answers::default() }), idempotent))
    }

    async fn send(
        routes: &Router,
        path: &str,
        who: &str,
        key: Option<&str>,
        body: &'static str,
    ) -> (u16, String, bool) {
        let mut request = Request::post(path).extension(Caller(who.to_owned()));
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let response = routes.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (status, replayed) = (response.status().as_u16(), response.headers().contains_key(REPLAYED));
        let text = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&text).into_owned(), replayed)
    }

    #[tokio::test]
    async fn what_is_sent_again_is_answered_and_not_done_again() {
        let runs = Arc::new(AtomicUsize::new(0));
        let routes = routes(&runs, Duration::from_millis(2_500));
        let key = Some("key-00001");
        assert_eq!(send(&routes, "/slowly", "a", key, "x").await, (201, "1".to_owned(), false));
        assert_eq!(send(&routes, "/slowly", "a", key, "x").await, (201, "1".to_owned(), true));
        assert_eq!(send(&routes, "/slowly", "a", key, "y").await.0, 422, "another body");
        assert_eq!(send(&routes, "/slowly?q", "a", key, "x").await.0, 422, "another address");
        assert_eq!(send(&routes, "/slowly", "b", key, "x").await, (201, "2".to_owned(), false), "another caller");
        assert_eq!(send(&routes, "/slowly", "a", None, "x").await, (201, "3".to_owned(), false));
        assert_eq!(send(&routes, "/slowly", "a", Some("short"), "x").await.0, 400);
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert_eq!(
            send(&routes, "/slowly", "a", key, "x").await,
            (201, "4".to_owned(), false),
            "forgotten after its time"
        );
    }

    #[tokio::test]
    async fn two_at_once_do_it_once_and_who_goes_away_does_not_undo_it() {
        let runs = Arc::new(AtomicUsize::new(0));
        let routes = routes(&runs, KEPT_FOR);
        let key = Some("key-00001");
        let first = tokio::time::timeout(Duration::from_millis(50), send(&routes, "/slowly", "a", key, "x")).await;
        assert!(first.is_err(), "the asker went away");
        assert_eq!(send(&routes, "/slowly", "a", key, "x").await.0, 409);
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(send(&routes, "/slowly", "a", key, "x").await, (201, "1".to_owned(), true));
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn what_failed_by_our_fault_can_be_tried_again() {
        let runs = Arc::new(AtomicUsize::new(0));
        let routes = routes(&runs, KEPT_FOR);
        for path in ["/failing", "/panicking"] {
            let before = runs.load(Ordering::SeqCst);
            for _ in 0..2 {
                assert_eq!(send(&routes, path, "a", Some(&format!("key-{path}")), "x").await.0, 500);
            }
            assert_eq!(runs.load(Ordering::SeqCst), before + 2, "{path}");
        }
    }
}
