//! What a step that may come next asks for: what a person must bring before it can be taken, and from which day.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Clause, Missing};

/// One step that may follow from where a case or a matter stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepAsk {
    /// Code of the event or act.
    pub code: String,
    /// In words, Chinese.
    pub zh: String,
    /// In words, English.
    pub en: String,
    /// Who may take it: capacities of a case, roles of a procedure.
    pub by: Vec<Missing>,
    /// Competent bodies; empty where the role says it all.
    pub bodies: Vec<Missing>,
    /// Least number of officers with a certificate.
    pub officers: usize,
    /// Kinds of evidence or documents that are still to be brought.
    pub lacks: Vec<Missing>,
    /// Checklist items that are still to be answered, or contested.
    pub answers: Vec<Missing>,
    /// Measures of which one is to be named.
    pub measures: Vec<Missing>,
    /// The first day on which it may be taken, when periods must run out first.
    #[schemars(with = "Option<String>")]
    pub not_before: Option<Date>,
    /// The last day on which it may be taken.
    #[schemars(with = "Option<String>")]
    pub not_after: Option<Date>,
    /// Periods that it waits for, with their last days.
    pub waits: Vec<Missing>,
    /// What it rests on.
    pub clauses: Vec<Clause>,
}
