//! The evaluation packs that are part of the program, and what each would do to the town.

use std::sync::Arc;

use axum::Json;
use model::EnterpriseId;
use sanqian::{EVALUATION_PACKS, PublishFinding as Finding, ShippedEvaluation};

use crate::access::Seen;
use crate::beside::beside;
use crate::index::Index;
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{PackItem, PublishCheck, PublishFinding, Unsourced, Words, issue};

/// How often the town is graded anew for one answer, in search of rules that punish an improvement.
const RUNS: u64 = 50;

/// Evaluation packs of the program, by id.
#[utoipa::path(
    get, path = "/packs", tag = "evaluation",
    responses((status = 200, description = "The packs", body = Vec<PackItem>))
)]
pub(crate) async fn packs(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Result<Json<Vec<PackItem>>, Problem> {
    EVALUATION_PACKS.iter().map(|shipped| Ok(item(&index, &read(shipped)?))).collect::<Result<_, _>>().map(Json)
}

/// A pack checked on the ledger before it is adopted: blanks, gaps, overlaps, punished improvements, winners and losers.
#[utoipa::path(
    get, path = "/packs/{id}/publish-check", tag = "evaluation",
    params(("id" = String, Path, description = "Id of the pack")),
    responses(
        (status = 200, description = "What was found", body = PublishCheck),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn publish_check(
    Seen(index): Seen,
    Id(asked): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Json<PublishCheck>, Problem> {
    let shipped = EVALUATION_PACKS.iter().find(|pack| pack.id == asked);
    let pack = read(shipped.ok_or_else(|| Problem::unknown("rule pack", "规则包", &asked, "/api/v1/packs"))?)?;
    let check = {
        let (index, pack) = (Arc::clone(&index), pack.clone());
        // Seconds of arithmetic for a large town: not on a thread that answers others.
        beside(move || index.work.publish_check(&pack, RUNS)).await?
    };
    Ok(Json(PublishCheck {
        pack: item(&index, &pack),
        year: index.work.year,
        findings: check.findings.iter().map(|found| finding(&index, found)).collect(),
        what_if: check.what_if.as_ref().map(Into::into),
        tried: check.probes.tried,
        left_out: check.probes.left_out,
        unsourced: check.unsourced.iter().map(Unsourced::from).collect(),
    }))
}

fn read(shipped: &ShippedEvaluation) -> Result<sanqian::EvaluationPack, Problem> {
    shipped.pack().map_err(|error| Problem::internal(&error.to_string()))
}

fn item(index: &Index, pack: &sanqian::EvaluationPack) -> PackItem {
    let header = &pack.header;
    PackItem {
        id: header.id.clone(),
        title_zh: header.title.clone(),
        title_en: header.title_en.clone(),
        authority: header.authority.clone(),
        document: header.document.clone(),
        status: header.status.into(),
        live: pack.hash == index.work.packs.evaluation.hash,
    }
}

fn finding(index: &Index, found: &Finding) -> PublishFinding {
    let (kind, lever) = issue(&found.what);
    PublishFinding {
        gravity: found.gravity.into(),
        kind: kind.to_owned(),
        firms: found.firms,
        example: found.example.as_ref().map(|id: &EnterpriseId| index.enterprise_ref(id)),
        line: Words::from(&found.line),
        lever,
    }
}
