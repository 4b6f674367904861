//! Where a ledger is kept, as the rest of the crate sees it: a few coarse, synchronous methods without driver types. The
//! conformance suite (`tests/conformance.rs`) runs over every implementation.

use std::collections::BTreeMap;

use model::TownId;

use crate::LedgerError;
use crate::chain::{Algorithm, Fields, RawHash};
use crate::entry::Body;
use crate::four_eyes::FourEyes;
use crate::job_store::JobStore;
use crate::people_store::PeopleStore;

/// Entries and blobs of many towns on some engine.
///
/// Whatever it answers, it answers for one town: no method mixes two.
pub(crate) trait Store: PeopleStore + JobStore + Send {
    /// Name of the engine, for people.
    fn engine(&self) -> &'static str;

    /// A write ended with an unknown outcome, or a sync failed: every further write is refused.
    fn is_closed(&self) -> bool;

    /// The towns that have an entry, ordered.
    fn towns(&self) -> Result<Vec<TownId>, LedgerError>;

    /// Number and hash of the last entry.
    fn head(&self, town: &TownId) -> Result<Option<(i64, RawHash)>, LedgerError>;

    /// The entries after a number up to another, in order: one page, so that a long history never lies in memory at once.
    /// An empty page is the end.
    fn page(&self, town: &TownId, after: i64, until: i64) -> Result<Vec<StoredEntry>, LedgerError>;

    /// The bytes and the stated length of a blob.
    fn blob(&self, town: &TownId, name: &RawHash) -> Result<Option<(Vec<u8>, i64)>, LedgerError>;

    /// The names of all blobs, ordered.
    fn blob_names(&self, town: &TownId) -> Result<Vec<RawHash>, LedgerError>;

    /// Appends a group in one transaction: all of those that are not refused, or none. Blobs first, then the chain, which
    /// is the last that is written. One outcome per draft, in the order given. With a number only if that is the head's.
    fn append(
        &mut self,
        town: &TownId,
        group: &[Pending],
        after: Option<i64>,
    ) -> Result<Vec<Result<StoredEntry, LedgerError>>, LedgerError>;

    /// Builds every index anew from the rows, and checks the file where the engine can.
    fn build_indexes(&mut self) -> Result<(), LedgerError>;

    /// Writes entries that were made elsewhere, as they are, after the head of the town. The caller has proved the chain;
    /// the store only insists that they follow its head.
    fn copy(&mut self, town: &TownId, entries: &[StoredEntry], blobs: &[(RawHash, Vec<u8>)])
    -> Result<(), LedgerError>;
}

/// A draft that was checked, before it has a number.
pub(crate) struct Pending {
    pub(crate) at_us: i64,
    pub(crate) actor: String,
    pub(crate) on_behalf: Option<String>,
    pub(crate) action: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) algorithm: Algorithm,
    pub(crate) named: Vec<RawHash>,
    pub(crate) given: BTreeMap<RawHash, Vec<u8>>,
    pub(crate) four_eyes: Option<FourEyes>,
}

impl Pending {
    /// The entry that it becomes after the one with the number and the hash given.
    pub(crate) fn after(&self, town: &TownId, seq: i64, prev_hash: RawHash) -> StoredEntry {
        let mut entry = StoredEntry {
            seq: seq + 1,
            at_us: self.at_us,
            actor: self.actor.clone(),
            on_behalf: self.on_behalf.clone(),
            action: self.action.to_owned(),
            body: self.body.clone(),
            algorithm: self.algorithm.name().to_owned(),
            prev_hash,
            hash: prev_hash,
        };
        entry.hash = entry.fields(town).hash(self.algorithm);
        entry
    }
}

/// An entry as it lies in its row, before anything in it is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredEntry {
    pub(crate) seq: i64,
    pub(crate) at_us: i64,
    pub(crate) actor: String,
    pub(crate) on_behalf: Option<String>,
    pub(crate) action: String,
    pub(crate) body: Vec<u8>,
    pub(crate) algorithm: String,
    pub(crate) prev_hash: RawHash,
    pub(crate) hash: RawHash,
}

impl StoredEntry {
    /// The fields over which its hash goes.
    pub(crate) fn fields<'a>(&'a self, town: &'a TownId) -> Fields<'a> {
        Fields {
            town: &town.0,
            seq: self.seq,
            at_us: self.at_us,
            actor: &self.actor,
            on_behalf: self.on_behalf.as_deref(),
            action: &self.action,
            body: &self.body,
            algorithm: &self.algorithm,
            prev_hash: &self.prev_hash,
        }
    }

    /// Its body, read.
    pub(crate) fn body(&self) -> Result<Body, LedgerError> {
        serde_json::from_slice(&self.body)
            .map_err(|error| LedgerError::Damaged(format!("the body of entry {} cannot be read: {error}", self.seq)))
    }

    /// Why it cannot follow an entry with that number and hash; `None` when it does.
    pub(crate) fn fault_after(&self, town: &TownId, seq: i64, prev_hash: &RawHash) -> Option<String> {
        if self.seq != seq + 1 {
            return Some(format!("missing; the next one there is {}", self.seq));
        }
        let Some(algorithm) = Algorithm::named(&self.algorithm) else {
            return Some(format!("its hash algorithm `{}` is not known", self.algorithm));
        };
        if &self.prev_hash != prev_hash {
            return Some("it does not follow the entry before it".to_owned());
        }
        if self.fields(town).hash(algorithm) != self.hash {
            return Some("its content does not have its hash".to_owned());
        }
        None
    }
}
