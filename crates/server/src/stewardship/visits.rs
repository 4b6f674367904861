//! A service visit (服务走访) is entered.

use model::{DailyRecord, EnterpriseId, VisitRecord};

use super::{Answer, enter};
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{NewVisit, RecordEntered};
use crate::written;

/// Enters a service visit; each service that the enterprise asks for becomes a work order.
#[utoipa::path(
    post, path = "/visits", tag = "parks",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record")),
    request_body = NewVisit,
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn visit(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewVisit>,
) -> Answer {
    let enterprise = EnterpriseId(new.enterprise);
    let known = index.work.snapshot.enterprises.contains_key(&enterprise);
    if !known || !index.work.reaches(&asker.decision.scope, &enterprise) {
        return Err(Problem::unknown("enterprise", "企业", &enterprise.0, "/api/v1/enterprises"));
    }
    let day = written::day(&new.day)?;
    let steward = written::words("/steward", "who visited", &new.steward)?;
    let says = new.says.trim().to_owned();
    let record = VisitRecord { enterprise, day, steward, asks_for: new.asks_for, says };
    enter(&asker, DailyRecord::Visit(record), Vec::new(), day).await
}
