//! An evaluation pack at a glance, with the numbers of one year.

use std::path::Path;

use model::Status;
use rules::{
    AdjustmentAmount, Amount, Benchmark, BenchmarkBase, EvaluationPack, Indicator, MergedResults, Method, PackError,
    Parameters, Statistic, Treatment,
};
use serde::Serialize;

use crate::{Failure, evaluation_pack};

/// What a pack says, for reading.
#[derive(Debug, Clone, Serialize)]
pub struct PackOutline {
    /// Code name.
    pub id: String,
    /// Chinese title.
    pub title: String,
    /// English title.
    pub title_en: String,
    /// Where its text was read.
    pub source: String,
    /// How far it is official.
    pub status: Status,
    /// Evaluation year whose numbers are shown.
    pub year: i16,
    /// Who is graded with whom.
    pub populations: Vec<PopulationOutline>,
    /// Lists, adjustments, changes of grade and merging, in the order in which they act.
    pub rules: Vec<RuleOutline>,
    /// What no source gives, by place; the pack does not score until an official fills it.
    pub blanks: Vec<String>,
}

/// A population of a pack.
#[derive(Debug, Clone, Serialize)]
pub struct PopulationOutline {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Who belongs to it.
    pub when: String,
    /// Facts by which it is ranked apart.
    pub rank_within: Vec<String>,
    /// Cumulative shares, or lowest scores, of A, B and C; none when one is blank.
    pub cuts: Option<[f64; 3]>,
    /// Its indicators, in order.
    pub indicators: Vec<IndicatorOutline>,
}

/// An indicator of a population.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorOutline {
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Unit of its value.
    pub unit: String,
    /// `ratio_to_benchmark`, `inverse`, `min_max` or `rank`.
    pub method: &'static str,
    /// What its value is compared with; `blank` where no source gives it, empty where nothing is.
    pub benchmark: String,
    /// Points at the benchmark, or `blank`.
    pub weight: String,
    /// How far it is official.
    pub status: Status,
    /// The place in the source.
    pub clause: String,
}

/// A rule beside the indicators.
#[derive(Debug, Clone, Serialize)]
pub struct RuleOutline {
    /// `list`, `adjustment`, `regrade` or `merge`.
    pub kind: &'static str,
    /// Code name.
    pub code: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// For whom; empty for everybody.
    pub when: String,
    /// What it does, as the pack writes it.
    pub effect: String,
    /// How far it is official.
    pub status: Status,
}

/// What the pack of a folder, of a file or of a name says. `year` as in [`crate::test_rules`].
///
/// # Errors
/// When there is no pack, it is refused, or a parameter has no value for the year.
pub fn rules_outline(place: &Path, year: Option<i16>) -> Result<PackOutline, Failure> {
    let pack = evaluation_pack(place)?;
    let year = year.unwrap_or_else(|| crate::rules_test::usual_year(&pack));
    Ok(outline(&pack, year)?)
}

fn outline(pack: &EvaluationPack, year: i16) -> Result<PackOutline, PackError> {
    let blanks = pack.blanks(year)?;
    let populations = pack
        .populations
        .iter()
        .map(|population| PopulationOutline {
            code: population.code.clone(),
            zh: population.zh.clone(),
            en: population.en.clone(),
            when: population.when.source().to_owned(),
            rank_within: population.rank_within.clone(),
            cuts: pack.quotas(population, year).ok().map(|quotas| quotas.cuts),
            indicators: population.indicators.iter().map(|item| indicator(item, &pack.parameters, year)).collect(),
        })
        .collect();
    Ok(PackOutline {
        id: pack.header.id.clone(),
        title: pack.header.title.clone(),
        title_en: pack.header.title_en.clone(),
        source: pack.header.source.clone(),
        status: pack.header.status,
        year,
        populations,
        rules: rules(pack),
        blanks,
    })
}

