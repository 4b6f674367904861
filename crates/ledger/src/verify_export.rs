//! Whether an export or a proof says what was written: line by line, offline, the first fault named. A second verifier in
//! another language (`scripts/verify-ledger.py`) is held to the same answers by a test.

use std::collections::BTreeSet;
use std::io::BufRead;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use model::{ContentHash, TownId};
use sha2::{Digest, Sha256};

use crate::chain::{self, RawHash};
use crate::export::{FORMAT, Line, origin, seal_text};
use crate::merkle;
use crate::note::{NoteVerifier, TreeHead};
use crate::store::StoredEntry;

/// An export holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportVerified {
    /// The tenant.
    pub town: TownId,
    /// What the office says of itself.
    pub about: serde_json::Value,
    /// Entries in the file.
    pub entries: u64,
    /// Blobs in the file.
    pub blobs: u64,
    /// Entries of the ledger at the time; more than `entries` when the file proves a single one.
    pub size: u64,
    /// Root over all entries.
    pub root: ContentHash,
    /// The key that signed it. Compare it with one that you got on another way.
    pub key: String,
}

/// Why an export is not to be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportFault {
    /// A line says something else than was written.
    #[error("line {line}: {what}")]
    Broken {
        /// From 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// The file ends before its seal.
    #[error("the file ends before its seal; it was cut off, or the export never finished")]
    Incomplete,
    /// Signed by another key than the one that is trusted.
    #[error("signed by the key {found}, which is not the one you trust")]
    Untrusted {
        /// The key in the file.
        found: String,
    },
    /// Not the continuation of a checkpoint that was kept.
    #[error("history was changed: {0}")]
    Rewritten(String),
    /// The file cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

/// What is asked of an export beyond holding together.
#[derive(Debug, Default)]
pub struct Trust<'a> {
    /// The key that must have signed it.
    pub key: Option<&'a NoteVerifier>,
    /// An older signed checkpoint, kept elsewhere, that the export must continue.
    pub since: Option<&'a str>,
}

/// Whether the ledger of a newer signed checkpoint continues that of an older one, by the proof of [`crate::Ledger::consistency`]:
/// what a witness asks before it keeps the newer one.
#[must_use]
pub fn verify_consistency(key: &NoteVerifier, older: &str, newer: &str, proof: &[ContentHash]) -> bool {
    let head = |note| key.open(note).and_then(TreeHead::from_text);
    let steps = proof.iter().map(chain::to_raw).collect::<Option<Vec<_>>>();
    match (head(older), head(newer), steps) {
        (Some(older), Some(newer), Some(steps)) if older.origin == newer.origin => {
            merkle::is_consistent((older.size, &older.root), (newer.size, &newer.root), &steps)
        }
        _ => false,
    }
}

/// Receives what is read, when it has been proved to follow what came before it. The seal is still to come: do not act on
/// it before the whole was verified.
pub(crate) trait Receiver {
    fn entry(&mut self, town: &TownId, entry: StoredEntry) -> Result<(), ExportFault>;
    fn blob(&mut self, town: &TownId, name: RawHash, bytes: Vec<u8>) -> Result<(), ExportFault>;
}

struct Nobody;

impl Receiver for Nobody {
    fn entry(&mut self, _: &TownId, _: StoredEntry) -> Result<(), ExportFault> {
        Ok(())
    }

    fn blob(&mut self, _: &TownId, _: RawHash, _: Vec<u8>) -> Result<(), ExportFault> {
        Ok(())
    }
}

/// Verifies an export or a proof.
///
/// # Errors
/// The first fault.
pub fn verify_export(from: &mut dyn BufRead, trust: &Trust<'_>) -> Result<ExportVerified, ExportFault> {
    read_export(from, trust, &mut Nobody)
}

struct Reading<'t> {
    trust: &'t Trust<'t>,
    town: TownId,
    key: NoteVerifier,
    about: serde_json::Value,
    first: i64,
    seq: i64,
    hash: RawHash,
    leaves: Vec<RawHash>,
    owed: BTreeSet<ContentHash>,
    held: BTreeSet<ContentHash>,
    proved: Option<(u64, Vec<RawHash>)>,
    head: Option<TreeHead>,
}

