//! After a commit of which nobody knows whether it stands, or a failed sync, nothing may go on over the old connections: they
//! are closed, the ledger is opened again, and its tail is proved.

use std::path::PathBuf;

use model::TownId;

use crate::chain::RawHash;
use crate::gone::Gone;
use crate::store::Store;
use crate::{Ledger, LedgerError, postgres, sqlite};

/// Where a ledger was opened.
pub(crate) enum Place {
    File(PathBuf),
    Address(String),
    /// In memory, or only followed: it cannot be opened again for writing.
    Nowhere,
}

/// Entries at the end of each town's chain that are proved after opening again.
const TAIL: i64 = 1_000;

impl Ledger {
    /// Whether an earlier write ended with an unknown outcome, so that every further one is refused.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.store.is_closed()
    }

    /// Closes every connection, opens the ledger again and proves the end of each chain. Whether the entry in question stands
    /// is then seen by its head. When this fails, the handle stays closed, and may be asked again.
    ///
    /// # Errors
    /// When it cannot be opened, or the tail does not hold together.
    pub fn reopen(&mut self) -> Result<(), LedgerError> {
        if matches!(self.place, Place::Nowhere) {
            return Err(LedgerError::Closed);
        }
        // First gone, then opened: the lock of the one writer is the old connection's.
        self.store = Box::new(Gone);
        let store: Box<dyn Store> = match &self.place {
            Place::File(path) => Box::new(sqlite::open(path)?),
            Place::Address(address) => Box::new(postgres::open(address)?),
            Place::Nowhere => return Err(LedgerError::Closed),
        };
        for town in store.towns()? {
            prove_tail(store.as_ref(), &town)?;
        }
        self.store = store;
        // What was read over the old connection may not stand.
        self.sealed.take();
        Ok(())
    }
}

fn prove_tail(store: &dyn Store, town: &TownId) -> Result<(), LedgerError> {
    let Some((head, _)) = store.head(town)? else { return Ok(()) };
    let mut before: Option<(i64, RawHash)> = None;
    let mut after = (head - TAIL).max(0);
    loop {
        let page = store.page(town, after, head)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.seq;
        for entry in page {
            let (seq, hash) = before.unwrap_or((entry.seq - 1, entry.prev_hash));
            if let Some(fault) = entry.fault_after(town, seq, &hash) {
                return Err(LedgerError::Damaged(format!("entry {}: {fault}", entry.seq)));
            }
            before = Some((entry.seq, entry.hash));
        }
    }
}
