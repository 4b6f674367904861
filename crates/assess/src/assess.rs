//! An evaluation run as a value: candidates, rules and a year in, scores, ranks, grades and what was left ungraded out.

use model::{Assessment, Candidate, ContentHash, ManualGrade, UnevenColumn};
use rules::{EvaluationPack, MergedResults, PackError};

use crate::engine::{EngineError, Plan, run};
use crate::results::Results;
use crate::{firm_columns, lacks, plots};

/// Why an evaluation cannot run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssessError {
    /// The pack has no usable number for the year, or a blank.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// Two candidates claim to be the same enterprise; which one counts is not ours to choose.
    #[error("enterprise `{0}` stands in the candidates more than once; keep one row for it")]
    Duplicate(String),
    /// An enterprise belongs to two populations.
    #[error("enterprise `{enterprise}` belongs to population `{one}` and to `{other}`; narrow the `when` of one")]
    Overlap {
        /// Its name.
        enterprise: String,
        /// A population that takes it.
        one: String,
        /// Another one.
        other: String,
    },
    /// A benchmark that comes from the population cannot be used.
    #[error("{0}")]
    Benchmark(String),
    /// A decision names an enterprise that was not graded, or names one twice.
    #[error("the decision on `{0}` changes no grade of this run; correct the enterprise, or leave it out")]
    Decision(String),
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
/// let mut firm = Candidate::new(EnterpriseId("ent-1".into()), "某服饰厂", Scale::BelowScale);
/// firm.inputs = [(Measure::TaxPaid, 15_000_000), (Measure::Land, 20_000_000), (Measure::Electricity, 1_000_000_000)]
///     .map(|(measure, amount)| (measure, input(amount)))
///     .into();
/// let assessment = assess::assess(&[firm], &pack, 2022).unwrap();
/// let (_, result) = assessment.of(&EnterpriseId("ent-1".into())).unwrap();
/// assert_eq!((result.ranked_score, result.rank, result.grade), (53.4521, 1, Grade::D)); // 1 ÷ 1 is above 0.9
/// ```
///
/// # Errors
/// [`AssessError`].
pub fn assess(candidates: &[Candidate], pack: &EvaluationPack, year: i16) -> Result<Assessment, AssessError> {
    assess_decided(candidates, pack, year, &[])
}

/// The same with grades that persons have set by decision (手动调档), each with its reason; they change no other grade.
///
/// # Errors
/// [`AssessError`].
pub fn assess_decided(
    candidates: &[Candidate],
    pack: &EvaluationPack,
    year: i16,
    decisions: &[ManualGrade],
) -> Result<Assessment, AssessError> {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let next = sorted.iter().skip(1);
    if let Some((twice, _)) = sorted.iter().zip(next).find(|(a, b)| a.enterprise == b.enterprise) {
        return Err(AssessError::Duplicate(twice.enterprise.0.clone()));
    }
    let inputs = inputs(&sorted, decisions)?;
    let plan = Plan::new(pack, year)?;
    let (exempt, graded): (Vec<&Candidate>, Vec<&Candidate>) =
        sorted.into_iter().partition(|candidate| candidate.exempt.is_some());
    let mut results = evaluate(&plan, &graded)?;
    results.not_graded.extend(exempt.into_iter().map(lacks::exempt));
    results.not_graded.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    results.decide(decisions).map_err(|enterprise| AssessError::Decision(enterprise.0.clone()))?;
    Ok(Assessment {
        pack: pack.hash.clone(),
        pack_title: pack.header.title.clone(),
        inputs,
        year,
        populations: results.populations,
        not_graded: results.not_graded,
        source: pack.header.clause(),
        unsourced: pack.unsourced(year),
    })
}

/// The name of what went in: candidates by id, and decisions if there are any.
fn inputs(sorted: &[&Candidate], decisions: &[ManualGrade]) -> Result<ContentHash, AssessError> {
    let written =
        |bytes: Result<Vec<u8>, serde_json::Error>| bytes.map_err(|error| AssessError::Inputs(error.to_string()));
    let mut canonical = written(serde_json::to_vec(sorted))?;
    if !decisions.is_empty() {
        let mut by_enterprise: Vec<&ManualGrade> = decisions.iter().collect();
        by_enterprise.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        canonical.extend(written(serde_json::to_vec(&by_enterprise))?);
    }
    Ok(ContentHash::of(&canonical))
}

fn evaluate(plan: &Plan<'_>, candidates: &[&Candidate]) -> Result<Results, AssessError> {
    let uneven = |error: UnevenColumn| AssessError::Inputs(error.to_string());
    let columns = firm_columns::columns(candidates, plan.pack, plan.year).map_err(uneven)?;
    let singly: Vec<Vec<usize>> = (0..candidates.len()).map(|index| vec![index]).collect();
    let Some(rule) = &plan.pack.merge else {
        let graded = run(plan, &columns).map_err(|error| worded(error, plan, candidates, &singly))?;
        return Ok(Results::new(plan, candidates, &singly, &columns, &graded));
    };
    let units = plots::units(candidates, rule, &columns);
    let merged = plots::unit_columns(&units, &columns, plan.pack).map_err(uneven)?;
    let graded = run(plan, &merged).map_err(|error| worded(error, plan, candidates, &units))?;
    let together = Results::new(plan, candidates, &units, &merged, &graded);
    match rule.results {
        MergedResults::Shared => Ok(together),
        MergedResults::IndependentAndMerged => {
            let graded = run(plan, &columns).map_err(|error| worded(error, plan, candidates, &singly))?;
            let mut independent = Results::new(plan, candidates, &singly, &columns, &graded);
            independent.add_plots(&together);
            Ok(independent)
        }
    }
}

/// An error of a row in terms of the enterprise.
fn worded(error: EngineError, plan: &Plan<'_>, candidates: &[&Candidate], units: &[Vec<usize>]) -> AssessError {
    match error {
        EngineError::Overlap { row, populations: [one, other] } => {
            let code = |index: u8| plan.populations[usize::from(index)].rules.code.clone();
            let enterprise = candidates[units[row][0]].name.clone();
            AssessError::Overlap { enterprise, one: code(one), other: code(other) }
        }
        EngineError::Pack(error) => AssessError::Pack(error),
        EngineError::Benchmark { .. } => AssessError::Benchmark(error.to_string()),
        EngineError::Columns(error) => AssessError::Inputs(error.to_string()),
    }
}
