//! 村际均衡：每村至少得到总量的一定份额.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::Measure;
use crate::phasing::compiled::Compiled;

/// Each of these villages has at least this share of the plan's total of a measure other than the net present value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VillageFairness {
    /// Which villages; empty means all that have a parcel.
    #[serde(default)]
    pub villages: Vec<String>,
    /// What is shared.
    pub measure: Measure,
    /// In thousandths.
    pub least: i64,
}

impl VillageFairness {
    /// The villages it speaks of, ordered.
    pub(crate) fn of<'a>(&'a self, all: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
        if self.villages.is_empty() { all.collect() } else { self.villages.iter().map(String::as_str).collect() }
    }

    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        let parcels = &model.problem.parcels;
        for village in self.of(parcels.iter().map(|p| p.village.as_str())) {
            let name = format!("fair {village} {:?} {}", self.measure, self.least);
            let ledger = model.ledger(&name, |effect, parcel, mode| {
                let amount = crate::phasing::compiled::measure(self.measure, effect, parcel, mode);
                let own = if parcel.village == village { 1000 } else { 0 };
                vec![(0, (self.least - own) * amount)]
            });
            model.rows.push(Row { constraint: index, ledger, from: 0, to: model.quarters, limit: 0 });
        }
    }
}
