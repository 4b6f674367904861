//! A town's ledger as one file that anybody can check without a database: backup, hand-over to an auditor, and the way from
//! one engine to another.
//!
//! One JSON object per line: `header` (format, town, what the office says of itself, public key), each `entry` followed by the
//! `blob`s that it is the first to name, in the order of their names, a `checkpoint` (signed root over all entries) and a
//! `seal` (signed hash of every byte before it). The same ledger and key give the same bytes.

use std::collections::BTreeSet;
use std::io::{self, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use model::{ContentHash, TownId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chain::{self, RawHash};
use crate::merkle;
use crate::note::{NoteSigner, TreeHead};
use crate::store::StoredEntry;
use crate::{Ledger, LedgerError};

/// Name of the format, in the header and in the seal.
pub(crate) const FORMAT: &str = "sanqian-export-1";

/// One line of an export.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Line {
    Header { format: String, town: String, about: serde_json::Value, key: String },
    Entry(EntryLine),
    Blob { hash: ContentHash, bytes: String },
    Path { index: u64, path: Vec<ContentHash> },
    Checkpoint(String),
    Seal(String),
}

/// An entry as it is stored, hashes as hex, the body as the text that it is.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryLine {
    seq: i64,
    at_us: i64,
    actor: String,
    on_behalf: Option<String>,
    action: String,
    body: String,
    algorithm: String,
    prev_hash: ContentHash,
    hash: ContentHash,
}

impl EntryLine {
    pub(crate) fn of(entry: StoredEntry) -> Result<Self, LedgerError> {
        let body = String::from_utf8(entry.body)
            .map_err(|_| LedgerError::Damaged(format!("the body of entry {} is not text", entry.seq)))?;
        Ok(Self {
            seq: entry.seq,
            at_us: entry.at_us,
            actor: entry.actor,
            on_behalf: entry.on_behalf,
            action: entry.action,
            body,
            algorithm: entry.algorithm,
            prev_hash: chain::to_text(&entry.prev_hash),
            hash: chain::to_text(&entry.hash),
        })
    }

    pub(crate) fn stored(self) -> Option<StoredEntry> {
        Some(StoredEntry {
            seq: self.seq,
            at_us: self.at_us,
            actor: self.actor,
            on_behalf: self.on_behalf,
            action: self.action,
            body: self.body.into_bytes(),
            algorithm: self.algorithm,
            prev_hash: chain::to_raw(&self.prev_hash)?,
            hash: chain::to_raw(&self.hash)?,
        })
    }
}

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Number of entries.
    pub entries: u64,
    /// Number of blobs.
    pub blobs: u64,
    /// The signed checkpoint: keep it elsewhere, and no later export can deny what stands in this one.
    pub checkpoint: String,
}

/// The origin of a town's tree.
pub(crate) fn origin(town: &TownId) -> String {
    format!("sanqian/{}", town.0)
}

/// What a seal signs.
pub(crate) fn seal_text(town: &str, digest: Sha256) -> String {
    format!("{FORMAT}\n{town}\n{}\n", chain::to_text(&<RawHash>::from(digest.finalize())))
}

struct Out<'w, W> {
    to: &'w mut W,
    digest: Sha256,
}

impl<W: Write> Out<'_, W> {
    fn line(&mut self, line: &Line) -> Result<(), LedgerError> {
        let mut bytes = serde_json::to_vec(line).map_err(|error| LedgerError::Damaged(error.to_string()))?;
        bytes.push(b'\n');
        self.digest.update(&bytes);
        self.to.write_all(&bytes).map_err(|error| unwritten(&error))
    }
}

fn unwritten(error: &io::Error) -> LedgerError {
    LedgerError::File { path: "export".to_owned(), message: error.to_string() }
}

impl Ledger {
    /// The leaves of a town's tree: the hash of each entry's hash, in order. Entries are read as they stand; [`Ledger::verify`]
    /// is what proves them.
    pub(crate) fn leaves(&self, town: &TownId) -> Result<Vec<RawHash>, LedgerError> {
        let mut leaves = Vec::new();
        self.each_stored(town, 0, i64::MAX, |entry| {
            leaves.push(merkle::leaf(&entry.hash));
            Ok(())
        })?;
        Ok(leaves)
    }

