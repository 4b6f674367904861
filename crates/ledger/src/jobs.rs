//! Long work that people asked for, beside the chain: it decides nothing, and its result can be worked out again at any time. It is
//! kept here so that it outlives a restart and so that every replica knows of it.

use model::{AccountId, TownId};

use crate::{Ledger, LedgerError};

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobState {
    /// Nobody works on it yet.
    Waiting,
    /// Somebody does, or did and went away.
    Running,
    /// Its result is there.
    Done,
    /// Its asker called it off.
    Cancelled,
    /// It cannot be done; the result says why.
    Failed,
}

impl JobState {
    /// All.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Cancelled, Self::Failed];

    /// How it is written.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    /// Whether nothing more happens to it.
    #[must_use]
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Running)
    }
}

/// A job as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its name: the same question of the same account has the same.
    pub id: String,
    /// Who asked.
    pub account: AccountId,
    /// What was asked.
    pub asked: String,
    /// Where it stands.
    pub state: JobState,
    /// Work done, of `whole`.
    pub done: i64,
    /// All its work.
    pub whole: i64,
    /// What was found so far; `None` before anything was.
    pub found: Option<String>,
    /// When it was asked for, microseconds since 1970 UTC.
    pub asked_us: i64,
    /// When something was last heard of it. It grows with each change, so it also names the state that a change follows.
    pub told_us: i64,
}

impl Ledger {
    /// A job by its name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn job(&self, town: &TownId, id: &str) -> Result<Option<Job>, LedgerError> {
        self.store.job(town, id)
    }

    /// The jobs of an account, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn jobs(&self, town: &TownId, account: &AccountId) -> Result<Vec<Job>, LedgerError> {
        self.store.jobs(town, account)
    }

    /// The jobs that are not over, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn open_jobs(&self, town: &TownId) -> Result<Vec<Job>, LedgerError> {
        self.store.open_jobs(town)
    }

    /// Keeps a job in place of an earlier one of its name that is over.
    ///
    /// # Errors
    /// When the database refuses, e.g. because the earlier one is not over.
    pub fn ask_job(&mut self, town: &TownId, job: &Job) -> Result<(), LedgerError> {
        self.store.ask_job(town, job)
    }

    /// Changes a job that is not over and was last heard of at `from_us`: of two who take it up one succeeds, and who goes on with
    /// one that was called off is told `false`.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn change_job(&mut self, town: &TownId, from_us: i64, job: &Job) -> Result<bool, LedgerError> {
        self.store.change_job(town, from_us, job)
    }

    /// Calls a job off. `false` when it is over or unknown.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn cancel_job(&mut self, town: &TownId, id: &str, now_us: i64) -> Result<bool, LedgerError> {
        self.store.cancel_job(town, id, now_us)
    }

    /// Forgets the jobs that were over before a time.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_jobs(&mut self, town: &TownId, before_us: i64) -> Result<(), LedgerError> {
        self.store.forget_jobs(town, before_us)
    }
}
