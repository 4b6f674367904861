//! Kept proposals.

use axum::Json;
use sanqian::{SavedProposal, Trial};

use crate::access::Seen;
use crate::index::Index;
use crate::parameters::{Asked, NoQuery};
use crate::wire::ProposalItem;

/// Packs tried on the town and kept (方案试算), the latest first. Live grades are never touched by them.
#[utoipa::path(
    get, path = "/proposals", tag = "evaluation",
    responses((status = 200, description = "The proposals", body = Vec<ProposalItem>))
)]
pub(crate) async fn proposals(Seen(index): Seen, Asked(NoQuery): Asked<NoQuery>) -> Json<Vec<ProposalItem>> {
    Json(index.records.proposals.iter().rev().map(|kept| item(&index, kept)).collect())
}

/// A proposal as the list has it.
pub(crate) fn item(index: &Index, (saved, trial): &(SavedProposal, Trial)) -> ProposalItem {
    let (kept, work) = (&saved.proposal, &index.work);
    let current = kept.snapshot == *work.town_snapshot_hash() && kept.live == work.packs.evaluation.hash;
    ProposalItem::new(saved, &trial.what_if, current && kept.year == work.year)
}
