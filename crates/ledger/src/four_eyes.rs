//! What waits for a second person, in a table beside the chain: drafted by an entry, closed by another, carried out by a third. The
//! table is written in the transaction of the entry and follows from the entries alone; it stands there so that the database itself
//! can refuse what only one person did.

use model::{AccountId, ApprovalEvent, TownId};

use crate::action::{APPROVAL, Action};
use crate::driver::{Driver, Fault, Value};
use crate::entry::Body;
use crate::store::StoredEntry;
use crate::{LedgerError, sql};

/// How a draft stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who drafted it.
    pub drafter: AccountId,
    /// Who approved it; `None` while it waits.
    pub approver: Option<AccountId>,
    /// The entry that carried it out.
    pub entry: Option<u64>,
}

/// What an entry does to the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FourEyes {
    /// It is a draft.
    Drafted,
    /// It closes a draft.
    Closed(u64),
    /// It carries out the draft of somebody.
    CarriedOut(u64, AccountId),
}

impl FourEyes {
    /// What an entry with that body does.
    pub(crate) fn of(body: &Body) -> Option<Self> {
        match (&body.approved, &body.action) {
            (Some(approved), _) => Some(Self::CarriedOut(approved.draft, approved.drafter.clone())),
            (None, Action::Approval(ApprovalEvent::Drafted { .. })) => Some(Self::Drafted),
            (None, Action::Approval(ApprovalEvent::Rejected { draft, .. } | ApprovalEvent::Withdrawn { draft })) => {
                Some(Self::Closed(*draft))
            }
            _ => None,
        }
    }

    /// The same for an entry that was made elsewhere. Only a body that may say something is read.
    pub(crate) fn of_stored(entry: &StoredEntry) -> Result<Option<Self>, LedgerError> {
        const APPROVED: &[u8] = b"\"approved\":{";
        let says = entry.action == APPROVAL || entry.body.windows(APPROVED.len()).any(|part| part == APPROVED);
        if says { Ok(Self::of(&entry.body()?)) } else { Ok(None) }
    }

    /// Writes it into the table, before the entry itself.
    pub(crate) fn mark<D: Driver>(&self, driver: &D, town: &TownId, entry: &StoredEntry) -> Result<(), Fault> {
        let town_id = Value::Text(&town.0);
        let (draft, touched) = match self {
            Self::Drafted => {
                let act = entry.seq.to_string();
                return driver
                    .execute(sql::INSERT_APPROVAL, &[town_id, Value::Text(&act), Value::Text(&entry.actor)])
                    .map(|_| ());
            }
            Self::Closed(draft) => {
                let act = draft.to_string();
                (draft, driver.execute(sql::CLOSE_APPROVAL, &[town_id, Value::Text(&act)])?)
            }
            Self::CarriedOut(draft, drafter) => {
                let act = draft.to_string();
                let values = [
                    town_id,
                    Value::Text(&act),
                    Value::Text(&entry.actor),
                    Value::Integer(entry.seq),
                    Value::Text(&drafter.0),
                ];
                (draft, driver.execute(sql::APPROVE, &values)?)
            }
        };
        if touched == 1 {
            return Ok(());
        }
        let what =
            format!("draft {draft} waits for nobody: it was never drafted by that account, or is decided already");
        Err(LedgerError::refused(what, "read what waits for approval again").into())
    }
}
