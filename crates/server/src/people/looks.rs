//! Who looked at whose file.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use super::accounts::body_of;
use crate::access::{Asker, EVERYBODY};
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::china_time;

/// One look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Look {
    /// Number of the ledger's entry.
    pub seq: u64,
    /// When.
    pub at: String,
    /// Kind of the body for which somebody looked.
    pub body: String,
    /// Which body of that kind.
    pub name: Option<String>,
    /// Id of the account; `null` for who is not the audit administrator.
    pub account: Option<String>,
    /// Whose file: an id, or `*` for a list of everybody.
    pub subject: String,
    /// Code names of the kinds of fields.
    pub fields: Vec<String>,
    /// Code name of the action.
    pub action: String,
}

fn view(of: sanqian::LookedAt, names: bool) -> Look {
    let (body, name) = body_of(&of.organisation);
    Look {
        seq: of.seq,
        at: china_time(of.at_us),
        body: body.to_owned(),
        name,
        account: names.then_some(of.account.0),
        subject: of.subject,
        fields: of.fields,
        action: of.action,
    }
}

/// Who looked at one's own file (谁看过我的档案): of the enterprise for which one acts, and of oneself. The latest first.
#[utoipa::path(
    get, path = "/me/looks", tag = "people",
    responses((status = 200, description = "The looks", body = Vec<Look>))
)]
pub(crate) async fn looks_at_me(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<Vec<Look>>, Problem> {
    let (keeper, session) = asker.account()?;
    let enterprises = asker.decision.scope.enterprises.clone();
    let account = session.account.clone();
    let mine = move |subject: &str| {
        let own = enterprises.iter().any(|enterprise| enterprise.0 == subject);
        own || (subject == EVERYBODY && !enterprises.is_empty()) || account.0 == subject
    };
    let looks = keeper.do_it(move |people| people.looks(&mine)).await?;
    Ok(Json(looks.into_iter().map(|look| view(look, false)).collect()))
}

/// All looks, with who looked: for the audit administrator.
#[utoipa::path(
    get, path = "/looks", tag = "people",
    responses((status = 200, description = "The looks", body = Vec<Look>))
)]
pub(crate) async fn looks(asker: Asker, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<Vec<Look>>, Problem> {
    let looks = asker.keeper()?.do_it(|people| people.looks(&|_| true)).await?;
    Ok(Json(looks.into_iter().map(|look| view(look, true)).collect()))
}
