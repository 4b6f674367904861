//! The only way to write: one draft, one transaction, one entry, written last.

use std::collections::BTreeMap;

use model::{ContentHash, TownId};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::chain::{self, Fields};
use crate::entry::Body;
use crate::{Draft, Entry, Ledger, LedgerError, sql};

impl Ledger {
    /// Appends one entry with its blobs. When this returns the entry is on the disk; when it fails, nothing of it is
    /// (but see [`LedgerError::UnknownOutcome`]).
    ///
    /// # Errors
    /// When a name is empty, a blob is empty or not named by the action, the action names bytes that the ledger does not
    /// hold, or the database refuses.
    pub fn append(&mut self, town: &TownId, draft: Draft) -> Result<Entry, LedgerError> {
        if self.closed {
            return Err(LedgerError::Closed);
        }
        check_names(town, &draft)?;
        let named = draft.action.blobs();
        let given = given_blobs(&named, draft.blobs)?;
        let body = Body { blobs: named, action: draft.action };
        let bytes = serde_json::to_vec(&body)
            .map_err(|error| LedgerError::refused(format!("the action cannot be written: {error}"), "report this"))?;

        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        put_blobs(&transaction, town, &body.blobs, &given)?;
        let (seq, prev_hash) = match head(&transaction, town)? {
            Some((seq, hash)) => (seq + 1, hash),
            None => (1, chain::GENESIS.to_vec()),
        };
        let fields = Fields {
            town: &town.0,
            seq,
            at_us: draft.at_us,
            actor: &draft.actor,
            on_behalf: draft.on_behalf.as_deref(),
            action: body.action.name(),
            body: &bytes,
            algorithm: chain::ALGORITHM,
            prev_hash: &prev_hash,
        };
        let hash = fields.hash();
        put_entry(&transaction, &fields, &hash)?;
        let seq = u64::try_from(seq).unwrap_or_default();
        if let Err(error) = transaction.commit() {
            self.closed = true;
            return Err(LedgerError::UnknownOutcome { seq, message: error.to_string() });
        }
        Ok(Entry {
            town: town.clone(),
            seq,
            at_us: draft.at_us,
            actor: draft.actor,
            on_behalf: draft.on_behalf,
            action: body.action,
            prev_hash: chain::to_text(&prev_hash),
            hash: chain::to_text(&hash),
        })
    }
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

fn head(connection: &Connection, town: &TownId) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
    connection.prepare_cached(sql::HEAD)?.query_row([&town.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

fn put_blobs(
    connection: &Connection,
    town: &TownId,
    named: &[ContentHash],
    given: &BTreeMap<ContentHash, Vec<u8>>,
) -> Result<(), LedgerError> {
    let mut known = connection.prepare_cached(sql::BLOB_LENGTH)?;
    let mut insert = connection.prepare_cached(sql::INSERT_BLOB)?;
    for name in named {
        let Some(raw) = chain::to_raw(name) else {
            return Err(LedgerError::refused(format!("`{name}` is not a SHA-256"), "name blobs by ContentHash::of"));
        };
        if known.exists(params![town.0, raw])? {
            continue;
        }
        let Some(bytes) = given.get(name) else { return Err(LedgerError::MissingBlob(name.clone())) };
        let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        insert.execute(params![town.0, raw, bytes, length])?;
    }
    Ok(())
}

fn put_entry(connection: &Connection, entry: &Fields<'_>, hash: &[u8]) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql::INSERT_ENTRY)?.execute(params![
        entry.town,
        entry.seq,
        entry.at_us,
        entry.actor,
        entry.on_behalf,
        entry.action,
        entry.body,
        entry.algorithm,
        entry.prev_hash,
        hash
    ])
}
