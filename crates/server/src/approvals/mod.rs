//! What needs two persons (四眼): what waits, what was decided, and the decision. Which action a draft is stands in its body, so the
//! guard lets every account through to here, and each draft is decided on its own action and rows (decision 0050).

mod decision;
mod document;
mod draft;
mod lines;
mod list;
mod objections;
mod view;

pub(crate) use decision::{__path_approve, __path_reject, __path_withdraw_draft, approve, reject, withdraw_draft};
pub(crate) use document::{__path_draft_document, draft_document};
pub(crate) use draft::{__path_draft, draft};
pub(crate) use list::{__path_approval, __path_approvals, approval, approvals};
pub(crate) use objections::{__path_answer, __path_object, answer, object};

use std::sync::Arc;

use sanqian::{Approvals, Asking, Failure, People};

use crate::access::{Asker, now_us};
use crate::beside::beside;
use crate::problem::Problem;
use crate::written;

/// Does it beside the threads that answer, as who asks.
pub(crate) async fn entered(
    asker: &Asker,
    work: impl FnOnce(&Approvals, &Asking<'_>) -> Result<u64, Failure> + Send + 'static,
) -> Result<u64, Problem> {
    let (keeper, session) = asker.account()?;
    let (people, session): (Arc<People>, _) = (Arc::clone(&keeper.people), session.name);
    let (approvals, requested) = (Arc::clone(&asker.approvals), asker.requested.clone());
    let work = move || work(&approvals, &Asking { people: &people, session, at_us: now_us(), requested });
    beside(work).await?.map_err(|failure| written::not_entered(&failure))
}
