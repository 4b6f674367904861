//! Opening: who else has it, whose file it is, and SQLite told to be careful.

use std::fs::OpenOptions;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::lock::WriterLock;
use crate::{LedgerError, sql};

/// The append-only ledger of one or more towns. One handle writes; a second process is refused.
///
/// ```
/// use ledger::{Draft, Ledger};
/// use model::TownId;
///
/// let town = TownId("330282-kuangyan".to_owned());
/// let mut ledger = Ledger::open_in_memory()?;
/// let fact_lines = Vec::from("{}\n");
/// let draft = Draft {
///     at_us: 1_735_689_600_000_000,
///     actor: "clerk".to_owned(),
///     on_behalf: None,
///     action: ledger::Action::Import(ledger::Import {
///         batch: "first".to_owned(),
///         as_of: jiff::civil::date(2023, 6, 30),
///         files: vec![],
///         facts: model::ContentHash::of(&fact_lines),
///         fact_count: 1,
///         excluded: vec![],
///         warnings: 0,
///     }),
///     blobs: vec![fact_lines],
/// };
/// let entry = ledger.append(&town, draft)?;
/// assert_eq!(entry.seq, 1);
/// assert_eq!(ledger.head(&town)?.map(|head| head.hash), Some(entry.hash));
/// assert!(ledger.verify(&town).is_ok());
/// # Ok::<(), ledger::LedgerError>(())
/// ```
pub struct Ledger {
    pub(crate) connection: Connection,
    /// A commit failed and nobody knows whether it stands: nothing may go on in this handle.
    pub(crate) closed: bool,
    _lock: Option<WriterLock>,
}

impl Ledger {
    /// Opens a ledger, or makes an empty one where there is no file.
    ///
    /// # Errors
    /// When another process has it open, the file is something else or of a later release, or the disk refuses.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        let failed =
            |error: std::io::Error| LedgerError::File { path: path.display().to_string(), message: error.to_string() };
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
        let path = path.canonicalize().map_err(failed)?;
        let lock = WriterLock::take(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&path, flags)?;
        let shown = path.display().to_string();
        prepare(&connection, &shown).map_err(|error| match error {
            Stop::Ours(error) => error,
            Stop::Driver(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                LedgerError::NotALedger { path: shown.clone(), found: "not a database".to_owned() }
            }
            Stop::Driver(error) => error.into(),
        })?;
        Ok(Self { connection, closed: false, _lock: Some(lock) })
    }

    /// A ledger that is gone when dropped, for tests and for a look at files without keeping anything.
    ///
    /// # Errors
    /// When SQLite is too old.
    pub fn open_in_memory() -> Result<Self, LedgerError> {
        let connection = Connection::open_in_memory()?;
        prepare(&connection, ":memory:").map_err(|error| match error {
            Stop::Ours(error) => error,
            Stop::Driver(error) => error.into(),
        })?;
        Ok(Self { connection, closed: false, _lock: None })
    }
}

enum Stop {
    Ours(LedgerError),
    Driver(rusqlite::Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Driver(error)
    }
}

/// Nothing of a foreign file is touched: its marks are read before anything is set.
fn prepare(connection: &Connection, path: &str) -> Result<(), Stop> {
    if rusqlite::version_number() < 3_051_003 {
        return Err(Stop::Ours(LedgerError::SqliteTooOld { found: rusqlite::version().to_owned() }));
    }
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let defined: i64 = connection.query_row(sql::DEFINED, [], |row| row.get(0))?;
    let fresh = application == 0 && version == 0 && defined == 0;
    if !fresh && application != sql::APPLICATION_ID {
        let found = "a database of another program".to_owned();
        return Err(Stop::Ours(LedgerError::NotALedger { path: path.to_owned(), found }));
    }
    if version > sql::SCHEMA_VERSION {
        let (path, found, known) = (path.to_owned(), version, sql::SCHEMA_VERSION);
        return Err(Stop::Ours(LedgerError::Newer { path, found, known }));
    }
    be_careful(connection)?;
    if fresh {
        define(connection)?;
    }
    Ok(())
}

/// Durable to power cuts, and distrustful of what the file itself says.
fn be_careful(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update_and_check(None, "journal_size_limit", 64 * 1024 * 1024, |_| Ok(()))
}

fn define(connection: &Connection) -> rusqlite::Result<()> {
    let transaction = rusqlite::Transaction::new_unchecked(connection, rusqlite::TransactionBehavior::Immediate)?;
    for step in sql::SCHEMA {
        transaction.execute(step, [])?;
    }
    transaction.pragma_update(None, "application_id", sql::APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", sql::SCHEMA_VERSION)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A power cut finds every one of these out; no test of this crate would (issue 6 simulates power cuts).
    #[test]
    fn every_connection_is_careful() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(&folder.path().join("town.ledger")).unwrap();
        let number = |pragma: &str| -> i64 {
            ledger
                .connection
                .pragma_query_value(None, pragma, |row| row.get(0))
                .unwrap_or_else(|e| panic!("{pragma}: {e}"))
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
        assert!(ledger.connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
        assert!(!ledger.connection.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
    }
}
