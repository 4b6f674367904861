//! The append-only ledger: entries and blobs, nothing else. What is known of a town on a day is a fold over them
//! (decision 0005), and so is everything that later crates derive.
//!
//! - An [`Entry`] says who did what, on whose behalf and when. It carries the hash of the entry before it in its town, so
//!   that a change of history shows ([`Ledger::verify`]).
//! - A blob is bytes named by their SHA-256: an imported file, the facts of a batch, a result. It is written in the
//!   transaction of the entry that names it, and there is no other way to write one.
//!
//! - A [`Fold`] is the facts that stand after an entry: replicas keep one and follow the head ([`Ledger::follow_head`]), a start reads a
//!   stored one ([`Ledger::fold_from`]), and [`Ledger::snapshot_known`] answers what was known at a moment about a day (decision 0028).
//! - With a [`Sealer`] blobs are sealed before they are kept, and a verifier needs no key ([`Ledger::sealed_by`], decision 0054).
//! - An export ([`Ledger::export`]) is the whole of it as one file that anybody checks without a database
//!   ([`verify_export`]), under a signed Merkle root (decision 0027).
//!
//! What a chain alone does not give: whoever holds the file can cut off its tail, or rewrite all of it with fresh hashes.
//! Only a [`Head`] or a signed checkpoint kept elsewhere shows that.
//!
//! Where it is kept is behind one small trait (decision 0026): one SQL text, SQLite or PostgreSQL. Time and actor are
//! arguments; no type of a database driver leaves this crate.

#[cfg(all(test, unix))]
#[path = "../tests/serializable/mod.rs"]
#[allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "tests")]
mod serializable;

mod action;
mod append;
mod chain;
mod driver;
mod entry;
mod erase;
mod error;
mod export;
mod facts;
mod fold;
mod four_eyes;
mod gone;
mod job_store;
mod jobs;
mod known;
mod lock;
mod merkle;
mod note;
mod open;
mod people;
mod people_store;
mod postgres;
mod read;
mod rebuild;
mod reopen;
mod restore;
mod sealed_index;
mod sealer;
mod settle;
mod snapshot;
mod sql;
mod sql_postgres;
mod sql_store;
mod sqlite;
mod store;
mod stored_fold;
mod verify;
mod verify_export;
mod verify_sealed;
mod writer;

pub use action::{Action, Erasure, Import, ImportedFile, Proposal, Run, RunKind};
pub use chain::Algorithm;
pub use entry::{Draft, Entry, Head, Requested};
pub use erase::Superseded;
pub use error::LedgerError;
pub use export::Exported;
pub use facts::{decode_facts, encode_facts};
pub use fold::Fold;
pub use four_eyes::Standing;
pub use jobs::{Job, JobState};
pub use note::{NoteSigner, NoteVerifier};
pub use open::Ledger;
pub use people::{Credential, CredentialKind, LoginSession};
pub use rebuild::Rebuilt;
pub use sealer::{SealFault, SealedNames, Sealer, opened, sealed_under};
pub use snapshot::snapshot_hash;
pub use stored_fold::{FOLD_KEY, StoredFold};
pub use verify::{Broken, Verified};
pub use verify_export::{ExportFault, ExportVerified, Trust, verify_consistency, verify_export};
pub use verify_sealed::{SealedParts, verify_export_with};
pub use writer::{Receipt, Writer};
