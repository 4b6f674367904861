//! A pack's own test cases: facts on a day, and what one clause must answer.

use jiff::civil::Date;
use model::{PolicyFacts, PolicyOutcome};
use schemars::JsonSchema;
use serde::Deserialize;

use super::PolicyPack;
use crate::PackError;
use crate::{FactKind, Kind};

/// One case.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyCase {
    /// What it shows.
    pub name: String,
    /// The day asked about.
    #[schemars(with = "String")]
    pub day: Date,
    /// What is known of the subject.
    #[serde(default)]
    pub facts: PolicyFacts,
    /// Code of the clause asked about.
    pub clause: String,
    /// Ask as if an authority here had adopted the clause.
    #[serde(default)]
    pub if_adopted: bool,
    /// Expected outcome.
    pub outcome: PolicyOutcome,
    /// Expected amount; without one, none is expected.
    #[serde(default)]
    pub amount: Option<f64>,
    /// Decimals to which amounts are compared.
    #[serde(default)]
    pub decimals: u32,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyCaseOutcome {
    /// The case's name.
    pub name: String,
    /// Expected outcome and amount.
    pub expected: (PolicyOutcome, Option<f64>),
    /// What the clause answered.
    pub found: (PolicyOutcome, Option<f64>),
    /// Why it answered so, Chinese.
    pub because: String,
    /// Whether both are the same, amounts to the case's decimals.
    pub passed: bool,
}

impl PolicyPack {
    /// Runs the pack's cases, in their order.
    #[must_use]
    pub fn run_cases(&self) -> Vec<PolicyCaseOutcome> {
        self.cases.iter().filter_map(|case| self.run_case(case)).collect()
    }

    /// `None` cannot be: `check` refuses a case whose clause or facts the pack does not have.
    fn run_case(&self, case: &PolicyCase) -> Option<PolicyCaseOutcome> {
        let adopted: &[&str] = if case.if_adopted { &[&case.clause] } else { &[] };
        let pack = self.adopting(adopted).ok()?;
        let subject = pack.clauses.iter().find(|clause| clause.code == case.clause)?.subject;
        let answers = pack.answer(subject, &case.facts, case.day).ok()?;
        let answer = answers.into_iter().find(|answer| answer.clause == case.clause)?;
        let scale = (0..case.decimals).fold(1.0, |scale, _| scale * 10.0);
        let rounded = |amount: Option<f64>| amount.map(|amount| (amount * scale).round());
        let passed = answer.outcome == case.outcome && rounded(answer.amount) == rounded(case.amount);
        Some(PolicyCaseOutcome {
            name: case.name.clone(),
            expected: (case.outcome, case.amount),
            found: (answer.outcome, answer.amount),
            because: answer.because.zh,
            passed,
        })
    }
}

/// A case asks about a clause of the pack, with facts that the pack declares.
pub(super) fn check(pack: &PolicyPack, case: &PolicyCase) -> Result<(), PackError> {
    let wrong = |what: String, hint: &str| Err(PackError::new(format!("case `{}` {what}", case.name), hint));
    if pack.clauses.iter().all(|clause| clause.code != case.clause) {
        let what = format!("asks about clause `{}`, which the pack has not", case.clause);
        return wrong(what, "write the code of a `[[clause]]`");
    }
    for (name, value) in &case.facts {
        let found = FactKind::from(value);
        match pack.facts.iter().find(|fact| fact.code == *name) {
            None => {
                return wrong(
                    format!("gives fact `{name}`, which the pack does not declare"),
                    "add a `[[fact]]`, or correct the name",
                );
            }
            Some(fact) if fact.kind != found => {
                let what = format!(
                    "gives fact `{name}` as {} where {} was declared",
                    Kind::from(found),
                    Kind::from(fact.kind)
                );
                return wrong(what, "write the value in the declared type");
            }
            Some(_) => {}
        }
    }
    if case.amount.is_some() && case.outcome != PolicyOutcome::Applies {
        return wrong(
            "expects an amount although it does not expect the clause to apply".to_owned(),
            "leave `amount` out",
        );
    }
    Ok(())
}
