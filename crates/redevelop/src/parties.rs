//! The flow as each party sees it.

use std::collections::BTreeMap;

use model::{CashLine, Fen, Party, PartyBalance, Quarter};

use crate::fund_balance::{fund_balance, net};

/// The balance of every party that has a line, by quarter from `from` on; their flows sum to the whole in every quarter, to the
/// fen. `rate` is per year, above −1.
#[must_use]
pub fn parties(from: Quarter, lines: &[CashLine], rate: f64) -> Vec<PartyBalance> {
    let mut flows: BTreeMap<Party, Vec<&[Fen]>> = BTreeMap::new();
    for line in lines {
        if line.parts.is_empty() {
            flows.entry(line.party).or_default().push(&line.quarters);
        }
        for part in &line.parts {
            flows.entry(part.party).or_default().push(&part.quarters);
        }
    }
    flows
        .into_iter()
        .map(|(party, flows)| PartyBalance { party, net: net(&flows), balance: fund_balance(from, &flows, rate) })
        .collect()
}
