//! A pack's own test cases: indicator values and the score that the source's formula gives for them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::EvaluationPack;

/// One case.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvaluationCase {
    /// What it shows.
    pub name: String,
    /// Code of the population.
    pub population: String,
    /// One value for every indicator of the population, in its unit.
    pub values: BTreeMap<String, f64>,
    /// Expected score.
    pub score: f64,
    /// Decimals to which both are compared.
    pub decimals: u32,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseOutcome {
    /// The case's name.
    pub name: String,
    /// Expected score.
    pub expected: f64,
    /// Score computed; `None` when a value is missing.
    pub found: Option<f64>,
    /// Decimals to which they were compared.
    pub decimals: u32,
    /// Whether they are equal to those decimals.
    pub passed: bool,
}

impl EvaluationPack {
    /// Runs the pack's cases, in their order.
    #[must_use]
    pub fn run_cases(&self) -> Vec<CaseOutcome> {
        self.cases.iter().map(|case| self.run_case(case)).collect()
    }

    fn run_case(&self, case: &EvaluationCase) -> CaseOutcome {
        let found =
            self.populations.iter().find(|population| population.code == case.population).and_then(|population| {
                population.indicators.iter().try_fold(0.0, |score, indicator| {
                    case.values.get(&indicator.code).map(|value| score + indicator.points(*value))
                })
            });
        let scale = (0..case.decimals).fold(1.0, |scale, _| scale * 10.0);
        let rounded = |score: f64| (score * scale).round();
        #[expect(clippy::float_cmp, reason = "both are whole numbers after rounding to the case's decimals")]
        let passed = found.is_some_and(|found| rounded(found) == rounded(case.score));
        CaseOutcome { name: case.name.clone(), expected: case.score, found, decimals: case.decimals, passed }
    }
}
