//! What no source gives and an official must fill before the pack scores.

use super::benchmark::BenchmarkBase;
use super::indicator::Method;
use super::{Amount, EvaluationPack, Indicator, quotas};
use crate::PackError;

impl EvaluationPack {
    /// The blanks that stand in the way of an evaluation of that year, each by its place in the pack, in the pack's order.
    ///
    /// # Errors
    /// When a parameter that the pack refers to has no value for that year.
    pub fn blanks(&self, year: i16) -> Result<Vec<String>, PackError> {
        let day = Self::day(year);
        let mut blanks = Vec::new();
        for population in &self.populations {
            for indicator in &population.indicators {
                for (field, amount) in amounts(indicator) {
                    if amount.on(&self.parameters, day)?.is_none() {
                        let name = match amount {
                            Amount::Parameter(name) => name.clone(),
                            _ => format!("{}.{}.{field}", population.code, indicator.code),
                        };
                        blanks.push(name);
                    }
                }
            }
            blanks.extend(quotas::blanks(self, population, day));
        }
        let mut once = std::collections::BTreeSet::new();
        blanks.retain(|blank| once.insert(blank.clone()));
        Ok(blanks)
    }
}

/// Every number of an indicator, with the field that holds it.
fn amounts(indicator: &Indicator) -> Vec<(&'static str, &Amount)> {
    let mut amounts = vec![("weight", &indicator.weight)];
    if let Some(benchmark) = indicator.benchmark() {
        amounts.push(("times", &benchmark.times));
        match &benchmark.base {
            BenchmarkBase::Amount(amount) => amounts.push(("benchmark", amount)),
            BenchmarkBase::ByGroup(by_group) => amounts.extend(by_group.values().map(|amount| ("by_group", amount))),
            BenchmarkBase::Statistic { .. } => {}
        }
    }
    if let Method::MinMax { base, span, .. } = &indicator.method {
        amounts.extend([("base", base), ("span", span)]);
    }
    amounts.extend(indicator.cap.as_ref().map(|cap| ("cap", cap)));
    amounts.extend(indicator.floor.as_ref().map(|floor| ("floor", floor)));
    amounts
}
