//! What renewal (千亩改造) reads and hands on: sites, blocks, modes' cash flows, plans.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::statement::Tenure;
use crate::{
    BlockId, Clause, Cm2, ContentHash, DebtService, Derivation, Fen, MilliPerson, ParcelId, PartyBalance, PartyPart,
    Quarter, Sensitivity, Unsourced,
};

/// A parcel as the planner sees it: what stands on it and what it yields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Site {
    /// Id; any stable text in the machine door.
    pub parcel: ParcelId,
    /// 宗地代码
    #[serde(default)]
    pub code: String,
    /// 所属村
    #[serde(default)]
    pub village: Option<String>,
    /// Land area.
    pub area: Cm2,
    /// Floor area with certificate or permit.
    pub lawful_floor_area: Cm2,
    /// Floor area without: compensated with 0 (国有土地上房屋征收与补偿条例 §24).
    pub illegal_floor_area: Cm2,
    /// Certified or permitted temporary floor area that has expired counts as illegal; this is the share in use by tenants.
    pub let_floor_area: Cm2,
    /// Tax of the evaluation year that its occupants paid for their part here.
    pub tax: Fen,
    /// Firms that sit on it.
    pub firms: u32,
    /// Staff of the firms, where reported.
    pub staff: MilliPerson,
    /// Tenures of its right holders, ordered, without repetition.
    pub tenures: Vec<Tenure>,
    /// Number of right holders.
    pub holders: u32,
    /// Share of its area planned for another use than industry, 0 to 1.
    pub plan_conflict: f64,
    /// Whether land use today is industrial.
    pub industrial: bool,
}

/// Two neighbouring sites of a planning instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Neighbours {
    /// One.
    pub a: ParcelId,
    /// The other.
    pub b: ParcelId,
}

/// A contiguous block of low-yield sites.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// From its parcels.
    pub id: BlockId,
    /// Name for people, e.g. `王家埭区块1`: main village and number by falling area.
    pub name: String,
    /// Ordered.
    pub parcels: Vec<ParcelId>,
    /// Σ area of its sites.
    pub area: Cm2,
    /// Σ lawful floor area.
    pub lawful_floor_area: Cm2,
    /// Σ illegal floor area.
    pub illegal_floor_area: Cm2,
    /// Σ tax.
    pub tax: Fen,
    /// Σ firms.
    pub firms: u32,
    /// Σ staff.
    pub staff: MilliPerson,
    /// Area-weighted share planned for another use.
    pub plan_conflict: f64,
    /// Right holders per parcel, mean: a simple index of fragmentation.
    pub holders_per_parcel: f64,
    /// Why these parcels: the rule in words with its figures.
    pub because: Derivation,
}

/// Who pays or receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 市
    City,
    /// 镇
    Town,
    /// 村集体
    Village,
    /// 国资平台
    PlatformCompany,
    /// 企业
    Firms,
}

/// One line of a cash flow: incomes are positive, costs negative, and its quarters sum to its total to the fen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CashLine {
    /// Code of the item in the pack, e.g. `compensation.house`.
    pub item: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who pays or receives; of a shared line who bears what the others do not.
    pub party: Party,
    /// Sum over all quarters.
    pub total: Fen,
    /// By quarter, from the flow's first quarter.
    pub quarters: Vec<Fen>,
    /// Of a line that several share, what each bears; empty when `party` bears it all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartyPart>,
    /// base × price × share, in words with figures.
    pub because: Derivation,
    /// Where the price comes from.
    pub basis: Clause,
}

/// What a flow comes to. Rates are per year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FundBalance {
    /// Σ income.
    pub income: Fen,
    /// Σ cost, as a positive amount.
    pub cost: Fen,
    /// 静态平衡 = income − cost.
    pub static_balance: Fen,
    /// NPV at the start of the first quarter, payments at quarter ends, in fen (a float, not money that anyone pays).
    pub npv: f64,
    /// Discount rate used.
    pub discount_rate: f64,
    /// IRR per year; `None` when no rate, or more than one, makes the NPV zero; `irr_note` says which.
    pub irr: Option<f64>,
    /// Why there is no single IRR, if so.
    pub irr_note: Option<Derivation>,
    /// First quarter at whose end the undiscounted sum is not negative and stays so; `None` when never.
    pub payback: Option<Quarter>,
    /// The same for the discounted sum (动态回收期).
    #[serde(default)]
    pub discounted_payback: Option<Quarter>,
    /// Deepest cumulative gap, as a positive amount (0 when never below zero).
    pub peak_gap: Fen,
    /// The quarter of the deepest gap.
    pub peak_gap_at: Option<Quarter>,
}

/// A mode's cash flow for a block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CashFlow {
    /// First quarter.
    pub from: Quarter,
    /// Lines in the pack's order.
    pub lines: Vec<CashLine>,
    /// Sum of the lines by quarter.
    pub net: Vec<Fen>,
    /// What it comes to.
    pub balance: FundBalance,
    /// What it comes to for each party that has a line, in the order of [`Party`].
    #[serde(default)]
    pub parties: Vec<PartyBalance>,
    /// How it is financed and paid back; `None` when the pack does not say.
    #[serde(default)]
    pub debt: Option<DebtService>,
}

/// One mode of renewal applied to one block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModeOption {
    /// Code name, e.g. `demolish`.
    pub mode: String,
    /// 拆除式 …
    pub zh: String,
    /// English name.
    pub en: String,
    /// Why it may not be done now, if so (plan conflict …); such an option is computed but never chosen.
    pub barred: Option<Derivation>,
    /// Floor area demolished.
    pub demolished: Cm2,
    /// Floor area built.
    pub built: Cm2,
    /// FAR before.
    pub far_before: f64,
    /// FAR after.
    pub far_after: f64,
    /// The money.
    pub cash_flow: CashFlow,
    /// What it is worth when its assumptions are wrong; only of the chosen mode.
    #[serde(default)]
    pub sensitivity: Option<Sensitivity>,
}

/// A block with its options and the choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BlockPlan {
    /// The block.
    pub block: Block,
    /// All modes of the pack, in its order.
    pub options: Vec<ModeOption>,
    /// The code of the chosen mode: highest NPV of those not barred (ties: the pack's order); `None` when all are barred.
    pub chosen: Option<String>,
    /// Why.
    pub because: Derivation,
}

/// The renewal plan of a town: a value, named by its inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RenewalPlan {
    /// Hash of the pack's text.
    pub pack: ContentHash,
    /// Hash of sites and neighbours.
    pub inputs: ContentHash,
    /// Largest block first.
    pub blocks: Vec<BlockPlan>,
    /// Low-yield sites in no block, because too small a group.
    pub left_over: Vec<ParcelId>,
    /// Net of the chosen options of all blocks.
    pub balance: FundBalance,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}
