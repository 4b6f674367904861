//! An admission (入园评审) is decided.

use std::collections::BTreeMap;

use model::{AdmissionDecision, DailyRecord};

use super::{Answer, enter, own_park};
use crate::access::{Asker, Seen};
use crate::json_body::JsonBody;
use crate::parameters::{Asked, NoQuery};
use crate::problem::Problem;
use crate::wire::{NewAdmission, RecordEntered};
use crate::written;

/// Enters a decision on the admission of a project, on figures.
#[utoipa::path(
    post, path = "/admissions", tag = "parks",
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key with the same request enters one record")),
    request_body = NewAdmission,
    responses(
        (status = 201, description = "Entered", body = RecordEntered),
        (status = 404, description = "Unknown id", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Refused by a rule", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Bad body", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn decide_admission(
    asker: Asker,
    Seen(index): Seen,
    Asked(NoQuery): Asked<NoQuery>,
    JsonBody(new): JsonBody<NewAdmission>,
) -> Answer {
    own_park(&asker, index.work.snapshot.parks.contains_key(&new.park), &new.park)?;
    let day = written::day(&new.day)?;
    let project = written::words("/project", "the project's name", &new.project)?;
    let mut figures = BTreeMap::new();
    for (code, figure) in new.figures {
        let thousandths = thousandths(&code, figure)?;
        figures.insert(code, thousandths);
    }
    let (park, admit, reasons) = (new.park, new.admit, new.reasons.trim().to_owned());
    let decision = AdmissionDecision { project, park, day, figures, admit, reasons };
    enter(&asker, DailyRecord::AdmissionDecided(decision), Vec::new(), day).await
}

/// A figure as the ledger has it.
fn thousandths(code: &str, figure: f64) -> Result<i64, Problem> {
    let rounded = (figure * 1000.0).round();
    if !(0.0..9e15).contains(&rounded) {
        return Err(Problem::body(&format!("/figures/{code}"), "a number from 0", &figure.to_string()));
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2⁵³")]
    Ok(rounded as i64)
}
