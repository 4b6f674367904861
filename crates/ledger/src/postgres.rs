//! PostgreSQL behind the store, by the blocking client: several processes may write one town; of two that collide one waits
//! and tries again.

use std::cell::RefCell;
use std::collections::BTreeMap;

use ::postgres::error::SqlState;
use ::postgres::types::{ToSql, Type};
use ::postgres::{Client, Error, NoTls, Statement};

use crate::driver::{Driver, Fault, Field, Row, Value};
use crate::sql_store::SqlStore;
use crate::{LedgerError, sql, sql_postgres};

/// One connection to a database.
pub(crate) struct Postgres {
    address: String,
    session: RefCell<Session>,
}

struct Session {
    client: Client,
    prepared: BTreeMap<&'static str, Statement>,
}

/// Connects and brings the tables to the present release.
pub(crate) fn open(address: &str) -> Result<SqlStore<Postgres>, LedgerError> {
    let mut session = connect(address)?;
    let mut tried = 0;
    // Two programs that open an empty database at once collide in its catalogue.
    while let Err(fault) = migrate(&mut session.client) {
        match fault {
            Fault::Again(_) if tried < 10 => tried += 1,
            fault => return Err(fault.into()),
        }
    }
    Ok(SqlStore::new(Postgres { address: address.to_owned(), session: RefCell::new(session) }))
}

fn connect(address: &str) -> Result<Session, LedgerError> {
    let mut client = Client::connect(address, NoTls)
        .map_err(|error| LedgerError::File { path: "PostgreSQL".to_owned(), message: text(&error) })?;
    for setting in sql_postgres::SESSION {
        client.batch_execute(setting).map_err(|error| LedgerError::from(fault(&error)))?;
    }
    let row = client.query_one(sql_postgres::FSYNC, &[]).map_err(|error| LedgerError::from(fault(&error)))?;
    if row.get::<_, String>(0) != "on" {
        return Err(LedgerError::refused("this PostgreSQL runs with fsync off", "set fsync = on and restart it"));
    }
    Ok(Session { client, prepared: BTreeMap::new() })
}

fn migrate(client: &mut Client) -> Result<(), Fault> {
    let mut run = |text: &str| client.batch_execute(text).map_err(|error| fault(&error));
    run(sql_postgres::VERSIONS)?;
    let row = client.query_one(sql_postgres::VERSION, &[]).map_err(|error| fault(&error))?;
    let version: i64 = row.get(0);
    if version > sql::SCHEMA_VERSION {
        let (path, found, known) = ("PostgreSQL".to_owned(), version, sql::SCHEMA_VERSION);
        return Err(LedgerError::Newer { path, found, known }.into());
    }
    for (number, (release, guards)) in (1_i64..).zip(sql::RELEASES.iter().zip(sql_postgres::GUARDS)) {
        if number <= version {
            continue;
        }
        let mut transaction = client.transaction().map_err(|error| fault(&error))?;
        for step in release.tables.iter().map(|table| sql_postgres::definition(table)) {
            transaction.batch_execute(&step).map_err(|error| fault(&error))?;
        }
        for step in *guards {
            transaction.batch_execute(step).map_err(|error| fault(&error))?;
        }
        transaction.execute(sql_postgres::REACHED, &[&number]).map_err(|error| fault(&error))?;
        transaction.commit().map_err(|error| fault(&error))?;
    }
    Ok(())
}

/// The words of the server, which the error's own text leaves out.
fn text(error: &Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string)
}

/// A statement that failed: nothing of its transaction stands.
fn fault(error: &Error) -> Fault {
    match error.code() {
        Some(code)
            if [
                SqlState::T_R_SERIALIZATION_FAILURE,
                SqlState::T_R_DEADLOCK_DETECTED,
                SqlState::LOCK_NOT_AVAILABLE,
                SqlState::UNIQUE_VIOLATION,
                SqlState::DUPLICATE_TABLE,
                SqlState::DUPLICATE_COLUMN,
                SqlState::DUPLICATE_SCHEMA,
                SqlState::DUPLICATE_FUNCTION,
                SqlState::DUPLICATE_OBJECT,
            ]
            .contains(code) =>
        {
            Fault::Again(text(error))
        }
        Some(code) if *code == SqlState::DISK_FULL => Fault::Full,
        _ => Fault::No(text(error)),
    }
}

impl Postgres {
    /// Prepares a statement once, and runs `work` with it.
    fn with<T>(
        &self,
        sql: &'static str,
        work: impl FnOnce(&mut Client, &Statement) -> Result<T, Error>,
    ) -> Result<T, Fault> {
        let mut session = self.session.borrow_mut();
        let Session { client, prepared } = &mut *session;
        let statement = match prepared.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                let statement = client.prepare(&sql.replace('?', "$")).map_err(|error| fault(&error))?;
                prepared.insert(sql, statement.clone());
                statement
            }
        };
        work(client, &statement).map_err(|error| fault(&error))
    }

    /// A connection that was lost between transactions is made anew.
    fn revive(&self) -> Result<(), Fault> {
        if self.session.borrow().client.is_closed() {
            *self.session.borrow_mut() = connect(&self.address)?;
        }
        Ok(())
    }

    fn run(&self, text: &str) -> Result<(), Error> {
        self.session.borrow_mut().client.batch_execute(text)
    }
}

fn parameters<'v>(values: &'v [Value<'_>]) -> Vec<&'v (dyn ToSql + Sync)> {
    const ABSENT: &Option<&str> = &None;
    let parameter = |value: &'v Value<'_>| -> &'v (dyn ToSql + Sync) {
        match value {
            Value::Integer(value) => value,
            Value::Text(text) => text,
            Value::Bytes(bytes) => bytes,
            Value::Absent => ABSENT,
        }
    };
    values.iter().map(parameter).collect()
}

fn read(row: &::postgres::Row) -> Result<Row, Error> {
    let field = |column: usize, kind: &Type| -> Result<Field, Error> {
        Ok(if *kind == Type::INT8 {
            row.try_get::<_, Option<i64>>(column)?.map_or(Field::Absent, Field::Integer)
        } else if *kind == Type::BYTEA {
            row.try_get::<_, Option<Vec<u8>>>(column)?.map_or(Field::Absent, Field::Bytes)
        } else {
            row.try_get::<_, Option<String>>(column)?.map_or(Field::Absent, Field::Text)
        })
    };
    let columns = row.columns().iter().enumerate();
    Ok(Row::new(columns.map(|(at, column)| field(at, column.type_())).collect::<Result<_, _>>()?))
}

impl Driver for Postgres {
    fn query(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        self.revive()?;
        self.with(sql, |client, statement| client.query(statement, &parameters(values))?.iter().map(read).collect())
    }

    fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        self.with(sql, |client, statement| client.execute(statement, &parameters(values)))
    }

    fn begin(&self) -> Result<(), Fault> {
        self.revive()?;
        self.run(sql_postgres::BEGIN).map_err(|error| fault(&error))
    }

    /// What the server says of a commit is certain; when it cannot be heard, nobody knows.
    fn commit(&self) -> Result<(), Fault> {
        self.run("COMMIT").map_err(|error| match error.as_db_error() {
            Some(_) => fault(&error),
            None => Fault::Unknown(text(&error)),
        })
    }

    fn rollback(&self) {
        let _ = self.run("ROLLBACK");
    }

    fn build_indexes(&self) -> Result<(), Fault> {
        sql_postgres::BUILD_INDEXES.iter().try_for_each(|text| self.run(text).map_err(|error| fault(&error)))
    }

    fn engine(&self) -> &'static str {
        "PostgreSQL"
    }
}
