//! The table of `jobs.rs` over any engine that speaks SQL.

use model::{AccountId, TownId};

use crate::driver::{Driver, Row, Value};
use crate::jobs::{Job, JobState};
use crate::sql_store::SqlStore;
use crate::{LedgerError, sql};

/// Jobs of many towns on some engine. Whatever it answers, it answers for one town.
pub(crate) trait JobStore {
    fn job(&self, town: &TownId, id: &str) -> Result<Option<Job>, LedgerError>;
    fn jobs(&self, town: &TownId, account: &AccountId) -> Result<Vec<Job>, LedgerError>;
    fn open_jobs(&self, town: &TownId) -> Result<Vec<Job>, LedgerError>;
    fn ask_job(&mut self, town: &TownId, job: &Job) -> Result<(), LedgerError>;
    fn change_job(&mut self, town: &TownId, from_us: i64, job: &Job) -> Result<bool, LedgerError>;
    fn cancel_job(&mut self, town: &TownId, id: &str, now_us: i64) -> Result<bool, LedgerError>;
    fn forget_jobs(&mut self, town: &TownId, before_us: i64) -> Result<(), LedgerError>;
}

impl<D: Driver> JobStore for SqlStore<D> {
    fn job(&self, town: &TownId, id: &str) -> Result<Option<Job>, LedgerError> {
        let row = self.driver.query(sql::JOB, &[Value::Text(&town.0), Value::Text(id)])?.into_iter().next();
        row.map(read).transpose()
    }

    fn jobs(&self, town: &TownId, account: &AccountId) -> Result<Vec<Job>, LedgerError> {
        let rows = self.driver.query(sql::JOBS, &[Value::Text(&town.0), Value::Text(&account.0)])?;
        rows.into_iter().map(read).collect()
    }

    fn open_jobs(&self, town: &TownId) -> Result<Vec<Job>, LedgerError> {
        let rows = self.driver.query(sql::OPEN_JOBS, &[Value::Text(&town.0)])?;
        rows.into_iter().map(read).collect()
    }

    fn ask_job(&mut self, town: &TownId, job: &Job) -> Result<(), LedgerError> {
        let values = [
            Value::Text(&town.0),
            Value::Text(&job.id),
            Value::Text(&job.account.0),
            Value::Text(&job.asked),
            Value::Text(job.state.code()),
            Value::Integer(job.done),
            Value::Integer(job.whole),
            job.found.as_deref().map_or(Value::Absent, Value::Text),
            Value::Integer(job.asked_us),
            Value::Integer(job.told_us),
        ];
        self.transact(|driver| {
            driver.execute(sql::DELETE_JOB, &[Value::Text(&town.0), Value::Text(&job.id)])?;
            driver.execute(sql::INSERT_JOB, &values).map(|_| ())
        })
    }

    fn change_job(&mut self, town: &TownId, from_us: i64, job: &Job) -> Result<bool, LedgerError> {
        let values = [
            Value::Text(&town.0),
            Value::Text(&job.id),
            Value::Integer(from_us),
            Value::Text(job.state.code()),
            Value::Integer(job.done),
            job.found.as_deref().map_or(Value::Absent, Value::Text),
            Value::Integer(job.told_us),
        ];
        self.transact(|driver| Ok(driver.execute(sql::CHANGE_JOB, &values)? == 1))
    }

    fn cancel_job(&mut self, town: &TownId, id: &str, now_us: i64) -> Result<bool, LedgerError> {
        let values = [Value::Text(&town.0), Value::Text(id), Value::Integer(now_us)];
        self.transact(|driver| Ok(driver.execute(sql::CANCEL_JOB, &values)? == 1))
    }

    fn forget_jobs(&mut self, town: &TownId, before_us: i64) -> Result<(), LedgerError> {
        let values = [Value::Text(&town.0), Value::Integer(before_us)];
        self.transact(|driver| driver.execute(sql::DELETE_JOBS, &values).map(|_| ()))
    }
}

fn read(mut row: Row) -> Result<Job, LedgerError> {
    let (id, account, asked, code) = (row.text()?, AccountId(row.text()?), row.text()?, row.text()?);
    // The table allows no other code.
    let state = JobState::ALL.into_iter().find(|state| state.code() == code).unwrap_or(JobState::Failed);
    let (done, whole, found) = (row.integer()?, row.integer()?, row.text_or_absent()?);
    Ok(Job { id, account, asked, state, done, whole, found, asked_us: row.integer()?, told_us: row.integer()? })
}
