//! Logging in through the identity provider (统一身份认证): where the browser goes, and what it brings back.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::LoggedIn;
use super::session::agent;
use crate::access::{Asker, Doorkeeper, flow_cookie, flow_of, forget_flow, now_us, session_cookie};
use crate::json_body::JsonBody;
use crate::oidc::{Flow, Oidc, Proved, Purpose};
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;

/// Whether one may log in through an identity provider here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct IdentityProvider {
    /// As people call it; `null` where there is none.
    pub name: Option<String>,
}

/// The identity provider through which one may log in.
#[utoipa::path(
    get, path = "/session/oidc", tag = "people",
    responses((status = 200, description = "It, or none", body = IdentityProvider))
)]
pub(crate) async fn identity_provider(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<IdentityProvider>, Problem> {
    let name = asker.keeper.as_ref().and_then(|keeper| keeper.oidc.as_ref()).map(|oidc| oidc.name().to_owned());
    Ok(Json(IdentityProvider { name }))
}

/// Where the browser goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Elsewhere {
    /// Address at the identity provider.
    pub address: String,
}

/// Begins to log in through the identity provider: the browser goes to the address, and comes back to a page of ours.
#[utoipa::path(
    post, path = "/session/oidc", tag = "people",
    responses(
        (status = 200, description = "Where to", body = Elsewhere),
        (status = 404, description = "There is none here", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "It does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn begin_oidc(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<(HeaderMap, Json<Elsewhere>), Problem> {
    begin(asker.keeper()?, Purpose::LogIn).await
}

/// Begins for a purpose: the address, and the cookie that the browser keeps until it comes back.
pub(super) async fn begin(keeper: &Doorkeeper, purpose: Purpose) -> Result<(HeaderMap, Json<Elsewhere>), Problem> {
    let (address, flow) = provider(keeper)?.begin(purpose).await?;
    Ok((kept(keeper, &flow).await?, Json(Elsewhere { address })))
}

/// The identity provider, or the refusal where there is none.
pub(super) fn provider(keeper: &Doorkeeper) -> Result<&Oidc, Problem> {
    keeper.oidc.as_ref().ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "/problems/no-identity-provider",
            "No identity provider",
            "no identity provider is set up here: log in with name and password; an operator gives one with `--oidc`"
                .to_owned(),
            "本服务未接入统一身份认证；请用登录名和口令登录（运维人员用 --oidc 接入）".to_owned(),
        )
    })
}

async fn kept(keeper: &Doorkeeper, flow: &Flow) -> Result<HeaderMap, Problem> {
    let text = serde_json::to_string(flow).map_err(|error| Problem::internal(&error.to_string()))?;
    let sealed = keeper.do_it(move |people| people.seal_flow(&text)).await?;
    Ok(flow_cookie(&sealed, keeper.secure))
}

/// What the identity provider gave the browser.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BroughtBack {
    /// `state` of the address that one came back to.
    state: String,
    /// `code` of it.
    code: String,
    /// `iss` of it, where the provider names itself.
    #[serde(default)]
    iss: Option<String>,
    /// The six digits of the town's second factor, once they were asked for.
    #[serde(default)]
    second_factor: Option<String>,
}

impl BroughtBack {
    /// Whom the provider proved to the browser that began, for the purpose for which it began.
    pub(super) async fn proved(
        self,
        keeper: &Doorkeeper,
        headers: &HeaderMap,
        purpose: &Purpose,
    ) -> Result<(Flow, Proved), Problem> {
        let oidc = provider(keeper)?;
        let sealed = flow_of(headers, keeper.secure).ok_or_else(Oidc::not_begun)?;
        let opened = keeper.do_it(move |people| Ok(people.open_flow(&sealed))).await?;
        let flow: Option<Flow> = opened.and_then(|text| serde_json::from_str(&text).ok());
        let flow = flow.filter(|flow| flow.purpose == *purpose).ok_or_else(Oidc::not_begun)?;
        oidc.end(flow, self.state, self.code, self.iss).await
    }
}

/// Ends it: the answer sets the cookie of a new session. Where the account has a second factor of the town, it is asked for by a
/// 401, and the same is sent again with the digits.
#[utoipa::path(
    post, path = "/session/oidc/callback", tag = "people", request_body = BroughtBack,
    responses(
        (status = 200, description = "Logged in", body = LoggedIn),
        (status = 401, description = "Not proved, or a second factor is wanted (`reason`)", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No account is bound to that person", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none here", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts for this account", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "It does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn end_oidc(
    asker: Asker,
    headers: HeaderMap,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(mut brought): JsonBody<BroughtBack>,
) -> Result<(HeaderMap, Json<LoggedIn>), Problem> {
    let keeper = asker.keeper()?;
    let (agent, digits) = (agent(&headers), brought.second_factor.take());
    let (flow, proved) = brought.proved(keeper, &headers, &Purpose::LogIn).await?;
    if let Some(session) = asker.session.clone() {
        keeper.do_it(move |people| people.log_out(&session.name)).await?;
    }
    let Proved { identity, second_factor } = proved;
    let logged_in = keeper.do_it(move |people| {
        people.log_in_by_identity(&identity, second_factor, digits.as_deref(), agent.as_deref(), now_us())
    });
    match logged_in.await {
        Ok(logged_in) => {
            let mut answer = session_cookie(&logged_in.secret, keeper.secure);
            forget_flow(&mut answer, keeper.secure);
            Ok((answer, Json(LoggedIn::from(&logged_in))))
        }
        // The provider's code is used up: that it proved somebody is kept until the digits come.
        Err(problem) => match problem.reason {
            Some("log_in.second_factor_wanted" | "log_in.wrong" | "log_in.throttled") => {
                Err(problem.keeping(&kept(keeper, &flow).await?))
            }
            _ => Err(problem),
        },
    }
}
