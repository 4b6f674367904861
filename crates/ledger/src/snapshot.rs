//! What is known of a town: the fold over its imports.

use std::io::{self, Write};

use jiff::civil::Date;
use model::{ContentHash, Snapshot, TownId};
use sha2::{Digest, Sha256};

use crate::{Ledger, LedgerError, chain};

impl Ledger {
    /// What is known of a town about the day `as_of`. With `known_until` only what the ledger knew after that entry: the two
    /// times of a bitemporal record. `epsg` is the projected CRS of the town's geometry.
    ///
    /// # Errors
    /// When `known_until` lies beyond the head (the answer would change later), a batch cannot be read, or the database
    /// cannot.
    pub fn snapshot(
        &self,
        town: &TownId,
        as_of: Date,
        epsg: u32,
        known_until: Option<u64>,
    ) -> Result<Snapshot, LedgerError> {
        if let Some(asked) = known_until {
            let head = self.head(town)?.map_or(0, |head| head.seq);
            if asked > head {
                let what = format!("entry {asked} is not known yet, the last one is {head}");
                return Err(LedgerError::refused(what, "ask for an entry that exists, or for all that is known"));
            }
        }
        Ok(self.fold(town, known_until)?.snapshot(as_of, epsg))
    }
}

/// The name of a snapshot: SHA-256 of its JSON without blanks, fields in the order of their declaration, maps by key. A
/// result that carries it can be recomputed.
#[must_use]
pub fn snapshot_hash(snapshot: &Snapshot) -> ContentHash {
    let mut sink = io::BufWriter::with_capacity(1 << 16, HashSink(Sha256::new()));
    // Cannot fail: the sink takes everything and all keys of a snapshot are text. Were that to change, the mark below keeps
    // an unfinished hash from passing as a whole one.
    let whole = serde_json::to_writer(&mut sink, snapshot).is_ok();
    let flushed = sink.flush().is_ok();
    if !(whole && flushed) {
        sink.get_mut().0.update(b"unfinished");
    }
    let raw: chain::RawHash = sink.get_ref().0.clone().finalize().into();
    chain::to_text(&raw)
}

struct HashSink(Sha256);

impl Write for HashSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
