//! Reading back: entries in order, the head, blobs.

use model::{ContentHash, TownId};
use rusqlite::{OptionalExtension, Row, params};

use crate::chain::{self, Fields};
use crate::entry::Body;
use crate::{Entry, Head, Ledger, LedgerError, sql};

impl Ledger {
    /// The towns that have an entry, ordered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn towns(&self) -> Result<Vec<TownId>, LedgerError> {
        let mut statement = self.connection.prepare_cached(sql::TOWNS)?;
        let towns = statement.query_map([], |row| row.get(0).map(TownId))?.collect::<Result<_, _>>()?;
        Ok(towns)
    }

    /// All entries of a town, in order.
    ///
    /// # Errors
    /// When the database cannot be read or an entry's body is not one that this release knows.
    pub fn entries(&self, town: &TownId) -> Result<Vec<Entry>, LedgerError> {
        self.entries_until(town, i64::MAX)
    }

    pub(crate) fn entries_until(&self, town: &TownId, last: i64) -> Result<Vec<Entry>, LedgerError> {
        let mut statement = self.connection.prepare_cached(sql::ENTRIES)?;
        let mut rows = statement.query(params![town.0, last])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(StoredEntry::read(row)?.entry(town)?);
        }
        Ok(entries)
    }

    /// The last entry of a town; `None` before the first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn head(&self, town: &TownId) -> Result<Option<Head>, LedgerError> {
        let head = self
            .connection
            .prepare_cached(sql::HEAD)?
            .query_row([&town.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
            .optional()?;
        Ok(head.map(|(seq, hash)| Head { seq: u64::try_from(seq).unwrap_or_default(), hash: chain::to_text(&hash) }))
    }

    /// The bytes of that name, which are proved to have it; `None` when the town has none.
    ///
    /// # Errors
    /// When the stored bytes are not what their name says, or the database cannot be read.
    pub fn blob(&self, town: &TownId, hash: &ContentHash) -> Result<Option<Vec<u8>>, LedgerError> {
        let Some(raw) = chain::to_raw(hash) else { return Ok(None) };
        let stored = self
            .connection
            .prepare_cached(sql::BLOB)?
            .query_row(params![town.0, raw], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        let Some((bytes, length)) = stored else { return Ok(None) };
        if i64::try_from(bytes.len()) != Ok(length) || &ContentHash::of(&bytes) != hash {
            return Err(LedgerError::Damaged(format!("the blob {hash} does not hold the bytes of its name")));
        }
        Ok(Some(bytes))
    }
}

/// An entry as it lies in its row, before anything in it is believed.
pub(crate) struct StoredEntry {
    pub(crate) seq: i64,
    pub(crate) at_us: i64,
    pub(crate) actor: String,
    pub(crate) on_behalf: Option<String>,
    pub(crate) action: String,
    pub(crate) body: Vec<u8>,
    pub(crate) algorithm: String,
    pub(crate) prev_hash: Vec<u8>,
    pub(crate) hash: Vec<u8>,
}

impl StoredEntry {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            at_us: row.get(1)?,
            actor: row.get(2)?,
            on_behalf: row.get(3)?,
            action: row.get(4)?,
            body: row.get(5)?,
            algorithm: row.get(6)?,
            prev_hash: row.get(7)?,
            hash: row.get(8)?,
        })
    }

    /// The fields over which its hash goes.
    pub(crate) fn fields<'a>(&'a self, town: &'a TownId) -> Fields<'a> {
        Fields {
            town: &town.0,
            seq: self.seq,
            at_us: self.at_us,
            actor: &self.actor,
            on_behalf: self.on_behalf.as_deref(),
            action: &self.action,
            body: &self.body,
            algorithm: &self.algorithm,
            prev_hash: &self.prev_hash,
        }
    }

    pub(crate) fn body(&self) -> Result<Body, LedgerError> {
        serde_json::from_slice(&self.body)
            .map_err(|error| LedgerError::Damaged(format!("the body of entry {} cannot be read: {error}", self.seq)))
    }

    fn entry(self, town: &TownId) -> Result<Entry, LedgerError> {
        let body = self.body()?;
        Ok(Entry {
            town: town.clone(),
            seq: u64::try_from(self.seq).unwrap_or_default(),
            at_us: self.at_us,
            actor: self.actor,
            on_behalf: self.on_behalf,
            action: body.action,
            prev_hash: chain::to_text(&self.prev_hash),
            hash: chain::to_text(&self.hash),
        })
    }
}
