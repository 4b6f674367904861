//! SQLite behind the store: told to be careful, and distrustful of what the file itself says.

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
    _lock: Option<WriterLock>,
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
    Ok(SqlStore::new(Sqlite { connection, _lock: Some(lock) }))
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
    be_careful(&connection).and_then(|()| connection.pragma_update(None, "query_only", true)).map_err(no)?;
    Ok(SqlStore::new(Sqlite { connection, _lock: None }))
}

/// A store that is gone when dropped.
pub(crate) fn in_memory() -> Result<SqlStore<Sqlite>, LedgerError> {
    let connection = Connection::open_in_memory().map_err(no)?;
    prepare(&connection, ":memory:")?;
    Ok(SqlStore::new(Sqlite { connection, _lock: None }))
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
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update_and_check(None, "journal_size_limit", 64 * 1024 * 1024, |_| Ok(()))
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
        let touched = statement.execute(rusqlite::params_from_iter(values)).map_err(fault)?;
        Ok(touched as u64)
    }

    fn begin(&self) -> Result<(), Fault> {
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(fault)
    }

    /// A full disk is found before the commit record is written, so nothing stands. Of any other failure nobody knows.
    fn commit(&self) -> Result<(), Fault> {
        self.connection.execute_batch("COMMIT").map_err(|error| match fault(error) {
            Fault::No(message) => Fault::Unknown(message),
            other => other,
        })
    }

    fn rollback(&self) {
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
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
