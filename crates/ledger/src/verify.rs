//! Whether the ledger still says what was written: chain and blobs, in order, the first fault named.

use std::collections::BTreeSet;
use std::fmt;

use model::{ContentHash, TownId};

use crate::store::StoredEntry;
use crate::{Ledger, LedgerError, chain};

/// A town's ledger holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Number of entries.
    pub entries: u64,
    /// Number of blobs.
    pub blobs: u64,
    /// Hash of the last entry: compare it with one kept elsewhere.
    pub head: Option<ContentHash>,
}

/// The first fault of a town's ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Broken {
    /// The entry; one past the last when the fault lies in no entry.
    pub seq: u64,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {}: {}", self.seq, self.what)
    }
}

impl Ledger {
    /// Recomputes every hash of a town: entries without gaps, each chained to the one before, each naming blobs that are
    /// there and hold the bytes of their names, and no blob that no entry names.
    ///
    /// # Errors
    /// The first fault by entry number.
    pub fn verify(&self, town: &TownId) -> Result<Verified, Broken> {
        let (mut seq, mut previous) = (0, chain::GENESIS);
        let mut named = BTreeSet::new();
        let broken = |seq: i64, what: String| Broken { seq: u64::try_from(seq + 1).unwrap_or_default(), what };
        let unreadable = |seq: i64| move |error: LedgerError| broken(seq, error.to_string());
        // From the very smallest number: a row before the first entry is a fault too.
        let mut after = i64::MIN;
        loop {
            let page = self.store.page(town, after, i64::MAX).map_err(unreadable(seq))?;
            let Some(last) = page.last() else { break };
            after = last.seq;
            for entry in page {
                if let Some(what) = entry.fault_after(town, seq, &previous) {
                    return Err(broken(seq, what));
                }
                self.check_blobs(town, &entry, &mut named).map_err(|what| broken(seq, what))?;
                (seq, previous) = (entry.seq, entry.hash);
            }
        }
        self.check_strays(town, &named).map_err(|what| broken(seq, what))?;
        let entries = u64::try_from(seq).unwrap_or_default();
        Ok(Verified { entries, blobs: named.len() as u64, head: (seq > 0).then(|| chain::to_text(&previous)) })
    }

    fn check_blobs(&self, town: &TownId, entry: &StoredEntry, named: &mut BTreeSet<ContentHash>) -> Result<(), String> {
        let body = entry.body().map_err(|error| error.to_string())?;
        if let Some(fault) = body.fault() {
            return Err(fault.to_owned());
        }
        for blob in body.blobs {
            if named.contains(&blob) {
                continue;
            }
            match self.kept(town, &blob) {
                Ok(Some(_)) => {}
                Ok(None) => return Err(format!("its blob {blob} is missing")),
                Err(error) => return Err(error.to_string()),
            }
            named.insert(blob);
        }
        Ok(())
    }

    fn check_strays(&self, town: &TownId, named: &BTreeSet<ContentHash>) -> Result<(), String> {
        let stored = self.store.blob_names(town).map_err(|error| error.to_string())?;
        match stored.iter().map(|raw| chain::to_text(raw)).find(|blob| !named.contains(blob)) {
            Some(stray) => {
                Err(format!("the blob {stray} is named by no entry: one was cut off, or it was put in by hand"))
            }
            None => Ok(()),
        }
    }
}
