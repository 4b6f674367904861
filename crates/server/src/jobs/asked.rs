//! What a job is about and what it has found, as the ledger keeps them: text.

use sanqian::Job;
use serde::{Deserialize, Serialize};

use crate::wire::{self, AnswersOfPhases, PhaseQuestion, Words, china_time};

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// Name of the plan.
    pub plan: String,
    /// Each once, in order.
    pub questions: Vec<PhaseQuestion>,
    /// Millions of steps for each.
    pub work: u32,
}

impl Asked {
    /// Steps for one question.
    pub(super) fn steps(&self) -> u64 {
        u64::from(self.work) * 1_000_000
    }

    /// Steps in all.
    pub(super) fn whole(&self) -> i64 {
        i64::from(self.work) * 1_000_000 * i64::try_from(self.questions.len()).unwrap_or(4)
    }
}

/// What there is to say of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Found {
    /// Answers.
    Answers(AnswersOfPhases),
    /// Why there are none.
    Why(Words),
}

/// The job as its asker sees it. `None` when an earlier program kept it in other words.
pub(super) fn view(job: &Job) -> Option<wire::Job> {
    let asked: Asked = serde_json::from_str(&job.asked).ok()?;
    let found = job.found.as_deref().and_then(|found| serde_json::from_str(found).ok());
    let (found, why) = match found {
        Some(Found::Answers(answers)) => (Some(answers), None),
        Some(Found::Why(why)) => (None, Some(why)),
        None => (None, None),
    };
    #[expect(clippy::cast_precision_loss, reason = "steps stay below 2^53")]
    let progress = job.done as f64 / job.whole as f64;
    Some(wire::Job {
        id: job.id.clone(),
        plan: asked.plan,
        questions: asked.questions,
        work: asked.work,
        state: job.state.into(),
        progress,
        found,
        why,
        asked_at: china_time(job.asked_us),
    })
}
