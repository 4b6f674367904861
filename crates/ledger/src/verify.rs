//! Whether the ledger still says what was written: chain and blobs, in order, the first fault named.

use std::collections::BTreeSet;
use std::fmt;

use model::{ContentHash, TownId};
use rusqlite::params;

use crate::read::StoredEntry;
use crate::{Ledger, chain, sql};

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
        let mut seq: u64 = 1;
        let mut previous = chain::GENESIS.to_vec();
        let mut named = BTreeSet::new();
        let unreadable = |seq: u64| move |error: rusqlite::Error| Broken { seq, what: error.to_string() };
        let mut statement = self.connection.prepare_cached(sql::ENTRIES).map_err(unreadable(seq))?;
        let mut rows = statement.query(params![town.0, i64::MAX]).map_err(unreadable(seq))?;
        while let Some(row) = rows.next().map_err(unreadable(seq))? {
            let entry = StoredEntry::read(row).map_err(unreadable(seq))?;
            check_link(town, &entry, seq, &previous).map_err(|what| Broken { seq, what })?;
            self.check_blobs(town, &entry, &mut named).map_err(|what| Broken { seq, what })?;
            previous = entry.hash;
            seq += 1;
        }
        self.check_strays(town, &named).map_err(|what| Broken { seq, what })?;
        Ok(Verified { entries: seq - 1, blobs: named.len() as u64, head: (seq > 1).then(|| chain::to_text(&previous)) })
    }

    fn check_blobs(&self, town: &TownId, entry: &StoredEntry, named: &mut BTreeSet<ContentHash>) -> Result<(), String> {
        let body = entry.body().map_err(|error| error.to_string())?;
        if body.blobs != body.action.blobs() {
            return Err("its list of blobs is not that of its action".to_owned());
        }
        for blob in body.blobs {
            if named.contains(&blob) {
                continue;
            }
            match self.blob(town, &blob) {
                Ok(Some(_)) => {}
                Ok(None) => return Err(format!("its blob {blob} is missing")),
                Err(error) => return Err(error.to_string()),
            }
            named.insert(blob);
        }
        Ok(())
    }

    fn check_strays(&self, town: &TownId, named: &BTreeSet<ContentHash>) -> Result<(), String> {
        let read = || -> rusqlite::Result<Vec<Vec<u8>>> {
            self.connection.prepare_cached(sql::BLOB_NAMES)?.query_map([&town.0], |row| row.get(0))?.collect()
        };
        let stored = read().map_err(|error| error.to_string())?;
        match stored.iter().map(|raw| chain::to_text(raw)).find(|blob| !named.contains(blob)) {
            Some(stray) => {
                Err(format!("the blob {stray} is named by no entry: one was cut off, or it was put in by hand"))
            }
            None => Ok(()),
        }
    }
}

fn check_link(town: &TownId, entry: &StoredEntry, expected: u64, previous: &[u8]) -> Result<(), String> {
    if i64::try_from(expected) != Ok(entry.seq) {
        return Err(format!("missing; the next one there is {}", entry.seq));
    }
    if entry.algorithm != chain::ALGORITHM {
        return Err(format!("its hash algorithm `{}` is not known", entry.algorithm));
    }
    if entry.prev_hash != previous {
        return Err("it does not follow the entry before it".to_owned());
    }
    if entry.fields(town).hash().as_slice() != entry.hash {
        return Err("its content does not have its hash".to_owned());
    }
    Ok(())
}
