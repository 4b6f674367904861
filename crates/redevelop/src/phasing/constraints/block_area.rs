//! 连片：每个区块的面积上下限.

use model::Cm2;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::phasing::compiled::Compiled;

/// Areas of blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockArea {
    /// Every block has at least this.
    pub least: Cm2,
    /// And at most this.
    #[serde(default)]
    pub most: Option<Cm2>,
    /// Blocks of the first start have at least this (首批连片 100 亩以上).
    #[serde(default)]
    pub first_batch: Option<Cm2>,
}

impl BlockArea {
    pub(super) fn compile(&self, model: &mut Compiled<'_>) {
        for (start, least) in model.least_area.iter_mut().enumerate() {
            let first = if start == 0 { self.first_batch.unwrap_or(Cm2::ZERO) } else { Cm2::ZERO };
            *least = (*least).max(self.least.0).max(first.0);
        }
        if let Some(most) = self.most {
            model.most_area = model.most_area.min(most.0);
        }
    }
}
