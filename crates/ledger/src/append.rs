//! The only way to write: drafts become entries in one transaction, the chain written last.

use std::collections::BTreeMap;

use model::{Approved, ContentHash, TownId};

use crate::chain::{self, RawHash};
use crate::entry::Body;
use crate::four_eyes::FourEyes;
use crate::store::{Pending, StoredEntry};
use crate::{Draft, Entry, Ledger, LedgerError, Requested, SealedNames};

impl Ledger {
    /// Appends one entry with its blobs. When this returns the entry is on the disk; when it fails, nothing of it is
    /// (but see [`LedgerError::UnknownOutcome`]).
    ///
    /// # Errors
    /// When a name is empty, a blob is empty or not named by the action, the action names bytes that the ledger does not
    /// hold, or the database refuses.
    pub fn append(&mut self, town: &TownId, draft: Draft) -> Result<Entry, LedgerError> {
        let mut outcomes = self.append_group(town, vec![draft])?;
        match outcomes.pop() {
            Some(outcome) if outcomes.is_empty() => outcome,
            _ => Err(LedgerError::Damaged("the store gave no outcome".to_owned())),
        }
    }

    /// Appends one entry, but only as the very next after `seq`: what was decided on the entries up to there may not hold after
    /// one more. So several programs that write one town each decide on all that stands.
    ///
    /// # Errors
    /// [`LedgerError::Moved`] when there are later entries, and as [`Ledger::append`].
    pub fn append_after(
        &mut self,
        town: &TownId,
        seq: u64,
        draft: Draft,
        requested: Option<Requested>,
    ) -> Result<Entry, LedgerError> {
        let mut outcomes = self.append_group_after(town, seq, vec![(draft, requested)])?;
        outcomes.pop().unwrap_or_else(|| Err(LedgerError::Damaged("the store gave no outcome".to_owned())))
    }

    /// Several such drafts in one transaction, so that they share one wait for the disk. A draft that is refused does not hinder the
    /// others.
    ///
    /// # Errors
    /// As [`Ledger::append_after`] when nothing at all was written.
    pub fn append_group_after(
        &mut self,
        town: &TownId,
        seq: u64,
        drafts: Vec<(Draft, Option<Requested>)>,
    ) -> Result<Vec<Result<Entry, LedgerError>>, LedgerError> {
        let drafts = drafts.into_iter().map(|(draft, requested)| (draft, requested, None)).collect();
        self.group(town, drafts, Some(i64::try_from(seq).unwrap_or(i64::MAX)))
    }

    /// Carries out what another account drafted: appends it and marks the draft as approved by the entry's actor, in one
    /// transaction.
    ///
    /// # Errors
    /// When the draft waits no more, or its drafter is the actor (the table itself refuses); and as [`Ledger::append_after`].
    pub fn append_approved_after(
        &mut self,
        town: &TownId,
        seq: u64,
        draft: Draft,
        approved: Approved,
        requested: Option<Requested>,
    ) -> Result<Entry, LedgerError> {
        let after = Some(i64::try_from(seq).unwrap_or(i64::MAX));
        let mut outcomes = self.group(town, vec![(draft, requested, Some(approved))], after)?;
        outcomes.pop().unwrap_or_else(|| Err(LedgerError::Damaged("the store gave no outcome".to_owned())))
    }

    /// Appends several drafts in one transaction, so that they share one wait for the disk. A draft that is refused does not
    /// hinder the others; a database that refuses refuses them all. Outcomes are in the order of the drafts.
    ///
    /// # Errors
    /// When the database refuses: nothing was written.
    pub fn append_group(
        &mut self,
        town: &TownId,
        drafts: Vec<Draft>,
    ) -> Result<Vec<Result<Entry, LedgerError>>, LedgerError> {
        self.group(town, drafts.into_iter().map(|draft| (draft, None, None)).collect(), None)
    }

