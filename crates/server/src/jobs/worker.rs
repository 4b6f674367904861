//! Who does the long work: one thread beside those that answer, so that a server with two cores goes on answering.

use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use sanqian::{Failure, Job, JobState, Jobs, Phased, PhasingAsk, PlanTable};

use super::asked::{Asked, Found};
use crate::access::now_us;
use crate::beside::beside;
use crate::index::Index;
use crate::phase_answers;
use crate::problem::Problem;
use crate::wire::{AnswersOfPhases, Words};

/// How often it looks for what other servers left.
const LOOKS_EVERY: Duration = Duration::from_secs(2);
/// How often it tells how far it is: also how soon it notices that a job was called off.
const TELLS_EVERY: Duration = Duration::from_millis(500);
/// So many steps between two looks at the clock: far less than [`TELLS_EVERY`] takes.
const STEPS: u64 = 100_000;

/// The jobs, and the bell that wakes the worker.
pub(crate) struct Desk {
    jobs: Jobs,
    bell: Condvar,
    rung: Mutex<bool>,
}

impl Desk {
    /// A desk for a town's jobs.
    pub(crate) fn new(jobs: Jobs) -> Self {
        Self { jobs, bell: Condvar::new(), rung: Mutex::new(false) }
    }

    /// Does something with the jobs beside the threads that answer.
    pub(crate) async fn kept<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Jobs) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Problem> {
        let desk = Arc::clone(self);
        beside(move || work(&desk.jobs)).await?.map_err(|failure| Problem::internal(&failure.to_string()))
    }

    /// There is something to do.
    pub(crate) fn wake(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.notify_one();
    }

    fn wait(&self) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.bell.wait_timeout_while(rung, LOOKS_EVERY, |rung| !*rung);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }
}

/// Starts the worker; it ends when its server has gone.
pub(crate) fn work_on_jobs(desk: &Arc<Desk>, index: &Arc<Index>) {
    let (desk, index) = (Arc::downgrade(desk), Arc::downgrade(index));
    let begun = std::thread::Builder::new().name("jobs".to_owned()).spawn(move || work(&desk, &index));
    if let Err(error) = begun {
        tracing::error!(%error, "no thread for long work");
    }
}

fn work(desk: &Weak<Desk>, index: &Weak<Index>) {
    while let (Some(at), Some(of)) = (desk.upgrade(), index.upgrade()) {
        let gone = || desk.strong_count() <= 1;
        match at.jobs.take_up(now_us()) {
            Ok(Some(job)) => {
                if let Err(failure) = finish(&at.jobs, &of, job, &gone) {
                    tracing::warn!(%failure, "a job was left");
                }
            }
            Ok(None) => at.wait(),
            Err(failure) => {
                tracing::warn!(%failure, "jobs cannot be read");
                at.wait();
            }
        }
    }
}

/// Works on a job to its end, or until it is called off or `gone`.
fn finish(jobs: &Jobs, index: &Index, mut job: Job, gone: &dyn Fn() -> bool) -> Result<(), Failure> {
    let Some((asked, phased)) = serde_json::from_str::<Asked>(&job.asked).ok().and_then(|asked| {
        let phased = index.records.phases.as_ref().ok()?;
        (asked.plan == phased.plan.hash.to_string()).then_some((asked, phased))
    }) else {
        return fail(jobs, job, "方案已变动，请重新提问", "the plan has changed since; ask again");
    };
    let mut found = match job.found.as_deref().map(serde_json::from_str) {
        Some(Ok(Found::Answers(found))) => found,
        _ => AnswersOfPhases::default(),
    };
    let steps = i64::try_from(asked.steps()).unwrap_or(i64::MAX);
    for (question, before) in asked.questions.iter().zip((0..).map(|at: i64| at * steps)) {
        if job.done >= before + steps {
            continue; // answered before the program that began it died
        }
        job.done = before;
        let mut goes_on = Ok(true);
        let answers = {
            let mut tell = teller(jobs, &mut job, before, steps, gone, &mut goes_on);
            let ask = PhasingAsk { work: asked.steps(), ..PhasingAsk::QUICK };
            let table = PlanTable::live(&index.work);
            index.work.phase_answers(&table, phased, &[(*question).into()], ask, &mut tell)
        };
        if !goes_on? {
            if gone() {
                // Handed back, so that whoever comes next need not wait for this server's silence.
                job.state = JobState::Waiting;
                jobs.tell(&mut job, now_us())?;
            }
            return Ok(());
        }
        match answers {
            Ok(answers) => add(&mut found, index, phased, &answers),
            Err(why) => return fail(jobs, job, &why.to_string(), &why.to_string()),
        }
        job.done = before + steps;
        job.found = serde_json::to_string(&Found::Answers(found.clone())).ok();
        if !jobs.tell(&mut job, now_us())? {
            return Ok(());
        }
    }
    job.state = JobState::Done;
    jobs.tell(&mut job, now_us())?;
    Ok(())
}

/// What the search tells of itself: now and then it goes into the ledger, and the search ends when nobody wants it any more.
fn teller<'a>(
    jobs: &'a Jobs,
    job: &'a mut Job,
    before: i64,
    steps: i64,
    gone: &'a dyn Fn() -> bool,
    goes_on: &'a mut Result<bool, Failure>,
) -> impl FnMut(u64) -> bool + 'a {
    let (mut told, mut looked) = (Instant::now(), 0);
    move |spent| {
        if spent.saturating_sub(looked) >= STEPS && matches!(goes_on, Ok(true)) {
            looked = spent;
            if told.elapsed() >= TELLS_EVERY {
                told = Instant::now();
                job.done = before + i64::try_from(spent).unwrap_or(steps).min(steps);
                *goes_on = if gone() { Ok(false) } else { jobs.tell(job, now_us()) };
            }
        }
        !matches!(goes_on, Ok(true))
    }
}

fn fail(jobs: &Jobs, mut job: Job, zh: &str, en: &str) -> Result<(), Failure> {
    let why = Found::Why(Words { zh: zh.to_owned(), en: en.to_owned() });
    (job.state, job.found) = (JobState::Failed, serde_json::to_string(&why).ok());
    jobs.tell(&mut job, now_us())?;
    Ok(())
}

fn add(found: &mut AnswersOfPhases, index: &Index, phased: &Phased, answers: &sanqian::PhaseAnswers) {
    let more = phase_answers::view(index, phased, answers);
    found.alternatives.extend(more.alternatives);
    found.prices.extend(more.prices);
    found.inclusion.extend(more.inclusion);
    found.frontier.extend(more.frontier);
}
