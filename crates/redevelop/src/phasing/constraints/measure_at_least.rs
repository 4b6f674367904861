//! 目标下限：某项目标不低于给定值.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::Measure;
use crate::phasing::compiled::Compiled;

/// The plan has at least so much of a measure (for [`Measure::Disruption`]: at most).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureAtLeast {
    /// The measure.
    pub measure: Measure,
    /// In its unit.
    pub amount: i64,
}

impl MeasureAtLeast {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        // Ledger 0 is the net present value with its sign turned; it depends on the start, so it is no posting.
        let (ledger, limit) = match self.measure {
            Measure::Npv => (0, -self.amount),
            Measure::Disruption => (model.measure_ledger(self.measure, 1), self.amount),
            other => (model.measure_ledger(other, -1), -self.amount),
        };
        model.rows.push(Row { constraint: index, ledger, from: 0, to: model.quarters, limit });
    }
}
