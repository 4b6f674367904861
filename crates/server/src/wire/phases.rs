//! The phased plan (分期方案).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Area, Balance, Money, ParcelRef, Party, Words};

/// The phased plan, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PhasesPage {
    /// The plan; `null` when none was found.
    pub plan: Option<PhasesPlan>,
    /// Why there is none; `null` when there is one.
    pub why_none: Option<String>,
    /// Rounds of the negotiation with the platform company, oldest first.
    pub rounds: Vec<RoundOfPhases>,
}

/// A round of the negotiation, with the scenario that was kept.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RoundOfPhases {
    /// Its name.
    pub name: String,
    /// With whom.
    pub with: String,
    /// When.
    pub day: String,
    /// What was said beside the numbers.
    pub note: String,
    /// The scenario; `null` when there is no plan under its terms.
    pub figures: Option<RoundFigures>,
    /// Why there is none.
    pub why_none: Option<Words>,
    /// What changed against the round before: terms, then figures, then parcels.
    pub changed: Vec<Words>,
}

/// What a round's scenario comes to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RoundFigures {
    /// Name of the plan.
    pub hash: String,
    /// Blocks.
    pub blocks: usize,
    /// Land renewed.
    pub area: Area,
    /// Net present value.
    pub npv: Money,
    /// 静态平衡
    pub static_balance: Money,
    /// 资金缺口峰值
    pub peak_gap: Money,
    /// Projects that get land.
    pub placed: Vec<String>,
    /// Projects that get none in their time.
    pub waiting: Vec<String>,
}

/// What people ask of a plan; a list that was not asked for is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct AnswersOfPhases {
    /// Other plans within 1 %, the best first.
    pub alternatives: Vec<AlternativeOfPhases>,
    /// What one step more of each binding limit buys.
    pub prices: Vec<PriceOfPhases>,
    /// Parcels of the plan, those first without which it lacks most.
    pub inclusion: Vec<InclusionOfPhases>,
    /// Plans of which none is worse in both net present value and land freed than another, most net present value first.
    pub frontier: Vec<FrontierOfPhases>,
}

/// What a parcel is worth to the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct InclusionOfPhases {
    /// The parcel.
    pub parcel: ParcelRef,
    /// What the plan found without it lacks, 万元; `null` when none was found.
    pub lacks_wan_yuan: Option<f64>,
    /// What any plan without it lacks at least: proven, 万元.
    pub at_least_wan_yuan: f64,
}

/// A plan between two aims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct FrontierOfPhases {
    /// Name of the plan.
    pub hash: String,
    /// Net present value.
    pub npv_wan_yuan: f64,
    /// Land freed, mu.
    pub freed_mu: f64,
    /// Land renewed, mu.
    pub area_mu: f64,
    /// Blocks.
    pub blocks: usize,
}

/// Another plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct AlternativeOfPhases {
    /// Name of the plan.
    pub hash: String,
    /// What it is worth, 万元.
    pub worth_wan_yuan: f64,
    /// How much less than the plan, 万元.
    pub less_wan_yuan: f64,
    /// Parcels of the plan that it leaves out.
    pub without: usize,
    /// Parcels that it takes in beside.
    pub with: usize,
    /// Parcels in both that are renewed another way or at another time.
    pub otherwise: usize,
}

/// What a step more of a limit buys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct PriceOfPhases {
    /// The limit.
    pub name: Words,
    /// The step.
    pub step: Words,
    /// By how much a plan was found to be better, beside a control with the same work, 万元.
    pub found_wan_yuan: f64,
    /// By how much any plan can be better: proven, 万元.
    pub at_most_wan_yuan: f64,
}

/// Which plots together, renewed how, when, with a seat for every firm.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PhasesPlan {
    /// First quarter of the plan.
    pub first: String,
    /// Name of the plan: the same plan has the same name.
    pub hash: String,
    /// In the order of their start.
    pub blocks: Vec<PhaseBlock>,
    /// All blocks' land together.
    pub land: StandingPair,
    /// Whether all blocks hang together.
    pub contiguous: bool,
    /// Firms that leave for a time or for good.
    pub displaced: usize,
    /// Firms on the land whose output is known.
    pub output_known: usize,
    /// Of so many.
    pub output_of: usize,
    /// What all blocks come to.
    pub balance: Balance,
    /// Net by party over all blocks.
    pub parties: Vec<PartyNet>,
    /// What the plan is worth by the pack's weights, 万元.
    pub worth_wan_yuan: f64,
    /// No plan is worth more: proven.
    pub bound_wan_yuan: f64,
    /// (bound − worth) ÷ worth.
    pub gap: f64,
    /// Whether no plan is better.
    pub optimal: bool,
    /// What has been proven, in plain words.
    pub proof: Words,
    /// Limits, each with what one step more would do.
    pub limits: Vec<LimitOfPhases>,
    /// The best other plan found.
    pub runner_up: Option<RunnerUp>,
    /// Where displaced firms sit, quarter by quarter.
    pub seats_by_quarter: Vec<QuarterOfSeats>,
    /// Every displaced firm with its places.
    pub seats: Vec<LineOfSeats>,
    /// West, south, east, north in degrees.
    pub bbox: Option<[f64; 4]>,
}

