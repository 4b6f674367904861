//! The guard before every route of the API: who asks, what the route is, whether they may, and what they see.

use std::sync::Arc;

use access::{Action, Object, Principal, Relation, decide};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sanqian::{DailyAt, Session, Sight};

use super::asker::{Asker, Seen};
use super::cookie::secret_of;
use super::csrf::same_origin;
use super::door::{Kind, names_this_machine, reader};
use super::{House, today};
use crate::actions::{action, methods};
use crate::idempotency::Caller;
use crate::problem::Problem;
use crate::router::API;

/// Lets through whom the table allows, with what they see; tells the others why not.
pub(crate) async fn guard(State(house): State<Arc<House>>, mut request: Request, next: Next) -> Response {
    let action = match route(&request) {
        Ok(action) => action,
        Err(refusal) => return refusal.into_response(),
    };
    let (session, stands) = match asked(&house, request.method(), request.headers()).await {
        Ok(found) => found,
        Err(problem) => return problem.into_response(),
    };
    let principal = match (&session, &house.door.0) {
        (Some(session), _) => Arc::clone(&session.principal),
        (None, Kind::Open) => Arc::new(reader()),
        (None, Kind::LogIn(_)) => Arc::new(Principal::public()),
    };
    let today = today();
    let decision = decide(&principal, action, Object::of(Relation::Any), today);
    if !decision.is_allowed() {
        return Problem::denied(&decision).into_response();
    }
    let sight = Sight::of(&principal, today);
    let (seen, daily) = match (house.seen(sight.clone()).await, house.daily(sight, stands).await) {
        (Ok(seen), Ok(daily)) => (seen, daily),
        (Err(message), _) | (_, Err(message)) => return Problem::internal(&message).into_response(),
    };
    let open = house.door.is_open();
    request.extensions_mut().insert(Seen(seen));
    request.extensions_mut().insert(daily);
    if let Some(session) = &session {
        request.extensions_mut().insert(Caller(session.account.0.clone()));
    }
    let (diary, desk) = (Arc::clone(&house.diary), Arc::clone(&house.desk));
    let approvals = Arc::clone(&house.approvals);
    let keeper = match &house.door.0 {
        Kind::Open => None,
        Kind::LogIn(keeper) => Some(keeper.clone()),
    };
    let decision = Arc::new(decision);
    let (requested, repeated) = (None, false);
    let asker =
        Asker { principal, action, decision, open, session, requested, repeated, diary, approvals, desk, keeper };
    request.extensions_mut().insert(asker);
    let mut response = next.run(request).await;
    if !open {
        // What one person sees is kept by nobody, not even by their own browser on a shared desk.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The action of the route, or the answer for a method that the route does not have. A route without a row is nobody's.
fn route(request: &Request) -> Result<Action, Box<Problem>> {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
    let path = path.strip_prefix(API).unwrap_or(path);
    if let Some(action) = action(request.method().as_str(), path) {
        return Ok(action);
    }
    let allow = methods(path);
    if allow.is_empty() {
        return Err(Box::new(Problem::internal("this route is in no row of the table of actions")));
    }
    Err(Box::new(Problem::method(request.method().as_str()).allowing(&allow)))
}

/// The session of who asks, and the daily work as it stands.
async fn asked(house: &House, method: &Method, headers: &HeaderMap) -> Result<(Option<Session>, DailyAt), Problem> {
    let secret = match &house.door.0 {
        Kind::Open if names_this_machine(headers) => None,
        Kind::Open => {
            return Err(Problem::new(
                StatusCode::MISDIRECTED_REQUEST,
                "/problems/misdirected",
                "Not this host",
                "the open mode answers only to 127.0.0.1 and localhost".to_owned(),
                "公开演示只在本机以 127.0.0.1 或 localhost 访问".to_owned(),
            ));
        }
        Kind::LogIn(keeper) => secret_of(headers, keeper.secure),
    };
    same_origin(method, headers)?;
    house.reading.ask(secret).await
}
