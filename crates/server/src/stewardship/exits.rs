//! A firm leaves a park (退出): the notice, items cleared one by one, left or withdrawn.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use model::{CaseId, ContentHash, DailyRecord, ExitAct, ExitReason, ExitStep, TenancyId, counted};

use super::{Answer, enter, runs};
use crate::access::{Asker, Seen, SeenDaily};
use crate::form_parts::{as_many, parts};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{ExitActKind, ExitForm, ExitStepForm, NewExit, NewExitStep, RecordEntered};
use crate::written::{self, coded};

/// Enters the notice of an exit, with what both sides hold.
#[utoipa::path(
    post, path = "/exits", tag = "parks",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record")),
    request_body(content = ExitForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn open_exit(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let (new, files) = parts::<NewExit>(form).await?;
    let day = written::day(&new.day)?;
    let reason: ExitReason = coded("/reason", &new.reason)?;
    let [document] = files.as_slice() else {
        return Err(Problem::body("", "one file: the notice or agreement", &counted(files.len(), "file", "files")));
    };
    let case = new.case.filter(|id| !id.trim().is_empty()).map(CaseId);
    let notice = index.work.exit_notice(new.lease.trim(), (reason, case), (day, ContentHash::of(document)));
    let notice = notice.ok().filter(|notice| runs(&asker, &notice.park));
    let unknown = || Problem::unknown("lease in a park", "园区内的租约", &new.lease, "/api/v1/operations");
    enter(&asker, DailyRecord::ExitOpened(notice.ok_or_else(unknown)?), files, day).await
}

/// Enters a step of an exit.
#[utoipa::path(
    post, path = "/exits/{id}/steps", tag = "parks",
    params(
        ("id" = String, Path, description = "Id of the lease"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record"),
    ),
    request_body(content = ExitStepForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn step_exit(
    asker: Asker,
    SeenDaily { daily, .. }: SeenDaily,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let lease = TenancyId(id.clone());
    let own = daily.exits.get(&lease).is_some_and(|file| runs(&asker, &file.exit.notice.park));
    if !own {
        return Err(Problem::unknown("exit", "退出事项", &id, "/api/v1/operations"));
    }
    let (new, files) = parts::<NewExitStep>(form).await?;
    let day = written::day(&new.day)?;
    let act = match (new.act, new.item) {
        (ExitActKind::Clear, None) => return Err(Problem::body("/item", "which item is cleared", "nothing")),
        (ExitActKind::Clear, Some(item)) => {
            let [document] = files.as_slice() else {
                return Err(Problem::body("", "one file that shows it", &counted(files.len(), "file", "files")));
            };
            ExitAct::Clear { item, document: ContentHash::of(document) }
        }
        (ExitActKind::Leave, _) => ExitAct::Leave,
        (ExitActKind::Withdraw, _) => ExitAct::Withdraw,
    };
    if new.act != ExitActKind::Clear {
        as_many("", 0, &files)?;
    }
    enter(&asker, DailyRecord::ExitStepped(ExitStep { lease, day, act }), files, day).await
}