/// One party's net.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PartyNet {
    /// Who.
    pub party: Party,
    /// Over all quarters.
    pub net: Money,
}

/// Land before and after.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct StandingPair {
    /// Land.
    pub area: Area,
    /// Today.
    pub before: Standing,
    /// After renewal, by the pack's assumptions.
    pub after: Standing,
}

/// What stands on land and what it yields.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Standing {
    /// 建筑密度, 0 to 1; `null` when not known of all the land.
    pub coverage: Option<f64>,
    /// 容积率
    pub far: f64,
    /// 亩均税收, 万元 per mu and year.
    pub tax_per_mu: f64,
    /// Floor area.
    pub floor: Area,
    /// Tax per year.
    pub tax: Money,
}

/// A block of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PhaseBlock {
    /// Its number in the plan, from 1.
    pub number: usize,
    /// The village that holds most of its land.
    pub village: String,
    /// Code of its mode.
    pub mode: String,
    /// Name of its mode.
    pub mode_name: Words,
    /// Quarter in which it starts.
    pub start: String,
    /// Years from the plan's first start, from 1.
    pub phase: i32,
    /// First quarter in which its new space is used; `null` when its mode makes none.
    pub ready: Option<String>,
    /// Its parcels.
    pub parcels: Vec<ParcelRef>,
    /// Firms on it today.
    pub firms: u32,
    /// Of them, those that leave for a time or for good.
    pub displaced: u32,
    /// Before and after.
    pub land: StandingPair,
    /// What it comes to.
    pub balance: Balance,
}

/// A limit of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LimitOfPhases {
    /// What it is.
    pub name: Words,
    /// By how much one step more raises the bound at most; `null` when it does not bind.
    pub worth: Option<Words>,
}

/// The best other plan found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RunnerUp {
    /// Name of the plan.
    pub hash: String,
    /// What it is worth, 万元.
    pub worth_wan_yuan: f64,
    /// How much less than the plan, 万元.
    pub less_wan_yuan: f64,
    /// Its blocks that the plan does not have, in words.
    pub different: Vec<Words>,
}

/// Displaced firms in one quarter.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct QuarterOfSeats {
    /// Which.
    pub quarter: String,
    /// Firms in vacant premises.
    pub in_vacancies: u32,
    /// Their floor.
    pub vacancy_floor: Area,
    /// Firms in new space.
    pub in_new_space: u32,
    /// Their floor.
    pub new_space_floor: Area,
    /// Floor of the vacancies that are open.
    pub open_floor: Area,
    /// Floor of new space that is ready and open to them.
    pub ready_floor: Area,
}

/// A displaced firm.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LineOfSeats {
    /// Id of the enterprise.
    pub enterprise: String,
    /// Its name.
    pub name: String,
    /// The parcel that it leaves.
    pub leaves: ParcelRef,
    /// Number of the block that displaces it.
    pub block: usize,
    /// Its places, in order and without a gap.
    pub stays: Vec<StayOfFirm>,
}

/// Some quarters in one place.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct StayOfFirm {
    /// Building code and unit of a vacancy; `null` in new space.
    pub vacancy: Option<String>,
    /// Number of the block whose new space it is; `null` in a vacancy.
    pub block: Option<usize>,
    /// First quarter.
    pub from: String,
    /// First quarter no longer; `null` for good.
    pub to: Option<String>,
}

impl From<&sanqian::BeforeAfter> for StandingPair {
    fn from(land: &sanqian::BeforeAfter) -> Self {
        let standing = |it: &sanqian::Standing| Standing {
            coverage: it.coverage,
            far: it.far,
            tax_per_mu: it.tax_per_mu,
            floor: it.floor.into(),
            tax: it.tax.into(),
        };
        Self { area: land.area.into(), before: standing(&land.before), after: standing(&land.after) }
    }
}

impl From<&sanqian::SeatQuarter> for QuarterOfSeats {
    fn from(it: &sanqian::SeatQuarter) -> Self {
        Self {
            quarter: it.quarter.to_string(),
            in_vacancies: it.in_vacancies.firms,
            vacancy_floor: it.in_vacancies.floor.into(),
            in_new_space: it.in_new_space.firms,
            new_space_floor: it.in_new_space.floor.into(),
            open_floor: it.open_floor.into(),
            ready_floor: it.new_floor.into(),
        }
    }
}
