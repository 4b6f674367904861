//! 规划冲突地块：规划调整完成前不得启动受限模式.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// Plots with a plan conflict start a mode that the conflict bars only after the plan change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanChange {
    /// Quarters from the plan's first quarter.
    pub quarters: u32,
}

impl PlanChange {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        let parcels = &model.problem.parcels;
        let lead = i64::from(self.quarters);
        model
            .bar(|effect, start, mode| start < lead && mode.barred_by_conflict && parcels[effect.parcel].plan_conflict);
    }
}
