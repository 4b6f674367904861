//! Binding an account to a person of the identity provider: by one's own wish, or by the system administrator.

use axum::Json;
use axum::http::HeaderMap;
use model::AccountId;
use sanqian::Identity;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::oidc::{BroughtBack, Elsewhere, begin, provider};
use super::own::OnceMore;
use super::session::agent;
use super::{Done, LoggedIn};
use crate::access::{Asker, forget_flow, now_us, session_cookie};
use crate::json_body::JsonBody;
use crate::oidc::{Proved, Purpose};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;

/// Whether and to whom one's account is bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OwnIdentity {
    /// The identity provider as people call it; `null` where there is none.
    pub provider: Option<String>,
    /// The person as a provider names them; `null` when one is not bound.
    pub subject: Option<String>,
    /// The provider as it names itself; `null` when one is not bound.
    pub issuer: Option<String>,
}

/// The identity that one's own account is bound to.
#[utoipa::path(
    get, path = "/me/identity", tag = "people",
    responses((status = 200, description = "It, or none", body = OwnIdentity))
)]
pub(crate) async fn own_identity(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<OwnIdentity>, Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    let identity = keeper.do_it(move |people| people.identity_of(&account)).await?;
    let provider = keeper.oidc.as_ref().map(|oidc| oidc.name().to_owned());
    let (issuer, subject) = identity.map(|identity| (identity.issuer, identity.subject)).unzip();
    Ok(Json(OwnIdentity { provider, subject, issuer }))
}

/// Begins to bind one's own account: with the password once more, because it adds a way in.
#[utoipa::path(
    post, path = "/me/identity", tag = "people", request_body = OnceMore,
    responses(
        (status = 200, description = "Where to", body = Elsewhere),
        (status = 401, description = "The password is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no identity provider here", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "It does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn begin_binding(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<OnceMore>,
) -> Result<(HeaderMap, Json<Elsewhere>), Problem> {
    let (keeper, session) = asker.account()?;
    provider(keeper)?;
    let account = session.account.clone();
    keeper.hash(move |people| people.prove_password(&account, &asked.password, now_us())).await?;
    begin(keeper, Purpose::Bind(session.account.0.clone())).await
}

/// Ends it. Every session ends; the answer opens a new one.
#[utoipa::path(
    post, path = "/me/identity/callback", tag = "people", request_body = BroughtBack,
    responses(
        (status = 200, description = "Bound", body = LoggedIn),
        (status = 401, description = "Not proved", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no identity provider here", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Another account is bound to that person", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "It does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn end_binding(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(brought): JsonBody<BroughtBack>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let (keeper, session) = asker.account()?;
    let account = session.account.clone();
    // Who began is who ends: another account in the same browser is not bound.
    let (_, Proved { identity, .. }) = brought.proved(keeper, &headers, &Purpose::Bind(account.0.clone())).await?;
    let second_factor = asker.principal.assurance == access::Assurance::SecondFactor;
    let (of, agent) = (account.clone(), agent(&headers));
    let bound =
        keeper.do_it(move |people| people.bind_own_identity(&of, &identity, second_factor, agent.as_deref(), now_us()));
    let mut answer = session_cookie(&bound.await?, keeper.secure);
    forget_flow(&mut answer, keeper.secure);
    Ok((answer, Json(LoggedIn { account: account.0, second_factor })))
}

/// Unbinds one's own account. Every session ends; the answer opens a new one.
#[utoipa::path(
    delete, path = "/me/identity", tag = "people",
    responses(
        (status = 200, description = "Unbound", body = LoggedIn),
        (status = 404, description = "It was not bound", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn unbind_own(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let (keeper, session) = asker.account()?;
    let (account, agent) = (session.account.clone(), agent(&headers));
    let second_factor = asker.principal.assurance == access::Assurance::SecondFactor;
    let of = account.clone();
    let unbound = keeper
        .do_it(move |people| people.unbind_own_identity(&of, second_factor, agent.as_deref(), now_us()))
        .await?
        .ok_or_else(|| not_bound(&account))?;
    Ok((session_cookie(&unbound, keeper.secure), Json(LoggedIn { account: account.0, second_factor })))
}

fn not_bound(account: &AccountId) -> Problem {
    Problem::unknown("bound identity", "绑定的统一身份", &account.0, "/api/v1/me/identity")
}

/// A person of the identity provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bound {
    /// As the provider names them.
    subject: String,
}

/// Binds an account to a person of the identity provider, in place of the one before; its sessions end.
#[utoipa::path(
    post, path = "/people/{id}/identity", tag = "people", request_body = Bound,
    params(("id" = String, Path, description = "Id of the account")),
    responses(
        (status = 200, description = "Bound", body = Done),
        (status = 404, description = "No such account, or no identity provider here", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Another account is bound to that person", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No identifier", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn bind_account(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<Bound>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let issuer = provider(keeper)?.issuer().to_owned();
    let (by, identity) = (session.account.clone(), Identity { issuer, subject: asked.subject.trim().to_owned() });
    keeper.do_it(move |people| people.bind_identity(&AccountId(id), &identity, &by, now_us())).await?;
    Ok(Done::json())
}

/// Unbinds an account; its sessions end.
#[utoipa::path(
    delete, path = "/people/{id}/identity", tag = "people",
    params(("id" = String, Path, description = "Id of the account")),
    responses(
        (status = 200, description = "Unbound", body = Done),
        (status = 404, description = "No such account, or it was not bound", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn unbind_account(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (by, account) = (session.account.clone(), AccountId(id));
    let of = account.clone();
    if keeper.do_it(move |people| people.unbind_identity(&of, &by, now_us())).await? {
        Ok(Done::json())
    } else {
        Err(not_bound(&account))
    }
}
