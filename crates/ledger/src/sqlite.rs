//! SQLite behind the store: told to be careful, and distrustful of what the file itself says.

use std::cell::Cell;
use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::driver::{Driver, Fault, Field, Row, Value};
use crate::lock::WriterLock;
use crate::sql_store::SqlStore;
use crate::{LedgerError, settle, sql};

/// One connection to a ledger file.
pub(crate) struct Sqlite {
    connection: Connection,
    /// Bytes given to statements since the last checkpoint.
    written: Cell<usize>,
    /// A sync failed somewhere: no later one can be believed over this connection.
    is_spent: Cell<bool>,
    _lock: Option<WriterLock>,
}

/// Checkpoints after so many bytes. Not SQLite's own: it ignores that one fails, and then takes pages for written that never
/// reached the disk (decision 0026).
const CHECKPOINT: usize = 4 << 20;
/// What a commit counts beyond its bytes: pages are written whole.
const COMMIT: usize = 16 << 10;

impl Sqlite {
    fn over(connection: Connection, lock: Option<WriterLock>) -> SqlStore<Self> {
        SqlStore::new(Self { connection, written: Cell::new(0), is_spent: Cell::new(false), _lock: lock })
    }

    /// Nothing that this connection does from now on may reach the database file: its log may not be on the disk.
    fn spend(&self) {
        self.is_spent.set(true);
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }

    fn checkpoint(&self) {
        self.written.set(0);
        match self.connection.query_row(sql::CHECKPOINT, [], |_| Ok(())).map_err(|error| error.sqlite_error_code()) {
            // Busy or full, the log simply stays longer.
            Ok(()) | Err(Some(ErrorCode::DatabaseBusy | ErrorCode::DiskFull)) => {}
            Err(_) => self.spend(),
        }
    }
}

/// The store of the one program that writes the file; made where there is no file.
pub(crate) fn open(path: &Path) -> Result<SqlStore<Sqlite>, LedgerError> {
    let failed =
        |error: std::io::Error| LedgerError::File { path: path.display().to_string(), message: error.to_string() };
    let fresh = !path.exists();
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
    let path = path.canonicalize().map_err(failed)?;
    if fresh {
        settle::keep_name(&path).map_err(failed)?;
    }
    let lock = WriterLock::take(&path)?;
    settle::rewrite_log(&path).map_err(failed)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&path, flags).map_err(no)?;
    prepare(&connection, &path.display().to_string())?;
    Ok(Sqlite::over(connection, Some(lock)))
}

/// The store of a program that only reads what another one writes.
pub(crate) fn follow(path: &Path) -> Result<SqlStore<Sqlite>, LedgerError> {
    let shown = path.display().to_string();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| LedgerError::File { path: shown.clone(), message: error.to_string() })?;
    let version = own_version(&connection, &shown)?;
    if version != Some(sql::SCHEMA_VERSION) {
        let found = "its tables are of an earlier release: open it for writing once".to_owned();
        return Err(LedgerError::NotALedger { path: shown, found });
    }
    be_careful(&connection)
        .and_then(|()| connection.pragma_update(None, "query_only", true))
        .and_then(|()| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true))
        .map_err(no)?;
    Ok(Sqlite::over(connection, None))
}

/// One more connection that writes, past the lock of the one writer: for the test of what transactions see of each other.
#[cfg(test)]
pub(crate) fn beside(path: &Path) -> Result<SqlStore<Sqlite>, LedgerError> {
    let connection = Connection::open(path).map_err(no)?;
    prepare(&connection, &path.display().to_string())?;
    Ok(Sqlite::over(connection, None))
}

/// A store that is gone when dropped.
pub(crate) fn in_memory() -> Result<SqlStore<Sqlite>, LedgerError> {
    let connection = Connection::open_in_memory().map_err(no)?;
    prepare(&connection, ":memory:")?;
    Ok(Sqlite::over(connection, None))
}

fn no(error: rusqlite::Error) -> LedgerError {
    LedgerError::Database(error.to_string())
}

fn prepare(connection: &Connection, path: &str) -> Result<(), LedgerError> {
    if rusqlite::version_number() < 3_051_003 {
        return Err(LedgerError::SqliteTooOld { found: rusqlite::version().to_owned() });
    }
    let version = own_version(connection, path)?.unwrap_or(0);
    be_careful(connection).map_err(no)?;
    migrate(connection, version).map_err(no)
}

/// The schema version of a file of ours, `None` of an empty one. Nothing of a foreign file is touched.
fn own_version(connection: &Connection, path: &str) -> Result<Option<i64>, LedgerError> {
    let marks = || -> rusqlite::Result<(i64, i64, i64)> {
        let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get(0));
        let defined = connection.query_row(sql::DEFINED, [], |row| row.get(0))?;
        Ok((number("application_id")?, number("user_version")?, defined))
    };
    let foreign = |found: &str| LedgerError::NotALedger { path: path.to_owned(), found: found.to_owned() };
    let (application, version, defined) = marks().map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => foreign("not a database"),
        _ => no(error),
    })?;
    if application == 0 && version == 0 && defined == 0 {
        return Ok(None);
    }
    if application != sql::APPLICATION_ID {
        return Err(foreign("a database of another program"));
    }
    if version > sql::SCHEMA_VERSION {
        return Err(LedgerError::Newer { path: path.to_owned(), found: version, known: sql::SCHEMA_VERSION });
    }
    Ok(Some(version))
}

