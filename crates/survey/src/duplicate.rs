//! Two rows of one batch that say the same thing twice.

use std::collections::BTreeMap;

use model::{Fact, Problem, Severity};

use crate::problem::{problem, said};

/// Splits off every fact whose key an earlier one has; each is a problem that names the first.
pub(crate) fn split(facts: Vec<Fact>, seen: &mut BTreeMap<String, String>) -> (Vec<Fact>, Vec<Problem>) {
    let mut kept = Vec::with_capacity(facts.len());
    let mut problems = Vec::new();
    for fact in facts {
        let key = fact.statement.key();
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
