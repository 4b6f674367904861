//! How the parks are run, on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Clause, EnterpriseRef, Named, StewardChoices, Unsourced, Words};

/// A meter reading.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeterLine {
    /// 表号
    pub meter: String,
    /// `electricity`, `gas`, `water` or `solar`.
    pub kind: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// kWh or m³.
    pub amount: f64,
}

/// An indicator of a park.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ParkIndicator {
    /// 园区编号
    pub park: String,
    /// 园区名称
    pub name: String,
    /// Which.
    pub indicator: Named,
    /// Value; `null` when it was not collected.
    pub value: Option<f64>,
    /// Unit; empty for a share.
    pub unit: String,
    /// From what.
    pub because: Words,
    /// The readings that it rests on.
    pub meters: Vec<MeterLine>,
}

/// A step of a work order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OrderStep {
    /// `open`, `assigned`, `done` or `rated`.
    pub state: Named,
    /// When.
    pub day: String,
}

/// A work order (工单).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct OrderLine {
    /// From 1.
    pub number: usize,
    /// For whom; `null` when it is the park's own.
    pub enterprise: Option<EnterpriseRef>,
    /// The park in which a patrol saw a fault; `null` for an enterprise's.
    pub park: Option<String>,
    /// Which service, or what is at fault.
    pub service: Named,
    /// Where it stands.
    pub state: Named,
    /// In order.
    pub steps: Vec<OrderStep>,
    /// Stars of the enterprise, 1 to 5.
    pub stars: Option<u8>,
}

/// Points of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ScoreItem {
    /// The item.
    pub item: Named,
    /// Points.
    pub points: u32,
    /// Most that can be had.
    pub most: u32,
}

/// A scored checklist (星级评定).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ScoreLine {
    /// Which.
    pub checklist: Named,
    /// Who or what was scored.
    pub subject: String,
    /// When.
    pub day: String,
    /// Σ of the items.
    pub points: u32,
    /// Most that can be had.
    pub most: u32,
    /// Stars, when the checklist is starred.
    pub stars: Option<u32>,
    /// Item by item.
    pub items: Vec<ScoreItem>,
}

/// A lease that ends soon, with its park.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EndingInPark {
    /// 园区名称; empty outside any.
    pub park: String,
    /// 合同号
    pub number: String,
    /// 承租方 as given
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub enterprise: Option<EnterpriseRef>,
    /// 房屋编码
    pub building_code: String,
    /// 租赁面积
    pub floor_area: Area,
    /// 到期日
    pub to: String,
    /// Days left; 0 on the last day.
    pub days_left: i64,
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ChecklistItem {
    /// What.
    pub item: Named,
    /// Most points.
    pub most: u32,
}

/// A checklist as it stands: shipped, filled in by the town, or blank because no source gives its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ChecklistLine {
    /// Which.
    pub checklist: Named,
    /// Empty while nobody has filled it in; then it is not scored.
    pub items: Vec<ChecklistItem>,
    /// Where its name comes from.
    pub clause: Clause,
    /// When the town filled it in; `null` when it stands as it is shipped.
    pub filled_on: Option<String>,
    /// Who decided on its content, and where that is written.
    pub source: Option<String>,
}

/// What a patrol saw at fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PatrolFault {
    /// What.
    pub item: Named,
    /// In the steward's words.
    pub words: String,
    /// Number of its work order.
    pub order: usize,
}

/// A patrol of a park's common parts (巡查): no inspection, and of no firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PatrolLine {
    /// 园区名称
    pub park: String,
    /// When.
    pub day: String,
    /// Who went.
    pub steward: String,
    /// Items in order.
    pub in_order: usize,
    /// Items that were not seen.
    pub not_seen: usize,
    /// Items at fault.
    pub faults: Vec<PatrolFault>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

/// A criterion of an admission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct AdmissionCriterion {
    /// With figure and limit.
    pub because: Words,
    /// Whether it is met; `null` when the figure was not collected.
    pub met: Option<bool>,
    /// Points got.
    pub points: u32,
    /// Where it comes from.
    pub clause: Clause,
}

/// A decision on the admission of a project to a park (准入).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct AdmissionLine {
    /// The project.
    pub project: String,
    /// 园区名称
    pub park: String,
    /// When.
    pub day: String,
    /// Points got.
    pub points: u32,
    /// Points that are needed.
    pub needed: u32,
    /// What the criteria propose: `admit`, `refuse` or `ask`.
    pub proposal: Named,
    /// What was decided.
    pub admitted: bool,
    /// Why, when the decision is not what was proposed.
    pub reasons: String,
    /// In the pack's order.
    pub criteria: Vec<AdmissionCriterion>,
    /// Number of the ledger's entry.
    pub entry: u64,
}

/// Something to be cleared before a firm has left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ExitItem {
    /// What.
    pub item: Named,
    /// When it was cleared; `null` while it is open.
    pub cleared: Option<String>,
}

/// A firm that leaves a park (退出).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ExitLine {
    /// Id of the lease.
    pub lease: String,
    /// 合同号
    pub number: String,
    /// 承租方 as the lease names it.
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub enterprise: Option<EnterpriseRef>,
    /// 园区名称
    pub park: String,
    /// 租赁面积, free once the firm has left.
    pub floor_area: Area,
    /// Why, of a closed list.
    pub reason: Named,
    /// The day of the notice.
    pub notice: String,
    /// `noticed`, `clearing`, `left` or `withdrawn`.
    pub state: Named,
    /// In the pack's order.
    pub items: Vec<ExitItem>,
    /// When it ended.
    pub ended: Option<String>,
    /// Numbers of the ledger's entries.
    pub entries: Vec<u64>,
}

/// How the parks are run.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Operations {
    /// The latest day of the records: indicators are of the year to it.
    pub until: String,
    /// The day from which days left are counted.
    pub leases_as_of: String,
    /// By park, in a fixed order.
    pub indicators: Vec<ParkIndicator>,
    /// In order.
    pub orders: Vec<OrderLine>,
    /// The latest of each checklist and subject.
    pub scores: Vec<ScoreLine>,
    /// In the pack's order.
    pub checklists: Vec<ChecklistLine>,
    /// By last day.
    pub ending: Vec<EndingInPark>,
    /// Decisions on admission, the latest first.
    pub admissions: Vec<AdmissionLine>,
    /// Firms that leave, by lease.
    pub exits: Vec<ExitLine>,
    /// The latest first.
    pub patrols: Vec<PatrolLine>,
    /// What the forms offer.
    pub choices: StewardChoices,
    /// Factors used that no source gives.
    pub unsourced: Vec<Unsourced>,
}
