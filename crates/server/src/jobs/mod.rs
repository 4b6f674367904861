//! Long work (长任务): asked for, looked at, called off by who asked; another's is as unknown as one that never was.

mod asked;
mod events;
mod worker;

use axum::Json;
use axum::http::{HeaderName, StatusCode, header};
use model::AccountId;
use sanqian::JOBS_AT_ONCE;

pub(crate) use events::{__path_job_events, job_events};
pub(crate) use worker::{Desk, work_on_jobs};

use crate::access::{Asker, Seen, now_us};
use crate::json_body::JsonBody;
use crate::parameters::{Asked as AskedFor, Id, NoQuery};
use crate::problem::Problem;
use crate::wire::{self, NewJob};
use asked::Asked;

/// Where a job is found.
type At = [(HeaderName, String); 1];

/// Millions of steps of a question for which nothing else is said: about half a minute.
const WORK: u32 = 40;

/// Asks for long work on the phased plan. Who asks the same again is given the same job.
#[utoipa::path(
    post, path = "/jobs", tag = "jobs",
    request_body = NewJob,
    responses(
        (status = 202, description = "Taken on; `Location` says where it is", body = wire::Job),
        (status = 409, description = "There is no plan", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many jobs", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn ask_job(
    asker: Asker,
    Seen(index): Seen,
    AskedFor(NoQuery): AskedFor<NoQuery>,
    JsonBody(new): JsonBody<NewJob>,
) -> Result<(StatusCode, At, Json<wire::Job>), Problem> {
    let account = account(&asker)?;
    let mut questions = new.questions;
    questions.sort_unstable();
    questions.dedup();
    if questions.is_empty() {
        return Err(Problem::body("/questions", "at least one question", "none"));
    }
    let work = new.work.unwrap_or(WORK);
    if !(1..=400).contains(&work) {
        return Err(Problem::body("/work", "1 to 400", &work.to_string()));
    }
    let phased = index.records.phases.as_ref().map_err(|why| no_plan(why))?;
    let asked = Asked { plan: phased.plan.hash.to_string(), questions, work };
    let text = serde_json::to_string(&asked).map_err(|error| Problem::internal(&error.to_string()))?;
    let whole = asked.whole();
    let job = asker.desk.kept(move |jobs| jobs.ask(&account, &text, whole, now_us())).await?.ok_or_else(too_many)?;
    asker.desk.wake();
    let at = [(header::LOCATION, format!("/api/v1/jobs/{}", job.id))];
    Ok((StatusCode::ACCEPTED, at, Json(seen(&job)?)))
}

/// The jobs of who asks, the latest first.
#[utoipa::path(get, path = "/jobs", tag = "jobs", responses((status = 200, description = "The jobs", body = Vec<wire::Job>)))]
pub(crate) async fn jobs(asker: Asker, AskedFor(NoQuery): AskedFor<NoQuery>) -> Result<Json<Vec<wire::Job>>, Problem> {
    let account = account(&asker)?;
    let kept = asker.desk.kept(move |jobs| jobs.jobs(&account)).await?;
    Ok(Json(kept.iter().filter_map(asked::view).collect()))
}

/// A job, with what it has found so far.
#[utoipa::path(
    get, path = "/jobs/{id}", tag = "jobs", params(("id" = String, Path, description = "Id of the job")),
    responses(
        (status = 200, description = "The job", body = wire::Job),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn job(
    asker: Asker,
    Id(id): Id,
    AskedFor(NoQuery): AskedFor<NoQuery>,
) -> Result<Json<wire::Job>, Problem> {
    Ok(Json(seen(&of(&asker, &id).await?)?))
}

/// Calls a job off; one that is over stays as it is.
#[utoipa::path(
    delete, path = "/jobs/{id}", tag = "jobs", params(("id" = String, Path, description = "Id of the job")),
    responses(
        (status = 200, description = "The job as it now stands", body = wire::Job),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn cancel_job(
    asker: Asker,
    Id(id): Id,
    AskedFor(NoQuery): AskedFor<NoQuery>,
) -> Result<Json<wire::Job>, Problem> {
    let (account, of) = (account(&asker)?, id.clone());
    let job = asker.desk.kept(move |jobs| jobs.cancel(&account, &of, now_us())).await?;
    Ok(Json(seen(&job.ok_or_else(|| unknown(&id))?)?))
}

/// Whose jobs these are. Through the open door everybody is the same reader.
fn account(asker: &Asker) -> Result<AccountId, Problem> {
    asker.principal.account.clone().ok_or_else(|| Problem::denied(&asker.decision))
}

async fn of(asker: &Asker, id: &str) -> Result<sanqian::Job, Problem> {
    let (account, of) = (account(asker)?, id.to_owned());
    asker.desk.kept(move |jobs| jobs.job(&account, &of)).await?.ok_or_else(|| unknown(id))
}

fn seen(job: &sanqian::Job) -> Result<wire::Job, Problem> {
    asked::view(job).ok_or_else(|| unknown(&job.id))
}

fn unknown(id: &str) -> Problem {
    Problem::unknown("job", "任务", id, "/api/v1/jobs")
}

fn no_plan(why: &str) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "/problems/no-plan",
        "No plan",
        format!("there is no phased plan to ask about: {why}"),
        format!("目前没有分期方案可问：{why}"),
    )
}

fn too_many() -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "/problems/too-many-jobs",
        "Too many jobs",
        format!("{JOBS_AT_ONCE} of your jobs are not over yet; wait for one, or call one off"),
        format!("您已有 {JOBS_AT_ONCE} 项任务未完成，请等待其中一项完成或先取消一项"),
    )
}
