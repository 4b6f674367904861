//! One's own account: sessions, password, second factor, lending a role.

use axum::Json;
use axum::http::HeaderMap;
use model::AccountId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::session::agent;
use super::{Done, GrantAsked, LoggedIn};
use crate::access::{Asker, now_us, session_cookie};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::china_time;

/// One of one's own sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OwnSession {
    /// Its id.
    pub id: String,
    /// What the browser calls itself.
    pub agent: Option<String>,
    /// When it was opened.
    pub opened: String,
    /// When it was last used, to the minute.
    pub seen: String,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// One's own sessions, the oldest first.
#[utoipa::path(
    get, path = "/me/sessions", tag = "people",
    responses((status = 200, description = "The sessions", body = Vec<OwnSession>))
)]
pub(crate) async fn own_sessions(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Vec<OwnSession>>, Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    let sessions = keeper.do_it(move |people| people.sessions(&account, now_us())).await?;
    let this: String = session.name.iter().map(|byte| format!("{byte:02x}")).collect();
    let view = |session: sanqian::SessionView| OwnSession {
        this: session.id == this,
        id: session.id,
        agent: session.agent,
        opened: china_time(session.opened_us),
        seen: china_time(session.seen_us),
        second_factor: session.second_factor,
    };
    Ok(Json(sessions.into_iter().map(view).collect()))
}

/// Ends one of one's own sessions.
#[utoipa::path(
    delete, path = "/me/sessions/{id}", tag = "people",
    params(("id" = String, Path, description = "Id of the session")),
    responses(
        (status = 200, description = "Ended", body = Done),
        (status = 404, description = "None of one's own", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn end_session(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (account, asked) = (session.account.clone(), id.clone());
    if keeper.do_it(move |people| people.end_session(&account, &asked)).await? {
        Ok(Done::json())
    } else {
        Err(Problem::unknown("session", "会话", &id, "/api/v1/me/sessions"))
    }
}

/// Old and new.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// The password until now.
    #[schema(format = Password)]
    old: String,
    /// The password to be.
    #[schema(format = Password)]
    new: String,
}

/// Changes the password. Every session ends; the answer opens a new one.
#[utoipa::path(
    post, path = "/me/password", tag = "people", request_body = NewPassword,
    responses(
        (status = 200, description = "Changed", body = LoggedIn),
        (status = 401, description = "The old one is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The new one will not do", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn change_password(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<NewPassword>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    let second = asker.principal.assurance == access::Assurance::SecondFactor;
    let (of, agent) = (account.clone(), agent(&headers));
    let changed = keeper
        .hash(move |people| people.change_password(&of, &asked.old, &asked.new, second, agent.as_deref(), now_us()));
    let secret = changed.await?;
    let logged_in = LoggedIn { account: account.0, second_factor: second };
    Ok((session_cookie(&secret, keeper.secure), Json(logged_in)))
}

/// The password once more: for what would add a way in or lock the owner out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnceMore {
    /// The account's password.
    #[schema(format = Password)]
    pub(super) password: String,
}

/// A second factor that is being set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct SecondFactor {
    /// Its secret in base32, to be typed into an authenticator.
    pub secret: String,
    /// The same as an address that an authenticator opens.
    pub uri: String,
}

/// Begins to set up a second factor, with the password once more: who finds a screen unlocked must not lock its owner out. It
/// counts once a code was shown.
#[utoipa::path(
    post, path = "/me/totp", tag = "people", request_body = OnceMore,
    responses(
        (status = 200, description = "The secret, shown this once", body = SecondFactor),
        (status = 401, description = "The password is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ask_second_factor(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<OnceMore>,
) -> Result<Json<SecondFactor>, Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    let proved = keeper.hash(move |people| {
        people.prove_password(&account, &asked.password, now_us())?;
        people.ask_second_factor(&account, now_us())
    });
    let secret = proved.await?;
    let uri = sanqian::otpauth_uri(&secret, &session.account.0, "Sanqian");
    Ok(Json(SecondFactor { secret, uri }))
}

/// A code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proof {
    /// The six digits.
    code: String,
}

/// Ends the setting up with a code. Every session ends; the answer opens a new one, which has its second factor.
#[utoipa::path(
    post, path = "/me/totp/proof", tag = "people", request_body = Proof,
    responses(
        (status = 200, description = "It counts from now on", body = LoggedIn),
        (status = 401, description = "Not a code of it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn prove_second_factor(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(proof): JsonBody<Proof>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    let (of, agent) = (account.clone(), agent(&headers));
    let proved =
        move |people: &sanqian::People| people.prove_second_factor(&of, &proof.code, agent.as_deref(), now_us());
    let secret = keeper.do_it(proved).await?;
    Ok((session_cookie(&secret, keeper.secure), Json(LoggedIn { account: account.0, second_factor: true })))
}

/// A role to lend.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delegation {
    /// Id of the account that acts in one's place.
    to: String,
    /// The role, and until when.
    grant: GrantAsked,
}

/// Lends a role of one's own until a day (代行).
#[utoipa::path(
    post, path = "/me/delegations", tag = "people", request_body = Delegation,
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request lends it once")),
    responses(
        (status = 200, description = "Lent", body = Done),
        (status = 404, description = "No such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not one's own for so long", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn delegate(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<Delegation>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (lender, to, at) = (session.account.clone(), AccountId(asked.to), asker.asked_now());
    let (role, organisation, until) = asked.grant.read()?;
    let lent = move |people: &sanqian::People| people.delegate(&lender, &to, role, &organisation, until, at);
    keeper.do_it(lent).await?;
    Ok(Done::json())
}
