//! What an enterprise has been given, has passed on, and has lost of energy, discharge and capacity (激励与倒逼台账): each line
//! adds up to its balance.

use model::{Account, Derivation, QuotaLedger, QuotaMove, Unsourced};
use rules::QuotaPack;
use schemars::JsonSchema;
use serde::Serialize;

/// One kind of quota of one holder, in the kind's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactorLine {
    /// Kind.
    pub kind: String,
    /// Its name.
    pub name: Derivation,
    /// Unit of the amounts.
    pub unit: String,
    /// Granted, preferences not included.
    pub granted: i64,
    /// Granted by preference (激励).
    pub preferred: i64,
    /// Whether such a preference needs a fair-competition review (公平竞争审查条例第十条).
    pub review: bool,
    /// Received from others, and by conversion.
    pub received: i64,
    /// Passed on to others, and converted.
    pub given: i64,
    /// Used.
    pub used: i64,
    /// Cut on a published result (倒逼).
    pub cut: i64,
    /// Void.
    pub void: i64,
    /// granted + preferred + received − given − used − cut − void.
    pub balance: i64,
}

/// The lines of a holder by kind, those that never moved left out, and the clauses that no source gives. O(entries × kinds).
#[must_use]
pub fn factor_statement(pack: &QuotaPack, ledger: &QuotaLedger, holder: &str) -> (Vec<FactorLine>, Vec<Unsourced>) {
    let account = Account::Holder(holder.to_owned());
    let mut lines = Vec::new();
    for kind in &pack.kinds {
        let mut line = FactorLine {
            kind: kind.code.clone(),
            name: Derivation { zh: kind.zh.clone(), en: kind.en.clone() },
            unit: kind.unit.clone(),
            granted: 0,
            preferred: 0,
            review: false,
            received: 0,
            given: 0,
            used: 0,
            cut: 0,
            void: 0,
            balance: 0,
        };
        let mut moved = false;
        for entry in &ledger.entries {
            for (_, _, amount) in entry.postings.iter().filter(|(of, at, _)| *of == kind.code && *at == account) {
                moved = true;
                line.balance += amount;
                match &entry.what {
                    QuotaMove::Grant { origin, .. } => {
                        let review = pack.origins.iter().any(|one| one.code == *origin && one.review);
                        line.review |= review;
                        *(if review { &mut line.preferred } else { &mut line.granted }) += amount;
                    }
                    QuotaMove::Transfer { .. } | QuotaMove::Convert { .. } if *amount > 0 => line.received += amount,
                    QuotaMove::Transfer { .. } | QuotaMove::Convert { .. } => line.given -= amount,
                    QuotaMove::Use { .. } => line.used -= amount,
                    QuotaMove::Cut { .. } => line.cut -= amount,
                    QuotaMove::Void { .. } => line.void -= amount,
                }
            }
        }
        if moved {
            lines.push(line);
        }
    }
    let unsourced = (pack.kinds.iter().flat_map(|kind| kind.clauses.iter().map(move |clause| (kind, clause))))
        .filter(|(_, clause)| clause.status == model::Status::Unsourced)
        .map(|(kind, clause)| Unsourced {
            parameter: kind.code.clone(),
            value: clause.title.clone(),
            meaning: kind.zh.clone(),
        })
        .collect();
    (lines, unsourced)
}
