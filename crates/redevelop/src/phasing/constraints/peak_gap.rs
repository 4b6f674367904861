//! 最大资金缺口：累计净支出不超过限额.

use model::{Fen, Party};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::compiled::Compiled;

/// At no quarter's end have these payers together paid more than this beyond what they received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeakGap {
    /// Whose money; empty means all payers'.
    #[serde(default)]
    pub payers: Vec<Party>,
    /// Deepest gap.
    pub limit: Fen,
}

impl PeakGap {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        let ledger = model.ledger(&format!("net {:?}", self.payers), |effect, _, _| {
            let mut net: Vec<(i64, i64)> = Vec::new();
            for flow in effect.cash.iter().filter(|f| self.payers.is_empty() || self.payers.contains(&f.payer)) {
                net.extend((0..).zip(&flow.quarters).map(|(quarter, amount)| (quarter, -amount.0)));
            }
            net
        });
        for to in 1..=model.quarters {
            model.rows.push(Row { constraint: index, ledger, from: 0, to, limit: self.limit.0 });
        }
    }
}
