//! What keeps a blob from whoever has only the database: sealed bytes lie where plain ones would, under the hash of the sealed bytes, so
//! that chain, tree, export and every verifier need no key (decision 0054). No cipher is known here: a [`Sealer`] is given.
//!
//! An action names what was handed in, by the hash of those very bytes. Its entry says beside it under which names the ledger keeps
//! them ([`SealedNames`]). A blob says itself whether it is sealed: a short header with the name of its key stands before it.

use std::collections::BTreeMap;

use model::{ContentHash, TownId};
use serde::{Deserialize, Serialize};

use crate::{Action, LedgerError};

/// No text, table or picture begins so.
const MAGIC: &[u8; 8] = b"\0sqseal1";

/// Seals blobs under keys that lie elsewhere, and opens them.
pub trait Sealer: Send + Sync {
    /// The key under which what comes with an action is sealed: one for each subject whose data may have to go alone. `None`: it is kept
    /// as it is.
    fn key_of(&self, action: &Action) -> Option<String>;

    /// Seals bytes and appends them to `out`. A key that does not exist yet is made, and is on its disk when this returns. `about` is bound to
    /// the bytes and is not part of them.
    ///
    /// # Errors
    /// When the key cannot be made or read.
    fn seal(&self, key: &str, about: &[u8], bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealFault>;

    /// Opens what [`Sealer::seal`] appended.
    ///
    /// # Errors
    /// [`SealFault::NoKey`] when there is no such key (any more), [`SealFault::Changed`] when the bytes are not what was sealed.
    fn open(&self, key: &str, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealFault>;
}

/// Why bytes cannot be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealFault {
    /// The key is not there.
    NoKey,
    /// The bytes are not what was sealed under that key in that place.
    Changed,
    /// The disk of the keys is full.
    DiskFull,
    /// Anything else, in words.
    Failed(String),
}

/// Under which names an entry's bytes are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedNames {
    /// The key under which what came with this entry was sealed; none when all of it had been sealed before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The hash of the bytes as they were handed in → the hash of the sealed bytes.
    pub names: BTreeMap<ContentHash, ContentHash>,
}

impl SealedNames {
    /// The names under which what an action names is kept, ordered, without repetition.
    pub(crate) fn kept(names: Option<&Self>, named: &[ContentHash]) -> Vec<ContentHash> {
        let kept = |name: &ContentHash| names.and_then(|of| of.names.get(name)).unwrap_or(name).clone();
        let mut all: Vec<ContentHash> = named.iter().map(kept).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// The name of the key under which a blob is sealed; `None` when it is plain.
#[must_use]
pub fn sealed_under(blob: &[u8]) -> Option<&str> {
    split(blob).map(|(key, _, _)| key)
}

/// Key, header and what follows it.
fn split(blob: &[u8]) -> Option<(&str, &[u8], &[u8])> {
    let (length, rest) = blob.strip_prefix(MAGIC)?.split_first()?;
    let key = std::str::from_utf8(rest.get(..usize::from(*length))?).ok()?;
    let (header, sealed) = blob.split_at_checked(MAGIC.len() + 1 + key.len())?;
    Some((key, header, sealed))
}

/// To what sealed bytes are bound: their header and the town in whose ledger they lie.
fn about(header: &[u8], town: &TownId) -> Vec<u8> {
    [header, town.0.as_bytes()].concat()
}

/// A blob sealed under a key.
pub(crate) fn sealed(sealer: &dyn Sealer, town: &TownId, key: &str, bytes: &[u8]) -> Result<Vec<u8>, LedgerError> {
    let long = |_| LedgerError::refused(format!("the name `{key}` of a key is too long"), "report this");
    let length = u8::try_from(key.len()).map_err(long)?;
    let mut blob = Vec::with_capacity(bytes.len() + key.len() + 64);
    blob.extend_from_slice(MAGIC);
    blob.push(length);
    blob.extend_from_slice(key.as_bytes());
    let about = about(&blob, town);
    sealer.seal(key, &about, bytes, &mut blob).map_err(|fault| fault_of(fault, key))?;
    Ok(blob)
}

/// What a blob says once it is opened; a plain one says what it is.
///
/// # Errors
/// [`LedgerError::NoKey`] without a sealer or its key, [`LedgerError::Damaged`] when the bytes are not what was sealed.
pub fn opened(sealer: Option<&dyn Sealer>, town: &TownId, blob: Vec<u8>) -> Result<Vec<u8>, LedgerError> {
    let Some((key, header, sealed)) = split(&blob) else { return Ok(blob) };
    let Some(sealer) = sealer else { return Err(LedgerError::NoKey(key.to_owned())) };
    sealer.open(key, &about(header, town), sealed).map_err(|fault| fault_of(fault, key))
}

fn fault_of(fault: SealFault, key: &str) -> LedgerError {
    match fault {
        SealFault::NoKey => LedgerError::NoKey(key.to_owned()),
        SealFault::Changed => LedgerError::Damaged(format!("what is sealed under the key `{key}` was changed")),
        SealFault::DiskFull => LedgerError::DiskFull,
        SealFault::Failed(what) => LedgerError::refused(what, "see to the folder of keys"),
    }
}
