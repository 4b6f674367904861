//! Findings about land and what stands on it, from geometry: where a plan, a road, a certificate or a fire engine is in the
//! way. Beside the five checks' [`crate::Finding`]: nobody is suspected of anything, yet each says its clause and its place.

use serde::{Deserialize, Serialize};

use crate::{Clause, Cm2, Evidence, FindingId, Footprint, ParcelId, Subject};

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LandFinding {
    /// From rule and subject.
    pub id: FindingId,
    /// The rule, e.g. `plan.conflict`.
    pub rule: String,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// A parcel, a building or an enterprise.
    pub subject: Subject,
    /// The code people know the subject by.
    pub subject_code: String,
    /// The parcel on which it lies, if known.
    pub parcel: Option<ParcelId>,
    /// Outline of the parcel or building in question, in the town's projected CRS.
    pub outline: Option<Footprint>,
    /// At least one.
    pub evidence: Vec<Evidence>,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// What must be verified before anything rests on it, Chinese.
    pub to_verify_zh: String,
    /// The same in English.
    pub to_verify_en: String,
    /// What may free the plot, for each planned use in the way, largest part first; empty where nothing is to be freed.
    #[serde(default)]
    pub procedures: Vec<PlanRelease>,
}

/// The procedures that may free the part of a parcel planned for one other use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRelease {
    /// 规划用途
    pub planned_use: String,
    /// Area of the parcel so planned.
    pub area: Cm2,
    /// In the order of the pack; empty when it names none.
    pub procedures: Vec<Procedure>,
}

/// A procedure as results carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Code, e.g. `plan_change`.
    pub code: String,
    /// Name, Chinese.
    pub zh: String,
    /// Name, English.
    pub en: String,
    /// In order.
    pub steps: Vec<ProcedureStep>,
}

/// One step of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureStep {
    /// What is done, Chinese.
    pub zh: String,
    /// What is done, English.
    pub en: String,
    /// Least days of publicity or notice, when the clause sets any.
    pub least_days: Option<u16>,
    /// At least one.
    pub clauses: Vec<Clause>,
}
