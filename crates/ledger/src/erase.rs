//! Whether the facts of a batch still stand: what must be known before its key may be destroyed.

use std::collections::BTreeSet;

use model::TownId;

use crate::{Action, Ledger, LedgerError};

/// What has become of the facts of an imported batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// How many keys of facts it stated.
    pub facts: usize,
    /// The keys that no later import stated anew, ordered: the town's facts still.
    pub standing: Vec<String>,
    /// The entry that stated the last of the others anew; `None` while any stands.
    pub by: Option<u64>,
}

impl Ledger {
    /// What has become of the facts that an entry imported.
    ///
    /// # Errors
    /// When the entry is no import, a batch cannot be read, or the database cannot.
    pub fn superseded(&self, town: &TownId, seq: u64) -> Result<Superseded, LedgerError> {
        let first = i64::try_from(seq).unwrap_or(i64::MAX);
        let none = || LedgerError::refused(format!("entry {seq} is no import"), "name the entry of an import");
        let entry = self.store.page(town, first - 1, first)?.pop().ok_or_else(none)?;
        if !matches!(entry.body()?.action, Action::Import(_)) {
            return Err(none());
        }
        let mut standing: BTreeSet<String> =
            self.facts_of(town, &entry)?.iter().map(|fact| fact.statement.key()).collect();
        let (facts, mut by) = (standing.len(), None);
        let erased = self.erasures(town)?;
        self.each_stored(town, first, i64::MAX, |later| {
            if standing.is_empty() {
                return Ok(());
            }
            match self.facts_of(town, &later) {
                // An erased batch corrects nothing: what came after it must have.
                Err(LedgerError::NoKey(key)) if erased.contains_key(&key) => return Ok(()),
                other => {
                    for fact in other? {
                        standing.remove(&fact.statement.key());
                    }
                }
            }
            if standing.is_empty() {
                by = Some(u64::try_from(later.seq).unwrap_or_default());
            }
            Ok(())
        })?;
        Ok(Superseded { facts, standing: standing.into_iter().collect(), by })
    }
}
