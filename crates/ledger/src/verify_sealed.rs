//! Whether the keys at hand open all that is sealed in an export: asked of a backup when it is made and before it is restored.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use model::{ContentHash, TownId};

use crate::chain::{self, RawHash};
use crate::sealer::{opened, sealed_under};
use crate::store::StoredEntry;
use crate::verify_export::{Receiver, read_export};
use crate::{Action, ExportFault, ExportVerified, LedgerError, Sealer, Trust};

/// What of an export is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SealedParts {
    /// Blobs that the keys opened, and that held what their entry says.
    pub opened: u64,
    /// Keys that are missing, each with the number of blobs that nobody can read without it.
    pub missing: BTreeMap<String, u64>,
    /// Keys that were destroyed on purpose, as the entries say.
    pub erased: BTreeSet<String>,
}

struct Opening<'s> {
    sealer: &'s dyn Sealer,
    parts: SealedParts,
    /// What is owed to the last entry: sealed blob → what it holds.
    holds: BTreeMap<ContentHash, ContentHash>,
}

impl Receiver for Opening<'_> {
    fn entry(&mut self, _: &TownId, entry: StoredEntry) -> Result<(), ExportFault> {
        let body = entry.body().map_err(|error| ExportFault::Unreadable(error.to_string()))?;
        if let Action::Erasure(erasure) = body.action {
            self.parts.erased.insert(erasure.key);
        }
        let names = body.sealed.map(|of| of.names).unwrap_or_default();
        self.holds = names.into_iter().map(|(name, kept)| (kept, name)).collect();
        Ok(())
    }

    fn blob(&mut self, town: &TownId, name: RawHash, bytes: Vec<u8>) -> Result<(), ExportFault> {
        let Some(key) = sealed_under(&bytes).map(str::to_owned) else { return Ok(()) };
        let kept = chain::to_text(&name);
        match opened(Some(self.sealer), town, bytes) {
            Ok(plain) if self.holds.get(&kept) == Some(&ContentHash::of(&plain)) => self.parts.opened += 1,
            Ok(_) => {
                return Err(ExportFault::here(format!("the sealed blob {kept} does not hold what its entry says")));
            }
            Err(LedgerError::NoKey(_)) => *self.parts.missing.entry(key).or_default() += 1,
            Err(error) => return Err(ExportFault::here(format!("the sealed blob {kept}: {error}"))),
        }
        Ok(())
    }
}

/// Verifies an export as [`crate::verify_export`] does, and opens all that is sealed in it.
///
/// # Errors
/// The first fault. A key that is missing is none: what it hides is counted.
pub fn verify_export_with(
    from: &mut dyn BufRead,
    trust: &Trust<'_>,
    sealer: &dyn Sealer,
) -> Result<(ExportVerified, SealedParts), ExportFault> {
    let mut opening = Opening { sealer, parts: SealedParts::default(), holds: BTreeMap::new() };
    let verified = read_export(from, trust, &mut opening)?;
    let mut parts = opening.parts;
    parts.missing.retain(|key, _| !parts.erased.contains(key));
    Ok((verified, parts))
}
