//! The steward's day as it comes in: patrols, work orders, visits, admissions, exits, checklists.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Named;

/// A park.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ParkChoice {
    /// 园区编号
    pub code: String,
    /// 园区名称
    pub name: String,
}

/// A figure that an admission is decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct FigureAsked {
    /// Which.
    pub figure: Named,
    /// Its unit.
    pub unit: String,
    /// Whether failing it refuses the project.
    pub required: bool,
}

/// A reason for which a firm may leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ReasonChoice {
    /// Which.
    pub reason: Named,
    /// Whether it names the case in which the firm was closed down.
    pub needs_case: bool,
}

/// What the forms of the steward's day offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct StewardChoices {
    /// Whether all of the town is seen, whose lists the town fills in.
    pub town: bool,
    /// Parks that are seen.
    pub parks: Vec<ParkChoice>,
    /// What a patrol looks at.
    pub patrol: Vec<Named>,
    /// What a patrol says of an item.
    pub marks: Vec<Named>,
    /// Services that a firm may ask for.
    pub services: Vec<Named>,
    /// Figures of an admission.
    pub figures: Vec<FigureAsked>,
    /// Why a firm leaves, a closed list.
    pub exit_reasons: Vec<ReasonChoice>,
}

/// A patrol of a park's common parts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPatrol {
    /// 园区编号
    pub park: String,
    /// When, not later than today.
    pub day: String,
    /// Who went.
    pub steward: String,
    /// `seen`, `fault` or `not_seen` for every item.
    pub items: BTreeMap<String, String>,
    /// What is at fault, in words, by item.
    #[serde(default)]
    pub faults: BTreeMap<String, String>,
}

/// A step of a work order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOrderStep {
    /// `assigned`, `done` or `rated`.
    pub to: String,
    /// When, not later than today.
    pub day: String,
    /// Stars of the enterprise, 1 to 5, when it is rated.
    #[serde(default)]
    pub stars: Option<u8>,
}

/// A service visit. It is no inspection, and whether a firm is willing is no field of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewVisit {
    /// Id of the enterprise.
    pub enterprise: String,
    /// When, not later than today.
    pub day: String,
    /// Who visited.
    pub steward: String,
    /// Services asked for, codes.
    #[serde(default)]
    pub asks_for: Vec<String>,
    /// What the enterprise says, in its own words.
    #[serde(default)]
    pub says: String,
}

/// A decision on the admission of a project.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAdmission {
    /// The project, by name.
    pub project: String,
    /// 园区编号
    pub park: String,
    /// When, not later than today.
    pub day: String,
    /// Figures by code, in the criterion's unit; what was not collected is left out.
    #[serde(default)]
    pub figures: BTreeMap<String, f64>,
    /// Whether it is admitted.
    pub admit: bool,
    /// Why; needed when it is not what the criteria propose.
    #[serde(default)]
    pub reasons: String,
}

/// The form of an exit's notice.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct ExitForm {
    /// The notice.
    step: NewExit,
    /// The notice or agreement that both sides hold, one file.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// Notice that a firm leaves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewExit {
    /// 合同号, or the id of the lease.
    pub lease: String,
    /// Why, a code of `exit_reasons`.
    pub reason: String,
    /// Id of the case whose decision to close was carried out, where that is the reason.
    #[serde(default)]
    pub case: Option<String>,
    /// When, not later than today.
    pub day: String,
}

/// The form of a step of an exit.
#[derive(ToSchema)]
#[expect(dead_code, reason = "documents the parts, which are read one by one")]
pub(crate) struct ExitStepForm {
    /// What was done.
    step: NewExitStep,
    /// What shows that an item is cleared, one file; none for the other steps.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
}

/// What is done in an exit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ExitActKind {
    /// An item is cleared.
    Clear,
    /// The firm has left.
    Leave,
    /// The firm stays after all.
    Withdraw,
}

/// A step of an exit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewExitStep {
    /// What is done.
    pub act: ExitActKind,
    /// Which item is cleared.
    #[serde(default)]
    pub item: Option<String>,
    /// When, not later than today.
    pub day: String,
}

/// The content of a checklist of which no source gives it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewChecklistText {
    /// From when, not later than today.
    pub day: String,
    /// Who decided it and where it is written.
    pub source: String,
    /// Items.
    pub items: Vec<NewChecklistItem>,
}

/// An item.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewChecklistItem {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Most points, at least 1.
    pub points: u32,
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RecordEntered {
    /// Number of the ledger's entry.
    pub entry: u64,
}
