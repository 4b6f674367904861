//! What is derived from the entries, made anew: the database's indexes and the stored fold. What they were before must have
//! been the same.

use std::path::Path;

use model::{ContentHash, TownId};
use serde::Serialize;

use crate::{Fold, Ledger, LedgerError};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// Entries, all proved.
    pub entries: u64,
    /// Facts that stand.
    pub facts: u64,
    /// Digest of everything stored, read through the new indexes.
    pub digest: ContentHash,
    /// It was the same through the old indexes.
    pub same_ledger: bool,
    /// Digest of the facts that stand, folded from the first entry on.
    pub fold: ContentHash,
    /// Whether the stored fold said the same; `None` when there was none that could be read.
    pub same_fold: Option<bool>,
}

impl Ledger {
    /// Proves the whole ledger of a town, builds the indexes anew, folds from the first entry on, compares both with what
    /// was there, and stores the new fold.
    ///
    /// # Errors
    /// When the ledger does not hold together, the database refuses, or the file cannot be written.
    pub fn rebuild(&mut self, town: &TownId, path: &Path) -> Result<Rebuilt, LedgerError> {
        let before = self.digest(town)?;
        self.store.build_indexes()?;
        let verified = self.verify(town).map_err(|broken| LedgerError::Damaged(broken.to_string()))?;
        let digest = self.digest(town)?;
        let same_fold = match self.stored_fold(town, path) {
            Some(stored) if stored.town == *town => Some(self.is_fold_of(&stored, town)?),
            _ => None,
        };
        let whole = self.fold(town, None)?;
        self.store_fold(&whole, path)?;
        let (facts, fold) = (whole.facts() as u64, whole.digest()?);
        Ok(Rebuilt { entries: verified.entries, facts, same_ledger: before == digest, digest, fold, same_fold })
    }

    /// Whether a stored fold says what the entries up to its own say.
    fn is_fold_of(&self, stored: &Fold, town: &TownId) -> Result<bool, LedgerError> {
        if !self.holds(stored)? {
            return Ok(false);
        }
        let anew = self.fold(town, u64::try_from(stored.seq).ok())?;
        Ok(anew.digest()? == stored.digest()?)
    }
}
