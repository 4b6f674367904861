//! The append-only ledger: entries and blobs, nothing else. What is known of a town on a day is a fold over them
//! (decision 0005), and so is everything that later crates derive.
//!
//! - An [`Entry`] says who did what, on whose behalf and when. It carries the hash of the entry before it in its town, so
//!   that a change of history shows ([`Ledger::verify`]).
//! - A blob is bytes named by their SHA-256: an imported file, the facts of a batch, a result. It is written in the
//!   transaction of the entry that names it, and there is no other way to write one.
//!
//! What a chain alone does not give: whoever holds the file can cut off its tail, or rewrite all of it with fresh hashes.
//! Only a [`Head`] kept elsewhere shows that.
//!
//! Time and actor are arguments; no type of the database driver leaves this crate.

mod action;
mod append;
mod chain;
mod entry;
mod error;
mod facts;
mod lock;
mod open;
mod read;
mod snapshot;
mod sql;
mod verify;

pub use action::{Action, Import, ImportedFile, Proposal, Run, RunKind};
pub use entry::{Draft, Entry, Head};
pub use error::LedgerError;
pub use facts::{decode_facts, encode_facts};
pub use open::Ledger;
pub use snapshot::snapshot_hash;
pub use verify::{Broken, Verified};
