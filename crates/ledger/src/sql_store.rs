//! The store over any engine that speaks SQL: one text, one order of work, written once.

use std::collections::BTreeSet;
use std::time::Duration;

use model::TownId;

use crate::chain::{self, RawHash};
use crate::driver::{Driver, Fault, Row, Value};
use crate::four_eyes::FourEyes;
use crate::store::{Pending, Store, StoredEntry};
use crate::{LedgerError, sql};

/// How often a transaction is tried when others are first. With waits that double up to [`LONGEST_WAIT`] this is about
/// five seconds.
const TRIES: u32 = 40;
const LONGEST_WAIT: Duration = Duration::from_millis(160);

/// Entries of a page.
const PAGE: i64 = 1_000;

/// A store over one connection.
pub(crate) struct SqlStore<D> {
    pub(crate) driver: D,
    /// A commit failed and nobody knows whether it stands: nothing may go on over this connection.
    closed: bool,
}

type Outcomes = Vec<Result<StoredEntry, LedgerError>>;

impl<D: Driver> SqlStore<D> {
    pub(crate) fn new(driver: D) -> Self {
        Self { driver, closed: false }
    }

    /// Runs a transaction, again from its beginning as long as other writers are first.
    pub(crate) fn transact<T>(&mut self, work: impl Fn(&D) -> Result<T, Fault>) -> Result<T, LedgerError> {
        if self.closed {
            return Err(LedgerError::Closed);
        }
        let mut tried = 0;
        loop {
            let outcome = self.driver.begin().and_then(|()| {
                let value = work(&self.driver)?;
                self.driver.commit()?;
                Ok(value)
            });
            match outcome {
                Ok(value) => return Ok(value),
                Err(Fault::Again(_)) if tried < TRIES => {
                    self.driver.rollback();
                    std::thread::sleep(wait(tried));
                    tried += 1;
                }
                Err(fault) => {
                    self.closed = matches!(fault, Fault::Unknown(_));
                    self.driver.rollback();
                    return Err(fault.into());
                }
            }
        }
    }
}

/// Doubles, and differs between processes and threads so that two which collided do not collide again in step.
fn wait(tried: u32) -> Duration {
    let mark = std::ptr::from_ref(&tried) as usize as u64 ^ u64::from(std::process::id()).rotate_left(7);
    let spread = mark.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(tried) % 1_000;
    let base = Duration::from_millis(1_u64 << tried.min(8)).min(LONGEST_WAIT);
    base / 2 + base * u32::try_from(spread).unwrap_or(0) / 1_000
}

impl<D: Driver> Store for SqlStore<D> {
    fn engine(&self) -> &'static str {
        self.driver.engine()
    }

    fn is_closed(&self) -> bool {
        self.closed || self.driver.is_spent()
    }

    fn towns(&self) -> Result<Vec<TownId>, LedgerError> {
        self.driver.query(sql::TOWNS, &[])?.into_iter().map(|mut row| row.text().map(TownId)).collect()
    }

    fn head(&self, town: &TownId) -> Result<Option<(i64, RawHash)>, LedgerError> {
        Ok(head(&self.driver, town)?)
    }

    fn page(&self, town: &TownId, after: i64, until: i64) -> Result<Vec<StoredEntry>, LedgerError> {
        let values = [Value::Text(&town.0), Value::Integer(after), Value::Integer(until), Value::Integer(PAGE)];
        self.driver.query(sql::ENTRIES, &values)?.into_iter().map(read_entry).collect()
    }

    fn blob(&self, town: &TownId, name: &RawHash) -> Result<Option<(Vec<u8>, i64)>, LedgerError> {
        let rows = self.driver.query(sql::BLOB, &[Value::Text(&town.0), Value::Bytes(name)])?;
        rows.into_iter().next().map(|mut row| Ok((row.bytes()?, row.integer()?))).transpose()
    }

    fn blob_names(&self, town: &TownId) -> Result<Vec<RawHash>, LedgerError> {
        let rows = self.driver.query(sql::BLOB_NAMES, &[Value::Text(&town.0)])?;
        rows.into_iter().map(|mut row| row.raw_hash()).collect()
    }

    fn append(&mut self, town: &TownId, group: &[Pending], after: Option<i64>) -> Result<Outcomes, LedgerError> {
        self.transact(|driver| append(driver, town, group, after))
    }

    fn build_indexes(&mut self) -> Result<(), LedgerError> {
        self.transact(D::build_indexes)
    }

    fn copy(
        &mut self,
        town: &TownId,
        entries: &[StoredEntry],
        blobs: &[(RawHash, Vec<u8>)],
    ) -> Result<(), LedgerError> {
        self.transact(|driver| {
            for (name, bytes) in blobs {
                if !is_held(driver, town, name)? {
                    put_blob(driver, town, name, bytes)?;
                }
            }
            let (mut seq, mut hash) = head(driver, town)?.unwrap_or((0, chain::GENESIS));
            for entry in entries {
                if let Some(fault) = entry.fault_after(town, seq, &hash) {
                    let what = format!("entry {} cannot be copied after entry {seq}: {fault}", entry.seq);
                    return Err(
                        LedgerError::refused(what, "copy into an empty ledger, or into an older copy of it").into()
                    );
                }
                if let Some(step) = FourEyes::of_stored(entry)? {
                    step.mark(driver, town, entry)?;
                }
                put_entry(driver, town, entry)?;
                (seq, hash) = (entry.seq, entry.hash);
            }
            Ok(())
        })
    }
}

