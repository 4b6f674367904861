//! Deciding on the head: what is found there, who asks, and the one entry that follows from both.

use std::sync::Arc;

use access::{Action as Asked, Assurance, Decision, Object, Principal, Relation};
use ledger::{Action, Draft, LedgerError};
use model::{AccountId, ApprovalEvent, Approved, DraftedAct};

use super::rights::{may_approve, may_draft};
use super::{Approvals, ApprovalsAt, Asking, DraftFile, DraftState, not_now, signed, unknown};
use crate::{Daily, Diary, Failure};

/// How often something is decided anew because another was first.
const TRIES: usize = 100;

/// What stands at the head, and who asks.
pub(super) struct Here<'a> {
    pub(super) stands: &'a ApprovalsAt,
    pub(super) daily: &'a Arc<Daily>,
    pub(super) diary: &'a Diary,
    pub(super) head: u64,
    pub(super) asking: &'a Asking<'a>,
    pub(super) principal: Arc<Principal>,
    pub(super) by: AccountId,
}

/// What is to be entered.
pub(super) struct Entering {
    pub(super) action: Action,
    pub(super) blobs: Vec<Vec<u8>>,
    pub(super) approved: Option<Approved>,
}

impl Approvals {
    /// Decides, and enters what was decided as the very next entry; anew as long as another replica is first.
    pub(super) fn decided(
        &self,
        asking: &Asking<'_>,
        decide: impl Fn(&Here<'_>) -> Result<Entering, Failure>,
    ) -> Result<u64, Failure> {
        // The first reading asks the office where the ledger lies, so it comes before the office is held.
        self.now()?;
        let town = self.diary.town();
        let mut office = self.diary.office();
        for _ in 0..TRIES {
            // The head first: what is read after it may know more, and then the entry does not follow.
            let (head, stands) = self.at_head()?;
            if let Some(requested) = &asking.requested
                && let Some((content, seq)) = stands.requests.get(&requested.key)
            {
                let again = "此 Idempotency-Key 已用于另一请求";
                let same = *content == requested.content;
                return if same { Ok(*seq) } else { Err(not_now(again, "this key was given with another request")) };
            }
            let daily = self.diary.now()?.daily;
            let session = asking.people.still(&asking.session, asking.at_us)?.ok_or_else(logged_out)?;
            let here = Here {
                stands: &stands,
                daily: &daily,
                diary: &self.diary,
                head,
                asking,
                principal: session.principal,
                by: session.account,
            };
            let Entering { action, blobs, approved } = decide(&here)?;
            let draft = Draft { at_us: asking.at_us, actor: signed(&here.by), on_behalf: None, action, blobs };
            let (ledger, requested) = (office.writing()?, asking.requested.clone());
            let written = match approved {
                Some(approved) => ledger.append_approved_after(town, head, draft, approved, requested),
                None => ledger.append_after(town, head, draft, requested),
            };
            match written {
                Ok(entry) => return Ok(entry.seq),
                Err(LedgerError::Moved { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(LedgerError::Contended(format!("{TRIES} times")).into())
    }
}

/// Whoever asked has logged out, or was revoked.
fn logged_out() -> Failure {
    let decision =
        access::decide(&Principal::public(), Asked::KeepOwnAccount, Object::of(Relation::Any), jiff::civil::Date::ZERO);
    Failure::Denied(Box::new(decision))
}

fn allowed(decision: Decision) -> Result<(), Failure> {
    if decision.is_allowed() { Ok(()) } else { Err(Failure::Denied(Box::new(decision))) }
}

impl Here<'_> {
    pub(super) fn may_draft(&self, act: &DraftedAct) -> Result<(), Failure> {
        allowed(may_draft(&self.principal, act, place_of(self.daily, act), self.asking.day()))
    }

    pub(super) fn may_decide(&self, file: &DraftFile) -> Result<(), Failure> {
        allowed(may_approve(
            &self.principal,
            &file.act,
            place_of(self.daily, &file.act),
            &file.drafter,
            self.asking.day(),
        ))
    }

    /// A draft that still waits.
    pub(super) fn waiting(&self, draft: u64) -> Result<&DraftFile, Failure> {
        let file = self.stands.drafts.get(&draft).ok_or_else(|| unknown(draft))?;
        if file.state == DraftState::Waiting {
            Ok(file)
        } else {
            Err(not_now(
                "该事项已经办结（同意、退回或撤回），请刷新后查看",
                "it was decided or withdrawn; read it again",
            ))
        }
    }

    /// Whose rights have ended since they drafted it, drafted in vain.
    pub(super) fn drafter_still_may(&self, file: &DraftFile) -> Result<(), Failure> {
        let principal = self.asking.people.principal(&file.drafter, Assurance::SecondFactor, self.asking.day())?;
        if may_draft(&principal, &file.act, place_of(self.daily, &file.act), self.asking.day()).is_allowed() {
            return Ok(());
        }
        Err(not_now(
            "拟办人的授权今天已不生效，不能按其拟办的内容审批；请退回，由有权的同事重新拟办",
            "the drafter's grant does not stand today; reject it, and have a colleague with the role draft it anew",
        ))
    }

    /// An event about a draft.
    pub(super) fn said(&self, event: ApprovalEvent, blobs: Vec<Vec<u8>>) -> Entering {
        Entering { action: Action::Approval(event), blobs, approved: None }
    }
}

/// Where what an act is about belongs: the village of a disposal, the holder of a storage.
#[must_use]
pub fn place_of<'a>(daily: &'a Daily, act: &DraftedAct) -> Option<&'a str> {
    match act {
        DraftedAct::DisposeAsset { matter, .. } => daily.disposals.get(matter).map(|record| record.of.as_str()),
        DraftedAct::PayFunds { matter, .. } => daily.storages.get(matter).map(|record| record.of.as_str()),
        _ => None,
    }
}
