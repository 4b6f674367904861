//! A petition is received (收件).

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::http::StatusCode;
use geo::InteriorPoint;
use model::PetitionOpening;
use sanqian::{Petitioner, petition_place};

use crate::access::{Asker, Seen, SeenDaily};
use crate::beside::beside;
use crate::index::Index;
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{Duty, Named, NewPetition, PetitionChoices, PetitionReceived};
use crate::written;

/// What the form offers: kinds of petitions, and topics of earlier ones.
#[utoipa::path(
    get, path = "/petitions/choices", tag = "rectification",
    responses((status = 200, description = "Kinds and topics", body = PetitionChoices))
)]
pub(crate) async fn petition_choices(
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Asked(NoQuery): Asked<NoQuery>,
) -> Json<PetitionChoices> {
    let variants = index.records.daily_packs.petition.variants.iter();
    let variants = variants.map(|one| Named { code: one.code.clone(), zh: one.zh.clone(), en: one.en.clone() });
    let topics: BTreeSet<&String> = daily.received.values().map(|opening| &opening.topic).collect();
    Json(PetitionChoices { variants: variants.collect(), topics: topics.into_iter().cloned().collect() })
}

/// Receives a petition. It takes no `Idempotency-Key`: what such a request says would stand in the ledger as a hash, from which a name can
/// be guessed. Sent twice it is received once, since the second is refused.
#[utoipa::path(
    post, path = "/petitions", tag = "rectification",
    request_body = NewPetition,
    responses(
        (status = 201, description = "Received", body = PetitionReceived),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn receive_petition(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewPetition>,
) -> Result<(StatusCode, Json<PetitionReceived>), Problem> {
    let day = written::day(&new.day)?;
    let by = written::signature(&asker, day)?;
    let about = written::words("/number", "the petition's number", &new.number)?;
    let topic = written::words("/topic", "a topic", &new.topic)?;
    let who = match new.petitioner {
        None => None,
        Some(who) => Some(Petitioner {
            number: about.clone(),
            name: written::words("/petitioner/name", "a name, or no petitioner at all", &who.name)?,
            contact: who.contact.trim().to_owned(),
            address: who.address.trim().to_owned(),
        }),
    };
    let asked = new.parcel.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let at_mm = match asked {
        Some(code) => Some(place(&index, code)?),
        None => petition_place(&index.work.snapshot, &about),
    };
    let opening = PetitionOpening { about, variant: new.variant, topic, day, at_mm, text: new.text };
    let diary = Arc::clone(&asker.diary);
    let received = beside(move || diary.receive_petition(opening, who.as_ref(), &by)).await?;
    let (id, entered) = received.map_err(|failure| written::not_entered(&failure))?;
    let duties = entered.duties.iter().map(Duty::from).collect();
    Ok((StatusCode::CREATED, Json(PetitionReceived { id: id.0, entry: entered.entry.seq, duties })))
}

/// A point within a parcel, in millimetres.
fn place(index: &Index, code: &str) -> Result<[i64; 2], Problem> {
    let drawn = index.parcel(code).and_then(|id| index.work.snapshot.parcels.get(id)?.outline.as_ref());
    let point = drawn.and_then(|outline| outline.is.outline.interior_point());
    let point = point.ok_or_else(|| Problem::body("/parcel", "宗地代码 of a parcel that is drawn", code))?;
    #[expect(clippy::cast_possible_truncation, reason = "projected metres, far below 2⁵³ millimetres")]
    let millimetres = |metres: f64| (metres * 1000.0).round() as i64;
    Ok([millimetres(point.x()), millimetres(point.y())])
}
