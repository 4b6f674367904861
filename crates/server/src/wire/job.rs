//! Long work that was asked for.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AnswersOfPhases, Words};

/// A question about the phased plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PhaseQuestion {
    /// Other plans within 1 %.
    Alternatives,
    /// What the plan lacks without each of its parcels.
    Inclusion,
    /// What one step more of each binding limit buys.
    Prices,
    /// Plans between most net present value and most land freed.
    Frontier,
}

impl From<PhaseQuestion> for sanqian::PhaseQuestion {
    fn from(question: PhaseQuestion) -> Self {
        match question {
            PhaseQuestion::Alternatives => Self::Alternatives,
            PhaseQuestion::Inclusion => Self::Inclusion,
            PhaseQuestion::Prices => Self::Prices,
            PhaseQuestion::Frontier => Self::Frontier,
        }
    }
}

/// What to work on.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewJob {
    /// What is asked about the plan as it stands, each once.
    #[schema(min_items = 1, max_items = 4)]
    pub questions: Vec<PhaseQuestion>,
    /// Work for each question in millions of steps, 1 to 400; 40 when absent. The same work gives the same answer.
    #[schema(minimum = 1, maximum = 400)]
    pub work: Option<u32>,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobState {
    /// Nobody works on it yet.
    Waiting,
    /// It is being worked on.
    Running,
    /// All that was asked is answered.
    Done,
    /// It was called off.
    Cancelled,
    /// It cannot be done; `why` says why.
    Failed,
}

impl From<sanqian::JobState> for JobState {
    fn from(state: sanqian::JobState) -> Self {
        match state {
            sanqian::JobState::Waiting => Self::Waiting,
            sanqian::JobState::Running => Self::Running,
            sanqian::JobState::Done => Self::Done,
            sanqian::JobState::Cancelled => Self::Cancelled,
            sanqian::JobState::Failed => Self::Failed,
        }
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Job {
    /// Its id.
    pub id: String,
    /// Name of the plan that it is about.
    pub plan: String,
    /// What is asked.
    pub questions: Vec<PhaseQuestion>,
    /// Work for each question, millions of steps.
    pub work: u32,
    /// Where it stands.
    pub state: JobState,
    /// How much of it is done, 0 to 1.
    pub progress: f64,
    /// The questions that are answered so far; `null` before any is.
    pub found: Option<AnswersOfPhases>,
    /// Why it cannot be done; `null` otherwise.
    pub why: Option<Words>,
    /// When it was asked for, in China's time.
    pub asked_at: String,
}
