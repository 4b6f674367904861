//! 用地指标：分类别、分年度.

use model::Cm2;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::compiled::Compiled;

/// What blocks that start in a year may use of a kind of quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LandQuota {
    /// Kind, e.g. `存量盘活`.
    pub kind: String,
    /// Calendar year.
    pub year: i32,
    /// At most so much.
    pub limit: Cm2,
}

impl LandQuota {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        let ledger = model.ledger(&format!("quota {}", self.kind), |effect, _, _| {
            effect.quota.get(&self.kind).map(|area| (0, area.0)).into_iter().collect()
        });
        let (from, to) = model.year(self.year);
        model.rows.push(Row { constraint: index, ledger, from, to, limit: self.limit.0 });
    }
}
