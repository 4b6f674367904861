//! 至少若干个区块.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// At least so many blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeparateBlocks {
    /// How many.
    pub least: usize,
}

impl SeparateBlocks {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        model.least_blocks = model.least_blocks.max(self.least);
    }
}
