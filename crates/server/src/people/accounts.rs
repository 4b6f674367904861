//! What administrators do: the system administrator opens and closes accounts, the security administrator gives and withdraws
//! roles and erases a person.

use axum::Json;
use jiff::civil::Date;
use model::{AccountId, Organisation, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Done;
use crate::access::{Asker, now_us, today};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;

/// A role of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct GrantView {
    /// Code name of the role.
    pub role: String,
    /// The role in Chinese.
    pub role_zh: String,
    /// The role in English.
    pub role_en: String,
    /// Kind of body, e.g. `village`.
    pub body: String,
    /// Which body of that kind: a village's name, a park's code, an enterprise's id; `null` where there is one alone.
    pub name: Option<String>,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Whether it stands today.
    pub stands: bool,
    /// Id of the account whose role it is when it was lent.
    pub on_behalf: Option<String>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Account {
    /// Id.
    pub id: String,
    /// Log-in name; `null` when erased.
    pub name: Option<String>,
    /// The person's name; `null` when erased.
    pub person: Option<String>,
    /// Whether it was closed.
    pub closed: bool,
    /// Whether the person's data was erased.
    pub erased: bool,
    /// Whether it has a second factor.
    pub second_factor: bool,
    /// Whether it is bound to a person of the identity provider.
    pub bound: bool,
    /// What it was given, ended ones among it.
    pub grants: Vec<GrantView>,
}

/// The kind of a body and which one of its kind.
pub(super) fn body_of(organisation: &Organisation) -> (&'static str, Option<String>) {
    match organisation {
        Organisation::City => ("city", None),
        Organisation::Town => ("town", None),
        Organisation::Bureau { name } => ("bureau", Some(name.clone())),
        Organisation::PlatformCompany => ("platform_company", None),
        Organisation::Village { name } => ("village", Some(name.clone())),
        Organisation::ParkOperator { park } => ("park_operator", Some(park.clone())),
        Organisation::Enterprise { enterprise } => ("enterprise", Some(enterprise.0.clone())),
        Organisation::Public => ("public", None),
    }
}

/// All accounts with their roles.
#[utoipa::path(
    get, path = "/people", tag = "people",
    responses((status = 200, description = "The accounts", body = Vec<Account>))
)]
pub(crate) async fn accounts(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<Vec<Account>>, Problem> {
    let accounts = asker.keeper()?.do_it(sanqian::People::accounts).await?;
    let today = today();
    let grant = |grant: &model::Grant| {
        let (body, name) = body_of(&grant.organisation);
        GrantView {
            role: grant.role.code().to_owned(),
            role_zh: grant.role.zh().to_owned(),
            role_en: grant.role.en().to_owned(),
            body: body.to_owned(),
            name,
            from: grant.from.to_string(),
            until: grant.until.to_string(),
            stands: grant.stands(today),
            on_behalf: grant.on_behalf.as_ref().map(|account| account.0.clone()),
        }
    };
    let view = |of: &sanqian::AccountView| Account {
        id: of.account.0.clone(),
        name: of.name.clone(),
        person: of.person.clone(),
        closed: of.closed,
        erased: of.erased,
        second_factor: of.second_factor,
        bound: of.bound,
        grants: of.grants.iter().map(grant).collect(),
    };
    Ok(Json(accounts.iter().map(view).collect()))
}

/// An account to open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAccount {
    /// Log-in name; for an enterprise its USCC.
    name: String,
    /// The person's name.
    person: String,
}

/// What goes into the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Invitation {
    /// Id of the account.
    pub account: String,
    /// The code, shown this once; it runs out after 30 days.
    pub code: String,
}

impl From<sanqian::Invitation> for Invitation {
    fn from(of: sanqian::Invitation) -> Self {
        Self { account: of.account.0, code: of.code }
    }
}

