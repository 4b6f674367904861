//! 高耗低效: much energy for the output, on land that yields little.

use std::collections::BTreeSet;

use model::{Candidate, Department, EnterpriseId, EnterpriseResult, GivenUnit, Measure, PopulationResult};
use rules::EnergyIntensity;

use crate::context::Context;

/// The value of an indicator.
pub(crate) fn value(result: &EnterpriseResult, indicator: &str) -> Option<f64> {
    result.indicators.iter().find(|found| found.indicator == indicator).and_then(|found| found.value)
}

/// Energy ÷ output in 吨标准煤/万元 or 万千瓦时/万元. `None` when a figure is missing or not above zero, or known from
/// identifiable statistics only, which may serve no other purpose (统计法 §28).
pub(crate) fn intensity(rule: &EnergyIntensity, candidate: &Candidate) -> Option<f64> {
    let amount = |measure: Measure, unit: GivenUnit| {
        let input = candidate.inputs.get(&measure)?;
        (input.department != Department::Statistics && input.amount > 0).then(|| unit.show(input.amount))
    };
    Some(amount(rule.energy, energy_unit(rule))? / amount(rule.output, GivenUnit::WAN_YUAN)?)
}

/// The unit in which a rule's energy is read.
pub(crate) fn energy_unit(rule: &EnergyIntensity) -> GivenUnit {
    if rule.energy == Measure::Electricity { GivenUnit::WAN_KWH } else { GivenUnit::TCE }
}

/// What makes an enterprise 高耗低效.
pub(crate) struct Wasteful {
    pub(crate) intensity: f64,
    pub(crate) intensity_median: f64,
    pub(crate) tax_per_mu: f64,
    pub(crate) tax_per_mu_median: f64,
}

/// The figures, if energy ÷ output is above the pack's multiple of the peers' median, tax per mu below the pack's multiple
/// of the population's median, and nobody proposes to close the enterprise.
pub(crate) fn wasteful(
    context: &Context<'_>,
    population: &PopulationResult,
    result: &EnterpriseResult,
) -> Option<Wasteful> {
    let rule = context.inputs.pack.energy.iter().find(|rule| rule.population == population.population)?;
    let found = Wasteful {
        intensity: intensity(rule, &result.candidate)?,
        intensity_median: context.peers.intensity_median(population, result)?,
        tax_per_mu: value(result, &rule.land)?,
        tax_per_mu_median: context.peers.population_median(population, &rule.land)?,
    };
    let high_energy = found.intensity > found.intensity_median * context.limits.energy_factor;
    let low_yield = found.tax_per_mu < found.tax_per_mu_median * context.limits.energy_land_factor;
    (high_energy && low_yield && context.may_be_uplifted(&result.candidate.enterprise)).then_some(found)
}

/// All 高耗低效 enterprises.
pub(crate) fn high_energy_low_yield<'a>(context: &Context<'a>) -> BTreeSet<&'a EnterpriseId> {
    let populations = &context.inputs.assessment.populations;
    let all =
        populations.iter().flat_map(|population| population.results.iter().map(move |result| (population, result)));
    all.filter(|(population, result)| wasteful(context, population, result).is_some())
        .map(|(_, result)| &result.candidate.enterprise)
        .collect()
}
