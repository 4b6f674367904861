//! A fold kept in a file, so that a start need not read the whole history: derived, disposable, and believed only when it
//! is whole and the ledger still has the entry at which it stands.
//!
//! The first line says town, entry and digest; the rest are the facts that stand, one JSON object a line, in the order of
//! their keys. The file is no part of the ledger: delete it and the next start reads everything again.

use std::io::Write;
use std::path::Path;

use model::{ContentHash, TownId};
use serde::{Deserialize, Serialize};

use crate::{Fold, Ledger, LedgerError, chain, decode_facts, encode_facts, sealer};

const FORMAT: &str = "sanqian-fold-1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    format: String,
    town: TownId,
    seq: i64,
    hash: ContentHash,
    facts: ContentHash,
}

/// Whether a stored fold was of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoredFold {
    /// There is none.
    Absent,
    /// It was believed; only what came after it was read.
    Used,
    /// It is damaged, of another ledger or of a history that is not this one's: everything was read.
    Ignored,
}

impl Fold {
    /// One hash over the facts that stand: equal digests, equal folds.
    ///
    /// # Errors
    /// When a fact cannot be written.
    pub fn digest(&self) -> Result<ContentHash, LedgerError> {
        Ok(ContentHash::of(&self.lines()?))
    }

    fn lines(&self) -> Result<Vec<u8>, LedgerError> {
        encode_facts(self.standing.values())
    }

    /// Writes it to a file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn store(&self, path: &Path) -> Result<(), LedgerError> {
        write(path, &self.to_bytes()?)
    }

    fn to_bytes(&self) -> Result<Vec<u8>, LedgerError> {
        let lines = self.lines()?;
        let header = Header {
            format: FORMAT.to_owned(),
            town: self.town.clone(),
            seq: self.seq,
            hash: chain::to_text(&self.hash),
            facts: ContentHash::of(&lines),
        };
        let header = serde_json::to_vec(&header).map_err(|error| LedgerError::Damaged(error.to_string()))?;
        Ok([&header[..], b"\n", &lines].concat())
    }

    /// Reads it back; `None` when a byte of it is not as it was written.
    #[must_use]
    pub fn stored(path: &Path) -> Option<Self> {
        Self::from_bytes(&std::fs::read(path).ok()?)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (header, lines) = (bytes.get(..end)?, bytes.get(end + 1..)?);
        let Header { format, town, seq, hash, facts } = serde_json::from_slice(header).ok()?;
        if format != FORMAT || ContentHash::of(lines) != facts {
            return None;
        }
        let standing = decode_facts(lines).ok()?.into_iter().map(|fact| (fact.statement.key(), fact)).collect();
        Some(Self { town, seq, hash: chain::to_raw(&hash)?, standing, read: 0 })
    }
}

/// Written whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let draft = path.with_extension("writing");
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(bytes)?;
        std::fs::rename(&draft, path)
    };
    write().map_err(|error| LedgerError::File { path: path.display().to_string(), message: error.to_string() })
}

/// Name of the key of a stored fold where the ledger's blobs are sealed: it holds the same facts.
pub const FOLD_KEY: &str = "fold";

impl Ledger {
    /// Stores a fold, sealed where the blobs are.
    pub(crate) fn store_fold(&self, fold: &Fold, path: &Path) -> Result<(), LedgerError> {
        match self.sealer.as_deref() {
            Some(sealer) => write(path, &sealer::sealed(sealer, &fold.town, FOLD_KEY, &fold.to_bytes()?)?),
            None => fold.store(path),
        }
    }

    /// Removes a stored fold: the next start reads everything again.
    ///
    /// # Errors
    /// When the file is there and cannot be removed.
    pub fn forget_stored_fold(&self, path: &Path) -> Result<(), LedgerError> {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(LedgerError::File { path: path.display().to_string(), message: error.to_string() })
            }
            _ => Ok(()),
        }
    }

    /// Reads it back; `None` when it cannot be believed. One that an earlier release left plain where blobs are sealed by now is removed.
    pub(crate) fn stored_fold(&self, town: &TownId, path: &Path) -> Option<Fold> {
        let bytes = std::fs::read(path).ok()?;
        if self.sealer.is_some() && sealer::sealed_under(&bytes).is_none() {
            let _ = std::fs::remove_file(path);
            return None;
        }
        Fold::from_bytes(&sealer::opened(self.sealer.as_deref(), town, bytes).ok()?)
    }

    /// The fold of a town up to the head, from a stored one where that can be believed; it is stored anew when that will
    /// spare the next start much. A file that cannot be written is no error: the fold is as good.
    ///
    /// # Errors
    /// As [`Ledger::fold`].
    pub fn fold_from(&self, town: &TownId, path: &Path) -> Result<(Fold, StoredFold), LedgerError> {
        let found = if path.exists() { self.stored_fold(town, path) } else { None };
        let (mut fold, stored) = match found {
            Some(fold) if fold.town == *town && self.holds(&fold)? => (fold, StoredFold::Used),
            _ if path.exists() => (Fold::empty(town), StoredFold::Ignored),
            _ => (Fold::empty(town), StoredFold::Absent),
        };
        let kept = fold.facts() as u64;
        self.advance(&mut fold, None)?;
        // A start with a stored fold reads what stands; without, what was read now. Worth a file when that is half as much
        // again, which a first import alone never is.
        if fold.read > 0 && (kept + fold.read) * 2 >= fold.facts() as u64 * 3 {
            let _ = self.store_fold(&fold, path);
        }
        Ok((fold, stored))
    }
}