/// Opens an account; the code in the answer goes to its person on paper.
#[utoipa::path(
    post, path = "/people", tag = "people", request_body = NewAccount,
    responses(
        (status = 200, description = "Opened", body = Invitation),
        (status = 409, description = "The name is taken", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The name will not do", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn open_account(
    asker: Asker,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<NewAccount>,
) -> Result<Json<Invitation>, Problem> {
    let (keeper, session) = asker.account()?;
    let by = session.account.clone();
    let opened = move |people: &sanqian::People| people.open_account(&asked.name, &asked.person, Some(&by), now_us());
    Ok(Json(keeper.do_it(opened).await?.into()))
}

/// A new code for somebody who lost the letter or the password; the one before does not count any more, and their sessions end.
#[utoipa::path(
    post, path = "/people/{id}/invitation", tag = "people",
    params(("id" = String, Path, description = "Id of the account")),
    responses(
        (status = 200, description = "The code", body = Invitation),
        (status = 404, description = "No such account", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn invite(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Invitation>, Problem> {
    let (keeper, session) = asker.account()?;
    let by = session.account.clone();
    Ok(Json(keeper.do_it(move |people| people.invite(&AccountId(id), &by, now_us())).await?.into()))
}

/// Closes an account for good; its sessions end at the next request.
#[utoipa::path(
    delete, path = "/people/{id}", tag = "people",
    params(
        ("id" = String, Path, description = "Id of the account"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request does it once"),
    ),
    responses(
        (status = 200, description = "Closed", body = Done),
        (status = 404, description = "No such account", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn close_account(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (by, at) = (session.account.clone(), asker.asked_now());
    keeper.do_it(move |people| people.close_account(&AccountId(id), "管理员停用", &by, at)).await?;
    Ok(Done::json())
}

/// A role for a body until a day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantAsked {
    /// Code name of the role.
    role: String,
    /// Kind of body.
    body: String,
    /// Which body of that kind.
    #[serde(default)]
    name: Option<String>,
    /// Last day, e.g. `2026-12-31`. Withdrawing leaves it out.
    #[serde(default)]
    until: Option<String>,
}

impl GrantAsked {
    pub(super) fn read(self) -> Result<(Role, Organisation, Date), Problem> {
        let (role, organisation) = self.body()?;
        let until = self.until.as_deref().unwrap_or_default();
        let until = until.parse().map_err(|_| Problem::body("/until", "a day like 2026-12-31", until))?;
        Ok((role, organisation, until))
    }

    fn body(&self) -> Result<(Role, Organisation), Problem> {
        let role = Role::ALL.into_iter().find(|role| role.code() == self.role);
        let role = role.ok_or_else(|| Problem::body("/role", "the code name of a role", &self.role))?;
        let name = || {
            let named = self.name.clone().filter(|name| !name.trim().is_empty());
            named.ok_or_else(|| Problem::body("/name", "the name of the body", "nothing"))
        };
        let organisation = match self.body.as_str() {
            "city" => Organisation::City,
            "town" => Organisation::Town,
            "bureau" => Organisation::Bureau { name: name()? },
            "platform_company" => Organisation::PlatformCompany,
            "village" => Organisation::Village { name: name()? },
            "park_operator" => Organisation::ParkOperator { park: name()? },
            "enterprise" => Organisation::Enterprise { enterprise: model::EnterpriseId(name()?) },
            other => return Err(Problem::body("/body", "a kind of body", other)),
        };
        Ok((role, organisation))
    }
}

/// Gives a role until a day. The three administrators stay three people.
#[utoipa::path(
    post, path = "/people/{id}/grants", tag = "people", request_body = GrantAsked,
    params(
        ("id" = String, Path, description = "Id of the account"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request does it once"),
    ),
    responses(
        (status = 200, description = "Given", body = Done),
        (status = 404, description = "No such account", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It may not be given", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn grant(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<GrantAsked>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (by, at, (role, organisation, until)) = (session.account.clone(), asker.asked_now(), asked.read()?);
    let given = move |people: &sanqian::People| people.grant(&AccountId(id), role, organisation, until, Some(&by), at);
    keeper.do_it(given).await?;
    Ok(Done::json())
}

/// Withdraws a role; the account's sessions end at the next request.
#[utoipa::path(
    post, path = "/people/{id}/withdrawals", tag = "people", request_body = GrantAsked,
    params(
        ("id" = String, Path, description = "Id of the account"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request does it once"),
    ),
    responses(
        (status = 200, description = "Withdrawn", body = Done),
        (status = 404, description = "No such account or grant", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn withdraw(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<GrantAsked>,
) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (by, at, (role, organisation)) = (session.account.clone(), asker.asked_now(), asked.body()?);
    let withdrawn = move |people: &sanqian::People| people.withdraw(&AccountId(id), role, &organisation, &by, at);
    keeper.do_it(withdrawn).await?;
    Ok(Done::json())
}

/// Erases a person's data by destroying its key. The ledger's chain stays whole.
#[utoipa::path(
    post, path = "/people/{id}/erasure", tag = "people",
    params(
        ("id" = String, Path, description = "Id of the account"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request does it once"),
    ),
    responses(
        (status = 200, description = "Erased", body = Done),
        (status = 404, description = "No such account", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn erase(asker: Asker, Id(id): Id, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<Done>, Problem> {
    let (keeper, session) = asker.account()?;
    let (by, at) = (session.account.clone(), asker.asked_now());
    keeper.do_it(move |people| people.erase(&AccountId(id), &by, at)).await?;
    Ok(Done::json())
}
