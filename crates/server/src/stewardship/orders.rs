//! A work order (工单) goes a step.

use model::{DailyRecord, OrderStep};
use sanqian::{OrderFor, WorkOrder};

use super::{Answer, enter, runs};
use crate::access::{Asker, Seen, SeenDaily};
use crate::index::Index;
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{NewOrderStep, RecordEntered};
use crate::written;

/// Enters a step of a work order: assigned, done, rated.
#[utoipa::path(
    post, path = "/work-orders/{id}/steps", tag = "parks",
    params(
        ("id" = String, Path, description = "Number of the order"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record"),
    ),
    request_body = NewOrderStep,
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_order(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewOrderStep>,
) -> Answer {
    let found = daily.orders.iter().find(|order| order.number.to_string() == id);
    let own = found.filter(|order| within(&asker, &index, order));
    let own = own.ok_or_else(|| Problem::unknown("work order", "工单", &id, "/api/v1/operations"))?;
    let order = u32::try_from(own.number).map_err(|error| Problem::internal(&error.to_string()))?;
    let day = written::day(&new.day)?;
    let step = OrderStep { order, to: new.to, day, rating: new.stars };
    enter(&asker, DailyRecord::Order(step), Vec::new(), day).await
}

fn within(asker: &Asker, index: &Index, order: &WorkOrder) -> bool {
    match &order.of {
        OrderFor::Park(code) => runs(asker, code),
        OrderFor::Enterprise(id) => index.work.reaches(&asker.decision.scope, id),
    }
}