pub(crate) fn read_export(
    from: &mut dyn BufRead,
    trust: &Trust<'_>,
    receiver: &mut dyn Receiver,
) -> Result<ExportVerified, ExportFault> {
    let (mut digest, mut number, mut reading) = (Sha256::new(), 0, None::<Reading<'_>>);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let count = from.read_until(b'\n', &mut bytes).map_err(|e| ExportFault::Unreadable(e.to_string()))?;
        if count == 0 {
            return Err(ExportFault::Incomplete);
        }
        number += 1;
        let broken = |what: String| ExportFault::Broken { line: number, what };
        if bytes.last() != Some(&b'\n') {
            return Err(ExportFault::Incomplete);
        }
        let line: Line = serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
        // One way to write each line, so that nothing can be hidden in how it is written.
        let mut again = serde_json::to_vec(&line).map_err(|error| broken(error.to_string()))?;
        again.push(b'\n');
        if again != bytes {
            return Err(broken("not written as an export writes it".to_owned()));
        }
        match (&mut reading, line) {
            (None, line) => reading = Some(Reading::begin(line, trust).map_err(|fault| fault.at(number))?),
            (Some(reading), Line::Seal(seal)) => {
                let expected = seal_text(&reading.town.0, digest);
                if reading.key.open(&seal) != Some(expected.as_str()) {
                    return Err(broken("the seal does not fit the file".to_owned()));
                }
                let rest = from.fill_buf().map_err(|e| ExportFault::Unreadable(e.to_string()))?;
                if !rest.is_empty() {
                    return Err(broken("something follows the seal".to_owned()));
                }
                return reading.end().map_err(|fault| fault.at(number));
            }
            (Some(reading), line) => reading.take(line, receiver).map_err(|fault| fault.at(number))?,
        }
        digest.update(&bytes);
    }
}

impl ExportFault {
    pub(crate) fn here(what: impl Into<String>) -> Self {
        Self::Broken { line: 0, what: what.into() }
    }

    fn at(self, number: u64) -> Self {
        match self {
            Self::Broken { line: 0, what } => Self::Broken { line: number, what },
            other => other,
        }
    }
}

impl<'t> Reading<'t> {
    fn begin(line: Line, trust: &'t Trust<'t>) -> Result<Self, ExportFault> {
        let Line::Header { format, town, about, key } = line else {
            return Err(ExportFault::here("an export begins with its header"));
        };
        if format != FORMAT {
            return Err(ExportFault::here(format!("the format `{format}` is not known, only `{FORMAT}`")));
        }
        let Some(verifier) = NoteVerifier::from_text(&key) else {
            return Err(ExportFault::here("the header has no public key"));
        };
        if trust.key.is_some_and(|trusted| *trusted != verifier) {
            return Err(ExportFault::Untrusted { found: key });
        }
        Ok(Self {
            trust,
            town: TownId(town),
            key: verifier,
            about,
            first: 0,
            seq: 0,
            hash: chain::GENESIS,
            leaves: Vec::new(),
            owed: BTreeSet::new(),
            held: BTreeSet::new(),
            proved: None,
            head: None,
        })
    }

    fn take(&mut self, line: Line, receiver: &mut dyn Receiver) -> Result<(), ExportFault> {
        if self.head.is_some() {
            return Err(ExportFault::here("only the seal follows the checkpoint"));
        }
        match line {
            Line::Entry(entry) => {
                self.nothing_owed()?;
                let entry = entry.stored().ok_or_else(|| ExportFault::here("a hash is not 64 hex digits"))?;
                self.entry(&entry)?;
                receiver.entry(&self.town, entry)
            }
            Line::Blob { hash, bytes } => {
                if self.owed.first() != Some(&hash) {
                    return Err(ExportFault::here(format!("the blob {hash} does not belong here")));
                }
                let bytes = BASE64_STANDARD.decode(bytes).map_err(|error| ExportFault::here(error.to_string()))?;
                if ContentHash::of(&bytes) != hash || bytes.is_empty() {
                    return Err(ExportFault::here(format!("the blob {hash} does not hold the bytes of its name")));
                }
                self.owed.remove(&hash);
                let raw = chain::to_raw(&hash).ok_or_else(|| ExportFault::here("a name is not 64 hex digits"))?;
                self.held.insert(hash);
                receiver.blob(&self.town, raw, bytes)
            }
            Line::Path { index, path } => {
                // A proof of one entry: it came alone, and nothing that it names is owed.
                if self.leaves.len() != 1 || !self.held.is_empty() || self.proved.is_some() {
                    return Err(ExportFault::here("a path belongs to a single entry"));
                }
                self.owed.clear();
                let path = path.iter().map(chain::to_raw).collect::<Option<_>>();
                self.proved = Some((index, path.ok_or_else(|| ExportFault::here("a hash is not 64 hex digits"))?));
                Ok(())
            }
            Line::Checkpoint(note) => {
                self.nothing_owed()?;
                let text = self.key.open(&note).ok_or_else(|| ExportFault::here("the checkpoint is not signed"))?;
                self.head = TreeHead::from_text(text);
                self.tree()
            }
            Line::Header { .. } | Line::Seal(_) => Err(ExportFault::here("does not belong here")),
        }
    }

