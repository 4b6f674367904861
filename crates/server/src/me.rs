//! Who one is to the service.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Asker, today};
use crate::parameters::{Asked, NoQuery};

/// Who asks, and what that means here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Me {
    /// `open` on a server that needs no log-in (a demo on this machine), `public` for who has not logged in, else
    /// `account`.
    pub door: String,
    /// Whether the whole town is seen, or a part of it.
    pub whole_town: bool,
    /// Roles that stand today.
    pub roles: Vec<RoleName>,
    /// Code names of everything that one may do with something.
    pub actions: Vec<String>,
}

/// A role in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RoleName {
    /// Code name.
    pub role: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Who one is: roles and what they allow.
#[utoipa::path(get, path = "/me", tag = "people", responses((status = 200, description = "The asker", body = Me)))]
pub(crate) async fn me(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Json<Me> {
    use access::{Action, Object, Relation, decide};
    let (principal, day) = (&asker.principal, today());
    let door = match &principal.account {
        _ if asker.open => "open",
        None => "public",
        Some(_) => "account",
    };
    let roles = principal.grants.iter().filter(|grant| grant.stands(day)).map(|grant| RoleName {
        role: grant.role.code().to_owned(),
        zh: grant.role.zh().to_owned(),
        en: grant.role.en().to_owned(),
    });
    let may = |action: &&Action| decide(principal, **action, Object::of(Relation::Any), day).is_allowed();
    Json(Me {
        door: door.to_owned(),
        whole_town: decide(principal, Action::ReadOverview, Object::of(Relation::Any), day).scope.whole_town,
        roles: roles.collect(),
        actions: Action::ALL.iter().filter(may).map(|action| action.code().to_owned()).collect(),
    })
}
