//! What was added to a score, and what changed a grade.

use model::{ChangedBy, Clause, Derivation, EnterpriseResult, Grade, ManualGrade, Status};
use rules::{AdjustmentAmount, EvaluationPack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause;
use crate::figure::{figure, plain};

/// Points that a rule added, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AdjustmentExplanation {
    /// Code name.
    pub adjustment: String,
    /// Name, Chinese and English.
    pub name: Derivation,
    /// Points added.
    pub points: f64,
    /// The arithmetic.
    pub formula: Derivation,
    /// The place in the source.
    pub clause: Clause,
}

/// A change of the grade, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeExplanation {
    /// Grade before.
    pub from: Grade,
    /// Grade after.
    pub to: Grade,
    /// What changed it, Chinese and English.
    pub reason: Derivation,
    /// The place in the source; for a decision the document that decided.
    pub clause: Clause,
}

pub(super) fn adjustments(pack: &EvaluationPack, result: &EnterpriseResult) -> Vec<AdjustmentExplanation> {
    let found = result.adjustments.iter().filter_map(|applied| {
        let rule = pack.adjustments.iter().find(|rule| rule.code == applied.adjustment)?;
        let points = figure(applied.points, 1.0);
        let (AdjustmentAmount::Points(amount) | AdjustmentAmount::Percent(amount)) = &rule.amount;
        let sum: f64 = result.indicators.iter().map(|indicator| indicator.points).sum();
        let formula = match applied.percent {
            Some(percent) => {
                let (sum, percent) = (figure(sum, 1.0), plain(percent));
                Derivation {
                    zh: format!("{sum} × {percent}% = {points} 分"),
                    en: format!("{sum} × {percent}% = {points} points"),
                }
            }
            None => Derivation {
                zh: format!("{} = {points} 分", amount.source()),
                en: format!("{} = {points} points", amount.source()),
            },
        };
        Some(AdjustmentExplanation {
            adjustment: rule.code.clone(),
            name: Derivation { zh: rule.zh.clone(), en: rule.en.clone() },
            points: applied.points,
            formula,
            clause: clause(pack, &rule.clause, rule.status),
        })
    });
    found.collect()
}

pub(super) fn changes(pack: &EvaluationPack, result: &EnterpriseResult) -> Vec<ChangeExplanation> {
    let found = result.changes.iter().filter_map(|change| {
        let (reason, clause) = match &change.by {
            ChangedBy::Rule { regrade } => {
                let rule = pack.regrades.iter().find(|rule| rule.code == *regrade)?;
                let reason = Derivation { zh: rule.zh.clone(), en: rule.en.clone() };
                (reason, clause(pack, &rule.clause, rule.status))
            }
            ChangedBy::List { list } => {
                let rule = pack.lists.iter().find(|rule| rule.code == *list)?;
                let reason =
                    Derivation { zh: format!("列入“{}”", rule.zh), en: format!("on the list \"{}\"", rule.en) };
                (reason, clause(pack, &rule.clause, rule.status))
            }
            ChangedBy::Decision(decision) => decided(decision),
        };
        Some(ChangeExplanation { from: change.from, to: change.to, reason, clause })
    });
    found.collect()
}

fn decided(decision: &ManualGrade) -> (Derivation, Clause) {
    let ManualGrade { reason, basis, by, .. } = decision;
    let words = Derivation {
        zh: format!("手动调档：{reason}（依据：{basis}；录入：{by}）"),
        en: format!("changed by decision: {reason} (basis: {basis}; entered by {by})"),
    };
    let clause =
        Clause { title: basis.clone(), article: String::new(), version: String::new(), status: Status::Official };
    (words, clause)
}
