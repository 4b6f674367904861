//! The two times of the record: what was known at a moment about a day.

use jiff::civil::Date;
use model::{Snapshot, TownId};

use crate::{Ledger, LedgerError};

impl Ledger {
    /// The last entry that was known at a moment (microseconds since 1970 UTC, that moment included); 0 when nothing was.
    ///
    /// Order in the ledger is by number, and clocks are set back at times: known is all that stands before the first entry
    /// that is later than the moment. So nothing that is appended after a later entry changes the answer, whatever time it
    /// bears.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn known_at(&self, town: &TownId, at_us: i64) -> Result<u64, LedgerError> {
        let (mut known, mut later) = (0, false);
        self.each_stored(town, 0, i64::MAX, |entry| {
            later |= entry.at_us > at_us;
            if !later {
                known = u64::try_from(entry.seq).unwrap_or_default();
            }
            Ok(())
        })?;
        Ok(known)
    }

    /// What was known at a moment about a day: `known_at_us` is the ledger's time, `valid_at` the town's. An answer about a
    /// moment that is past stays the same for ever; at or after the time of the last entry it is what is known so far.
    ///
    /// # Errors
    /// As [`Ledger::snapshot`].
    pub fn snapshot_known(
        &self,
        town: &TownId,
        known_at_us: i64,
        valid_at: Date,
        epsg: u32,
    ) -> Result<Snapshot, LedgerError> {
        let known = self.known_at(town, known_at_us)?;
        self.snapshot(town, valid_at, epsg, Some(known))
    }
}
