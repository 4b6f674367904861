//! Why an enterprise is not graded, in both languages.

use std::collections::BTreeSet;

use model::{Candidate, Column, Columns, Measure, NO_WORD, NotGraded, Truth};
use rules::{EvaluationPack, Expression, IndicatorValue, Missing, Population};

use crate::engine::{Plan, Standing};
use crate::exempt;
use crate::names::{fact_en, fact_zh, measure_en, measure_zh};

/// The entry of a candidate that was ruled out before any figure was looked at.
pub(crate) fn exempt(candidate: &Candidate) -> NotGraded {
    let reason = candidate.exempt.clone().unwrap_or_default();
    let en = exempt::english(&reason);
    entry(candidate, reason, en, None)
}

/// The entry of a candidate of a row that has no place in a population.
pub(crate) fn not_graded(
    plan: &Plan<'_>,
    candidate: &Candidate,
    standing: Standing,
    columns: &Columns,
    row: usize,
) -> NotGraded {
    let pack = plan.pack;
    match standing {
        Standing::Listed(index) => {
            let list = &pack.lists[usize::from(index)];
            let (zh, en) = (format!("列入“{}”", list.zh), format!("on the list \"{}\"", list.en));
            entry(candidate, zh, en, Some(list.code.clone()))
        }
        Standing::Undecided(index) => {
            let population = plan.populations[usize::from(index)].rules;
            let (zh, en) = absent(&[&population.when], pack, columns, row);
            let zh = format!("不能判断是否属于“{}”，缺少：{zh}", population.zh);
            entry(
                candidate,
                zh,
                format!("whether it is one of the {} cannot be told without: {en}", population.en),
                None,
            )
        }
        Standing::NoGroup => {
            let conditions: Vec<&Expression> = pack.groups.iter().map(|group| &group.when).collect();
            let (zh, en) = absent(&conditions, pack, columns, row);
            entry(
                candidate,
                format!("不能确定行业分组，缺少：{zh}"),
                format!("its industry group cannot be told without: {en}"),
                None,
            )
        }
        Standing::In(index) | Standing::Lacking(index) => {
            let population = plan.populations[usize::from(index)].rules;
            let (zh, en) = data(population, pack, columns, row);
            entry(candidate, format!("缺少评价数据：{zh}"), format!("lacks data: {en}"), None)
        }
        Standing::NoPopulation => {
            let en = "the pack evaluates no population that it belongs to".to_owned();
            entry(candidate, "不属于评价办法的任何一类评价对象".to_owned(), en, None)
        }
    }
}

fn entry(candidate: &Candidate, reason_zh: String, reason_en: String, list: Option<String>) -> NotGraded {
    NotGraded {
        enterprise: candidate.enterprise.clone(),
        code: candidate.code.clone(),
        name: candidate.name.clone(),
        reason_zh,
        reason_en,
        list,
    }
}

/// Names of the facts that conditions read and the row has not.
fn absent(conditions: &[&Expression], pack: &EvaluationPack, columns: &Columns, row: usize) -> (String, String) {
    let read: BTreeSet<&String> = conditions.iter().flat_map(|condition| condition.reads()).collect();
    let lacking: Vec<&String> = read.into_iter().filter(|name| !has(columns, name, row)).collect();
    let zh: Vec<String> = lacking.iter().map(|name| fact_zh(pack, name)).collect();
    let en: Vec<String> = lacking.iter().map(|name| fact_en(pack, name)).collect();
    (zh.join("、"), en.join(", "))
}

fn has(columns: &Columns, name: &str, row: usize) -> bool {
    match columns.get(name) {
        Some(Column::Number(numbers)) => !numbers[row].is_nan(),
        Some(Column::Text { codes, .. }) => codes[row] != NO_WORD,
        Some(Column::Truth(truths)) => truths[row] != Truth::Missing,
        None => false,
    }
}

/// What the indicators that may not be missing lack.
fn data(population: &Population, pack: &EvaluationPack, columns: &Columns, row: usize) -> (String, String) {
    // In the order of the measures, then the facts that the pack declares.
    let mut lacking: BTreeSet<(bool, Option<Measure>, String, String)> = BTreeSet::new();
    for indicator in population.indicators.iter().filter(|indicator| indicator.missing == Missing::Refuse) {
        match &indicator.value {
            IndicatorValue::Ratio { numerator, denominator } => {
                for measure in [numerator.measure, denominator.measure] {
                    if !has(columns, rules::measure_name(measure), row) {
                        let (zh, en) = (measure_zh(measure).to_owned(), measure_en(measure).to_owned());
                        lacking.insert((false, Some(measure), zh, en));
                    }
                }
                let below = rules::measure_name(denominator.measure);
                if let Some(Column::Number(numbers)) = columns.get(below)
                    && numbers[row] <= 0.0
                {
                    let (zh, en) = (measure_zh(denominator.measure), measure_en(denominator.measure));
                    let (zh, en) = (format!("{zh}（应大于零）"), format!("{en} (must be above zero)"));
                    lacking.insert((false, Some(denominator.measure), zh, en));
                }
            }
            IndicatorValue::Formula(formula) => {
                let missing = formula.reads().iter().filter(|name| !has(columns, name, row));
                lacking.extend(missing.map(|name| (true, None, fact_zh(pack, name), fact_en(pack, name))));
            }
        }
    }
    let (zh, en): (Vec<String>, Vec<String>) = lacking.into_iter().map(|(_, _, zh, en)| (zh, en)).unzip();
    (zh.join("、"), en.join(", "))
}
