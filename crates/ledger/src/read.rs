//! Reading back: entries in order, the head, blobs.

use model::{ContentHash, TownId};

use crate::append::entry;
use crate::chain;
use crate::store::StoredEntry;
use crate::{Entry, Head, Ledger, LedgerError};

impl Ledger {
    /// The towns that have an entry, ordered.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn towns(&self) -> Result<Vec<TownId>, LedgerError> {
        self.store.towns()
    }

    /// All entries of a town, in order.
    ///
    /// # Errors
    /// When the database cannot be read or an entry's body is not one that this release knows.
    pub fn entries(&self, town: &TownId) -> Result<Vec<Entry>, LedgerError> {
        self.entries_after(town, 0)
    }

    /// The entries after a number, in order: what a replica that has seen that many asks for.
    ///
    /// # Errors
    /// As [`Ledger::entries`].
    pub fn entries_after(&self, town: &TownId, seq: u64) -> Result<Vec<Entry>, LedgerError> {
        let mut entries = Vec::new();
        self.each_stored(town, i64::try_from(seq).unwrap_or(i64::MAX), i64::MAX, |stored| {
            let body = stored.body()?;
            entries.push(entry(town, stored, body));
            Ok(())
        })?;
        Ok(entries)
    }

    /// Goes through the rows after a number up to another, in order, page by page.
    pub(crate) fn each_stored(
        &self,
        town: &TownId,
        mut after: i64,
        until: i64,
        mut each: impl FnMut(StoredEntry) -> Result<(), LedgerError>,
    ) -> Result<(), LedgerError> {
        loop {
            let page = self.store.page(town, after, until)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.seq;
            for stored in page {
                each(stored)?;
            }
        }
    }

    /// The last entry of a town; `None` before the first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn head(&self, town: &TownId) -> Result<Option<Head>, LedgerError> {
        let head = self.store.head(town)?;
        Ok(head.map(|(seq, hash)| Head { seq: u64::try_from(seq).unwrap_or_default(), hash: chain::to_text(&hash) }))
    }

    /// The bytes that were handed in under that name, which are proved to have it; `None` when the town has none. What is sealed is
    /// opened.
    ///
    /// # Errors
    /// When the stored bytes are not what their name says, the key of sealed ones is not there or was erased, or the database cannot be
    /// read.
    pub fn blob(&self, town: &TownId, hash: &ContentHash) -> Result<Option<Vec<u8>>, LedgerError> {
        match self.kept(town, hash)? {
            Some(plain) => Ok(Some(plain)),
            None => self.sealed_blob(town, hash),
        }
    }

    /// The bytes as they lie in the store.
    pub(crate) fn kept(&self, town: &TownId, hash: &ContentHash) -> Result<Option<Vec<u8>>, LedgerError> {
        let Some(raw) = chain::to_raw(hash) else { return Ok(None) };
        let Some((bytes, length)) = self.store.blob(town, &raw)? else { return Ok(None) };
        if i64::try_from(bytes.len()) != Ok(length) || &ContentHash::of(&bytes) != hash {
            return Err(LedgerError::Damaged(format!("the blob {hash} does not hold the bytes of its name")));
        }
        Ok(Some(bytes))
    }
}
