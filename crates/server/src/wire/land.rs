//! Findings about land.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Clause, Evidence, Geometry, ParcelRef, Subject, Words};

/// What geometry shows about a parcel or building. Nobody is suspected of anything.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LandFinding {
    /// Id.
    pub id: String,
    /// Rule, e.g. `plan.conflict`.
    pub rule: String,
    /// Title.
    pub title: Words,
    /// A parcel, a building or an enterprise.
    pub subject: Subject,
    /// The parcel on which it lies.
    pub parcel: Option<ParcelRef>,
    /// Outline of the parcel or building in question, degrees.
    pub outline: Option<Geometry>,
    /// At least one.
    pub evidence: Vec<Evidence>,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// What must be verified before anything rests on it.
    pub to_verify: Words,
    /// What may free the plot, for each planned use in the way, largest part first.
    pub procedures: Vec<PlanRelease>,
}

/// The procedures that may free the part of a parcel planned for one other use.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PlanRelease {
    /// 规划用途
    pub planned_use: String,
    /// Area of the parcel so planned.
    pub area: Area,
    /// In the order of the pack; empty when it names none.
    pub procedures: Vec<LandProcedure>,
}

/// A procedure.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LandProcedure {
    /// Code, e.g. `plan_change`.
    pub code: String,
    /// Name.
    pub name: Words,
    /// In order.
    pub steps: Vec<LandStep>,
}

/// One step of it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LandStep {
    /// What is done.
    pub what: Words,
    /// Least days of publicity or notice.
    pub least_days: Option<u16>,
    /// At least one.
    pub clauses: Vec<Clause>,
}

/// Findings of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct LandRule {
    /// Rule, e.g. `plan.conflict`.
    pub rule: String,
    /// Title.
    pub title: Words,
    /// Findings.
    pub findings: usize,
}

/// A page of findings about land.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LandFindingList {
    /// By id.
    pub items: Vec<LandFinding>,
    /// Give it as `cursor` to read on; `null` on the last page.
    pub next: Option<String>,
    /// Items over all pages.
    pub total: usize,
    /// Findings of each rule of the pack that found something, whatever was asked for.
    pub rules: Vec<LandRule>,
}

impl From<&model::PlanRelease> for PlanRelease {
    fn from(release: &model::PlanRelease) -> Self {
        let clauses = |clauses: &[model::Clause]| clauses.iter().map(Clause::from).collect();
        let step = |step: &model::ProcedureStep| LandStep {
            what: Words { zh: step.zh.clone(), en: step.en.clone() },
            least_days: step.least_days,
            clauses: clauses(&step.clauses),
        };
        let procedure = |procedure: &model::Procedure| LandProcedure {
            code: procedure.code.clone(),
            name: Words { zh: procedure.zh.clone(), en: procedure.en.clone() },
            steps: procedure.steps.iter().map(step).collect(),
        };
        Self {
            planned_use: release.planned_use.clone(),
            area: release.area.into(),
            procedures: release.procedures.iter().map(procedure).collect(),
        }
    }
}
