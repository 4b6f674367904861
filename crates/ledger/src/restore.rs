//! From an export, or from another ledger, into an empty one: the same entries, the same hashes, the same digest.

use std::io::BufRead;

use model::TownId;
use sha2::{Digest, Sha256};

use crate::chain::{self, RawHash};
use crate::store::StoredEntry;
use crate::verify_export::{Receiver, read_export};
use crate::{ExportFault, ExportVerified, Ledger, LedgerError, Trust};

/// Bytes of blobs that are gathered before they are written together with their entries.
const BATCH: usize = 4 << 20;

/// Entries with their blobs, gathered so that many share one transaction.
struct Copying<'l> {
    to: &'l mut Ledger,
    entries: Vec<StoredEntry>,
    blobs: Vec<(RawHash, Vec<u8>)>,
    bytes: usize,
    failed: Option<LedgerError>,
}

impl<'l> Copying<'l> {
    fn into(to: &'l mut Ledger) -> Self {
        Self { to, entries: Vec::new(), blobs: Vec::new(), bytes: 0, failed: None }
    }

    /// Written only between entries, so that an entry never stands without its blobs.
    fn entry(&mut self, town: &TownId, entry: StoredEntry) -> Result<(), LedgerError> {
        if self.bytes > BATCH || self.entries.len() >= 1_000 {
            self.write(town)?;
        }
        self.bytes += entry.body.len();
        self.entries.push(entry);
        Ok(())
    }

    fn blob(&mut self, name: RawHash, bytes: Vec<u8>) {
        self.bytes += bytes.len();
        self.blobs.push((name, bytes));
    }

    fn write(&mut self, town: &TownId) -> Result<(), LedgerError> {
        self.to.store.copy(town, &self.entries, &self.blobs)?;
        self.entries.clear();
        self.blobs.clear();
        self.bytes = 0;
        Ok(())
    }
}

impl Receiver for Copying<'_> {
    fn entry(&mut self, town: &TownId, entry: StoredEntry) -> Result<(), ExportFault> {
        Copying::entry(self, town, entry).map_err(|error| {
            let fault = ExportFault::Unreadable(error.to_string());
            self.failed = Some(error);
            fault
        })
    }

    fn blob(&mut self, _: &TownId, name: RawHash, bytes: Vec<u8>) -> Result<(), ExportFault> {
        Copying::blob(self, name, bytes);
        Ok(())
    }
}

impl Ledger {
    fn must_be_empty(&self, town: &TownId) -> Result<(), LedgerError> {
        match self.head(town)? {
            Some(head) => Err(LedgerError::refused(
                format!("the ledger already holds {} entries of {town}", head.seq),
                "give an empty place: nothing is ever written over",
            )),
            None => Ok(()),
        }
    }

    /// Fills this ledger, which must hold nothing of the town, from an export that was verified before
    /// ([`crate::verify_export`]); it is verified once more while it is read.
    ///
    /// # Errors
    /// When the export does not hold together, the town is here already, or the database refuses. What was copied by then
    /// is a sound beginning of the ledger.
    pub fn restore(&mut self, from: &mut dyn BufRead, trust: &Trust<'_>) -> Result<ExportVerified, LedgerError> {
        if let Some(town) = self.towns()?.first() {
            self.must_be_empty(town)?;
        }
        let mut copying = Copying::into(self);
        match read_export(from, trust, &mut copying) {
            Ok(verified) if verified.entries == verified.size => {
                copying.write(&verified.town)?;
                Ok(verified)
            }
            Ok(_) => Err(LedgerError::refused("the file proves a single entry", "restore from a backup")),
            Err(fault) => Err(copying.failed.take().unwrap_or_else(|| LedgerError::Damaged(fault.to_string()))),
        }
    }

    /// Copies a town into another ledger, on whatever engine; its chain is proved on the way. Returns the digest of the copy.
    ///
    /// # Errors
    /// When the other holds the town already, this one does not hold together, a database refuses, or the digests differ.
    pub fn copy_to(&self, town: &TownId, to: &mut Ledger) -> Result<model::ContentHash, LedgerError> {
        to.must_be_empty(town)?;
        self.verify(town).map_err(|broken| LedgerError::Damaged(broken.to_string()))?;
        let mut copying = Copying::into(to);
        let mut held = std::collections::BTreeSet::new();
        self.each_stored(town, 0, i64::MAX, |entry| {
            let named = entry.body()?.blobs;
            copying.entry(town, entry)?;
            for name in named {
                let Some(raw) = chain::to_raw(&name) else { continue };
                if held.insert(raw) {
                    let bytes = self.kept(town, &name)?.ok_or(LedgerError::MissingBlob(name))?;
                    copying.blob(raw, bytes);
                }
            }
            Ok(())
        })?;
        copying.write(town)?;
        let (here, there) = (self.digest(town)?, to.digest(town)?);
        if here != there {
            return Err(LedgerError::Damaged(format!("the copy has the digest {there}, not {here}")));
        }
        Ok(there)
    }

    /// One hash over everything that stands of a town: head, and the name and bytes of every blob. Equal digests, equal
    /// ledgers, on whatever engine.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn digest(&self, town: &TownId) -> Result<model::ContentHash, LedgerError> {
        let mut hasher = Sha256::new_with_prefix(b"sanqian-ledger-digest-1");
        self.each_stored(town, 0, i64::MAX, |entry| {
            let algorithm = chain::Algorithm::named(&entry.algorithm).unwrap_or(chain::Algorithm::Sha256);
            hasher.update(entry.fields(town).hash(algorithm));
            hasher.update(entry.hash);
            Ok(())
        })?;
        for name in self.store.blob_names(town)? {
            hasher.update(name);
            if let Some((bytes, _)) = self.store.blob(town, &name)? {
                hasher.update(Sha256::digest(bytes));
            }
        }
        Ok(chain::to_text(&<RawHash>::from(hasher.finalize())))
    }
}
