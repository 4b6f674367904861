//! Runs a pack's own test cases through the engine.

use std::collections::BTreeMap;

use model::{Column, Columns, Grade, Truth};
use rules::{CaseFirm, EvaluationCase, EvaluationPack, Kind, Value};

use crate::engine::{Graded, Plan, Standing, run};
use crate::firm_columns::{number, text};

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOutcome {
    /// The case's name.
    pub name: String,
    /// Everything that was found otherwise than expected; empty when the case passes.
    pub differences: Vec<Difference>,
}

/// One thing that was found otherwise than the case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whose: the firm's id, or the population of a quota.
    pub of: String,
    /// What: `score`, `grade`, `points.tax_per_mu`, …
    pub what: String,
    /// As the case says.
    pub expected: String,
    /// As it came out.
    pub found: String,
}

/// Runs the cases in their order.
///
/// ```
/// let folder = "../../../rulepacks/evaluation/huangyan-2022";
/// let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
/// let cases = include_str!("../../../rulepacks/evaluation/huangyan-2022/cases.toml");
/// let pack = rules::EvaluationPack::parse(folder, text)?.with_cases(folder, cases)?;
/// assert!(assess::run_cases(&pack).iter().all(|case| case.differences.is_empty()));
/// # Ok::<(), rules::PackError>(())
/// ```
#[must_use]
pub fn run_cases(pack: &EvaluationPack) -> Vec<CaseOutcome> {
    pack.cases
        .iter()
        .map(|case| CaseOutcome { name: case.name.clone(), differences: differences(pack, case) })
        .collect()
}

fn differences(pack: &EvaluationPack, case: &EvaluationCase) -> Vec<Difference> {
    if let Some(quota) = &case.quota {
        let population = pack.population(&quota.population);
        let found = match population.map(|population| pack.quotas(population, case.year)) {
            Some(Ok(quotas)) => {
                let mut counts = [0_u32; 4];
                for rank in 1..=quota.firms {
                    counts[quotas.grade(rank, quota.firms, f64::NAN) as usize] += 1;
                }
                format!("{counts:?}")
            }
            Some(Err(error)) => error.to_string(),
            None => String::new(),
        };
        let expected = format!("{:?}", quota.counts);
        let of = quota.population.clone();
        return if found == expected {
            Vec::new()
        } else {
            vec![Difference { of, what: "quota".to_owned(), expected, found }]
        };
    }
    let refused = |found: String| {
        vec![Difference { of: case.name.clone(), what: "run".to_owned(), expected: "results".to_owned(), found }]
    };
    let plan = match Plan::new(pack, case.year) {
        Ok(plan) => plan,
        Err(error) => return refused(error.to_string()),
    };
    let graded = columns(pack, case)
        .map_err(|error| error.to_string())
        .and_then(|columns| run(&plan, &columns).map_err(|error| error.to_string()));
    match graded {
        Err(error) => refused(error),
        Ok(graded) => (0..case.firms.len()).flat_map(|row| firm(&plan, case, &graded, row)).collect(),
    }
}

/// The firms of a case, in its order.
fn columns(pack: &EvaluationPack, case: &EvaluationCase) -> Result<Columns, model::UnevenColumn> {
    let mut columns = Columns::new(case.firms.len());
    let stated = |name: &str| {
        let absent = pack.facts.iter().find(|fact| fact.code == name).and_then(|fact| fact.absent.clone());
        let name = name.to_owned();
        move |firm: &CaseFirm| firm.facts.get(&name).cloned().or_else(|| absent.clone())
    };
    for (name, kind) in pack.names.iter() {
        let values = case.firms.iter().map(stated(name));
        let column = match kind {
            Kind::Number => number(values.map(|value| match value {
                Some(Value::Number(number)) => Some(number),
                _ => None,
            })),
            Kind::Text => text(values.map(|value| match value {
                Some(Value::Text(text)) => Some(text),
                _ => None,
            })),
            Kind::Truth => Column::Truth(
                values
                    .map(|value| match value {
                        Some(Value::Truth(true)) => Truth::True,
                        Some(Value::Truth(false)) => Truth::False,
                        _ => Truth::Missing,
                    })
                    .collect(),
            ),
        };
        columns.insert(name, column)?;
    }
    for (name, value) in pack.plain_parameters(case.year) {
        columns.insert(format!("p.{name}"), Column::Number(vec![value; case.firms.len()]))?;
    }
    let codes: std::collections::BTreeSet<&String> = case.firms.iter().flat_map(|firm| firm.values.keys()).collect();
    for code in codes {
        let values = case.firms.iter().map(|firm| firm.values.get(code).copied());
        columns.insert(format!("value.{code}"), number(values))?;
    }
    Ok(columns)
}

