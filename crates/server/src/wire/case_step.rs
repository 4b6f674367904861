//! A step of a case as it comes in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Duty;

/// The form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct CaseStepForm {
    /// What happened.
    step: NewCaseStep,
    /// The files, in the order of `evidence` of the step.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// What happened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCaseStep {
    /// Which step, a code of `next`.
    pub event: String,
    /// When, not later than today.
    pub day: String,
    /// Who acted.
    pub by: StepActor,
    /// Evidence that comes with it.
    #[serde(default)]
    pub evidence: Vec<NewEvidence>,
    /// Answers to items of the checklist.
    #[serde(default)]
    pub answers: Vec<NewAnswer>,
    /// The measure that it names.
    #[serde(default)]
    pub measure: Option<String>,
    /// The hour at which it begins, 0 to 23.
    #[serde(default)]
    pub hour: Option<u8>,
    /// Whether someone's home hangs on the supply.
    #[serde(default)]
    pub household: Option<bool>,
    /// Floor area that it frees, m².
    #[serde(default)]
    pub freed_floor: Option<f64>,
    /// Land that it frees, m².
    #[serde(default)]
    pub freed_land: Option<f64>,
}

/// Who acted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepActor {
    /// Name or office.
    pub name: String,
    /// As what, a code of `by`.
    pub capacity: String,
    /// The body acted for, a code of `bodies`.
    #[serde(default)]
    pub body: String,
    /// Numbers of the enforcement certificates (执法证) shown.
    #[serde(default)]
    pub certificates: Vec<String>,
}

/// Evidence, whose bytes are a file of the form.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEvidence {
    /// Kind, a code of `lacks`.
    pub kind: String,
    /// Where it was taken or issued; the case's subject when absent.
    #[serde(default)]
    pub place: Option<String>,
}

/// An answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAnswer {
    /// The item.
    pub item: String,
    /// Yes or no.
    pub yes: bool,
}

/// What followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct StepEntered {
    /// Number of the ledger's entry, which is the case's version now.
    pub entry: u64,
    /// Who must do what by when.
    pub duties: Vec<Duty>,
}
