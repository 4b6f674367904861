//! Whom an enterprise is compared with: those of its GB/T 4754 division in its population, or the whole population where
//! the division is too small.

use std::collections::BTreeMap;

use model::{Assessment, Derivation, EnterpriseResult, PeerComparison, PopulationResult};

use rules::EnergyIntensity;

use crate::energy::intensity;
use crate::median::{median, sorted};

/// The values of one group, by indicator, in rising order.
#[derive(Debug, Default)]
struct Group {
    members: usize,
    values: BTreeMap<String, Vec<f64>>,
    intensities: Vec<f64>,
}

impl Group {
    fn of<'a>(results: impl Iterator<Item = &'a EnterpriseResult>, rule: Option<&EnergyIntensity>) -> Self {
        let mut group = Self::default();
        for result in results {
            group.members += 1;
            group.intensities.extend(rule.and_then(|rule| intensity(rule, &result.candidate)));
            for indicator in &result.indicators {
                let values = group.values.entry(indicator.indicator.clone()).or_default();
                values.extend(indicator.value);
            }
        }
        for values in group.values.values_mut() {
            *values = sorted(values.drain(..));
        }
        group.intensities = sorted(group.intensities.drain(..));
        group
    }
}

/// All groups of an assessment. A group without a division is the whole population.
#[derive(Debug)]
pub(crate) struct PeerGroups<'a> {
    groups: BTreeMap<(&'a str, Option<&'a str>), Group>,
    minimum: f64,
}

/// The first two digits of a GB/T 4754 class.
pub(crate) fn division(industry: &str) -> Option<&str> {
    industry.get(..2)
}

impl<'a> PeerGroups<'a> {
    pub(crate) fn of(assessment: &'a Assessment, energy: &[EnergyIntensity], minimum: f64) -> Self {
        let mut groups = BTreeMap::new();
        for population in &assessment.populations {
            let code = population.population.as_str();
            let rule = energy.iter().find(|rule| rule.population == code);
            let mut divisions: BTreeMap<&str, Vec<&EnterpriseResult>> = BTreeMap::new();
            for result in &population.results {
                if let Some(division) = division(&result.candidate.industry) {
                    divisions.entry(division).or_default().push(result);
                }
            }
            groups.insert((code, None), Group::of(population.results.iter(), rule));
            for (division, results) in divisions {
                groups.insert((code, Some(division)), Group::of(results.into_iter(), rule));
            }
        }
        Self { groups, minimum }
    }

    /// The group of an enterprise, and its division where the group is one.
    fn group<'b>(
        &'b self,
        population: &'b PopulationResult,
        result: &'b EnterpriseResult,
    ) -> Option<(&'b Group, Option<&'b str>)> {
        let division = division(&result.candidate.industry);
        #[expect(clippy::cast_precision_loss, reason = "a count of enterprises")]
        let own = self
            .groups
            .get(&(population.population.as_str(), division))
            .filter(|group| division.is_some() && group.members as f64 >= self.minimum);
        match own {
            Some(group) => Some((group, division)),
            None => self.groups.get(&(population.population.as_str(), None)).map(|group| (group, None)),
        }
    }

    /// Median of an indicator among an enterprise's peers.
    pub(crate) fn median(
        &self,
        population: &PopulationResult,
        result: &EnterpriseResult,
        indicator: &str,
    ) -> Option<f64> {
        median(self.group(population, result)?.0.values.get(indicator)?)
    }

    /// Median of energy ÷ output among an enterprise's peers.
    pub(crate) fn intensity_median(&self, population: &PopulationResult, result: &EnterpriseResult) -> Option<f64> {
        median(&self.group(population, result)?.0.intensities)
    }

    /// Median of an indicator over the whole population.
    pub(crate) fn population_median(&self, population: &PopulationResult, indicator: &str) -> Option<f64> {
        median(self.groups.get(&(population.population.as_str(), None))?.values.get(indicator)?)
    }

    /// Every indicator of an enterprise against its peers, in the pack's order.
    pub(crate) fn compare(&self, population: &PopulationResult, result: &EnterpriseResult) -> Vec<PeerComparison> {
        let Some((group, division)) = self.group(population, result) else { return Vec::new() };
        let peer_group = describe(population, group.members, division);
        let none = Vec::new();
        result
            .indicators
            .iter()
            .map(|indicator| {
                let values = group.values.get(&indicator.indicator).unwrap_or(&none);
                #[expect(clippy::cast_precision_loss, reason = "counts of enterprises")]
                let not_above = |own: f64| values.partition_point(|value| *value <= own) as f64 / values.len() as f64;
                PeerComparison {
                    indicator: indicator.indicator.clone(),
                    value: indicator.value,
                    peer_median: median(values),
                    percentile: indicator.value.filter(|_| !values.is_empty()).map(not_above),
                    peers: u32::try_from(values.len()).unwrap_or(u32::MAX),
                    peer_group: peer_group.clone(),
                }
            })
            .collect()
    }
}

fn describe(population: &PopulationResult, members: usize, division: Option<&str>) -> Derivation {
    match division {
        Some(division) => Derivation {
            zh: format!("{}中国民经济行业大类{division}的{members}家", population.zh),
            en: format!("{members} {} of GB/T 4754 division {division}", population.en),
        },
        None => Derivation {
            zh: format!("全部{}{members}家（同行业大类户数不足）", population.zh),
            en: format!("all {members} {} (too few of its division)", population.en),
        },
    }
}
