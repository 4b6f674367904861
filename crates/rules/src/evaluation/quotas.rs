//! The grade rules with the values in force on a day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::grade_rule::{CutBy, PopulationGrades};
use super::{EvaluationPack, Population, Quotas};
use crate::PackError;

/// The three names of a population's cuts.
fn names<'a>(pack: &'a EvaluationPack, population: &'a Population) -> (CutBy, [&'a String; 3]) {
    match &population.grades {
        Some(PopulationGrades { by, a, b, c }) => (*by, [a, b, c]),
        None => (pack.grades.by, [&pack.grades.a, &pack.grades.b, &pack.grades.c]),
    }
}

/// Every parameter that a grade rule refers to exists, and at every date at which one of them changes the values fit
/// together; blanks are left to the run, which names them all.
pub(super) fn check(pack: &EvaluationPack) -> Result<(), PackError> {
    for population in &pack.populations {
        let (_, cuts) = names(pack, population);
        let mut days = BTreeSet::new();
        let mut first = Date::MIN;
        for name in cuts.into_iter().chain([&pack.grades.decimals]) {
            let values = &pack.parameters.get(name)?.values;
            days.extend(values.iter().map(|value| value.from));
            first = values.first().map_or(first, |value| first.max(value.from));
        }
        for day in days.into_iter().filter(|day| *day >= first) {
            if blanks(pack, population, day).is_empty() {
                on(pack, population, day)?;
            }
        }
    }
    Ok(())
}

/// The parameters of a population's grade rule that are blank on a day.
pub(super) fn blanks(pack: &EvaluationPack, population: &Population, day: Date) -> Vec<String> {
    let (_, cuts) = names(pack, population);
    let all = cuts.into_iter().chain([&pack.grades.decimals]);
    all.filter(|name| pack.parameters.blank(name, day)).cloned().collect()
}

/// The grade rule of a population on a day.
pub(super) fn on(pack: &EvaluationPack, population: &Population, day: Date) -> Result<Quotas, PackError> {
    let (by, [a, b, c]) = names(pack, population);
    let at = |name: &String| pack.parameters.at(name, day);
    let cuts = [at(a)?, at(b)?, at(c)?];
    let fits = match by {
        CutBy::Rank => 0.0 <= cuts[0] && cuts[0] <= cuts[1] && cuts[1] <= cuts[2] && cuts[2] <= 1.0,
        CutBy::Score => cuts[0] >= cuts[1] && cuts[1] >= cuts[2],
    };
    if !fits {
        let [one, two, three] = cuts;
        return Err(match by {
            CutBy::Rank => PackError::new(
                format!(
                    "the cumulative shares of the grades on {day} are {one}, {two}, {three}, which do not rise from 0 to 1"
                ),
                format!("correct `{a}`, `{b}`, `{c}`: each includes the one before"),
            )
            .zh(
                format!("{day} 各等级的累计比例是 {one}、{two}、{three}，不是从 0 到 1 递增"),
                format!("请改正 {a}、{b}、{c}：后一个包含前一个"),
            ),
            CutBy::Score => PackError::new(
                format!("the lowest scores of the grades on {day} are {one}, {two}, {three}, which do not fall"),
                format!("correct `{a}`, `{b}`, `{c}`: A needs the highest score"),
            )
            .zh(
                format!("{day} 各等级的最低分是 {one}、{two}、{three}，不是递减"),
                format!("请改正 {a}、{b}、{c}：A 的分数线最高"),
            ),
        });
    }
    let given = at(&pack.grades.decimals)?;
    let decimals = (0..=9_u32).find(|n| (f64::from(*n) - given).abs() < f64::EPSILON).ok_or_else(|| {
        PackError::new(
            format!("`{}` on {day} is {given}, which is no number of decimals", pack.grades.decimals),
            "write a whole number from 0 to 9",
        )
        .zh(format!("{} 在 {day} 是 {given}，不是小数位数", pack.grades.decimals), "请写 0 到 9 的整数")
    })?;
    Ok(Quotas { by, cuts, boundary: pack.grades.boundary, ties: pack.grades.ties, decimals })
}
