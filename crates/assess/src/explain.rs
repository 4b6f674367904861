//! Why an enterprise has its grade: every figure with its source cells, every step with its arithmetic, the clause.

mod changes;
mod formula;
mod inputs;
mod lines;

use model::{
    Assessment, Citation, Clause, Department, Derivation, EnterpriseId, EnterpriseResult, Grade, Measure, PlotResult,
    PopulationResult, Scored, Status, Unsourced,
};
use rules::EvaluationPack;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use changes::{AdjustmentExplanation, ChangeExplanation};

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
    /// What was added to their sum (加减分).
    pub adjustments: Vec<AdjustmentExplanation>,
    /// What changed the grade by rank or score, in order (调档、手动调档).
    pub changes: Vec<ChangeExplanation>,
    /// The plot that it was evaluated with.
    pub plot: Option<PlotResult>,
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
    /// The grade by rank or score (初评等级).
    pub initial: Grade,
    /// The grade after all changes.
    pub grade: Grade,
    /// Where ranks are cut: cumulative share at which the grade better than the initial one ends; `None` for A.
    pub above: Option<f64>,
    /// Where ranks are cut: cumulative share at which the initial grade ends.
    pub up_to: Option<f64>,
    /// Where scores are cut: the score from which on the initial grade is given; `None` for D.
    pub from_score: Option<f64>,
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
    /// What its value was computed from: numerator and denominator, or what its formula reads.
    pub inputs: Vec<InputExplanation>,
    /// `None` when an input is missing.
    pub value: Option<f64>,
    /// In the same unit; `None` for methods without a benchmark.
    pub benchmark: Option<f64>,
    /// Where the benchmark comes from, Chinese and English.
    pub benchmark_from: Option<Derivation>,
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
    /// Code name, e.g. `tax_paid`.
    pub fact: String,
    /// The measure, if it is one.
    pub measure: Option<Measure>,
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
        Some((population, result)) => graded(pack, assessment.year, population, result)?,
        None => {
            let found = assessment.not_graded.iter().find(|entry| &entry.enterprise == enterprise)?;
            let reason = Derivation { zh: found.reason_zh.clone(), en: found.reason_en.clone() };
            empty(enterprise, &found.code, &found.name, Outcome::NotGraded { reason }, pack)
        }
    };
    explanation.year = assessment.year;
    explanation.source.clone_from(&assessment.source);
    explanation.unsourced.clone_from(&assessment.unsourced);
    explanation.lines = lines::lines(&explanation, pack);
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
        adjustments: Vec::new(),
        changes: Vec::new(),
        plot: None,
        statistics_only: Vec::new(),
        lines: Vec::new(),
        source: pack.header.clause(),
        unsourced: Vec::new(),
    }
}

fn graded(
    pack: &EvaluationPack,
    year: i16,
    population: &PopulationResult,
    result: &EnterpriseResult,
) -> Option<Explanation> {
    let rules = pack.population(&population.population)?;
    let candidate = &result.candidate;
    let outcome = Outcome::Graded(standing(population, result));
    let mut explanation = empty(&candidate.enterprise, &candidate.code, &candidate.name, outcome, pack);
    explanation.statistics_only.clone_from(&result.statistics_only);
    explanation.adjustments = changes::adjustments(pack, result);
    explanation.changes = changes::changes(pack, result);
    explanation.plot.clone_from(&result.plot);
    explanation.indicators = rules
        .indicators
        .iter()
        .zip(&result.indicators)
        .map(|(indicator, scored)| {
            let inputs = inputs::inputs(pack, result, indicator);
            IndicatorExplanation {
                indicator: indicator.code.clone(),
                name: Derivation { zh: indicator.zh.clone(), en: indicator.en.clone() },
                unit: indicator.unit.clone(),
                formula: formula::formula(pack, year, indicator, &inputs, scored),
                inputs,
                value: scored.value,
                benchmark: scored.benchmark,
                benchmark_from: indicator.benchmark().and_then(|benchmark| formula::origin(pack, benchmark)),
                weight: scored.weight,
                points: scored.points,
                scored: scored.scored,
                clause: clause(pack, &indicator.clause, indicator.status),
            }
        })
        .collect();
    Some(explanation)
}

/// A place in the pack's source.
fn clause(pack: &EvaluationPack, article: &str, status: Status) -> Clause {
    Clause {
        title: pack.header.title.clone(),
        article: article.to_owned(),
        version: pack.header.source.clone(),
        status,
    }
}

fn standing(population: &PopulationResult, result: &EnterpriseResult) -> Standing {
    let better: Vec<_> = population.cuts.iter().filter(|cut| cut.grade < result.initial).collect();
    let own = population.cuts.iter().find(|cut| cut.grade == result.initial);
    Standing {
        population: population.population.clone(),
        population_name: Derivation { zh: population.zh.clone(), en: population.en.clone() },
        score: result.score,
        ranked_score: result.ranked_score,
        rank: result.rank,
        firms: population.firms,
        share: f64::from(result.rank) / f64::from(population.firms.max(1)),
        initial: result.initial,
        grade: result.grade,
        above: better.last().and_then(|cut| cut.up_to),
        up_to: own.and_then(|cut| cut.up_to),
        from_score: own.and_then(|cut| cut.from_score),
        next_grade_score: better.iter().rev().find_map(|cut| cut.from_score.or(cut.lowest)),
    }
}