fn append<D: Driver>(driver: &D, town: &TownId, group: &[Pending], after: Option<i64>) -> Result<Outcomes, Fault> {
    let mut refused = Vec::with_capacity(group.len());
    for pending in group {
        refused.push(put_blobs(driver, town, pending)?);
    }
    let (mut seq, mut hash) = head(driver, town)?.unwrap_or((0, chain::GENESIS));
    // Read in this very transaction: whoever comes between makes it fail, and it is tried again from here.
    if let Some(expected) = after.filter(|expected| *expected != seq) {
        let number = |seq| u64::try_from(seq).unwrap_or_default();
        return Err(LedgerError::Moved { expected: number(expected), found: number(seq) }.into());
    }
    let mut outcomes = Vec::with_capacity(group.len());
    for (pending, refused) in group.iter().zip(refused) {
        if let Some(missing) = refused {
            outcomes.push(Err(missing));
            continue;
        }
        let entry = pending.after(town, seq, hash);
        if let Some(step) = &pending.four_eyes {
            step.mark(driver, town, &entry)?;
        }
        put_entry(driver, town, &entry)?;
        (seq, hash) = (entry.seq, entry.hash);
        outcomes.push(Ok(entry));
    }
    Ok(outcomes)
}

/// Puts the blobs that a draft names and the town does not hold. When one is neither held nor given, none of the draft's is
/// put and the refusal is returned.
fn put_blobs<D: Driver>(driver: &D, town: &TownId, pending: &Pending) -> Result<Option<LedgerError>, Fault> {
    let mut lacking = BTreeSet::new();
    for name in &pending.named {
        if !is_held(driver, town, name)? {
            if !pending.given.contains_key(name) {
                return Ok(Some(LedgerError::MissingBlob(chain::to_text(name))));
            }
            lacking.insert(name);
        }
    }
    for name in lacking {
        if let Some(bytes) = pending.given.get(name) {
            put_blob(driver, town, name, bytes)?;
        }
    }
    Ok(None)
}

fn head<D: Driver>(driver: &D, town: &TownId) -> Result<Option<(i64, RawHash)>, Fault> {
    let rows = driver.query(sql::HEAD, &[Value::Text(&town.0)])?;
    rows.into_iter().next().map(|mut row| Ok((row.integer()?, row.raw_hash()?))).transpose()
}

fn is_held<D: Driver>(driver: &D, town: &TownId, name: &RawHash) -> Result<bool, Fault> {
    Ok(!driver.query(sql::BLOB_LENGTH, &[Value::Text(&town.0), Value::Bytes(name)])?.is_empty())
}

fn put_blob<D: Driver>(driver: &D, town: &TownId, name: &RawHash, bytes: &[u8]) -> Result<(), Fault> {
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let values = [Value::Text(&town.0), Value::Bytes(name), Value::Bytes(bytes), Value::Integer(length)];
    driver.execute(sql::INSERT_BLOB, &values).map(|_| ())
}

fn put_entry<D: Driver>(driver: &D, town: &TownId, entry: &StoredEntry) -> Result<(), Fault> {
    let values = [
        Value::Text(&town.0),
        Value::Integer(entry.seq),
        Value::Integer(entry.at_us),
        Value::Text(&entry.actor),
        entry.on_behalf.as_deref().map_or(Value::Absent, Value::Text),
        Value::Text(&entry.action),
        Value::Bytes(&entry.body),
        Value::Text(&entry.algorithm),
        Value::Bytes(&entry.prev_hash),
        Value::Bytes(&entry.hash),
    ];
    driver.execute(sql::INSERT_ENTRY, &values).map(|_| ())
}

fn read_entry(mut row: Row) -> Result<StoredEntry, LedgerError> {
    Ok(StoredEntry {
        seq: row.integer()?,
        at_us: row.integer()?,
        actor: row.text()?,
        on_behalf: row.text_or_absent()?,
        action: row.text()?,
        body: row.bytes()?,
        algorithm: row.text()?,
        prev_hash: row.raw_hash()?,
        hash: row.raw_hash()?,
    })
}
