//! The steward's day through the web (园区运营): each route enters one record, and only for what the asker's decision reaches. A park of
//! others and one that never was are told alike.

mod admissions;
mod checklists;
mod exits;
mod orders;
mod patrols;
mod visits;

use axum::Json;
use axum::http::StatusCode;
use jiff::civil::Date;
use model::DailyRecord;
use sanqian::NewRecord;

use crate::access::Asker;
use crate::problem::Problem;
use crate::wire::RecordEntered;
use crate::written;

pub(crate) use admissions::{__path_decide_admission, decide_admission};
pub(crate) use checklists::{__path_fill_checklist, fill_checklist};
pub(crate) use exits::{__path_open_exit, __path_step_exit, open_exit, step_exit};
pub(crate) use orders::{__path_step_order, step_order};
pub(crate) use patrols::{__path_patrol, patrol};
pub(crate) use visits::{__path_visit, visit};

/// What a route of this kind answers.
type Answer = Result<(StatusCode, Json<RecordEntered>), Problem>;

/// Whether a park is one that the asker runs. Reading may reach further than running, so the action's own decision is asked.
fn runs(asker: &Asker, park: &str) -> bool {
    let scope = &asker.decision.scope;
    scope.whole_town || scope.parks.contains(park)
}

/// Refuses a park that is not there for the asker.
fn own_park(asker: &Asker, known: bool, park: &str) -> Result<(), Problem> {
    if known && runs(asker, park) { Ok(()) } else { Err(Problem::unknown("park", "园区", park, "/api/v1/parks")) }
}

/// Enters a record with its files.
async fn enter(asker: &Asker, record: DailyRecord, files: Vec<Vec<u8>>, day: Date) -> Answer {
    let entered = written::enter(asker, None, NewRecord { record, files }, day).await?;
    Ok((StatusCode::CREATED, Json(RecordEntered { entry: entered.entry.seq })))
}
