//! A patrol (巡查) is entered.

use std::collections::BTreeMap;

use model::{DailyRecord, PatrolMark, PatrolRecord};

use super::{Answer, enter, own_park};
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{NewPatrol, RecordEntered};
use crate::written::{self, coded};

/// Enters a patrol of a park's common parts; each fault becomes a work order.
#[utoipa::path(
    post, path = "/patrols", tag = "parks",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record")),
    request_body = NewPatrol,
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn patrol(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewPatrol>,
) -> Answer {
    own_park(&asker, index.work.snapshot.parks.contains_key(&new.park), &new.park)?;
    let day = written::day(&new.day)?;
    let steward = written::words("/steward", "who went", &new.steward)?;
    let mut items = BTreeMap::new();
    for (item, mark) in new.items {
        let mark: PatrolMark = coded(&format!("/items/{item}"), &mark)?;
        items.insert(item, mark);
    }
    // An empty box beside an item is nothing said of it.
    let faults = new.faults.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect();
    let record = PatrolRecord { park: new.park, day, steward, items, faults };
    enter(&asker, DailyRecord::Patrolled(record), Vec::new(), day).await
}
