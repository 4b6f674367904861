//! Who petitions (信访人), looked up for the answer: that it was looked up is an entry before anything is shown.

use std::sync::Arc;

use access::Field;
use axum::Json;
use model::MatterId;
use sanqian::Failure;

use crate::access::{Asker, SeenDaily, today};
use crate::beside::beside;
use crate::json_body::JsonBody;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{PetitionerAsked, PetitionerShown};
use crate::written;

/// Shows who petitions, and enters who asked and why. It takes no `Idempotency-Key`: its answer is kept nowhere.
#[utoipa::path(
    post, path = "/petitions/{id}/petitioner", tag = "rectification",
    params(("id" = String, Path, description = "Id of the petition")),
    request_body = PetitionerAsked,
    responses(
        (status = 200, description = "Who petitions", body = PetitionerShown),
        (status = 404, description = "Unknown id, or nobody is kept", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn petitioner(
    asker: Asker,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(asked): JsonBody<PetitionerAsked>,
) -> Result<Json<PetitionerShown>, Problem> {
    let matter = MatterId(id.clone());
    // The field's own row beside the action's: either alone shows nobody.
    let shown = asker.decision.fields.shown(Field::PetitionerIdentity).whole_town;
    if !shown || !daily.petitions.contains_key(&matter) {
        return Err(Problem::unknown("petition", "信访件", &id, "/api/v1/petitions"));
    }
    let by = written::signature(&asker, today())?;
    let (diary, reason) = (Arc::clone(&asker.diary), asked.reason);
    let who = beside(move || diary.look_up_petitioner(&matter, &reason, &by)).await?;
    let who = who.map_err(|failure| match failure {
        Failure::NotFound { .. } => Problem::unknown("petitioner of", "信访人：", &id, "/api/v1/petitions"),
        failure => written::not_entered(&failure),
    })?;
    let (name, contact, address) = who.for_the_answer();
    Ok(Json(PetitionerShown { name: name.to_owned(), contact: contact.to_owned(), address: address.to_owned() }))
}
