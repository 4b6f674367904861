//! Enterprises of one plot as one unit of the evaluation (宗地合并评价).

use std::collections::BTreeMap;

use model::{Candidate, Column, Columns, Truth, UnevenColumn};
use rules::{EvaluationPack, MEASURES, MergeRule, measure_name};

/// Units: the candidates of each, the one with the most land first. In the order of their first candidates' ids, which is
/// that of the candidates given.
pub(crate) fn units(candidates: &[&Candidate], rule: &MergeRule, columns: &Columns) -> Vec<Vec<usize>> {
    let merges = rule.when.truths(columns, 0..candidates.len());
    let mut plots: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut units: Vec<Vec<usize>> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        match (&candidate.plot, merges[index]) {
            (Some(plot), Truth::True) => plots.entry(plot).or_default().push(index),
            _ => units.push(vec![index]),
        }
    }
    let land = |index: &usize| candidates[*index].inputs.get(&model::Measure::Land).map_or(0, |input| input.amount);
    units.extend(plots.into_values().map(|mut members| {
        members.sort_by_key(|index| (std::cmp::Reverse(land(index)), *index));
        members
    }));
    units.sort();
    units
}

/// One row per unit: measures and additive facts are summed over what its members state, everything else is that of the
/// member with the most land.
pub(crate) fn unit_columns(
    units: &[Vec<usize>],
    columns: &Columns,
    pack: &EvaluationPack,
) -> Result<Columns, UnevenColumn> {
    let additive = |name: &str| {
        MEASURES.iter().any(|measure| measure_name(*measure) == name)
            || pack.facts.iter().any(|fact| fact.additive && fact.code == name)
    };
    let mut merged = Columns::new(units.len());
    for (name, column) in columns.iter() {
        let first = units.iter().map(|members| members[0]);
        let column = match column {
            Column::Number(numbers) if additive(name) => {
                Column::Number(units.iter().map(|u| sum(numbers, u)).collect())
            }
            Column::Number(numbers) => Column::Number(first.map(|member| numbers[member]).collect()),
            Column::Truth(truths) => Column::Truth(first.map(|member| truths[member]).collect()),
            Column::Text { codes, words } => {
                Column::Text { codes: first.map(|member| codes[member]).collect(), words: words.clone() }
            }
        };
        merged.insert(name, column)?;
    }
    Ok(merged)
}

fn sum(numbers: &[f64], members: &[usize]) -> f64 {
    let mut stated = members.iter().map(|member| numbers[*member]).filter(|number| !number.is_nan()).peekable();
    if stated.peek().is_none() { f64::NAN } else { stated.fold(0.0, |sum, number| sum + number) }
}
