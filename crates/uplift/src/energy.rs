//! 高耗低效: much energy for little, on land that yields little.

use std::collections::BTreeSet;

use model::{EnterpriseId, EnterpriseResult};

use crate::context::Context;

/// The value of an indicator.
pub(crate) fn value(result: &EnterpriseResult, indicator: &str) -> Option<f64> {
    result.indicators.iter().find(|found| found.indicator == indicator).and_then(|found| found.value)
}

/// Enterprises whose yield per unit of energy is below the peers' median divided by the pack's factor, and whose tax per
/// mu is below the population's median times the pack's factor. Those proposed for closure are not uplifted.
pub(crate) fn high_energy_low_yield<'a>(context: &Context<'a>) -> BTreeSet<&'a EnterpriseId> {
    let mut found = BTreeSet::new();
    let limits = &context.limits;
    for rule in &context.inputs.pack.energy {
        let populations = &context.inputs.assessment.populations;
        let Some(population) = populations.iter().find(|population| population.population == rule.population) else {
            continue;
        };
        let Some(land_median) = context.peers.population_median(population, &rule.land) else { continue };
        for result in &population.results {
            let enterprise = &result.candidate.enterprise;
            let (Some(energy), Some(land), Some(energy_median)) = (
                value(result, &rule.energy),
                value(result, &rule.land),
                context.peers.median(population, result, &rule.energy),
            ) else {
                continue;
            };
            let high_energy = energy * limits.energy_factor < energy_median;
            let low_yield = land < land_median * limits.energy_land_factor;
            if high_energy && low_yield && context.may_be_uplifted(enterprise) {
                found.insert(enterprise);
            }
        }
    }
    found
}
