//! Every SQL text of the product. The statements keep to the subset that PostgreSQL and its distributed kin share
//! (RELIABILITY.md 3.2): no upsert, no RETURNING, no arrays or JSON operators, no empty strings, integers only, `town_id`
//! first in every key, `?n` parameters (`$n` elsewhere), every ORDER BY total. `tests/portable.rs` holds them to it.
//!
//! The definitions are SQLite's; elsewhere INTEGER is BIGINT, BLOB is BYTEA, STRICT falls away and the guards are written
//! in the engine's own words.

/// What a release of the schema adds to the one before.
pub(crate) struct Release {
    /// Tables, one statement each.
    pub(crate) tables: &'static [&'static str],
    /// Guards in SQLite's words.
    pub(crate) guards: &'static [&'static str],
}

/// `SQ` `QA` in ASCII: marks the file as ours.
pub(crate) const APPLICATION_ID: i64 = 0x5351_5141;
/// Version of the definitions below.
pub(crate) const SCHEMA_VERSION: i64 = RELEASES.len() as i64;

/// Oldest first; a released one is never edited.
pub(crate) const RELEASES: &[Release] = &[Release { tables: ENTRIES_AND_BLOBS, guards: APPEND_ONLY }];

const ENTRIES_AND_BLOBS: &[&str] = &[
    "CREATE TABLE entry (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        seq INTEGER NOT NULL CHECK (seq > 0),
        at_us INTEGER NOT NULL,
        actor TEXT NOT NULL CHECK (length(actor) > 0),
        on_behalf TEXT CHECK (length(on_behalf) > 0),
        action TEXT NOT NULL CHECK (length(action) > 0),
        body BLOB NOT NULL CHECK (length(body) > 0),
        algorithm TEXT NOT NULL CHECK (length(algorithm) > 0),
        prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (town_id, seq)
    ) STRICT",
    "CREATE TABLE blob (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        bytes BLOB NOT NULL,
        length INTEGER NOT NULL CHECK (length > 0 AND length(bytes) = length),
        PRIMARY KEY (town_id, hash)
    ) STRICT",
];

const APPEND_ONLY: &[&str] = &[
    "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry may not be changed'); END",
    "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry may not be deleted'); END",
    // INSERT OR REPLACE deletes without firing the guard above.
    "CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE town_id = NEW.town_id AND seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry may not be replaced'); END",
    "CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a blob may not be changed'); END",
    "CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a blob may not be deleted'); END",
    "CREATE TRIGGER blob_no_replace BEFORE INSERT ON blob
        WHEN EXISTS (SELECT 1 FROM blob WHERE town_id = NEW.town_id AND hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a blob may not be replaced'); END",
];

/// Whether a file holds anything at all (SQLite).
pub(crate) const DEFINED: &str = "SELECT COUNT(*) FROM sqlite_schema";

/// Brings what is in the log into the file, as far as readers allow (SQLite).
pub(crate) const CHECKPOINT: &str = "PRAGMA wal_checkpoint(PASSIVE)";

/// Builds every index anew (SQLite).
pub(crate) const BUILD_INDEXES: &str = "REINDEX";

/// Whether pages, rows and indexes agree (SQLite).
pub(crate) const CHECK_FILE: &str = "PRAGMA integrity_check(1)";

/// Last entry of a town.
pub(crate) const HEAD: &str = "SELECT seq, hash FROM entry WHERE town_id = ?1 ORDER BY seq DESC LIMIT 1";

/// The entries of a town after a number up to another, in order, at most so many.
pub(crate) const ENTRIES: &str = "SELECT seq, at_us, actor, on_behalf, action, body, algorithm, prev_hash, hash \
     FROM entry WHERE town_id = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq LIMIT ?4";

/// Appends.
pub(crate) const INSERT_ENTRY: &str = "INSERT INTO entry \
     (town_id, seq, at_us, actor, on_behalf, action, body, algorithm, prev_hash, hash) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Whether a town holds a blob.
pub(crate) const BLOB_LENGTH: &str = "SELECT length FROM blob WHERE town_id = ?1 AND hash = ?2";

/// The bytes of a blob.
pub(crate) const BLOB: &str = "SELECT bytes, length FROM blob WHERE town_id = ?1 AND hash = ?2";

/// Names of all blobs of a town.
pub(crate) const BLOB_NAMES: &str = "SELECT hash FROM blob WHERE town_id = ?1 ORDER BY hash";

/// Keeps a blob.
pub(crate) const INSERT_BLOB: &str = "INSERT INTO blob (town_id, hash, bytes, length) VALUES (?1, ?2, ?3, ?4)";

/// The towns that have an entry.
pub(crate) const TOWNS: &str = "SELECT DISTINCT town_id FROM entry ORDER BY town_id";
