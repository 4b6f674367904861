//! One line of the ledger, before and after it is written.

use jiff::civil::Date;
use model::{Approved, ContentHash, Fact, Problem, TownId};
use serde::{Deserialize, Serialize};

use crate::{Action, Import, ImportedFile, LedgerError, SealedNames, encode_facts};

/// What a caller wants to append. The ledger adds the number and the hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When, microseconds since 1970 UTC. The order of entries is their number, never this.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// On whose behalf, if not their own.
    pub on_behalf: Option<String>,
    /// What.
    pub action: Action,
    /// The bytes that the action names. Bytes that the town's ledger already holds may be given again or left out.
    pub blobs: Vec<Vec<u8>>,
}

impl Draft {
    /// The draft of an import: names the files' bytes and the facts, and carries both. A file that is a bundle has several
    /// pieces of bytes.
    ///
    /// # Errors
    /// When a fact cannot be written as JSON (a coordinate that is not finite).
    #[expect(
        clippy::too_many_arguments,
        reason = "one argument per field of the entry; a builder would only rename them"
    )]
    pub fn import(
        at_us: i64,
        actor: &str,
        batch: &str,
        as_of: Date,
        files: Vec<(String, Vec<Vec<u8>>)>,
        facts: &[Fact],
        excluded: Vec<Problem>,
        warnings: u64,
    ) -> Result<Self, LedgerError> {
        let lines = encode_facts(facts)?;
        let mut import = Import {
            batch: batch.to_owned(),
            as_of,
            files: Vec::with_capacity(files.len()),
            facts: ContentHash::of(&lines),
            fact_count: facts.len() as u64,
            excluded,
            warnings,
        };
        let mut blobs = vec![lines];
        for (name, pieces) in files {
            import.files.push(ImportedFile {
                name,
                blobs: pieces.iter().map(|piece| ContentHash::of(piece)).collect(),
                bytes: pieces.iter().map(|piece| piece.len() as u64).sum(),
            });
            blobs.extend(pieces);
        }
        Ok(Self { at_us, actor: actor.to_owned(), on_behalf: None, action: Action::Import(import), blobs })
    }
}

/// One entry as it stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The tenant.
    pub town: TownId,
    /// 1, 2, 3 … without gaps within the town.
    pub seq: u64,
    /// When, microseconds since 1970 UTC.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// On whose behalf.
    pub on_behalf: Option<String>,
    /// What.
    pub action: Action,
    /// The request that asked for it, when it had a key of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested: Option<Requested>,
    /// The draft that it carries out, when it needed two persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Approved>,
    /// Hash of the entry before; 64 zeros for the first.
    pub prev_hash: ContentHash,
    /// Its own hash.
    pub hash: ContentHash,
}

/// A request that may come twice, because its answer was lost: by what stands here the second is known to be the first, after
/// a restart and at another replica too. Hashes, so that neither the key nor the content can be read from the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requested {
    /// Hash of who asks and of the key that they gave.
    pub key: ContentHash,
    /// Hash of what was asked.
    pub content: ContentHash,
}

/// The last entry of a town: kept elsewhere, it shows whether the ledger was cut or rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: ContentHash,
}

/// What stands in the entry's body, as JSON in the order of these fields without blanks. The list of blobs (the names under which they
/// are kept) stands beside the action so that a verifier need not know every kind of action.
#[derive(Serialize, Deserialize)]
pub(crate) struct Body {
    pub(crate) blobs: Vec<ContentHash>,
    pub(crate) action: Action,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) requested: Option<Requested>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) approved: Option<Approved>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sealed: Option<SealedNames>,
}

impl Body {
    /// Why its list of blobs is not that of its action; `None` when it is.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        let named = self.action.blobs();
        let strays = |of: &SealedNames| of.names.keys().any(|name| named.binary_search(name).is_err());
        if self.sealed.as_ref().is_some_and(strays) || self.blobs != SealedNames::kept(self.sealed.as_ref(), &named) {
            return Some("its list of blobs is not that of its action");
        }
        None
    }
}
