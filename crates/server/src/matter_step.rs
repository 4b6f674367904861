//! A step of a village asset's disposal or of a land storage. What only prepares is entered at once; what disposes or pays is
//! drafted, and entered once another person approves it.

use std::sync::Arc;

use axum::Json;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::StatusCode;
use model::{
    Act, ContentHash, DailyRecord, DisposalSays, Document, DraftedAct, Fen, MatterId, StorageItem, StorageSays,
};
use sanqian::{NewDraft, NewRecord, Stepped, Unchanged};
use serde::de::DeserializeOwned;

use crate::access::{Asker, Seen, SeenDaily};
use crate::approvals;
use crate::form_parts::{as_many, parts};
use crate::index::Index;
use crate::members_vote::{ballots, roster};
use crate::parameters::{Asked, Id, NoQuery};
use crate::preconditions::IfMatch;
use crate::problem::Problem;
use crate::wire::{
    DisposalStepForm, Duty, MatterStepEntered, NewDisposalStep, NewStorageStep, StepHead, StorageStepForm,
};
use crate::written::{self, coded, words};

type Form = Result<Multipart, MultipartRejection>;
type Answer = Result<(StatusCode, Json<MatterStepEntered>), Problem>;

/// Enters a step of a disposal, or drafts it where it needs two persons (`four_eyes` of the disposal).
#[utoipa::path(
    post, path = "/village-assets/{id}/steps", tag = "town",
    params(
        ("id" = String, Path, description = "Id of the disposal"),
        ("If-Match" = String, Header, description = "The `version` of the disposal that was read, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one step"),
    ),
    request_body(content = DisposalStepForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered, or drafted", body = MatterStepEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "No version named", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_disposal(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    from: IfMatch,
    form: Form,
) -> Answer {
    let matter = MatterId(id.clone());
    let file = daily.disposals.get(&matter);
    let file = file.ok_or_else(|| Problem::unknown("disposal", "处置事项", &id, "/api/v1/village-assets"))?;
    let scope = &asker.decision.scope;
    if !scope.whole_town && !scope.villages.contains(&file.of) {
        return Err(Problem::unknown("disposal", "处置事项", &id, "/api/v1/village-assets"));
    }
    from.check(&version(&file.entries))?;
    let (step, files): (NewDisposalStep, _) = parts(form).await?;
    let town = &index.work.snapshot.town;
    let says = DisposalSays {
        roster: step.roster.map(|new| roster(town, &matter, new)).transpose()?,
        ballots: step.ballots.map(|new| ballots(town, file, new)).transpose()?,
        amount: yuan("/amount", step.amount.as_deref())?,
        buyer: step.buyer.map(|buyer| buyer.trim().to_owned()).filter(|buyer| !buyer.is_empty()),
    };
    let act = act(&step.head, &files, says)?;
    let record = DailyRecord::DisposalStep { matter: matter.clone(), act: act.clone() };
    let unchanged = written::at_last(Stepped::Disposal(matter.clone()), &file.entries);
    enter(&asker, &index, (record, DraftedAct::DisposeAsset { matter, step: act }), unchanged, (&step.head, files))
        .await
}

