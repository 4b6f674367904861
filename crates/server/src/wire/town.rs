//! The town at a glance.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Balance, BlockSummary, Check, Clause, Grade, ParkSummary, Unsourced};

/// How much is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Counts {
    /// Enterprises and individual businesses.
    pub enterprises: usize,
    /// Of them registered individual businesses (个体户).
    pub individual_businesses: usize,
    /// Of them garment firms (GB/T 4754 18xx).
    pub garment_firms: usize,
    /// Of them above scale (规上).
    pub above_scale: usize,
    /// Parcels.
    pub parcels: usize,
    /// Buildings.
    pub buildings: usize,
    /// Leases.
    pub leases: usize,
    /// Petitions (信访件).
    pub petitions: usize,
    /// Vacant units.
    pub vacancies: usize,
    /// Incoming projects.
    pub projects: usize,
    /// Plan zones.
    pub zones: usize,
    /// Parks.
    pub parks: usize,
    /// Road segments.
    pub roads: usize,
    /// Rows and features in force.
    pub facts: usize,
}

/// One grade of a population.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Cut {
    /// Grade.
    pub grade: Grade,
    /// Firms with it.
    pub firms: u32,
    /// Lowest score with it; `null` when no firm has it.
    pub lowest: Option<f64>,
    /// Cumulative share of ranks up to which this grade goes, 0 to 1, where ranks are cut.
    pub up_to: Option<f64>,
    /// The score from which on it is given, where scores are cut.
    pub from_score: Option<f64>,
}

/// One population's grades.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Population {
    /// Code.
    pub population: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Firms ranked.
    pub firms: usize,
    /// A to D.
    pub cuts: Vec<Cut>,
}

/// Findings of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CheckCount {
    /// Check.
    pub check: Check,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Suspicions.
    pub findings: usize,
}

/// Findings of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RuleCount {
    /// Check.
    pub check: Check,
    /// Rule.
    pub rule: String,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// Suspicions.
    pub findings: usize,
}

/// The uplift lists (千企提升).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Uplift {
    /// D firms fit for coaching.
    pub coaching: usize,
    /// 高耗低效 firms.
    pub high_energy: usize,
    /// Low-yield parcels to uplift in place.
    pub parcels: usize,
    /// Their area.
    pub area: Area,
}

/// The town at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Town)]
pub(crate) struct TownView {
    /// Tenant key.
    pub id: String,
    /// Chinese name.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// The day about which all of this is said.
    pub as_of: String,
    /// 年度 evaluated.
    pub year: i16,
    /// EPSG code of the CRS in which areas are measured.
    pub epsg: u32,
    /// West, south, east, north in degrees; `null` for a town without a map.
    pub bbox: Option<[f64; 4]>,
    /// How much is known.
    pub counts: Counts,
    /// Title of the evaluation pack.
    pub evaluation: String,
    /// Source of the evaluation's formula.
    pub formula: Clause,
    /// Grades by population.
    pub populations: Vec<Population>,
    /// Enterprises not graded.
    pub not_graded: usize,
    /// Suspicions.
    pub findings: usize,
    /// By check, all five.
    pub checks: Vec<CheckCount>,
    /// By rule, those with at least one.
    pub rules: Vec<RuleCount>,
    /// Enterprises proposed for closure.
    pub closures: usize,
    /// Σ illegal floor area: of each building the largest suspicion.
    pub illegal_floor_area: Area,
    /// Uplift lists.
    pub uplift: Uplift,
    /// Blocks, largest first.
    pub blocks: Vec<BlockSummary>,
    /// Low-yield parcels in no block.
    pub left_over: usize,
    /// Net of the chosen modes of all blocks.
    pub balance: Balance,
    /// Parks, and last, with an empty code, the industrial land outside any.
    pub parks: Vec<ParkSummary>,
    /// Every assumption without a source that was used.
    pub unsourced: Vec<Unsourced>,
    /// Hash of the snapshot.
    pub snapshot: String,
    /// Short name of this computation: give it as `rev` to map routes so that they may be kept forever.
    pub revision: String,
}