fn firm(plan: &Plan<'_>, case: &EvaluationCase, graded: &Graded<'_>, row: usize) -> Vec<Difference> {
    let firm = &case.firms[row];
    let mut differences = Vec::new();
    let mut check = |what: String, expected: Option<String>, found: &dyn Fn() -> String| {
        let Some(expected) = expected else { return };
        let found = found();
        if expected != found {
            differences.push(Difference { of: firm.id.clone(), what, expected, found });
        }
    };
    let standing = graded.standing[row];
    let listed = match standing {
        Standing::Listed(index) => Some(index),
        _ => graded.managed.get(row).copied().flatten(),
    };
    let list = || listed.map_or("", |index| plan.pack.lists[usize::from(index)].code.as_str()).to_owned();
    check("list".to_owned(), firm.list.clone(), &list);
    let in_population = match standing {
        Standing::In(index) => Some(usize::from(index)),
        _ => None,
    };
    let out = |expected: bool| if expected { "not graded" } else { "graded" }.to_owned();
    check("not_graded".to_owned(), firm.not_graded.map(out), &|| out(in_population.is_none()));
    let none = "not graded".to_owned();
    let population = in_population.map(|index| (&plan.populations[index], &graded.populations[index]));
    let member = population.and_then(|(_, population)| {
        population.rows.iter().position(|found| *found as usize == row).map(|member| (population, member))
    });
    let code = || population.map_or_else(|| none.clone(), |(rules, _)| rules.rules.code.clone());
    check("population".to_owned(), firm.population.clone(), &code);
    let shown = |number: f64| format!("{:.*}", case.decimals as usize, number);
    let of_member = |read: &dyn Fn(usize) -> String| member.map_or_else(|| none.clone(), |(_, member)| read(member));
    let points: BTreeMap<&str, usize> = population
        .map(|(rules, _)| rules.items.iter().enumerate().map(|(i, item)| (item.rules.code.as_str(), i)).collect())
        .unwrap_or_default();
    for (code, expected) in &firm.points {
        let found = || match (points.get(code.as_str()), member) {
            (Some(item), Some((population, member))) => shown(population.points(*item, member)),
            _ => none.clone(),
        };
        check(format!("points.{code}"), Some(shown(*expected)), &found);
    }
    let Some((graded, _)) = member else {
        for (what, expected) in [
            ("score", firm.score.map(shown)),
            ("rank", firm.rank.map(|rank| rank.to_string())),
            ("initial", firm.initial.map(|grade| format!("{grade:?}"))),
            ("grade", firm.grade.map(|grade| format!("{grade:?}"))),
        ] {
            check(what.to_owned(), expected, &|| none.clone());
        }
        return differences;
    };
    let grade = |grade: Grade| format!("{grade:?}");
    check("score".to_owned(), firm.score.map(shown), &|| of_member(&|member| shown(graded.score[member])));
    let rank = firm.rank.map(|rank| rank.to_string());
    check("rank".to_owned(), rank, &|| of_member(&|member| graded.rank[member].to_string()));
    check("initial".to_owned(), firm.initial.map(grade), &|| of_member(&|member| grade(graded.initial[member])));
    check("grade".to_owned(), firm.grade.map(grade), &|| of_member(&|member| grade(graded.grade[member])));
    differences
}
