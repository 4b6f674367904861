//! Why an enterprise has its grade: every figure with its source cells, every step with its arithmetic, the clause.

use model::{
    Assessment, Citation, Clause, Department, Derivation, EnterpriseId, EnterpriseResult, Grade, Measure,
    PopulationResult, Scored, Unsourced,
};
use rules::{EvaluationPack, Indicator, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::explain_text;
use crate::names::{measure_en, measure_zh};

/// The whole reason for one enterprise's result: data for a page, and the same in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// USCC or registration number.
    pub code: String,
    /// Name.
    pub name: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Graded or not.
    pub outcome: Outcome,
    /// In the pack's order; empty when not graded.
    pub indicators: Vec<IndicatorExplanation>,
    /// Inputs that stand on identifiable statistics only.
    pub statistics_only: Vec<Measure>,
    /// Everything above in words, a line each.
    pub lines: Vec<Derivation>,
    /// Source of the formula.
    pub source: Clause,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// Graded or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// Its place.
    Graded(Standing),
    /// 不参评
    NotGraded {
        /// Why, Chinese and English.
        reason: Derivation,
    },
}

/// Where an enterprise stands in its population.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// Code of the population.
    pub population: String,
    /// Name of the population, Chinese and English.
    pub population_name: Derivation,
    /// Sum of points, never rounded.
    pub score: f64,
    /// As it ranked.
    pub ranked_score: f64,
    /// From 1.
    pub rank: u32,
    /// Enterprises graded in the population.
    pub firms: u32,
    /// rank ÷ firms.
    pub share: f64,
    /// The grade.
    pub grade: Grade,
    /// Cumulative share at which the next better grade ends; `None` for A.
    pub above: Option<f64>,
    /// Cumulative share at which its grade ends.
    pub up_to: f64,
    /// The lowest ranked score of the next better grade that some enterprise has; `None` when there is none.
    pub next_grade_score: Option<f64>,
}

/// One indicator of one enterprise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorExplanation {
    /// Code name.
    pub indicator: String,
    /// Name, Chinese and English.
    pub name: Derivation,
    /// Unit of value and benchmark.
    pub unit: String,
    /// What was divided.
    pub numerator: InputExplanation,
    /// By what.
    pub denominator: InputExplanation,
    /// `None` when an input is missing.
    pub value: Option<f64>,
    /// In the same unit.
    pub benchmark: f64,
    /// Points at the benchmark.
    pub weight: f64,
    /// Points, never rounded.
    pub points: f64,
    /// How they came about.
    pub scored: Scored,
    /// The arithmetic, in words and figures.
    pub formula: Derivation,
    /// The place in the source that gives formula, benchmark and weight.
    pub clause: Clause,
}

/// One raw figure and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InputExplanation {
    /// The measure.
    pub measure: Measure,
    /// Its name, Chinese and English.
    pub name: Derivation,
    /// In `unit`; `None` when nobody stated it.
    pub amount: Option<f64>,
    /// The unit in which the indicator reads it.
    pub unit: String,
    /// Who vouches for it.
    pub department: Option<Department>,
    /// Source cells.
    pub citations: Vec<Citation>,
    /// How it was derived, when it is not a cell as given.
    pub derivation: Option<Derivation>,
}

/// Explains the result of one enterprise; `None` when the run does not know it, or was made with another pack.
#[must_use]
pub fn explain(assessment: &Assessment, pack: &EvaluationPack, enterprise: &EnterpriseId) -> Option<Explanation> {
    if assessment.pack != pack.hash {
        return None;
    }
    let mut explanation = match assessment.of(enterprise) {
        Some((population, result)) => graded(pack, population, result)?,
        None => {
            let found = assessment.not_graded.iter().find(|entry| &entry.enterprise == enterprise)?;
            let reason = Derivation { zh: found.reason_zh.clone(), en: found.reason_en.clone() };
            empty(enterprise, &found.code, &found.name, Outcome::NotGraded { reason }, pack)
        }
    };
    explanation.year = assessment.year;
    explanation.source.clone_from(&assessment.source);
    explanation.unsourced.clone_from(&assessment.unsourced);
    explanation.lines = explain_text::lines(&explanation, pack);
    Some(explanation)
}

fn empty(enterprise: &EnterpriseId, code: &str, name: &str, outcome: Outcome, pack: &EvaluationPack) -> Explanation {
    Explanation {
        enterprise: enterprise.clone(),
        code: code.to_owned(),
        name: name.to_owned(),
        year: 0,
        outcome,
        indicators: Vec::new(),
        statistics_only: Vec::new(),
        lines: Vec::new(),
        source: pack.header.clause(),
        unsourced: Vec::new(),
    }
}

fn graded(pack: &EvaluationPack, population: &PopulationResult, result: &EnterpriseResult) -> Option<Explanation> {
    let rules = pack.populations.iter().find(|rules| rules.code == population.population)?;
    let candidate = &result.candidate;
    let outcome = Outcome::Graded(standing(population, result));
    let mut explanation = empty(&candidate.enterprise, &candidate.code, &candidate.name, outcome, pack);
    explanation.statistics_only.clone_from(&result.statistics_only);
    explanation.indicators = rules
        .indicators
        .iter()
        .zip(&result.indicators)
        .map(|(indicator, scored)| {
            let numerator = input(result, &indicator.numerator);
            let denominator = input(result, &indicator.denominator);
            IndicatorExplanation {
                indicator: indicator.code.clone(),
                name: Derivation { zh: indicator.zh.clone(), en: indicator.en.clone() },
                unit: indicator.unit.clone(),
                formula: explain_text::formula(indicator, &numerator, &denominator, scored),
                numerator,
                denominator,
                value: scored.value,
                benchmark: scored.benchmark,
                weight: scored.weight,
                points: scored.points,
                scored: scored.scored,
                clause: clause(pack, indicator),
            }
        })
        .collect();
    Some(explanation)
}

fn clause(pack: &EvaluationPack, indicator: &Indicator) -> Clause {
    Clause {
        title: pack.header.title.clone(),
        article: indicator.clause.clone(),
        version: pack.header.source.clone(),
        status: indicator.status,
    }
}

fn input(result: &EnterpriseResult, quantity: &Quantity) -> InputExplanation {
    let input = result.candidate.inputs.get(&quantity.measure);
    InputExplanation {
        measure: quantity.measure,
        name: Derivation { zh: measure_zh(quantity.measure).to_owned(), en: measure_en(quantity.measure).to_owned() },
        amount: input.and_then(|input| quantity.show(input.amount)),
        unit: quantity.unit.clone(),
        department: input.map(|input| input.department),
        citations: input.map(|input| input.citations.clone()).unwrap_or_default(),
        derivation: input.and_then(|input| input.derivation.clone()),
    }
}

fn standing(population: &PopulationResult, result: &EnterpriseResult) -> Standing {
    let firms = u32::try_from(population.results.len()).unwrap_or(u32::MAX);
    let better: Vec<_> = population.cuts.iter().filter(|cut| cut.grade < result.grade).collect();
    let own = population.cuts.iter().find(|cut| cut.grade == result.grade);
    Standing {
        population: population.population.clone(),
        population_name: Derivation { zh: population.zh.clone(), en: population.en.clone() },
        score: result.score,
        ranked_score: result.ranked_score,
        rank: result.rank,
        firms,
        share: f64::from(result.rank) / f64::from(firms.max(1)),
        grade: result.grade,
        above: better.last().map(|cut| cut.up_to),
        up_to: own.map_or(1.0, |cut| cut.up_to),
        next_grade_score: better.iter().rev().find_map(|cut| cut.lowest),
    }
}
