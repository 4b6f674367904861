//! An independent evaluator of the Huangyan formula: plain, slow (a rank is a count over all others), over the same pack.
//! It shares no arithmetic with the engine: units are written out here again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use model::statement::Scale;
use model::{Candidate, EnterpriseId, Grade, Measure};
use rules::{BenchmarkBase, EvaluationPack, Indicator, IndicatorValue, Missing, Population, Quantity};

#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) enterprise: EnterpriseId,
    pub(crate) score: String,
    pub(crate) rank: u32,
    pub(crate) grade: Grade,
}

pub(crate) fn evaluate(candidates: &[Candidate], pack: &EvaluationPack) -> Vec<Line> {
    let mut lines = Vec::new();
    for population in &pack.populations {
        let members: Vec<&Candidate> = candidates
            .iter()
            .filter(|c| (c.scale == Scale::AboveScale) == (population.code == "above_scale"))
            .filter(|c| c.exempt.is_none() && complete(c, population))
            .collect();
        let scores: Vec<f64> = members.iter().map(|c| score(c, population, &members)).collect();
        let ranked: Vec<i64> = scores.iter().map(|score| (score * 10_000.0).round() as i64).collect();
        for (index, member) in members.iter().enumerate() {
            let rank = 1 + ranked.iter().filter(|other| **other > ranked[index]).count();
            // 20, 60 and 90 percent, in whole numbers.
            let grade = match rank * 100 {
                r if r <= 20 * members.len() => Grade::A,
                r if r <= 60 * members.len() => Grade::B,
                r if r <= 90 * members.len() => Grade::C,
                _ => Grade::D,
            };
            lines.push(Line {
                enterprise: member.enterprise.clone(),
                score: format!("{:.9}", scores[index]),
                rank: rank as u32,
                grade,
            });
        }
    }
    lines.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    lines
}

fn complete(candidate: &Candidate, population: &Population) -> bool {
    population.indicators.iter().all(|i| i.missing != Missing::Refuse || value(candidate, i).is_some())
}

fn score(candidate: &Candidate, population: &Population, members: &[&Candidate]) -> f64 {
    population
        .indicators
        .iter()
        .map(|indicator| {
            if let Some(value) = value(candidate, indicator) {
                return value * weight(indicator) / benchmark(indicator);
            }
            let known: Vec<f64> = members.iter().filter_map(|c| value(c, indicator)).collect();
            if known.is_empty() {
                return 0.0;
            }
            known.iter().sum::<f64>() / known.len() as f64 / benchmark(indicator) * weight(indicator)
        })
        .sum()
}

fn weight(indicator: &Indicator) -> f64 {
    indicator.weight.literal().unwrap()
}

fn benchmark(indicator: &Indicator) -> f64 {
    let BenchmarkBase::Amount(amount) = &indicator.benchmark().unwrap().base else { panic!("a number") };
    amount.literal().unwrap()
}

fn value(candidate: &Candidate, indicator: &Indicator) -> Option<f64> {
    let IndicatorValue::Ratio { numerator, denominator } = &indicator.value else { panic!("a ratio") };
    let (above, below) = (amount(candidate, numerator)?, amount(candidate, denominator)?);
    if below <= 0.0 { None } else { Some(above / below) }
}

fn amount(candidate: &Candidate, quantity: &Quantity) -> Option<f64> {
    let stored = candidate.inputs.get(&quantity.measure)?.amount as f64;
    Some(match quantity.measure {
        Measure::TaxPaid | Measure::ValueAdded | Measure::Revenue | Measure::RdSpending => stored / 1e6,
        Measure::Energy | Measure::Staff => stored / 1e3,
        Measure::Electricity => stored / 1e7,
        Measure::Emissions => stored / 1e6,
        Measure::Land => stored / (2000.0 / 3.0 * 1e4),
    })
}
