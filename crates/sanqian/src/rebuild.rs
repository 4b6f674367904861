//! Everything that is derived, made anew from the entries: what it was before must have been the same.

use std::path::PathBuf;

use ledger::{Broken, Rebuilt, Verified};

use crate::{Failure, Office};

impl Office {
    /// Where the fold is kept that makes a start fast.
    pub(crate) fn fold_file(&self) -> PathBuf {
        self.folder().join("ledger.fold")
    }

    /// Builds the database's indexes and the stored fold anew, and compares digests.
    ///
    /// # Errors
    /// When the ledger does not hold together or the database refuses.
    pub fn rebuild(&mut self) -> Result<Rebuilt, Failure> {
        let (town, path) = (self.town().id.clone(), self.fold_file());
        Ok(self.ledger.rebuild(&town, &path)?)
    }

    /// Whether the ledger of the folder still says what was written.
    ///
    /// # Errors
    /// The first fault.
    pub fn verify_ledger(&self) -> Result<Verified, Broken> {
        self.ledger.verify(&self.town().id)
    }
}
