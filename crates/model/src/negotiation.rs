//! Negotiation with the platform company (平台公司): rounds on space quota, compensation policy and funds, and the projects that it
//! brings. Each round is a record with what was worked out from it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cm2, ContentHash, Derivation, Fen, IncomingProject, ParcelId, Quarter};

/// What is on the table in a round: where it differs from the live renewal pack, and the limits that a side sets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RoundTerms {
    /// 补偿政策: numbers of the renewal pack by code name, e.g. `price.house`: decimal literals in the parameter's unit, as given.
    pub parameters: Vec<(String, String)>,
    /// 资金: the most that all payers together pay out in a calendar year, fen.
    pub funds: Vec<(i32, Fen)>,
    /// 空间指标: the most land quota of a kind that blocks starting in a calendar year may use, cm².
    pub quota: Vec<(String, i32, Cm2)>,
    /// Vacant floor that the company offers to displaced firms from the first quarter on, in one place, cm².
    pub swing_space: Cm2,
    /// Projects that it brings.
    pub projects: Vec<IncomingProject>,
}

/// A block of a round's scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundBlock {
    /// Code of the mode.
    pub mode: String,
    /// Who carries it out.
    pub carrier: String,
    /// Its first quarter.
    pub start: Quarter,
    /// Its parcels.
    pub parcels: Vec<ParcelId>,
}

/// What follows from a round's terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundScenario {
    /// Hash of the plan: the same plan has the same hash.
    pub plan: ContentHash,
    /// Blocks in the order of their start.
    pub blocks: Vec<RoundBlock>,
    /// What the plan is worth by the pack's weights.
    pub worth: Fen,
    /// No plan under these terms is worth more: proven.
    pub bound: Fen,
    /// Land renewed.
    pub area: Cm2,
    /// Land freed.
    pub freed: Cm2,
    /// Net present value.
    pub npv: Fen,
    /// 静态平衡
    pub static_balance: Fen,
    /// 资金缺口峰值
    pub peak_gap: Fen,
    /// Tax per year that it adds.
    pub tax_gained: Fen,
    /// Firms that have to move.
    pub displaced: u32,
    /// Projects that get land, by id.
    pub placed: Vec<String>,
    /// Projects that get none in their time.
    pub waiting: Vec<String>,
}

/// A round of the negotiation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegotiationRound {
    /// As both sides call it, once in the town.
    pub name: String,
    /// With whom, e.g. `工贸集团`.
    pub with: String,
    /// When.
    pub day: Date,
    /// What was said beside the numbers.
    pub note: String,
    /// What is on the table.
    pub terms: RoundTerms,
    /// The day of the snapshot on which the scenario stands.
    pub as_of: Date,
    /// Hash of that snapshot.
    pub snapshot: ContentHash,
    /// Hash of the renewal pack under the terms.
    pub pack: ContentHash,
    /// Work of the search.
    pub work: u64,
    /// Seed of the search.
    pub seed: u64,
    /// The scenario that follows from these terms; `None` when there is no plan under them.
    pub scenario: Option<RoundScenario>,
    /// Why there is none, in words.
    pub why_none: Option<Derivation>,
}
