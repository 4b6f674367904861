//! Scores, ranks and grades.

use std::collections::BTreeSet;

use model::{
    Assessment, Candidate, ContentHash, Cut, Department, EnterpriseResult, Grade, IndicatorResult, Measure, NotGraded,
    PopulationResult, Scored,
};
use rules::{EvaluationPack, Indicator, Missing, PackError, Population, Quotas};

use crate::exempt;
use crate::names::{measure_en, measure_zh};

/// Why an evaluation cannot run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssessError {
    /// The pack has no usable parameter for the year.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// Two candidates claim to be the same enterprise; which one counts is not ours to choose.
    #[error("enterprise `{0}` stands in the candidates more than once; keep one row for it")]
    Duplicate(String),
    /// The candidates cannot be written down, so the run cannot be named by them.
    #[error("the candidates cannot be serialised: {0}")]
    Inputs(String),
}

/// Evaluates the candidates of a year under a pack. The same candidates in any order give the same bytes. O(n log n).
///
/// ```
/// use model::{Candidate, Department, EnterpriseId, Grade, Input, Measure, statement::Scale};
/// let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// let pack = rules::EvaluationPack::parse("huangyan-2022/pack.toml", text).unwrap();
/// // 15 万元 of tax on 3 mu with 100 万千瓦时: the third golden vector of the published formula.
/// let input = |amount| Input { amount, department: Department::Enterprise, citations: vec![], derivation: None };
/// let firm = Candidate {
///     enterprise: EnterpriseId("ent-1".into()),
///     code: String::new(),
///     name: "某服饰厂".into(),
///     scale: Scale::BelowScale,
///     industry: "1819".into(),
///     inputs: [(Measure::TaxPaid, 15_000_000), (Measure::Land, 20_000_000), (Measure::Electricity, 1_000_000_000)]
///         .map(|(measure, amount)| (measure, input(amount)))
///         .into(),
///     exempt: None,
/// };
/// let assessment = assess::assess(&[firm], &pack, 2022).unwrap();
/// let (_, result) = assessment.of(&EnterpriseId("ent-1".into())).unwrap();
/// assert_eq!((result.ranked_score, result.rank, result.grade), (53.4521, 1, Grade::D)); // 1 ÷ 1 is above 0.9
/// ```
///
/// # Errors
/// When a parameter has no value for the year, or an enterprise stands in the candidates twice.
pub fn assess(candidates: &[Candidate], pack: &EvaluationPack, year: i16) -> Result<Assessment, AssessError> {
    let quotas = pack.quotas(year)?;
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let next = sorted.iter().skip(1);
    if let Some((twice, _)) = sorted.iter().zip(next).find(|(a, b)| a.enterprise == b.enterprise) {
        return Err(AssessError::Duplicate(twice.enterprise.0.clone()));
    }
    let canonical = serde_json::to_vec(&sorted).map_err(|error| AssessError::Inputs(error.to_string()))?;

    let mut not_graded = Vec::new();
    let mut rows: Vec<Vec<Row<'_>>> = pack.populations.iter().map(|_| Vec::new()).collect();
    for candidate in sorted {
        match row(candidate, pack) {
            Ok((population, row)) => rows[population].push(row),
            Err(reason) => not_graded.push(reason),
        }
    }
    let populations =
        pack.populations.iter().zip(rows).map(|(population, rows)| score(population, rows, &quotas)).collect();
    Ok(Assessment {
        pack: pack.hash.clone(),
        pack_title: pack.header.title.clone(),
        inputs: ContentHash::of(&canonical),
        year,
        populations,
        not_graded,
        source: pack.header.clause(),
        unsourced: pack.unsourced(year),
    })
}

/// A candidate that will be graded, with its values in the order of the population's indicators.
struct Row<'a> {
    candidate: &'a Candidate,
    values: Vec<Option<f64>>,
}

fn amount(candidate: &Candidate, measure: Measure) -> Option<i64> {
    candidate.inputs.get(&measure).map(|input| input.amount)
}

/// The index of its population and its row, or why it is not graded.
fn row<'a>(candidate: &'a Candidate, pack: &EvaluationPack) -> Result<(usize, Row<'a>), NotGraded> {
    let refuse = |reason_zh: String, reason_en: String| NotGraded {
        enterprise: candidate.enterprise.clone(),
        code: candidate.code.clone(),
        name: candidate.name.clone(),
        reason_zh,
        reason_en,
    };
    if let Some(reason) = &candidate.exempt {
        return Err(refuse(reason.clone(), exempt::english(reason)));
    }
    let population = pack.populations.iter().enumerate().find(|(_, population)| population.scale == candidate.scale);
    let Some((index, population)) = population else {
        let en = "the pack evaluates no population of its scale".to_owned();
        return Err(refuse("评价办法没有其规模对应的评价对象".to_owned(), en));
    };
    let values: Vec<Option<f64>> = population
        .indicators
        .iter()
        .map(|indicator| {
            let read = |quantity: &rules::Quantity| amount(candidate, quantity.measure);
            indicator.value(read(&indicator.numerator), read(&indicator.denominator))
        })
        .collect();
    let lacking: Vec<Lack> = population
        .indicators
        .iter()
        .zip(&values)
        .filter(|(indicator, value)| value.is_none() && indicator.missing == Missing::Refuse)
        .flat_map(|(indicator, _)| lacks(candidate, indicator))
        .collect();
    if lacking.is_empty() {
        return Ok((index, Row { candidate, values }));
    }
    let once: BTreeSet<Lack> = lacking.into_iter().collect();
    let zh: Vec<String> = once.iter().map(Lack::zh).collect();
    let en: Vec<String> = once.iter().map(Lack::en).collect();
    Err(refuse(format!("缺少评价数据：{}", zh.join("、")), format!("lacks data: {}", en.join(", "))))
}

