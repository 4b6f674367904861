//! A suspicion becomes a case (立案).

use axum::Json;
use axum::http::StatusCode;
use model::{CaseOpening, DailyRecord, EnterpriseId};
use sanqian::NewRecord;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::written;

/// A case to open.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    /// Id of the finding that it rests on.
    finding: String,
    /// Id of the enterprise that it is against, one of those that the finding concerns; the only one of them when absent.
    party: Option<String>,
    /// The day, not later than today.
    day: String,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CaseOpened {
    /// Its id.
    pub id: String,
    /// Number of the ledger's entry.
    pub entry: u64,
}

/// Opens a case on a finding.
#[utoipa::path(
    post, path = "/cases", tag = "rectification",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request opens one case")),
    request_body = NewCase,
    responses(
        (status = 201, description = "Opened", body = CaseOpened),
        (status = 400, description = "Bad key", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown finding", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn open_case(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewCase>,
) -> Result<(StatusCode, Json<CaseOpened>), Problem> {
    let unknown = || Problem::unknown("finding", "疑点", &new.finding, "/api/v1/findings");
    let finding = index.finding(&new.finding).ok_or_else(unknown)?.clone();
    let party = match (new.party, finding.enterprises.as_slice()) {
        (Some(asked), _) => Some(EnterpriseId(asked)),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    };
    let day = written::day(&new.day)?;
    let id = model::Case::open(&index.work.snapshot.town, &finding, party.clone(), day).id;
    let record = DailyRecord::CaseOpened(CaseOpening { finding, party, day });
    let entered = written::enter(&asker, None, NewRecord { record, files: Vec::new() }, day).await?;
    Ok((StatusCode::CREATED, Json(CaseOpened { id: id.0, entry: entered.entry.seq })))
}
