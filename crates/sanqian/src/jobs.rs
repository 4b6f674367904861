//! Long work that people ask a server for: asked once, taken up by one of the servers, told of while it goes on, called off by its
//! asker, and gone on with where it stood when its server died.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger::{Job, JobState, Ledger};
use model::{AccountId, ContentHash, TownId};

use crate::{Failure, Office, ledger_place};

/// Jobs of one account that may wait or run at once.
pub const JOBS_AT_ONCE: usize = 4;
/// A job of which nothing was heard for so long is taken up by another: its server is gone.
const SILENT_US: i64 = 10_000_000;
/// What is over is forgotten after 30 days.
const KEPT_US: i64 = 30 * 24 * 3_600_000_000;

/// The jobs of a town. Two handles: one reads, the office's writes.
pub struct Jobs {
    town: TownId,
    office: Arc<Mutex<Office>>,
    read: Mutex<Ledger>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Jobs {
    /// The jobs of an office.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn of(office: Arc<Mutex<Office>>) -> Result<Self, Failure> {
        let (town, folder) = {
            let office = locked(&office);
            (office.town().id.clone(), office.folder().to_owned())
        };
        let read = Mutex::new(ledger_place::follow_of(&folder)?);
        Ok(Self { town, office, read })
    }

    /// Asks for work. The same question of the same account is the same job: who asks again while it waits, runs or is done is given
    /// that one; what was called off or failed begins anew. `None` when [`JOBS_AT_ONCE`] of the account are not over.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn ask(&self, account: &AccountId, asked: &str, whole: i64, now_us: i64) -> Result<Option<Job>, Failure> {
        let mut office = locked(&self.office);
        let id = ContentHash::of(format!("{}\n{}\n{asked}", self.town.0, account.0).as_bytes()).short().to_owned();
        let known = office.ledger.jobs(&self.town, account)?;
        if let Some(known) = known.iter().find(|job| job.id == id)
            && !matches!(known.state, JobState::Cancelled | JobState::Failed)
        {
            return Ok(Some(known.clone()));
        }
        if known.iter().filter(|job| !job.state.is_over()).count() >= JOBS_AT_ONCE {
            return Ok(None);
        }
        let job = Job {
            id,
            account: account.clone(),
            asked: asked.to_owned(),
            state: JobState::Waiting,
            done: 0,
            whole,
            found: None,
            asked_us: now_us,
            told_us: now_us,
        };
        let ledger = office.writing()?;
        ledger.forget_jobs(&self.town, now_us - KEPT_US)?;
        ledger.ask_job(&self.town, &job)?;
        Ok(Some(job))
    }

    /// A job of an account.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn job(&self, account: &AccountId, id: &str) -> Result<Option<Job>, Failure> {
        let job = locked(&self.read).job(&self.town, id)?;
        Ok(job.filter(|job| job.account == *account))
    }

    /// The jobs of an account, the latest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn jobs(&self, account: &AccountId) -> Result<Vec<Job>, Failure> {
        Ok(locked(&self.read).jobs(&self.town, account)?)
    }

    /// Calls off a job of an account; what is over stays as it is. The job as it then stands.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn cancel(&self, account: &AccountId, id: &str, now_us: i64) -> Result<Option<Job>, Failure> {
        if let Some(job) = self.job(account, id)? {
            locked(&self.office).writing()?.cancel_job(&self.town, id, now_us.max(job.told_us + 1))?;
        }
        self.job(account, id)
    }

    /// Takes up the oldest job that nobody works on: one that waits, or one whose server has gone silent.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn take_up(&self, now_us: i64) -> Result<Option<Job>, Failure> {
        let open = locked(&self.read).open_jobs(&self.town)?;
        let free = |job: &Job| job.state == JobState::Waiting || now_us - job.told_us > SILENT_US;
        for mut job in open.into_iter().filter(free) {
            job.state = JobState::Running;
            if self.tell(&mut job, now_us)? {
                return Ok(Some(job));
            }
        }
        Ok(None)
    }

    /// Tells how far a job is. `false` when it was called off, or another has taken it up: then nobody goes on with it here.
    ///
    /// # Errors
    /// When the ledger refuses.
    pub fn tell(&self, job: &mut Job, now_us: i64) -> Result<bool, Failure> {
        let from_us = job.told_us;
        job.told_us = now_us.max(from_us + 1);
        Ok(locked(&self.office).writing()?.change_job(&self.town, from_us, job)?)
    }
}
