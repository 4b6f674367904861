//! What must hold, one file each. Most are sums over a window of quarters of a ledger that options post to ([`Row`]); the
//! others (areas, consent, seats, number of blocks, choices by hand) are checked where they apply.

mod block_area;
mod by_hand;
mod collective_land;
mod consent;
mod land_quota;
mod measure_at_least;
mod peak_gap;
mod plan_change;
mod reserved_space;
mod separate_blocks;
mod swing_space;
mod village_fairness;
mod yearly_budget;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use block_area::BlockArea;
pub use by_hand::ByHand;
pub use collective_land::CollectiveLand;
pub use consent::Consent;
pub use land_quota::LandQuota;
pub use measure_at_least::MeasureAtLeast;
pub use peak_gap::PeakGap;
pub use plan_change::PlanChange;
pub use reserved_space::ReservedSpace;
pub use separate_blocks::SeparateBlocks;
pub use swing_space::SwingSpace;
pub use village_fairness::VillageFairness;
pub use yearly_budget::YearlyBudget;

use super::compiled::{Compiled, Row};

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Constraint {
    /// Areas of blocks.
    BlockArea(BlockArea),
    /// Money of a year.
    YearlyBudget(YearlyBudget),
    /// The deepest cumulative gap.
    PeakGap(PeakGap),
    /// Land quota of a kind and year.
    LandQuota(LandQuota),
    /// A seat for every displaced firm.
    SwingSpace(SwingSpace),
    /// Plots with a plan conflict wait.
    PlanChange(PlanChange),
    /// Collective land waits.
    CollectiveLand(CollectiveLand),
    /// Enough right holders agree.
    Consent(Consent),
    /// New space for small parks and relocation.
    ReservedSpace(ReservedSpace),
    /// Villages share.
    VillageFairness(VillageFairness),
    /// In or out by hand.
    ByHand(ByHand),
    /// At least so many blocks.
    SeparateBlocks(SeparateBlocks),
    /// At least so much of a measure.
    MeasureAtLeast(MeasureAtLeast),
}

impl Constraint {
    /// Writes itself into the compiled model; `index` is its place in the list.
    pub(crate) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        match self {
            Self::BlockArea(it) => it.compile(model),
            Self::YearlyBudget(it) => it.compile(index, model),
            Self::PeakGap(it) => it.compile(index, model),
            Self::LandQuota(it) => it.compile(index, model),
            Self::SwingSpace(it) => it.compile(index, model),
            Self::PlanChange(it) => it.compile(model),
            Self::CollectiveLand(it) => it.compile(model),
            Self::Consent(it) => it.compile(model),
            Self::ReservedSpace(it) => it.compile(index, model),
            Self::VillageFairness(it) => it.compile(index, model),
            Self::ByHand(it) => it.compile(model),
            Self::SeparateBlocks(it) => it.compile(model),
            Self::MeasureAtLeast(it) => it.compile(index, model),
        }
    }

    /// Its name for people, Chinese and English.
    #[must_use]
    pub fn name(&self) -> (&'static str, &'static str) {
        match self {
            Self::BlockArea(_) => ("区块面积", "area of blocks"),
            Self::YearlyBudget(_) => ("年度预算", "yearly budget"),
            Self::PeakGap(_) => ("最大资金缺口", "peak funding gap"),
            Self::LandQuota(_) => ("用地指标", "land quota"),
            Self::SwingSpace(_) => ("周转用房", "swing space"),
            Self::PlanChange(_) => ("规划调整周期", "lead time of the plan change"),
            Self::CollectiveLand(_) => ("集体土地程序周期", "lead time of collective land"),
            Self::Consent(_) => ("同意比例", "consent"),
            Self::ReservedSpace(_) => ("小微园与安置预留", "space reserved for small parks and relocation"),
            Self::VillageFairness(_) => ("村际均衡", "fairness between villages"),
            Self::ByHand(_) => ("人工指定", "choices by hand"),
            Self::SeparateBlocks(_) => ("区块个数", "number of blocks"),
            Self::MeasureAtLeast(_) => ("目标下限", "floor of a measure"),
        }
    }
}
