//! How far a job is, as it goes on: server-sent events. A stream ends with its job, and within a second of its reader's right to it.

use std::convert::Infallible;
use std::time::Duration;

use access::{Object, Relation, decide};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, stream};

use super::{asked, of};
use crate::access::{Asker, now_us, today};
use crate::parameters::{Asked, Id, NoQuery};
use crate::problem::Problem;

/// How often a stream looks. A person who is revoked is out after one look at most.
const LOOKS_EVERY: Duration = Duration::from_millis(400);
/// Looks of one stream, about a quarter of an hour: a browser asks anew by itself.
const LOOKS: u32 = 2_250;

/// A stream of events `job`, each with the job as it then stands; the last is that which is over.
#[utoipa::path(
    get, path = "/jobs/{id}/events", tag = "jobs", params(("id" = String, Path, description = "Id of the job")),
    responses(
        (status = 200, description = "Events `job`, each a `Job`", body = String, content_type = "text/event-stream"),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn job_events(
    asker: Asker,
    Id(id): Id,
    Asked(NoQuery): Asked<NoQuery>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    of(&asker, &id).await?;
    let begin = Reader { asker, id, told_us: None, looks: 0, over: false };
    Ok(Sse::new(stream::unfold(begin, next)).keep_alive(KeepAlive::default()))
}

/// Who reads a stream, and what they were told.
struct Reader {
    asker: Asker,
    id: String,
    told_us: Option<i64>,
    looks: u32,
    over: bool,
}

/// The next event, when there is something new.
async fn next(mut reader: Reader) -> Option<(Result<Event, Infallible>, Reader)> {
    while !reader.over && reader.looks < LOOKS {
        if reader.looks > 0 {
            tokio::time::sleep(LOOKS_EVERY).await;
        }
        reader.looks += 1;
        if !may_still(&reader.asker).await {
            return None;
        }
        let job = of(&reader.asker, &reader.id).await.ok()?;
        if reader.told_us == Some(job.told_us) {
            continue;
        }
        (reader.told_us, reader.over) = (Some(job.told_us), job.state.is_over());
        let event = Event::default().event("job").id(job.told_us.to_string()).json_data(asked::view(&job)?).ok()?;
        return Some((Ok(event), reader));
    }
    None
}

/// Whether the session stands and its grants still allow what the stream shows.
async fn may_still(asker: &Asker) -> bool {
    let (Some(keeper), Some(session)) = (&asker.keeper, &asker.session) else { return asker.open };
    let name = session.name;
    let still = keeper.do_it(move |people| people.still(&name, now_us())).await;
    let may = |session: sanqian::Session| {
        decide(&session.principal, asker.action, Object::of(Relation::Any), today()).is_allowed()
    };
    still.is_ok_and(|still| still.is_some_and(may))
}
