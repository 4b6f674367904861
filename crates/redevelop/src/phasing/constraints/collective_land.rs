//! 集体土地：程序周期届满前不得启动.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// Collective land starts only after its procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollectiveLand {
    /// Quarters from the plan's first quarter.
    pub quarters: u32,
}

impl CollectiveLand {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        let parcels = &model.problem.parcels;
        let lead = i64::from(self.quarters);
        model.bar(|effect, start, _| start < lead && parcels[effect.parcel].collective);
    }
}