    /// The first entry of a file may be any one, until the checkpoint shows whether the file is a proof.
    fn entry(&mut self, entry: &StoredEntry) -> Result<(), ExportFault> {
        let alone = self.leaves.is_empty();
        let (seq, hash) = if alone { (entry.seq - 1, entry.prev_hash) } else { (self.seq, self.hash) };
        if let Some(what) = entry.fault_after(&self.town, seq, &hash) {
            return Err(ExportFault::here(format!("entry {}: {what}", seq + 1)));
        }
        let body = entry.body().map_err(|error| ExportFault::here(error.to_string()))?;
        if body.fault().is_some() || ![body.action.name(), body.action.kind()].contains(&entry.action.as_str()) {
            return Err(ExportFault::here("its list of blobs is not that of its action"));
        }
        self.owed = body.blobs.into_iter().filter(|blob| !self.held.contains(blob)).collect();
        if alone {
            self.first = entry.seq;
        }
        if alone && (entry.seq != 1 || entry.prev_hash != chain::GENESIS) {
            // Not the first of its ledger: it must prove itself by a path.
            self.seq = -1;
        }
        if self.seq >= 0 {
            self.seq = entry.seq;
        }
        self.hash = entry.hash;
        self.leaves.push(merkle::leaf(&entry.hash));
        if self.seq < 0 && self.leaves.len() > 1 {
            return Err(ExportFault::here("the ledger does not begin with its first entry"));
        }
        Ok(())
    }

    fn nothing_owed(&self) -> Result<(), ExportFault> {
        match self.owed.first() {
            Some(blob) => Err(ExportFault::here(format!("the blob {blob} is missing"))),
            None => Ok(()),
        }
    }

    /// The signed tree is the one over what was read.
    fn tree(&self) -> Result<(), ExportFault> {
        let Some(head) = &self.head else { return Err(ExportFault::here("the checkpoint is none")) };
        if head.origin != origin(&self.town) {
            return Err(ExportFault::here("the checkpoint is of another ledger"));
        }
        let root = match (&self.proved, self.leaves.first()) {
            (Some((index, _)), _) if u64::try_from(self.first - 1) != Ok(*index) => None,
            (Some((index, path)), Some(leaf)) => merkle::root_by_inclusion(*leaf, *index, head.size, path),
            _ if self.seq < 0 || head.size != self.leaves.len() as u64 => {
                return Err(ExportFault::here(format!("the checkpoint covers {} entries", head.size)));
            }
            _ => Some(merkle::root(&self.leaves)),
        };
        if root != Some(head.root) {
            return Err(ExportFault::here("the signed root is not the root over these entries"));
        }
        Ok(())
    }

    fn end(&self) -> Result<ExportVerified, ExportFault> {
        let Some(head) = &self.head else { return Err(ExportFault::here("the seal comes before the checkpoint")) };
        if let Some(since) = self.trust.since {
            self.continues(since)?;
        }
        Ok(ExportVerified {
            town: self.town.clone(),
            about: self.about.clone(),
            entries: self.leaves.len() as u64,
            blobs: self.held.len() as u64,
            size: head.size,
            root: chain::to_text(&head.root),
            key: self.key.to_text(),
        })
    }

    fn continues(&self, since: &str) -> Result<(), ExportFault> {
        let rewritten = |what: &str| Err(ExportFault::Rewritten(what.to_owned()));
        let Some(kept) = self.key.open(since).and_then(TreeHead::from_text) else {
            return rewritten("the checkpoint that was kept is not signed by the key of this export");
        };
        if kept.origin != origin(&self.town) || self.proved.is_some() {
            return rewritten("the checkpoint that was kept is of another ledger, or this is a proof of one entry");
        }
        match usize::try_from(kept.size).ok().and_then(|size| self.leaves.get(..size)) {
            None => rewritten("there are fewer entries than there were"),
            Some(then) if merkle::root(then) != kept.root => rewritten("the entries of that time are not these"),
            Some(_) => Ok(()),
        }
    }
}
