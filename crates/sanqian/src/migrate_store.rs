//! From one engine to another: SQLite ⇄ PostgreSQL, every byte.

use std::path::Path;

use model::ContentHash;
use serde::Serialize;

use crate::{Failure, Office, ledger_place};

/// What was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Migrated {
    /// Engine from which it was read.
    pub from: &'static str,
    /// Engine to which it was written.
    pub to: &'static str,
    /// Entries.
    pub entries: u64,
    /// One hash over everything; the same on both sides.
    pub digest: ContentHash,
    /// The data folder works with the copy from now on.
    pub switched: bool,
}

impl Office {
    /// Copies the ledger to another place (address of a PostgreSQL, or path of a new file), proves the chain on the way
    /// and compares digests. With `switch` the data folder works with the copy from now on; the old ledger stays where it is.
    ///
    /// # Errors
    /// When the place holds the town already, a database refuses, or the digests differ.
    pub fn migrate_store(&mut self, to: &str, switch: bool) -> Result<Migrated, Failure> {
        let mut copy = ledger_place::open(to)?;
        let town = self.town().id.clone();
        if let Some(head) = copy.head(&town)? {
            let seq = head.seq;
            return Err(Failure::NotNow {
                zh: format!("{to} 里已经有 {town} 的 {seq} 条；搬库不覆盖任何数据，请给一个空的数据库或新的文件名"),
                en: format!("{to} holds {seq} entries of {town} already; give an empty database or a new file name"),
            });
        }
        let digest = self.ledger.copy_to(&town, &mut copy)?;
        let entries = copy.head(&town)?.map_or(0, |head| head.seq);
        let (from, into) = (self.ledger.engine(), copy.engine());
        if switch {
            let place = if Path::new(to).exists() {
                // A path is kept whole: the folder may be opened from anywhere.
                let path = std::fs::canonicalize(to).map_err(|error| Failure::file(Path::new(to), error))?;
                path.display().to_string()
            } else {
                to.to_owned()
            };
            ledger_place::move_to(self.folder(), &place)?;
        }
        Ok(Migrated { from, to: into, entries, digest, switched: switch })
    }
}
