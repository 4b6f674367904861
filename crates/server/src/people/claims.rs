//! Taking up an account with a code on paper.

use axum::Json;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;

use super::LoggedIn;
use super::session::agent;
use crate::access::{Asker, now_us, session_cookie};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// A code and what one wants to log in with from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    /// The log-in name in the letter, of an enterprise its USCC; of one's choice with a code of the first start.
    name: String,
    /// The person's own name; needed with a code of the first start alone.
    #[serde(default)]
    person: String,
    /// The code.
    code: String,
    /// The password to be.
    #[schema(format = Password)]
    password: String,
}

/// Takes up an account and logs in.
#[utoipa::path(
    post, path = "/claims", tag = "people", request_body = Claim,
    responses(
        (status = 200, description = "Logged in", body = LoggedIn),
        (status = 401, description = "Unknown, used or too old", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The password will not do", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn claim(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(claim): JsonBody<Claim>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let keeper = asker.keeper()?;
    let agent = agent(&headers);
    let claimed = keeper.hash(move |people| {
        people.claim(&claim.name, &claim.person, &claim.code, &claim.password, agent.as_deref(), now_us())
    });
    let claimed = claimed.await?;
    Ok((session_cookie(&claimed.secret, keeper.secure), Json(LoggedIn::from(&claimed))))
}
