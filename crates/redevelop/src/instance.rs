//! The machine door: a planning instance as anyone may write it.

use jiff::civil::Date;
use model::{Neighbours, Quarter, RenewalPlan, Site};
use rules::RenewalPack;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{RedevelopError, plan};

/// What `sanqian plan --instance FILE` reads. Unknown fields are refused, so that a misspelt one does not pass for none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanInstance {
    /// Parcels with what stands on them and what they yield.
    pub sites: Vec<Site>,
    /// Pairs that lie side by side, barriers already taken out.
    pub neighbours: Vec<Neighbours>,
    /// First quarter of the plan, e.g. `2024Q1`.
    pub start: Quarter,
    /// Day whose rules and prices hold, e.g. `2023-12-31`.
    #[schemars(with = "String", extend("format" = "date"))]
    pub day: Date,
}

impl PlanInstance {
    /// Plans it.
    ///
    /// # Errors
    /// As [`plan`].
    pub fn plan(&self, pack: &RenewalPack) -> Result<RenewalPlan, RedevelopError> {
        plan(&self.sites, &self.neighbours, pack, self.start, self.day)
    }
}
