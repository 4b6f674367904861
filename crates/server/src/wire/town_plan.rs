//! 一镇一规划、一园一政策、一企一方案: totals, plots and kept versions.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Money, Named, ParcelRef};

/// Land that is renewed one way.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ModeArea {
    /// How; the empty code stays as it is.
    pub mode: Named,
    /// Σ area.
    pub area: Area,
}

/// Sums of plots.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PlanTotals {
    /// Plots.
    pub plots: u32,
    /// Σ area.
    pub area: Area,
    /// Σ tax that was reported.
    pub tax: Money,
    /// Plots with firms of which none reported its tax.
    pub tax_unknown: u32,
    /// By mode of renewal.
    pub modes: Vec<ModeArea>,
}

/// A plot of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PlotPlan {
    /// Which.
    pub parcel: ParcelRef,
    /// Area.
    pub area: Area,
    /// Tax of the firms on it that reported, their part here; `null` when none did.
    pub tax: Option<Money>,
    /// How it is renewed.
    pub mode: Named,
    /// Firms on it.
    pub firms: usize,
}

/// 一园一政策, or what lies outside any park.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct TownPlanPark {
    /// 园区编号; empty outside any.
    pub code: String,
    /// 园区名称; empty outside any.
    pub name: String,
    /// Σ of its plots.
    pub totals: PlanTotals,
    /// By id.
    pub plots: Vec<PlotPlan>,
}

/// A version that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PlanVersion {
    /// Hash of its facts.
    pub version: String,
    /// The version that it followed.
    pub follows: Option<String>,
    /// When it was kept.
    pub day: String,
    /// The day of its facts.
    pub as_of: String,
    /// Number of the ledger's entry.
    pub entry: u64,
    /// The town's land in it.
    pub area: Area,
    /// The town's tax in it.
    pub tax: Money,
    /// Plots that are other than in the version before; all of the first.
    pub changed: Vec<ParcelRef>,
}

/// The plans at three levels.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct TownPlan {
    /// The day of the facts.
    pub as_of: String,
    /// Hash of the facts.
    pub version: String,
    /// The version that it follows.
    pub follows: Option<String>,
    /// When this version was kept; `null` when the ledger does not have it.
    pub kept_on: Option<String>,
    /// 一镇一规划: Σ of the parks and of what lies outside.
    pub totals: PlanTotals,
    /// By code.
    pub parks: Vec<TownPlanPark>,
    /// Plots outside any park.
    pub outside: TownPlanPark,
    /// Firms with a plot, each with its own plan (一企一方案).
    pub firms: usize,
    /// The latest first.
    pub versions: Vec<PlanVersion>,
}
