//! A fold kept in a file, so that a start need not read the whole history: derived, disposable, and believed only when it
//! is whole and the ledger still has the entry at which it stands.
//!
//! The first line says town, entry and digest; the rest are the facts that stand, one JSON object a line, in the order of
//! their keys. The file is no part of the ledger: delete it and the next start reads everything again.

use std::io::Write;
use std::path::Path;

use model::{ContentHash, TownId};
use serde::{Deserialize, Serialize};

use crate::{Fold, Ledger, LedgerError, chain, decode_facts, encode_facts};

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
        let lines = self.lines()?;
        let header = Header {
            format: FORMAT.to_owned(),
            town: self.town.clone(),
            seq: self.seq,
            hash: chain::to_text(&self.hash),
            facts: ContentHash::of(&lines),
        };
        let header = serde_json::to_vec(&header).map_err(|error| LedgerError::Damaged(error.to_string()))?;
        let draft = path.with_extension("writing");
        let write = || -> std::io::Result<()> {
            let mut file = std::fs::File::create(&draft)?;
            for part in [&header, &b"\n".to_vec(), &lines] {
                file.write_all(part)?;
            }
            std::fs::rename(&draft, path)
        };
        write().map_err(|error| LedgerError::File { path: path.display().to_string(), message: error.to_string() })
    }

    /// Reads it back; `None` when a byte of it is not as it was written.
    #[must_use]
    pub fn stored(path: &Path) -> Option<Self> {
        let bytes = std::fs::read(path).ok()?;
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

impl Ledger {
    /// The fold of a town up to the head, from a stored one where that can be believed; it is stored anew when that will
    /// spare the next start much. A file that cannot be written is no error: the fold is as good.
    ///
    /// # Errors
    /// As [`Ledger::fold`].
    pub fn fold_from(&self, town: &TownId, path: &Path) -> Result<(Fold, StoredFold), LedgerError> {
        let found = if path.exists() { Fold::stored(path) } else { None };
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
            let _ = fold.store(path);
        }
        Ok((fold, stored))
    }
}
