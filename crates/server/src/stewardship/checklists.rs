//! The town fills in a checklist (检查表) of which no source gives the content.

use model::{ChecklistItem, ChecklistText, DailyRecord};

use super::{Answer, enter};
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{NewChecklistItem, NewChecklistText, RecordEntered};
use crate::written;

/// Enters the content of a checklist from a day on. It is the town's: for the steward of one park there is none to fill in.
#[utoipa::path(
    post, path = "/checklists/{id}/texts", tag = "parks",
    params(
        ("id" = String, Path, description = "Code of the checklist"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record"),
    ),
    request_body = NewChecklistText,
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn fill_checklist(
    asker: Asker,
    Seen(index): Seen,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewChecklistText>,
) -> Answer {
    if !asker.decision.scope.whole_town || index.records.daily_packs.steward.checklist(&id).is_none() {
        return Err(Problem::unknown("checklist", "检查表", &id, "/api/v1/operations"));
    }
    let day = written::day(&new.day)?;
    // Codes are for the program, so the program numbers them; scores name an item by its code on their day.
    let item = |(number, item): (usize, NewChecklistItem)| {
        let (zh, en) = (item.zh.trim().to_owned(), item.en.trim().to_owned());
        ChecklistItem { code: format!("item_{number}"), zh, en, points: item.points }
    };
    let items = (1..).zip(new.items).map(item).collect();
    let (checklist, source) = (id, new.source.trim().to_owned());
    enter(&asker, DailyRecord::ChecklistFilled(ChecklistText { checklist, day, source, items }), Vec::new(), day).await
}