    fn group(
        &mut self,
        town: &TownId,
        drafts: Vec<(Draft, Option<Requested>, Option<Approved>)>,
        after: Option<i64>,
    ) -> Result<Vec<Result<Entry, LedgerError>>, LedgerError> {
        let mut outcomes: Vec<Option<Result<Entry, LedgerError>>> = Vec::with_capacity(drafts.len());
        let (mut group, mut said) = (Vec::with_capacity(drafts.len()), Vec::with_capacity(drafts.len()));
        for (draft, requested, approved) in drafts {
            match self.pending(town, draft, requested, approved) {
                Ok((pending, body)) => {
                    group.push(pending);
                    said.push(body);
                    outcomes.push(None);
                }
                Err(refusal) => outcomes.push(Some(Err(refusal))),
            }
        }
        let stored = if group.is_empty() { Vec::new() } else { self.store.append(town, &group, after)? };
        let mut stored = stored.into_iter().zip(said).map(|(outcome, body)| Ok(entry(town, outcome?, body)));
        let missing = || Err(LedgerError::Damaged("the store gave no outcome".to_owned()));
        Ok(outcomes
            .into_iter()
            .map(|outcome| outcome.unwrap_or_else(|| stored.next().unwrap_or_else(missing)))
            .collect())
    }

    fn pending(
        &self,
        town: &TownId,
        draft: Draft,
        requested: Option<Requested>,
        approved: Option<Approved>,
    ) -> Result<(Pending, Body), LedgerError> {
        check_names(town, &draft)?;
        let named = draft.action.blobs();
        let given = given_blobs(&named, draft.blobs)?;
        let (sealed, given) = self.seal_given(town, &draft.action, given)?;
        let given = given.into_iter().map(|(name, bytes)| Ok((raw_name(&name)?, bytes)));
        let given = given.collect::<Result<BTreeMap<_, _>, LedgerError>>()?;
        let blobs = SealedNames::kept(sealed.as_ref(), &named);
        let body = Body { blobs, action: draft.action, requested, approved, sealed };
        let bytes = serde_json::to_vec(&body)
            .map_err(|error| LedgerError::refused(format!("the action cannot be written: {error}"), "report this"))?;
        let pending = Pending {
            at_us: draft.at_us,
            actor: draft.actor,
            on_behalf: draft.on_behalf,
            action: body.action.name(),
            body: bytes,
            algorithm: self.algorithm,
            named: body.blobs.iter().map(raw_name).collect::<Result<_, _>>()?,
            given,
            four_eyes: FourEyes::of(&body),
        };
        Ok((pending, body))
    }
}

/// An entry as callers see it.
pub(crate) fn entry(town: &TownId, stored: StoredEntry, body: Body) -> Entry {
    Entry {
        town: town.clone(),
        seq: u64::try_from(stored.seq).unwrap_or_default(),
        at_us: stored.at_us,
        actor: stored.actor,
        on_behalf: stored.on_behalf,
        action: body.action,
        requested: body.requested,
        approved: body.approved,
        prev_hash: chain::to_text(&stored.prev_hash),
        hash: chain::to_text(&stored.hash),
    }
}

fn raw_name(name: &ContentHash) -> Result<RawHash, LedgerError> {
    chain::to_raw(name)
        .ok_or_else(|| LedgerError::refused(format!("`{name}` is not a SHA-256"), "name blobs by ContentHash::of"))
}

fn check_names(town: &TownId, draft: &Draft) -> Result<(), LedgerError> {
    let nameless = |what: &str| Err(LedgerError::refused(format!("the {what} of an entry is empty"), "say who it is"));
    if town.0.is_empty() {
        return nameless("town");
    }
    if draft.actor.is_empty() {
        return nameless("actor");
    }
    if draft.on_behalf.as_deref() == Some("") {
        return nameless("principal on whose behalf it acts");
    }
    let texts = [Some(&town.0), Some(&draft.actor), draft.on_behalf.as_ref()];
    if texts.into_iter().flatten().any(|text| text.contains('\0')) {
        return Err(LedgerError::refused("a name has a zero byte in it", "write it without"));
    }
    Ok(())
}

/// The bytes by name; each must be named by the action, or it would lie in the ledger with nobody to answer for it.
fn given_blobs(named: &[ContentHash], blobs: Vec<Vec<u8>>) -> Result<BTreeMap<ContentHash, Vec<u8>>, LedgerError> {
    let mut given = BTreeMap::new();
    for blob in blobs {
        if blob.is_empty() {
            return Err(LedgerError::refused("an empty blob", "an import without facts or an empty file is no entry"));
        }
        let hash = ContentHash::of(&blob);
        if named.binary_search(&hash).is_err() {
            let what = format!("the action does not name the blob {}", hash.short());
            return Err(LedgerError::refused(what, "give only the bytes that the action names"));
        }
        given.insert(hash, blob);
    }
    Ok(given)
}
