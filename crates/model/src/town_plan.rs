//! What the plans at three levels (一镇一规划、一园一政策、一企一方案) are made of, and a version that was kept.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Cm2, ContentHash, EnterpriseId, Fen, ParcelId};

/// What is known and planned of a plot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlotFact {
    /// The plot.
    pub parcel: ParcelId,
    /// Its park, by code; `None` outside any.
    pub park: Option<String>,
    /// Area.
    pub area: Cm2,
    /// Tax of the firms on it that reported, their part here; `None` when there are firms and none of them did (未报).
    pub tax: Option<Fen>,
    /// How it is renewed, a code of the renewal pack; empty when it stays.
    pub mode: String,
    /// The firms on it.
    pub enterprises: Vec<EnterpriseId>,
}

/// A version of the town's plan as the ledger keeps it: whole, with its facts, so that it can be made again and compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TownPlanVersion {
    /// When it was kept.
    pub day: Date,
    /// The day of the facts.
    pub as_of: Date,
    /// Hash of the facts.
    pub version: ContentHash,
    /// The version that it follows; `None` for the first.
    pub follows: Option<ContentHash>,
    /// The facts, by plot.
    pub plots: Vec<PlotFact>,
}