/// Durable to power cuts, and distrustful of what the file itself says.
fn be_careful(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A plan is made once: without this, what is bound makes a statement be compiled anew each time that it is asked.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    be_in_wal_mode(connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update_and_check(None, "journal_size_limit", 64 * 1024 * 1024, |_| Ok(()))
}

/// The mode is asked for, the statement run to its end, and the mode asked again. SQLite answers `wal` before it commits the
/// change, so a sync that fails then shows only at the end of the statement, and the old mode, in which what is committed may
/// come undone, is kept without another word. (When it cannot change the mode at all, it answers with the old one.)
fn be_in_wal_mode(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("PRAGMA journal_mode = WAL")?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    drop(rows);
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    // A ledger in memory has no log.
    if mode == "wal" || mode == "memory" { Ok(()) } else { Err(rusqlite::Error::InvalidQuery) }
}

/// Brings the tables from a version to the present one; each version is one transaction.
fn migrate(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    for (version, release) in (1..).zip(sql::RELEASES) {
        if version <= from {
            continue;
        }
        let transaction = rusqlite::Transaction::new_unchecked(connection, rusqlite::TransactionBehavior::Immediate)?;
        for step in release.tables.iter().chain(release.guards) {
            transaction.execute(step, [])?;
        }
        transaction.pragma_update(None, "application_id", sql::APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Integer(value) => ValueRef::Integer(*value),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Absent => ValueRef::Null,
        }))
    }
}

fn field(value: ValueRef<'_>) -> Result<Field, Fault> {
    Ok(match value {
        ValueRef::Null => Field::Absent,
        ValueRef::Integer(value) => Field::Integer(value),
        ValueRef::Blob(bytes) => Field::Bytes(bytes.to_vec()),
        ValueRef::Text(text) => match String::from_utf8(text.to_vec()) {
            Ok(text) => Field::Text(text),
            Err(_) => return Err(LedgerError::Damaged("a text that is not UTF-8".to_owned()).into()),
        },
        ValueRef::Real(_) => return Err(LedgerError::Damaged("a fraction where none belongs".to_owned()).into()),
    })
}

fn fault(error: rusqlite::Error) -> Fault {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::Full,
        _ => Fault::No(error.to_string()),
    }
}

impl Driver for Sqlite {
    fn query(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(fault)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            let read = |column| field(row.get_ref(column).map_err(fault)?);
            found.push(Row::new((0..columns).map(read).collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        let bytes = values.iter().map(|value| if let Value::Bytes(bytes) = value { bytes.len() } else { 0 });
        self.written.set(self.written.get() + bytes.sum::<usize>());
        let touched = statement.execute(rusqlite::params_from_iter(values)).map_err(fault)?;
        Ok(touched as u64)
    }

    fn begin(&self) -> Result<(), Fault> {
        if self.is_spent.get() {
            return Err(LedgerError::Closed.into());
        }
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(fault)
    }

    /// A full disk is found before the commit record is written, so nothing stands. Of any other failure nobody knows.
    fn commit(&self) -> Result<(), Fault> {
        self.connection.execute_batch("COMMIT").map_err(|error| match fault(error) {
            Fault::No(message) => {
                self.spend();
                Fault::Unknown(message)
            }
            other => other,
        })?;
        self.written.set(self.written.get() + COMMIT);
        if self.written.get() > CHECKPOINT {
            self.checkpoint();
        }
        Ok(())
    }

    fn rollback(&self) {
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn is_spent(&self) -> bool {
        self.is_spent.get()
    }

    fn build_indexes(&self) -> Result<(), Fault> {
        self.connection.execute_batch(sql::BUILD_INDEXES).map_err(fault)?;
        let said: String = self.connection.query_row(sql::CHECK_FILE, [], |row| row.get(0)).map_err(fault)?;
        if said == "ok" { Ok(()) } else { Err(LedgerError::Damaged(said).into()) }
    }

    fn engine(&self) -> &'static str {
        "SQLite"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The power-cut simulator finds some of these out, hostile files the others; here each is named.
    #[test]
    fn every_connection_is_careful() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder.path().join("town.ledger")).unwrap();
        let connection = &store.driver.connection;
        let number = |pragma: &str| -> i64 {
            connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap_or_else(|e| panic!("{pragma}: {e}"))
        };
        const FULL: i64 = 2;
        assert_eq!(number("synchronous"), FULL);
        assert_eq!(number("wal_autocheckpoint"), 0);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(number("cell_size_check"), 1);
        assert_eq!(number("recursive_triggers"), 1);
        assert_eq!(number("busy_timeout"), 5_000);
        assert_eq!(number("application_id"), sql::APPLICATION_ID);
        assert_eq!(number("user_version"), sql::SCHEMA_VERSION);
        assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        assert!(!connection.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
    }
}
