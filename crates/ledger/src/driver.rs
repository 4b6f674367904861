//! What an engine must offer so that [`crate::sql_store::SqlStore`] can be written once for all of them: a statement, its
//! values, a transaction. No type of a database driver passes this line.

use crate::LedgerError;

/// A value given to a statement.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    /// 64-bit integer.
    Integer(i64),
    /// Text, never empty.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Absent text.
    Absent,
}

/// A value read from a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    /// 64-bit integer.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Absent.
    Absent,
}

/// One row, read from left to right.
pub(crate) struct Row(std::vec::IntoIter<Field>);

impl Row {
    pub(crate) fn new(fields: Vec<Field>) -> Self {
        Self(fields.into_iter())
    }

    pub(crate) fn integer(&mut self) -> Result<i64, LedgerError> {
        match self.0.next() {
            Some(Field::Integer(value)) => Ok(value),
            other => Err(unexpected("an integer", other.as_ref())),
        }
    }

    pub(crate) fn text(&mut self) -> Result<String, LedgerError> {
        match self.0.next() {
            Some(Field::Text(value)) => Ok(value),
            other => Err(unexpected("text", other.as_ref())),
        }
    }

    pub(crate) fn text_or_absent(&mut self) -> Result<Option<String>, LedgerError> {
        match self.0.next() {
            Some(Field::Text(value)) => Ok(Some(value)),
            Some(Field::Absent) => Ok(None),
            other => Err(unexpected("text or nothing", other.as_ref())),
        }
    }

    pub(crate) fn integer_or_absent(&mut self) -> Result<Option<i64>, LedgerError> {
        match self.0.next() {
            Some(Field::Integer(value)) => Ok(Some(value)),
            Some(Field::Absent) => Ok(None),
            other => Err(unexpected("an integer or nothing", other.as_ref())),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, LedgerError> {
        match self.0.next() {
            Some(Field::Bytes(value)) => Ok(value),
            other => Err(unexpected("bytes", other.as_ref())),
        }
    }

    pub(crate) fn raw_hash(&mut self) -> Result<[u8; 32], LedgerError> {
        self.bytes()?.try_into().map_err(|_| LedgerError::Damaged("a stored hash is not 32 bytes".to_owned()))
    }
}

fn unexpected(expected: &str, found: Option<&Field>) -> LedgerError {
    let found = match found {
        Some(Field::Integer(_)) => "an integer",
        Some(Field::Text(_)) => "text",
        Some(Field::Bytes(_)) => "bytes",
        Some(Field::Absent) => "nothing",
        None => "no column",
    };
    LedgerError::Damaged(format!("a column holds {found} where {expected} belongs"))
}

/// How a statement or a transaction fails.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Another writer was first; the same transaction may be tried again from its beginning.
    Again(String),
    /// The disk is full.
    Full,
    /// The engine says no; the transaction is not committed.
    No(String),
    /// Nobody knows whether the commit stands.
    Unknown(String),
    /// Not the engine: the ledger itself.
    Ledger(LedgerError),
}

impl From<LedgerError> for Fault {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

impl From<Fault> for LedgerError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Again(message) => Self::Contended(message),
            Fault::Full => Self::DiskFull,
            Fault::No(message) => Self::Database(message),
            Fault::Unknown(message) => Self::UnknownOutcome { message },
            Fault::Ledger(error) => error,
        }
    }
}

/// One connection to an engine. Statements are the texts of `sql.rs`, so they are prepared once each.
pub(crate) trait Driver: Send {
    /// Rows of a question, in its order.
    fn query(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault>;

    /// Executes a statement; returns the number of rows that it touched.
    fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault>;

    /// Begins a transaction that will write, isolated as if it were alone.
    fn begin(&self) -> Result<(), Fault>;

    /// Commits: when it returns, the transaction survives a power cut.
    fn commit(&self) -> Result<(), Fault>;

    /// Gives up what was begun. Never fails: a connection that cannot even do that is of no use any more and says so next.
    fn rollback(&self);

    /// A sync failed somewhere, and this connection will write no more.
    fn is_spent(&self) -> bool {
        false
    }

    /// Builds the indexes anew, and checks what the engine itself can check.
    fn build_indexes(&self) -> Result<(), Fault>;

    /// Name of the engine, for people.
    fn engine(&self) -> &'static str;
}
