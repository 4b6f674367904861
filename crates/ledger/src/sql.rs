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
pub(crate) const RELEASES: &[Release] = &[
    Release { tables: ENTRIES_AND_BLOBS, guards: APPEND_ONLY },
    Release { tables: PEOPLE, guards: &[] },
    Release { tables: JOBS_ASKED_FOR, guards: &[] },
    Release { tables: CARRIED_OUT, guards: FOUR_EYES },
];

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

/// What may not stand in a chain, because it must be able to go: how people prove who they are, their sessions, and who has
/// drafted what waits for a second pair of eyes. What happened to accounts and grants is entries, like everything else.
const PEOPLE: &[&str] = &[
    "CREATE TABLE credential (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        account_id TEXT NOT NULL CHECK (length(account_id) > 0),
        kind TEXT NOT NULL CHECK (kind IN ('password', 'totp', 'totp_asked', 'invitation')),
        secret TEXT NOT NULL CHECK (length(secret) > 0),
        used INTEGER NOT NULL,
        changed_us INTEGER NOT NULL,
        PRIMARY KEY (town_id, account_id, kind)
    ) STRICT",
    "CREATE TABLE login_session (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        name BLOB NOT NULL CHECK (length(name) = 32),
        account_id TEXT NOT NULL CHECK (length(account_id) > 0),
        version INTEGER NOT NULL,
        second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
        opened_us INTEGER NOT NULL,
        seen_us INTEGER NOT NULL CHECK (seen_us >= opened_us),
        agent TEXT CHECK (length(agent) > 0),
        PRIMARY KEY (town_id, name)
    ) STRICT",
    "CREATE TABLE approval (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        act TEXT NOT NULL CHECK (length(act) > 0),
        drafter TEXT NOT NULL CHECK (length(drafter) > 0),
        approver TEXT CHECK (length(approver) > 0),
        CHECK (approver <> drafter),
        PRIMARY KEY (town_id, act)
    ) STRICT",
];

/// Long work that people asked for. It decides nothing and can be done again, so it is no entry.
const JOBS_ASKED_FOR: &[&str] = &["CREATE TABLE job (
        town_id TEXT NOT NULL CHECK (length(town_id) > 0),
        job_id TEXT NOT NULL CHECK (length(job_id) > 0),
        account_id TEXT NOT NULL CHECK (length(account_id) > 0),
        asked TEXT NOT NULL CHECK (length(asked) > 0),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
        done INTEGER NOT NULL CHECK (done >= 0 AND done <= whole),
        whole INTEGER NOT NULL CHECK (whole > 0),
        found TEXT CHECK (length(found) > 0),
        asked_us INTEGER NOT NULL,
        told_us INTEGER NOT NULL CHECK (told_us >= asked_us),
        PRIMARY KEY (town_id, job_id)
    ) STRICT"];

/// Which entry carried out what was approved.
const CARRIED_OUT: &[&str] = &["ALTER TABLE approval ADD COLUMN entry INTEGER CHECK (entry > 0)"];

