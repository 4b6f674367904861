//! Concurrent histories on the stores' own transactions are as if one transaction had run after the other: lists to which
//! transactions append and which they read (Elle's list-append), the order of each list found from the reads, and a search
//! for a cycle among who must have come before whom. Included by the crate, so that the very drivers run.

mod history;

use std::sync::Mutex;

use history::{Act, Done};

use crate::driver::{Driver, Fault, Row, Value};
use crate::postgres::Postgres;
use crate::sql_store::SqlStore;
use crate::{LedgerError, postgres, sqlite};
use postgres_cluster::Cluster;

const TABLE: &str = "CREATE TABLE list (town_id TEXT NOT NULL, item INTEGER NOT NULL, place INTEGER NOT NULL, \
                     value INTEGER NOT NULL, PRIMARY KEY (town_id, item, place))";
const READ: &str = "SELECT value FROM list WHERE town_id = ?1 AND item = ?2 ORDER BY place";
const APPEND: &str = "INSERT INTO list (town_id, item, place, value) VALUES (?1, ?2, ?3, ?4)";
const TOWN: Value<'static> = Value::Text("t");
const LISTS: i64 = 5;

fn read<D: Driver>(driver: &D, item: i64) -> Result<Vec<i64>, Fault> {
    let rows = driver.query(READ, &[TOWN, Value::Integer(item)])?;
    Ok(rows.into_iter().map(|mut row| row.integer()).collect::<Result<_, _>>()?)
}

/// One transaction: reads one list, and appends to another.
fn transaction<D: Driver>(driver: &D, from: i64, to: i64, value: i64) -> Result<Vec<Act>, Fault> {
    let seen = read(driver, from)?;
    let before = read(driver, to)?;
    let place = i64::try_from(before.len()).unwrap_or(i64::MAX);
    driver.execute(APPEND, &[TOWN, Value::Integer(to), Value::Integer(place), Value::Integer(value)])?;
    Ok(vec![Act::Read(from, seen), Act::Append(to, value)])
}

/// Runs transactions from several connections at once; returns those that were committed.
fn play<D: Driver>(connections: Vec<SqlStore<D>>, each: i64) -> Vec<Done> {
    let history = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for (hand, mut store) in (0_i64..).zip(connections) {
            let history = &history;
            scope.spawn(move || {
                let mut chance = power_cut::Chance::of_seed(hand as u64 + 7);
                for n in 0..each {
                    let from = chance.below(LISTS as usize) as i64;
                    let to = (from + 1 + chance.below(LISTS as usize - 1) as i64) % LISTS;
                    let value = hand * each + n;
                    match store.transact(|driver| transaction(driver, from, to, value)) {
                        Ok(acts) => history.lock().unwrap().push(Done { acts }),
                        Err(LedgerError::Contended(_)) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            });
        }
    });
    history.into_inner().unwrap()
}

/// The lists as they stand in the end.
fn lists<D: Driver>(driver: &D) -> Vec<Vec<i64>> {
    (0..LISTS).map(|item| read(driver, item).unwrap()).collect()
}

#[test]
fn concurrent_transactions_on_sqlite_are_serializable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.ledger");
    let first = sqlite::open(&path).unwrap();
    first.driver.execute(TABLE, &[]).unwrap();
    let beside = (0..3).map(|_| sqlite::beside(&path).unwrap()).collect();
    let done = play(beside, 150);
    let said = history::check(&done, &lists(&first.driver)).unwrap();
    println!("SQLite: {} transactions, {said} edges, no cycle", done.len());
    assert!(done.len() > 400, "{}", done.len());
}

/// PostgreSQL told to be less careful than the ledger tells it.
struct ReadCommitted(Postgres);

impl Driver for ReadCommitted {
    fn query(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        self.0.query(sql, values)
    }

    fn execute(&self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        self.0.execute(sql, values)
    }

    fn begin(&self) -> Result<(), Fault> {
        self.0.execute("BEGIN ISOLATION LEVEL READ COMMITTED", &[]).map(|_| ())
    }

    fn commit(&self) -> Result<(), Fault> {
        self.0.commit()
    }

    fn rollback(&self) {
        self.0.rollback();
    }

    fn build_indexes(&self) -> Result<(), Fault> {
        self.0.build_indexes()
    }

    fn engine(&self) -> &'static str {
        self.0.engine()
    }
}

#[test]
fn concurrent_transactions_on_postgresql_are_serializable_and_the_check_sees_it_when_they_are_not() {
    let Some(cluster) = Cluster::start() else { return };
    let open = |database: &str| postgres::open(&cluster.address(database)).unwrap();
    for database in ["strict", "weak"] {
        cluster.database(database);
        open(database).driver.execute(TABLE_IN_POSTGRES, &[]).unwrap();
    }
    let done = play((0..6).map(|_| open("strict")).collect(), 60);
    let said = history::check(&done, &lists(&open("strict").driver)).unwrap();
    println!("PostgreSQL: {} transactions, {said} edges, no cycle", done.len());
    assert!(done.len() > 200, "{}", done.len());

    let weak = (0..6).map(|_| SqlStore::new(ReadCommitted(open("weak").driver))).collect();
    let done = play(weak, 120);
    let cycle = history::check(&done, &lists(&open("weak").driver)).unwrap_err();
    println!("READ COMMITTED: {} transactions, {cycle}", done.len());
}

const TABLE_IN_POSTGRES: &str = "CREATE TABLE list (town_id TEXT NOT NULL, item BIGINT NOT NULL, place BIGINT NOT NULL, \
                                 value BIGINT NOT NULL, PRIMARY KEY (town_id, item, place))";
