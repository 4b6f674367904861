//! Blocks of renewal (连片改造区块).

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, CashFlow, Money, ParcelRef, Sensitivity, Simulation, Words};

/// A row of the list of blocks.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct BlockSummary {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Σ area of its parcels.
    pub area: Area,
    /// Parcels.
    pub parcels: usize,
    /// Firms on it.
    pub firms: u32,
    /// Tax of the evaluation year.
    pub tax: Money,
    /// 万元 per mu.
    pub tax_per_mu: Option<f64>,
    /// Code of the chosen mode; `null` when all are barred.
    pub mode: Option<String>,
    /// Its Chinese name.
    pub mode_zh: Option<String>,
    /// Its English name.
    pub mode_en: Option<String>,
    /// 静态平衡 of the chosen mode.
    pub static_balance: Option<Money>,
    /// 净现值 of the chosen mode in 万元.
    pub npv_wan_yuan: Option<f64>,
}

/// One mode applied to the block.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ModeOption {
    /// Code.
    pub mode: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Why it may not be done now; such an option is computed but never chosen.
    pub barred: Option<Words>,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// Floor area demolished.
    pub demolished: Area,
    /// Floor area built.
    pub built: Area,
    /// 容积率 before.
    pub far_before: f64,
    /// 容积率 after.
    pub far_after: f64,
    /// The money.
    pub cash_flow: CashFlow,
    /// Break-even numbers and the tornado; of the chosen mode only.
    pub sensitivity: Option<Sensitivity>,
    /// Monte Carlo; of the chosen mode only.
    pub simulation: Option<Simulation>,
}

/// One block with all its options.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Block {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its parcels.
    pub parcels: Vec<ParcelRef>,
    /// Σ area.
    pub area: Area,
    /// Σ lawful floor area.
    pub lawful_floor_area: Area,
    /// Σ illegal floor area.
    pub illegal_floor_area: Area,
    /// Σ tax of the evaluation year.
    pub tax: Money,
    /// 万元 per mu.
    pub tax_per_mu: Option<f64>,
    /// Σ firms.
    pub firms: u32,
    /// Σ staff, where reported.
    pub staff: f64,
    /// Area-weighted share planned for another use, 0 to 1.
    pub plan_conflict: f64,
    /// Mean right holders per parcel.
    pub holders_per_parcel: f64,
    /// Why these parcels.
    pub because: Words,
    /// Code of the chosen mode.
    pub chosen: Option<String>,
    /// Why that mode.
    pub chosen_because: Words,
    /// All modes of the pack, in its order.
    pub options: Vec<ModeOption>,
    /// West, south, east, north in degrees; `null` when no parcel has an outline.
    pub bbox: Option<[f64; 4]>,
}