/// What needs two persons is not entered by an account (`acc-…`, so it came through the web) without a draft of another account that
/// this very entry carries out. The command line is whoever runs the machine, and has no account.
const FOUR_EYES: &[&str] = &["CREATE TRIGGER entry_four_eyes BEFORE INSERT ON entry
        WHEN NEW.action IN ('publish_grades', 'freeze_grades', 'adjust_grade', 'dispose_asset', 'pay_funds')
            AND NEW.actor LIKE 'acc-%'
            AND NOT EXISTS (SELECT 1 FROM approval
                WHERE town_id = NEW.town_id AND entry = NEW.seq AND approver = NEW.actor AND approver <> drafter)
        BEGIN SELECT RAISE(ABORT, 'four eyes: another account must have drafted what this one enters'); END"];

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

/// A credential of an account.
pub(crate) const CREDENTIAL: &str =
    "SELECT secret, used, changed_us FROM credential WHERE town_id = ?1 AND account_id = ?2 AND kind = ?3";

/// Replaces a credential.
pub(crate) const CHANGE_CREDENTIAL: &str = "UPDATE credential SET secret = ?4, used = ?5, changed_us = ?6 \
     WHERE town_id = ?1 AND account_id = ?2 AND kind = ?3";

/// Keeps a credential.
pub(crate) const INSERT_CREDENTIAL: &str = "INSERT INTO credential \
     (town_id, account_id, kind, secret, used, changed_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// Marks a credential as used up to a number, once.
pub(crate) const USE_CREDENTIAL: &str =
    "UPDATE credential SET used = ?4 WHERE town_id = ?1 AND account_id = ?2 AND kind = ?3 AND used < ?4";

/// Forgets a credential.
pub(crate) const DELETE_CREDENTIAL: &str =
    "DELETE FROM credential WHERE town_id = ?1 AND account_id = ?2 AND kind = ?3";

/// Forgets all credentials of an account.
pub(crate) const DELETE_CREDENTIALS: &str = "DELETE FROM credential WHERE town_id = ?1 AND account_id = ?2";

/// A session by the hash of its secret.
pub(crate) const SESSION: &str = "SELECT account_id, version, second_factor, opened_us, seen_us, agent \
     FROM login_session WHERE town_id = ?1 AND name = ?2";

/// The sessions of an account, the oldest first.
pub(crate) const SESSIONS: &str = "SELECT name, account_id, version, second_factor, opened_us, seen_us, agent \
     FROM login_session WHERE town_id = ?1 AND account_id = ?2 ORDER BY opened_us, name";

/// Opens a session.
pub(crate) const INSERT_SESSION: &str = "INSERT INTO login_session \
     (town_id, name, account_id, version, second_factor, opened_us, seen_us, agent) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// A session was used.
pub(crate) const SEE_SESSION: &str =
    "UPDATE login_session SET seen_us = ?3 WHERE town_id = ?1 AND name = ?2 AND seen_us < ?3";

/// Ends a session.
pub(crate) const DELETE_SESSION: &str = "DELETE FROM login_session WHERE town_id = ?1 AND name = ?2";

/// Ends all sessions of an account.
pub(crate) const DELETE_SESSIONS: &str = "DELETE FROM login_session WHERE town_id = ?1 AND account_id = ?2";

/// Who drafted an act, and who approved it.
pub(crate) const APPROVAL: &str = "SELECT drafter, approver, entry FROM approval WHERE town_id = ?1 AND act = ?2";

/// An act waits for a second pair of eyes.
pub(crate) const INSERT_APPROVAL: &str = "INSERT INTO approval (town_id, act, drafter) VALUES (?1, ?2, ?3)";

/// It is approved and carried out by an entry. The table refuses its drafter.
pub(crate) const APPROVE: &str = "UPDATE approval SET approver = ?3, entry = ?4 \
     WHERE town_id = ?1 AND act = ?2 AND drafter = ?5 AND approver IS NULL";

/// It was rejected or withdrawn: it waits no more.
pub(crate) const CLOSE_APPROVAL: &str = "DELETE FROM approval WHERE town_id = ?1 AND act = ?2 AND approver IS NULL";

/// A job by its name.
pub(crate) const JOB: &str = "SELECT job_id, account_id, asked, state, done, whole, found, asked_us, told_us \
     FROM job WHERE town_id = ?1 AND job_id = ?2";

/// The jobs of an account, the latest first.
pub(crate) const JOBS: &str = "SELECT job_id, account_id, asked, state, done, whole, found, asked_us, told_us \
     FROM job WHERE town_id = ?1 AND account_id = ?2 ORDER BY asked_us DESC, job_id";

/// The jobs that are not over, the oldest first.
pub(crate) const OPEN_JOBS: &str = "SELECT job_id, account_id, asked, state, done, whole, found, asked_us, told_us \
     FROM job WHERE town_id = ?1 AND state IN ('waiting', 'running') ORDER BY asked_us, job_id";

/// Keeps a job.
pub(crate) const INSERT_JOB: &str = "INSERT INTO job \
     (town_id, job_id, account_id, asked, state, done, whole, found, asked_us, told_us) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Changes a job of which nothing was heard since.
pub(crate) const CHANGE_JOB: &str = "UPDATE job SET state = ?4, done = ?5, found = ?6, told_us = ?7 \
     WHERE town_id = ?1 AND job_id = ?2 AND told_us = ?3 AND state IN ('waiting', 'running')";

/// Calls a job off.
pub(crate) const CANCEL_JOB: &str = "UPDATE job SET state = 'cancelled', told_us = ?3 \
     WHERE town_id = ?1 AND job_id = ?2 AND state IN ('waiting', 'running')";

/// Forgets a job that is over.
pub(crate) const DELETE_JOB: &str = "DELETE FROM job \
     WHERE town_id = ?1 AND job_id = ?2 AND state IN ('done', 'cancelled', 'failed')";

/// Forgets the jobs that were over before a time.
pub(crate) const DELETE_JOBS: &str = "DELETE FROM job \
     WHERE town_id = ?1 AND told_us < ?2 AND state IN ('done', 'cancelled', 'failed')";
