//! In and out.

use axum::Json;
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::{Asker, forget_cookie, now_us, session_cookie};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// What one logs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogIn {
    /// Log-in name; of an enterprise its USCC.
    name: String,
    /// Password.
    #[schema(format = Password)]
    password: String,
    /// The six digits of the second factor, when the account has one.
    #[serde(default)]
    code: Option<String>,
}

/// Who is logged in now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct LoggedIn {
    /// Id of the account.
    pub account: String,
    /// Whether a second factor was given.
    pub second_factor: bool,
}

/// What the browser calls itself.
pub(super) fn agent(headers: &HeaderMap) -> Option<String> {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Logs in: the answer sets the cookie of a new session. What exactly was wrong is not told.
#[utoipa::path(
    post, path = "/session", tag = "people", request_body = LogIn,
    responses(
        (status = 200, description = "Logged in", body = LoggedIn),
        (status = 401, description = "Wrong, or a second factor is wanted (`reason`)", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts under this name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn log_in(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<LogIn>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let keeper = asker.keeper()?;
    let agent = agent(&headers);
    // A browser that logs in again leaves its session behind.
    if let Some(session) = asker.session.clone() {
        keeper.do_it(move |people| people.log_out(&session.name)).await?;
    }
    let logged_in = keeper.hash(move |people| {
        people.log_in(&asked.name, &asked.password, asked.code.as_deref(), agent.as_deref(), now_us())
    });
    let logged_in = logged_in.await?;
    Ok((session_cookie(&logged_in.secret, keeper.secure), Json(LoggedIn::from(&logged_in))))
}

impl From<&sanqian::LoggedIn> for LoggedIn {
    fn from(of: &sanqian::LoggedIn) -> Self {
        Self { account: of.account.0.clone(), second_factor: of.second_factor }
    }
}

/// Nothing but that it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Done {
    /// Always true.
    pub done: bool,
}

impl Done {
    pub(super) fn json() -> Json<Self> {
        Json(Self { done: true })
    }
}

/// Logs out: the session ends here and now.
#[utoipa::path(
    delete, path = "/session", tag = "people",
    responses(
        (status = 200, description = "Logged out", body = Done),
        (status = 401, description = "Nobody was logged in", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn log_out(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Result<(HeaderMap, Json<Done>), Problem> {
    let (keeper, session) = asker.account()?;
    let name = session.name;
    keeper.do_it(move |people| people.log_out(&name)).await?;
    Ok((forget_cookie(keeper.secure), Done::json()))
}