    /// The signed checkpoint of all entries of a town (C2SP `tlog-checkpoint`). Kept elsewhere, it shows any later change
    /// of history, which a chain alone does not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn checkpoint(&self, town: &TownId, signer: &NoteSigner) -> Result<String, LedgerError> {
        let leaves = self.leaves(town)?;
        let head = TreeHead { origin: origin(town), size: leaves.len() as u64, root: merkle::root(&leaves) };
        Ok(signer.sign(&head.to_text()))
    }

    /// Writes the whole ledger of a town. `about` is what the office says of itself (name, coordinate system); it comes back
    /// with a restore.
    ///
    /// # Errors
    /// When the database cannot be read, an entry names a blob that is gone, or the file cannot be written.
    pub fn export<W: Write>(
        &self,
        town: &TownId,
        about: &serde_json::Value,
        signer: &NoteSigner,
        to: &mut W,
    ) -> Result<Exported, LedgerError> {
        let mut out = Out { to, digest: Sha256::new() };
        let (format, key) = (FORMAT.to_owned(), signer.verifier().to_text());
        out.line(&Line::Header { format, town: town.0.clone(), about: about.clone(), key })?;
        let (mut held, mut leaves) = (BTreeSet::new(), Vec::new());
        self.each_stored(town, 0, i64::MAX, |entry| {
            leaves.push(merkle::leaf(&entry.hash));
            let named = entry.body()?.blobs;
            out.line(&Line::Entry(EntryLine::of(entry)?))?;
            for hash in named {
                if held.insert(hash.clone()) {
                    let bytes = self.kept(town, &hash)?.ok_or_else(|| LedgerError::MissingBlob(hash.clone()))?;
                    out.line(&Line::Blob { hash, bytes: BASE64_STANDARD.encode(bytes) })?;
                }
            }
            Ok(())
        })?;
        let head = TreeHead { origin: origin(town), size: leaves.len() as u64, root: merkle::root(&leaves) };
        let checkpoint = signer.sign(&head.to_text());
        out.line(&Line::Checkpoint(checkpoint.clone()))?;
        let seal = signer.sign(&seal_text(&town.0, out.digest.clone()));
        out.line(&Line::Seal(seal))?;
        out.to.flush().map_err(|error| unwritten(&error))?;
        Ok(Exported { entries: leaves.len() as u64, blobs: held.len() as u64, checkpoint })
    }

    /// Writes the proof that one entry stands in the ledger, without any other entry and without blobs: for the one whom it
    /// concerns. Checked as an export is.
    ///
    /// # Errors
    /// When there is no such entry, or the database cannot be read.
    pub fn prove<W: Write>(
        &self,
        town: &TownId,
        seq: u64,
        about: &serde_json::Value,
        signer: &NoteSigner,
        to: &mut W,
    ) -> Result<(), LedgerError> {
        let leaves = self.leaves(town)?;
        let none = || LedgerError::refused(format!("there is no entry {seq}"), "ask for one that exists");
        let number = i64::try_from(seq).map_err(|_| none())?;
        let index = seq.checked_sub(1).and_then(|index| usize::try_from(index).ok()).ok_or_else(none)?;
        let path = merkle::inclusion(&leaves, index).ok_or_else(none)?;
        let entry = self.store.page(town, number - 1, number)?.pop().ok_or_else(none)?;
        let mut out = Out { to, digest: Sha256::new() };
        let (format, key) = (FORMAT.to_owned(), signer.verifier().to_text());
        out.line(&Line::Header { format, town: town.0.clone(), about: about.clone(), key })?;
        out.line(&Line::Entry(EntryLine::of(entry)?))?;
        out.line(&Line::Path { index: seq - 1, path: path.iter().map(|hash| chain::to_text(hash)).collect() })?;
        let head = TreeHead { origin: origin(town), size: leaves.len() as u64, root: merkle::root(&leaves) };
        out.line(&Line::Checkpoint(signer.sign(&head.to_text())))?;
        let seal = signer.sign(&seal_text(&town.0, out.digest.clone()));
        out.line(&Line::Seal(seal))?;
        out.to.flush().map_err(|error| unwritten(&error))
    }

    /// The proof (RFC 9162) that the first `size` entries are the beginning of what stands today, for who keeps an older
    /// checkpoint and is not to see the entries.
    ///
    /// # Errors
    /// When there were never so many, or the database cannot be read.
    pub fn consistency(&self, town: &TownId, size: u64) -> Result<Vec<ContentHash>, LedgerError> {
        let leaves = self.leaves(town)?;
        let proof = usize::try_from(size).ok().and_then(|old| merkle::consistency(&leaves, old));
        let none = || LedgerError::refused(format!("there were never {size} entries"), "give the size of a checkpoint");
        Ok(proof.ok_or_else(none)?.iter().map(|hash| chain::to_text(hash)).collect())
    }
}
