//! Two rows of one batch that say the same thing twice.

use std::collections::BTreeMap;

use model::statement::Statement;
use model::{Fact, Problem, Severity};

use crate::problem::{problem, said};

/// Splits off every fact whose key an earlier one has; each is a problem that names the first. Approvals are the exception:
/// a firm's earlier and later permit or waste contract stand side by side in one ledger, so only an equal row is a
/// duplicate; they are put in the order of their validity, because of two statements with one key the later stands.
pub(crate) fn split(mut facts: Vec<Fact>, seen: &mut BTreeMap<String, String>) -> (Vec<Fact>, Vec<Problem>) {
    facts.sort_by_key(|fact| match &fact.statement {
        Statement::EnvironmentRecord(s) => (s.permit_until, s.waste_contract_until),
        _ => (None, None),
    });
    let mut kept = Vec::with_capacity(facts.len());
    let mut problems = Vec::new();
    for fact in facts {
        let key = match &fact.statement {
            Statement::EnvironmentRecord(s) => format!("{}|{s:?}", fact.statement.key()),
            _ => fact.statement.key(),
        };
        let here = fact.place("");
        if let Some(first) = seen.get(&key) {
            let found = fact.cells.values().map(|c| c.literal.as_str()).take(6).collect::<Vec<_>>().join(" | ");
            problems.push(problem(
                here,
                Severity::Row,
                said(
                    "row.duplicate",
                    "同一对象、同一年度只有一行 / one row per thing and year",
                    format!("与“{first}”重复：请核对后只保留一行。 / It repeats the row named: keep one of the two."),
                ),
                &found,
            ));
        } else {
            seen.insert(key, here.to_string());
            kept.push(fact);
        }
    }
    (kept, problems)
}
