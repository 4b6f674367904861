//! 同意比例：区块内按面积加权.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// A block of these modes needs so much consent, weighted by area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Codes of modes; empty means all.
    #[serde(default)]
    pub modes: Vec<String>,
    /// In millionths: Σ area × consent ÷ Σ area is at least this.
    pub least: i64,
}

impl Consent {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        for (index, mode) in model.problem.modes.iter().enumerate() {
            if self.modes.is_empty() || self.modes.contains(&mode.code) {
                model.consent[index] = model.consent[index].max(self.least);
            }
        }
    }
}
