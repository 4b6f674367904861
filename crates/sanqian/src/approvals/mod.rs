//! What needs two persons (四眼), and the year's evaluation as people carry it on through the web: drafted by one account, approved
//! or rejected by another. The fold of the ledger says what waits; what is approved is decided on the head as it then stands and
//! entered in the transaction that marks the approval (decision 0050).

mod decide;
mod effect;
mod fold;
mod rights;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;
use ledger::{Ledger, Requested};
use model::{AccountId, ApprovalEvent, ContentHash, DraftedAct, EnterpriseId};
use rules::EvaluationPack;

pub use decide::place_of;
pub use fold::{ApprovalsAt, DraftFile, DraftState, RoundFile};
pub use rights::{may_approve, may_draft, sees_draft};

use crate::{Diary, Failure, People, ledger_place};

/// The town's drafts and rounds. One for a server, beside its [`Diary`].
pub struct Approvals {
    diary: Arc<Diary>,
    read: Mutex<Option<Read>>,
}

/// The handle that reads and follows the head.
struct Read {
    ledger: Ledger,
    head: u64,
    stands: Arc<ApprovalsAt>,
}

/// Who asks: their session is asked for again when it is decided, so that who was revoked meanwhile decides nothing.
pub struct Asking<'a> {
    /// The town's people.
    pub people: &'a People,
    /// Hash of the session's secret.
    pub session: [u8; 32],
    /// Microseconds since 1970 UTC.
    pub at_us: i64,
    /// By what the request is known when it comes again.
    pub requested: Option<Requested>,
}

impl Asking<'_> {
    /// The day in China.
    pub(super) fn day(&self) -> Date {
        model::china_day(self.at_us)
    }
}

/// What is drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    /// What will be entered.
    pub act: DraftedAct,
    /// What the drafter says about it.
    pub note: String,
    /// The bytes that it names.
    pub files: Vec<Vec<u8>>,
}

impl Approvals {
    /// Beside the daily work of a town. The ledger is read at the first question.
    #[must_use]
    pub fn of(diary: Arc<Diary>) -> Self {
        Self { diary, read: Mutex::default() }
    }

    /// As they stand now. Linear in what was entered since it was last asked.
    ///
    /// # Errors
    /// When the ledger cannot be read, or holds a step of an evaluation that its round refuses.
    pub fn now(&self) -> Result<Arc<ApprovalsAt>, Failure> {
        Ok(self.at_head()?.1)
    }

    /// What a request entered that came before with the same key: the hash of what it asked, and the entry.
    ///
    /// # Errors
    /// As for [`Approvals::now`].
    pub fn entered_for(&self, key: &ContentHash) -> Result<Option<(ContentHash, u64)>, Failure> {
        Ok(self.now()?.requests.get(key).cloned())
    }

    /// The head, and what stands there.
    fn at_head(&self) -> Result<(u64, Arc<ApprovalsAt>), Failure> {
        let mut read: MutexGuard<'_, Option<Read>> = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let read = match &mut *read {
            Some(read) => read,
            none => {
                let folder = {
                    let office = self.diary.office();
                    office.folder().to_owned()
                };
                none.insert(Read { ledger: ledger_place::follow_of(&folder)?, head: 0, stands: Arc::default() })
            }
        };
        let town = self.diary.town();
        let head = read.ledger.head(town)?.map_or(0, |head| head.seq);
        if head > read.head {
            let entries = read.ledger.entries_after(town, read.head)?;
            let stands = Arc::make_mut(&mut read.stands);
            for entry in entries {
                let seq = entry.seq;
                stands.take(entry)?;
                read.head = seq;
            }
        }
        Ok((read.head, Arc::clone(&read.stands)))
    }

    /// 拟办: the draft waits for another account. Its number is that of its entry.
    ///
    /// # Errors
    /// When the asker may not draft it, or the rules would refuse it today.
    pub fn draft(&self, asking: &Asking<'_>, pack: &EvaluationPack, new: &NewDraft) -> Result<u64, Failure> {
        self.decided(asking, |here| {
            here.may_draft(&new.act)?;
            here.effect(&new.act, pack)?;
            let event = ApprovalEvent::Drafted { act: Box::new(new.act.clone()), note: new.note.clone() };
            Ok(here.said(event, new.files.clone()))
        })
    }

    /// 同意: what was drafted is entered as things now stand.
    ///
    /// # Errors
    /// When it waits no more, when the asker may not approve it (its drafter never may), when the drafter could not draft it any
    /// more, or when the rules refuse it: it then stays open.
    pub fn approve(&self, asking: &Asking<'_>, pack: &EvaluationPack, draft: u64) -> Result<u64, Failure> {
        self.decided(asking, |here| {
            let file = here.waiting(draft)?;
            here.may_decide(file)?;
            here.drafter_still_may(file)?;
            here.carried_out(file, pack)
        })
    }

    /// 退回, with a reason.
    ///
    /// # Errors
    /// When it waits no more, the asker may not decide it, or gives no reason.
    pub fn reject(&self, asking: &Asking<'_>, draft: u64, reason: &str) -> Result<u64, Failure> {
        self.decided(asking, |here| {
            here.may_decide(here.waiting(draft)?)?;
            if reason.trim().is_empty() {
                return Err(not_now("退回须写明理由", "say why it is rejected"));
            }
            Ok(here.said(ApprovalEvent::Rejected { draft, reason: reason.trim().to_owned() }, Vec::new()))
        })
    }

    /// 撤回, by who drafted it.
    ///
    /// # Errors
    /// When it waits no more, or another account drafted it.
    pub fn withdraw(&self, asking: &Asking<'_>, draft: u64) -> Result<u64, Failure> {
        self.decided(asking, |here| {
            let file = here.waiting(draft)?;
            if file.drafter != here.by {
                return Err(not_now("只有拟办人本人可以撤回", "only who drafted it may withdraw it"));
            }
            Ok(here.said(ApprovalEvent::Withdrawn { draft }, Vec::new()))
        })
    }

    /// 异议: received by one person. Returns its number within the year.
    ///
    /// # Errors
    /// When the round refuses (out of time, no words).
    pub fn object(
        &self,
        asking: &Asking<'_>,
        year: i16,
        enterprise: &EnterpriseId,
        text: &str,
        on: Date,
    ) -> Result<u64, Failure> {
        self.decided(asking, |here| here.objection(year, enterprise, text, on))
    }

    /// 答复.
    ///
    /// # Errors
    /// When the round refuses (no such objection, answered already, no reasons).
    pub fn answer(
        &self,
        asking: &Asking<'_>,
        (year, number): (i16, u32),
        upheld: bool,
        reasons: &str,
        on: Date,
    ) -> Result<u64, Failure> {
        self.decided(asking, |here| here.answered(year, number, upheld, reasons, on))
    }
}

/// Not as things stand.
fn not_now(zh: &str, en: &str) -> Failure {
    Failure::NotNow { zh: zh.to_owned(), en: en.to_owned() }
}

/// Nobody drafted that.
fn unknown(draft: u64) -> Failure {
    let hint = "see /api/v1/approvals".to_owned();
    Failure::NotFound { what: "draft", name: draft.to_string(), hint }
}

/// Signed by an account.
fn signed(account: &AccountId) -> String {
    account.0.clone()
}