/// Enters a step of a storage, or drafts it where it needs two persons (`four_eyes` of the storage).
#[utoipa::path(
    post, path = "/storages/{id}/steps", tag = "town",
    params(
        ("id" = String, Path, description = "Id of the storage"),
        ("If-Match" = String, Header, description = "The `version` of the storage that was read, in quotes"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one step"),
    ),
    request_body(content = StorageStepForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered, or drafted", body = MatterStepEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "No version named", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_storage(
    asker: Asker,
    Seen(index): Seen,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    from: IfMatch,
    form: Form,
) -> Answer {
    let matter = MatterId(id.clone());
    let file = daily.storages.get(&matter).filter(|_| asker.decision.scope.whole_town);
    let file = file.ok_or_else(|| Problem::unknown("storage", "收储事项", &id, "/api/v1/storages"))?;
    from.check(&version(&file.entries))?;
    let (step, files): (NewStorageStep, _) = parts(form).await?;
    let mut says = StorageSays {
        land_value: yuan("/land_value", step.land_value.as_deref())?,
        payment: yuan("/payment", step.payment.as_deref())?,
        ..StorageSays::default()
    };
    for (code, amount) in &step.items {
        let pointer = format!("/items/{code}");
        let item: StorageItem = coded(&pointer, code)?;
        says.items.insert(item, yuan(&pointer, Some(amount))?.unwrap_or_default());
    }
    let act = act(&step.head, &files, says)?;
    let record = DailyRecord::StorageStep { matter: matter.clone(), act: act.clone() };
    let unchanged = written::at_last(Stepped::Storage(matter.clone()), &file.entries);
    enter(&asker, &index, (record, DraftedAct::PayFunds { matter, step: act }), unchanged, (&step.head, files)).await
}

/// The version of a matter: the number of the last entry about it.
pub(crate) fn version(entries: &[u64]) -> String {
    entries.last().copied().unwrap_or_default().to_string()
}

/// Enters what one person may do, and drafts what needs two.
async fn enter(
    asker: &Asker,
    index: &Arc<Index>,
    (record, drafted): (DailyRecord, DraftedAct),
    unchanged: Option<Unchanged>,
    (head, files): (&StepHead, Vec<Vec<u8>>),
) -> Answer {
    if record.four_eyes().is_none() {
        let day = record.day();
        let entered = written::enter(asker, unchanged, NewRecord { record, files }, day).await?;
        let duties = entered.duties.iter().map(Duty::from).collect();
        let entered = MatterStepEntered { entry: entered.entry.seq, waits: false, duties };
        return Ok((StatusCode::CREATED, Json(entered)));
    }
    let note = words("/head/note", "what it rests on", head.note.as_deref().unwrap_or_default())?;
    let (index, new) = (Arc::clone(index), NewDraft { act: drafted, note, files });
    let entry =
        approvals::entered(asker, move |approvals, asking| approvals.draft(asking, &index.work.packs.evaluation, &new));
    let entered = MatterStepEntered { entry: entry.await?, waits: true, duties: Vec::new() };
    Ok((StatusCode::CREATED, Json(entered)))
}

fn act<E: DeserializeOwned, D>(head: &StepHead, files: &[Vec<u8>], says: D) -> Result<Act<E, D>, Problem> {
    as_many("/head/documents", head.documents.len(), files)?;
    let day = written::day(&head.day)?;
    let documents = head.documents.iter().zip(files);
    let documents = documents.map(|(kind, bytes)| Document { kind: kind.clone(), hash: ContentHash::of(bytes), day });
    Ok(Act {
        act: coded("/head/act", &head.act)?,
        day,
        role: head.role.clone(),
        by: words("/head/by", "who acted", &head.by)?,
        documents: documents.collect(),
        says,
    })
}

/// Whole fen of a decimal string in 元.
fn yuan(pointer: &str, text: Option<&str>) -> Result<Option<Fen>, Problem> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 13 && part.len() <= 2 && digits(whole) && digits(part);
    let fen = if fits { format!("{whole}{part:0<2}").parse().ok() } else { None };
    match fen {
        Some(fen) => Ok(Some(Fen(fen))),
        None => Err(Problem::body(pointer, "元 with at most two decimals, like 120000.50", text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_to_the_fen() {
        let read = |text: &str| yuan("/x", Some(text)).ok().flatten().map(|fen| fen.0);
        assert_eq!(read("120000.50"), Some(12_000_050));
        assert_eq!(read("3.5"), Some(350));
        assert_eq!(read("7"), Some(700));
        for wrong in ["1.234", "-1", "1e5", "1,000", ".5", "12345678901234"] {
            assert!(yuan("/x", Some(wrong)).is_err(), "{wrong}");
        }
        assert_eq!(read(" "), None);
    }
}
