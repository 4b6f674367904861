//! Negotiation with the platform company (平台公司): rounds on space quota, compensation policy and funds, and the projects that it
//! brings. Each round is a record with the scenario that was worked out from it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cm2, ContentHash, Fen, Quarter};

/// A project that waits for land.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncomingProject {
    /// Id.
    pub id: String,
    /// Land that it needs, in one block.
    pub land: Cm2,
    /// Energy that it needs per year, kgce.
    #[serde(default)]
    pub energy: i64,
    /// Emissions that it needs per year, grams.
    #[serde(default)]
    pub emission: i64,
    /// Tax per year that it promises.
    pub tax: Fen,
    /// Land is of no use to it before.
    pub earliest: Quarter,
    /// It goes elsewhere after.
    pub latest: Quarter,
}

/// What is on the table in a round: where it differs from the live renewal pack, and the limits that a side sets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundTerms {
    /// Numbers of the renewal pack by code name, e.g. `price.house`: decimal literals in the parameter's unit, as given.
    pub parameters: Vec<(String, String)>,
    /// 资金: the most that all payers together pay out in a calendar year.
    pub funds: Vec<(i32, Fen)>,
    /// 空间指标: the most land quota of a kind that blocks starting in a calendar year may use.
    pub quota: Vec<(String, i32, Cm2)>,
    /// Vacant floor that the company offers to displaced firms from the first quarter on, in one place.
    pub swing_space: Cm2,
    /// Projects that it brings.
    pub projects: Vec<IncomingProject>,
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
    /// Work of the search.
    pub work: u64,
    /// Seed of the search.
    pub seed: u64,
    /// Blob of the scenario: the plan that follows from these terms, or why there is none.
    pub scenario: ContentHash,
}