fn indicator(item: &Indicator, parameters: &Parameters, year: i16) -> IndicatorOutline {
    let number = |given: &Amount| amount(given, parameters, year);
    let (method, against) = match &item.method {
        Method::RatioToBenchmark(given) => ("ratio_to_benchmark", benchmark(given, &number)),
        Method::Inverse(given) => ("inverse", benchmark(given, &number)),
        Method::MinMax { base, span, .. } => ("min_max", format!("{} + {}", number(base), number(span))),
        Method::Rank { .. } => ("rank", String::new()),
    };
    IndicatorOutline {
        code: item.code.clone(),
        zh: item.zh.clone(),
        en: item.en.clone(),
        unit: item.unit.clone(),
        method,
        benchmark: against,
        weight: number(&item.weight),
        status: item.status,
        clause: item.clause.clone(),
    }
}

fn amount(given: &Amount, parameters: &Parameters, year: i16) -> String {
    let found = given.on(parameters, EvaluationPack::day(year)).ok().flatten();
    found.map_or_else(|| "blank".to_owned(), |number| number.to_string())
}

fn benchmark(given: &Benchmark, number: &impl Fn(&Amount) -> String) -> String {
    let split = |of: String, within: &[String]| {
        if within.is_empty() { of } else { format!("{of} within {}", within.join(", ")) }
    };
    let base = match &given.base {
        BenchmarkBase::Amount(given) => number(given),
        BenchmarkBase::Statistic { of: Statistic::Mean, within } => split("mean".to_owned(), within),
        BenchmarkBase::Statistic { of: Statistic::MeanOfTotals, within } => split("mean_of_totals".to_owned(), within),
        BenchmarkBase::Statistic { of: Statistic::Percentile(percent), within } => {
            split(format!("percentile {percent}"), within)
        }
        BenchmarkBase::ByGroup(by_group) => {
            by_group.iter().map(|(group, given)| format!("{group} {}", number(given))).collect::<Vec<_>>().join("; ")
        }
    };
    match &given.times {
        Amount::Literal(times) if (times - 1.0).abs() < f64::EPSILON => base,
        times => format!("{} × {base}", number(times)),
    }
}

fn treatment(treat: Treatment) -> &'static str {
    match treat {
        Treatment::NotGraded => "not_graded",
        Treatment::ManagedAsA => "managed_as_a",
        Treatment::ManagedAsB => "managed_as_b",
        Treatment::ManagedAsC => "managed_as_c",
    }
}

fn merged(results: MergedResults) -> &'static str {
    match results {
        MergedResults::Shared => "shared",
        MergedResults::IndependentAndMerged => "independent_and_merged",
    }
}

fn rules(pack: &EvaluationPack) -> Vec<RuleOutline> {
    let lists = pack.lists.iter().map(|list| RuleOutline {
        kind: "list",
        code: list.code.clone(),
        zh: list.zh.clone(),
        en: list.en.clone(),
        when: list.when.source().to_owned(),
        effect: treatment(list.treat).to_owned(),
        status: list.status,
    });
    let merge = pack.merge.iter().map(|merge| RuleOutline {
        kind: "merge",
        code: String::new(),
        zh: merge.zh.clone(),
        en: merge.en.clone(),
        when: merge.when.source().to_owned(),
        effect: merged(merge.results).to_owned(),
        status: merge.status,
    });
    let adjustments = pack.adjustments.iter().map(|adjustment| RuleOutline {
        kind: "adjustment",
        code: adjustment.code.clone(),
        zh: adjustment.zh.clone(),
        en: adjustment.en.clone(),
        when: adjustment.when.as_ref().map(|when| when.source().to_owned()).unwrap_or_default(),
        effect: match &adjustment.amount {
            AdjustmentAmount::Points(points) => points.source().to_owned(),
            AdjustmentAmount::Percent(percent) => format!("{} %", percent.source()),
        },
        status: adjustment.status,
    });
    let regrades = pack.regrades.iter().map(|regrade| {
        let bound = |name: &str, grade: Option<model::Grade>| grade.map(|grade| format!("{name} {grade:?}"));
        let bounds = [bound("at_best", regrade.at_best), bound("at_worst", regrade.at_worst)];
        RuleOutline {
            kind: "regrade",
            code: regrade.code.clone(),
            zh: regrade.zh.clone(),
            en: regrade.en.clone(),
            when: regrade.when.source().to_owned(),
            effect: bounds.into_iter().flatten().collect::<Vec<_>>().join(", "),
            status: regrade.status,
        }
    });
    lists.chain(merge).chain(adjustments).chain(regrades).collect()
}
