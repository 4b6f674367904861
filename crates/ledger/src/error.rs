//! Why the ledger refuses or cannot be read. Driver errors are carried as text: no driver type leaves the crate.

use model::ContentHash;

use crate::Erasure;

/// A ledger that refuses or cannot be read. After any of these from `append`, save
/// [`UnknownOutcome`](LedgerError::UnknownOutcome), nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Another process has it open.
    #[error(
        "the ledger `{path}` is in use by {holder}; only one program may write it: close the other one, or use its web page"
    )]
    InUse {
        /// The ledger.
        path: String,
        /// Process number, when known.
        holder: String,
    },
    /// A file of another kind.
    #[error(
        "`{path}` is not a Sanqian ledger ({found}); give the path of a ledger, or of a file that does not exist yet"
    )]
    NotALedger {
        /// The path.
        path: String,
        /// What it is instead.
        found: String,
    },
    /// Written by a later release.
    #[error("the ledger `{path}` has schema {found}, this program knows up to {known}; install the newer program")]
    Newer {
        /// The path.
        path: String,
        /// Its schema version.
        found: i64,
        /// The latest known here.
        known: i64,
    },
    /// A build with an SQLite that can lose committed transactions (its WAL-reset bug).
    #[error("this program was built with SQLite {found}; at least 3.51.3 is needed, older ones can lose writes")]
    SqliteTooOld {
        /// As the library names itself.
        found: String,
    },
    /// The file system refuses.
    #[error("{path}: {message}; check that the folder exists and that you may write in it")]
    File {
        /// The path.
        path: String,
        /// What the system said.
        message: String,
    },
    /// The draft cannot become an entry.
    #[error("{what}; {hint}")]
    Refused {
        /// What is wrong with it.
        what: String,
        /// What to do.
        hint: String,
    },
    /// An entry may only name bytes that the ledger holds.
    #[error("the bytes named {0} are neither in the ledger nor given with the entry; pass them in `blobs`")]
    MissingBlob(ContentHash),
    /// What was asked for is sealed, and its key is not at hand.
    #[error(
        "the key `{0}` is not in the folder `keys` beside the ledger, and what is sealed under it cannot be read; put the folder back, or restore \
         it from the keys file of a backup"
    )]
    NoKey(String),
    /// What was asked for rests on what was erased.
    #[error(
        "batch {batch} was erased by entry {seq} ({because}); what rests on it cannot be told again, ask about a later time"
    )]
    Erased {
        /// Name of the batch.
        batch: String,
        /// The entry that erased it.
        seq: u64,
        /// Why.
        because: String,
    },
    /// What is stored does not hold together.
    #[error("the ledger is damaged: {0}; restore a backup, and run `sanqian verify` to see where")]
    Damaged(String),
    /// The commit failed half-way: what was appended may or may not stand.
    #[error(
        "the disk or the database failed during the commit ({message}); open the ledger again and look at its head"
    )]
    UnknownOutcome {
        /// What the database said.
        message: String,
    },
    /// A commit failed earlier in this handle.
    #[error("an earlier write ended with an unknown outcome; open the ledger again before going on")]
    Closed,
    /// No room for the entry. Nothing was written, and the same handle goes on once there is room.
    #[error("the disk is full; nothing was written: free some space and try again")]
    DiskFull,
    /// Other writers were first each time.
    #[error("other programs kept writing the same town's ledger ({0}); nothing was written: try again")]
    Contended(String),
    /// Something was appended since the head that the entry was to follow. Nothing was written.
    #[error(
        "another program wrote entry {found} after entry {expected} was read; nothing was written: read it and decide again"
    )]
    Moved {
        /// Number of the entry that it was to follow; 0 for the first of all.
        expected: u64,
        /// Number of the last entry there is.
        found: u64,
    },
    /// The database says no (input/output, a guard).
    #[error("the ledger's database says: {0}; nothing was written")]
    Database(String),
}

impl LedgerError {
    pub(crate) fn erased(seq: u64, erasure: &Erasure) -> Self {
        let Erasure { batch, because, .. } = erasure.clone();
        Self::Erased { batch, seq, because }
    }

    pub(crate) fn refused(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused { what: what.into(), hint: hint.into() }
    }

    /// The same failure once more, for each draft of a group that failed as a whole.
    #[must_use]
    pub fn for_each_of_group(&self) -> Self {
        match self {
            Self::UnknownOutcome { message } => Self::UnknownOutcome { message: message.clone() },
            Self::DiskFull => Self::DiskFull,
            Self::Closed => Self::Closed,
            Self::Contended(message) => Self::Contended(message.clone()),
            other => Self::Database(other.to_string()),
        }
    }
}