/// Why an indicator has no value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Lack {
    Absent(Measure),
    NotAboveZero(Measure),
}

impl Lack {
    fn zh(&self) -> String {
        match self {
            Self::Absent(measure) => measure_zh(*measure).to_owned(),
            Self::NotAboveZero(measure) => format!("{}（应大于零）", measure_zh(*measure)),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Absent(measure) => measure_en(*measure).to_owned(),
            Self::NotAboveZero(measure) => format!("{} (must be above zero)", measure_en(*measure)),
        }
    }
}

fn lacks(candidate: &Candidate, indicator: &Indicator) -> Vec<Lack> {
    let (above, below) = (indicator.numerator.measure, indicator.denominator.measure);
    let mut lacks: Vec<Lack> =
        [above, below].into_iter().filter(|m| amount(candidate, *m).is_none()).map(Lack::Absent).collect();
    if amount(candidate, below).is_some_and(|amount| amount <= 0) {
        lacks.push(Lack::NotAboveZero(below));
    }
    lacks
}

fn score(population: &Population, rows: Vec<Row<'_>>, quotas: &Quotas) -> PopulationResult {
    let means: Vec<Option<f64>> = population
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| mean(rows.iter().filter_map(|row| row.values[index]).map(|v| indicator.points(v))))
        .collect();
    let mut results: Vec<EnterpriseResult> = rows
        .into_iter()
        .map(|row| {
            let scored = population.indicators.iter().zip(row.values).zip(&means);
            let indicators: Vec<IndicatorResult> =
                scored.map(|((indicator, value), mean)| indicator_result(indicator, value, *mean)).collect();
            let score = indicators.iter().fold(0.0, |sum, indicator| sum + indicator.points);
            EnterpriseResult {
                statistics_only: statistics_only(population, row.candidate),
                candidate: row.candidate.clone(),
                indicators,
                score,
                ranked_score: quotas.ranked(score),
                rank: 0,
                grade: Grade::D,
            }
        })
        .collect();
    results.sort_by(|a, b| {
        b.ranked_score.total_cmp(&a.ranked_score).then_with(|| a.candidate.enterprise.cmp(&b.candidate.enterprise))
    });
    rank(&mut results, quotas);
    PopulationResult {
        population: population.code.clone(),
        zh: population.zh.clone(),
        en: population.en.clone(),
        cuts: cuts(&results, quotas),
        results,
    }
}

fn mean(points: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = points.fold((0.0, 0_u32), |(sum, count), points| (sum + points, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

fn indicator_result(indicator: &Indicator, value: Option<f64>, mean: Option<f64>) -> IndicatorResult {
    let (points, scored) = match (value, indicator.missing, mean) {
        (Some(value), _, _) => (indicator.points(value), Scored::ByValue),
        (None, Missing::MeanOfPopulation, Some(mean)) => (mean, Scored::MissingAsMean),
        // Where nobody has a value there is no mean; zero for all leaves every rank as it is.
        (None, _, _) => (0.0, Scored::MissingAsZero),
    };
    IndicatorResult {
        indicator: indicator.code.clone(),
        value,
        benchmark: indicator.benchmark,
        weight: indicator.weight,
        points,
        scored,
    }
}

/// The measures of the population's indicators for which only identifiable statistics vouch.
fn statistics_only(population: &Population, candidate: &Candidate) -> Vec<Measure> {
    let used = population.indicators.iter().flat_map(|i| [i.numerator.measure, i.denominator.measure]);
    let only: BTreeSet<Measure> = used
        .filter(|m| candidate.inputs.get(m).is_some_and(|input| input.department == Department::Statistics))
        .collect();
    only.into_iter().collect()
}

/// Ranks sorted results: equal ranked scores share the better rank, and so the grade.
fn rank(results: &mut [EnterpriseResult], quotas: &Quotas) {
    let firms = u32::try_from(results.len()).unwrap_or(u32::MAX);
    let mut before: Option<(f64, u32)> = None;
    for (position, result) in (1_u32..).zip(results) {
        let rank = match before {
            Some((score, rank)) if score.total_cmp(&result.ranked_score).is_eq() => rank,
            _ => position,
        };
        before = Some((result.ranked_score, rank));
        result.rank = rank;
        result.grade = quotas.grade(rank, firms);
    }
}

fn cuts(results: &[EnterpriseResult], quotas: &Quotas) -> Vec<Cut> {
    let cut = |(grade, up_to): (Grade, f64)| {
        let with: Vec<&EnterpriseResult> = results.iter().filter(|result| result.grade == grade).collect();
        Cut {
            grade,
            firms: u32::try_from(with.len()).unwrap_or(u32::MAX),
            lowest: with.last().map(|result| result.ranked_score),
            up_to,
        }
    };
    quotas.up_to.into_iter().map(cut).collect()
}
