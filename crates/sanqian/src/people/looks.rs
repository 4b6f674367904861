//! Who looked at whose file: each look at a sensitive field of another's is an entry before the field leaves the house.

use ledger::Action;
use model::{AccessEvent, AccountId, Organisation};

use super::People;
use crate::Failure;

/// A look that is about to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who.
    pub account: AccountId,
    /// For which body.
    pub organisation: Organisation,
    /// Id of the enterprise, account or matter that is looked at.
    pub subject: String,
    /// Code names of the kinds of fields.
    pub fields: Vec<String>,
    /// Code name of the action.
    pub action: String,
}

/// A look that happened, as its subject sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// Number of the ledger's entry.
    pub seq: u64,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
    /// For which body they looked; the person behind it is the audit administrator's to name.
    pub organisation: Organisation,
    /// Who; only for the audit administrator.
    pub account: AccountId,
    /// Whose file.
    pub subject: String,
    /// Code names of the kinds of fields.
    pub fields: Vec<String>,
    /// Code name of the action.
    pub action: String,
}

impl People {
    /// Writes a look down. What is looked at may be shown once this returns.
    ///
    /// # Errors
    /// When the ledger refuses: then nothing may be shown.
    pub fn look(&self, look: Look, now_us: i64) -> Result<(), Failure> {
        let Look { account, organisation, subject, fields, action } = look;
        let by = account.clone();
        let event = AccessEvent::Looked { account, organisation, subject, fields, action };
        self.happened(event, Some(&by), now_us).map(|_| ())
    }

    /// The looks at some subjects, the latest first. Linear in the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn looks(&self, of: &dyn Fn(&str) -> bool) -> Result<Vec<LookedAt>, Failure> {
        let entries = self.known()?.ledger.entries(&self.town)?;
        let looks = entries.into_iter().rev().filter_map(|entry| match entry.action {
            Action::Access(AccessEvent::Looked { account, organisation, subject, fields, action }) if of(&subject) => {
                let (seq, at_us) = (entry.seq, entry.at_us);
                Some(LookedAt { seq, at_us, organisation, account, subject, fields, action })
            }
            _ => None,
        });
        Ok(looks.collect())
    }
}
