//! A step with a petition (办理信访件), with its documents.

use std::sync::Arc;

use axum::Json;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use model::{ContentHash, DailyRecord, Document, MatterId, PetitionEvent, PetitionSays};
use sanqian::{NewRecord, Stepped};

use crate::access::{Asker, SeenDaily};
use crate::beside::beside;
use crate::form_parts::{as_many, parts};
use crate::matter_step::version;
use crate::parameters::{Asked, Id, NoQuery};
use crate::preconditions::IfMatch;
use crate::problem::Problem;
use crate::wire::{Duty, NewPetitionStep, PetitionStepForm, StepEntered};
use crate::written::{self, coded};

/// The role in which the petitioner acts, and what stands in the place of the name.
const PETITIONER: (&str, &str) = ("petitioner", "信访人");

/// Enters a step of a petition.
#[utoipa::path(
    post, path = "/petitions/{id}/steps", tag = "rectification",
    params(
        ("id" = String, Path, description = "Id of the petition"),
        ("If-Match" = String, Header, description = "The `version` of the petition that was read, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one step"),
    ),
    request_body(content = PetitionStepForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered", body = StepEntered),
        (status = 400, description = "Not a form", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "No version named", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_petition(
    asker: Asker,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    from: IfMatch,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<StepEntered>), Problem> {
    let matter = MatterId(id.clone());
    let file = daily.petitions.get(&matter);
    let file = file.ok_or_else(|| Problem::unknown("petition", "信访件", &id, "/api/v1/petitions"))?;
    from.check(&version(&file.entries))?;
    let unchanged = written::at_last(Stepped::Petition(matter.clone()), &file.entries);
    let (step, files) = parts::<NewPetitionStep>(form).await?;
    as_many("/documents", step.documents.len(), &files)?;
    let day = written::day(&step.day)?;
    let by =
        if step.role == PETITIONER.0 { PETITIONER.1.to_owned() } else { written::words("/by", "who acted", &step.by)? };
    let same_as = step.same_as.map(MatterId);
    if let Some(other) = same_as.as_ref().filter(|other| !daily.petitions.contains_key(other)) {
        return Err(Problem::body("/same_as", "the id of another petition", &other.0));
    }
    let to_firm = step.to_firm.filter(|words| !words.trim().is_empty());
    for (pointer, words) in [("/by", Some(&by)), ("/to_firm", to_firm.as_ref())] {
        if let Some(words) = words {
            names_nobody(&asker, &matter, pointer, words).await?;
        }
    }
    let documents = step.documents.into_iter().zip(&files);
    let documents = documents.map(|(kind, bytes)| Document { kind, hash: ContentHash::of(bytes), day });
    let act = PetitionEvent {
        act: coded("/act", &step.act)?,
        day,
        role: step.role,
        by,
        documents: documents.collect(),
        says: PetitionSays { same_as, to_firm },
    };
    let record = DailyRecord::PetitionStep { matter, act };
    let entered = written::enter(&asker, unchanged, NewRecord { record, files }, day).await?;
    let duties = entered.duties.iter().map(Duty::from).collect();
    Ok((StatusCode::CREATED, Json(StepEntered { entry: entered.entry.seq, duties })))
}

/// Refuses words that say who petitions: the ledger and a firm's view hold none.
async fn names_nobody(asker: &Asker, id: &MatterId, pointer: &str, words: &str) -> Result<(), Problem> {
    let (diary, id, said) = (Arc::clone(&asker.diary), id.clone(), words.to_owned());
    match beside(move || diary.names_petitioner(&id, &said)).await? {
        Ok(false) => Ok(()),
        Ok(true) => Err(Problem::body(
            pointer,
            "words that do not say who petitions",
            "the petitioner's name, contact or address",
        )),
        Err(failure) => Err(Problem::internal(&failure.to_string())),
    }
}
