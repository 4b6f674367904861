//! 年度预算：一年内的支出不超过限额.

use model::{Fen, Party};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Row;
use crate::phasing::compiled::Compiled;

/// What these payers spend in a year; incomes of the year do not count against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearlyBudget {
    /// Whose money; empty means all payers'.
    #[serde(default)]
    pub payers: Vec<Party>,
    /// Calendar year.
    pub year: i32,
    /// At most so much.
    pub limit: Fen,
}

impl YearlyBudget {
    pub(super) fn compile(&self, index: usize, model: &mut Compiled<'_>) {
        let ledger = model.ledger(&format!("outlay {:?}", self.payers), |effect, _, _| {
            let mut out: Vec<(i64, i64)> = Vec::new();
            for flow in effect.cash.iter().filter(|f| self.payers.is_empty() || self.payers.contains(&f.payer)) {
                out.extend((0..).zip(&flow.quarters).map(|(quarter, amount)| (quarter, (-amount.0).max(0))));
            }
            out
        });
        let (from, to) = model.year(self.year);
        model.rows.push(Row { constraint: index, ledger, from, to, limit: self.limit.0 });
    }
}
