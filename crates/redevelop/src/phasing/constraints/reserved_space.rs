//! 新增空间预留给小微企业园与企业调产安置的比例（甬政办发〔2025〕1号：不低于 10 %）.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::compiled::Compiled;

/// Of all new space at least this share is reserved for small parks and relocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReservedSpace {
    /// In thousandths.
    pub least: i64,
}

impl ReservedSpace {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        let ledger = model.ledger(&format!("reserved {}", self.least), |effect, _, _| {
            vec![(0, self.least * effect.new_space.0 - 1000 * effect.reserved_space.0)]
        });
        model.rows.push(Row { constraint: index, ledger, from: 0, to: model.quarters, limit: 0 });
    }
}
