//! Candidates by columns: measures in the first of their units, base facts, facts that the pack declares.

use std::collections::BTreeMap;

use model::statement::Scale;
use model::{Candidate, Column, Columns, FactValue, Grade, NO_WORD, Truth, UnevenColumn};
use rules::{EvaluationPack, FactKind, FactRule, MEASURES, Quantity, Value, measure_name};

/// One row per candidate, in their order.
pub(crate) fn columns(candidates: &[&Candidate], pack: &EvaluationPack, year: i16) -> Result<Columns, UnevenColumn> {
    let mut columns = Columns::new(candidates.len());
    for measure in MEASURES {
        let Some(unit) = Quantity::first_unit(measure) else { continue };
        let shown = |candidate: &&Candidate| candidate.inputs.get(&measure).map(|input| unit.show(input.amount));
        columns.insert(measure_name(measure), number(candidates.iter().map(shown)))?;
    }
    columns.insert("scale", text(candidates.iter().map(|candidate| Some(scale(candidate.scale)))))?;
    let industry = |candidate: &&Candidate| (!candidate.industry.is_empty()).then(|| candidate.industry.clone());
    columns.insert("industry", text(candidates.iter().map(industry)))?;
    let division = |candidate: &&Candidate| candidate.industry.get(..2)?.parse::<f64>().ok();
    columns.insert("division", number(candidates.iter().map(division)))?;
    let mut on_plot: BTreeMap<&str, u32> = BTreeMap::new();
    for plot in candidates.iter().filter_map(|candidate| candidate.plot.as_deref()) {
        *on_plot.entry(plot).or_default() += 1;
    }
    let shares = |candidate: &&Candidate| candidate.plot.as_deref().is_some_and(|plot| on_plot[plot] > 1);
    let shares = candidates.iter().map(shares).map(|shares| if shares { Truth::True } else { Truth::False });
    columns.insert("shares_plot", Column::Truth(shares.collect()))?;
    columns.insert("years_in_d", number(candidates.iter().map(|candidate| years_in_d(candidate, year))))?;
    let before = |candidate: &&Candidate| grade(candidate, year - 1).map(|grade| format!("{grade:?}"));
    columns.insert("grade_last_year", text(candidates.iter().map(before)))?;
    let held = |candidate: &&Candidate| match candidate.facts.get("land_held") {
        Some(FactValue::Number(held)) => Some(*held),
        _ => None,
    };
    columns.insert("land_held", number(candidates.iter().map(held)))?;
    for fact in &pack.facts {
        columns.insert(fact.code.clone(), declared(fact, candidates))?;
    }
    for (name, value) in pack.plain_parameters(year) {
        columns.insert(format!("p.{name}"), Column::Number(vec![value; candidates.len()]))?;
    }
    Ok(columns)
}

fn scale(scale: Scale) -> String {
    match scale {
        Scale::AboveScale => "above_scale".to_owned(),
        Scale::BelowScale => "below_scale".to_owned(),
    }
}

fn grade(candidate: &Candidate, year: i16) -> Option<Grade> {
    candidate.history.iter().find(|past| past.year == year).map(|past| past.grade)
}

/// Unknown without a grade of the year before, so that a first D is not taken for a second.
fn years_in_d(candidate: &Candidate, year: i16) -> Option<f64> {
    grade(candidate, year - 1)?;
    let back = (1..).take_while(|back| grade(candidate, year - back) == Some(Grade::D));
    Some(f64::from(u32::try_from(back.count()).unwrap_or(u32::MAX)))
}

fn declared(fact: &FactRule, candidates: &[&Candidate]) -> Column {
    let stated = candidates.iter().map(|candidate| candidate.facts.get(&fact.code));
    match fact.kind {
        FactKind::Number => number(stated.map(|value| match (value, &fact.absent) {
            (Some(FactValue::Number(number)), _) | (None, Some(Value::Number(number))) => Some(*number),
            _ => None,
        })),
        FactKind::Truth => Column::Truth(
            stated
                .map(|value| match (value, &fact.absent) {
                    (Some(FactValue::Truth(true)), _) | (None, Some(Value::Truth(true))) => Truth::True,
                    (Some(FactValue::Truth(false)), _) | (None, Some(Value::Truth(false))) => Truth::False,
                    _ => Truth::Missing,
                })
                .collect(),
        ),
        FactKind::Text => text(stated.map(|value| match (value, &fact.absent) {
            (Some(FactValue::Text(text)), _) | (None, Some(Value::Text(text))) => Some(text.clone()),
            _ => None,
        })),
    }
}

pub(crate) fn number(values: impl Iterator<Item = Option<f64>>) -> Column {
    Column::Number(values.map(|value| value.unwrap_or(f64::NAN)).collect())
}

pub(crate) fn text(values: impl Iterator<Item = Option<String>>) -> Column {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut words = Vec::new();
    let codes = values
        .map(|value| {
            let Some(value) = value else { return NO_WORD };
            let next = u32::try_from(words.len()).unwrap_or(NO_WORD);
            *known.entry(value).or_insert_with_key(|word| {
                words.push(word.clone());
                next
            })
        })
        .collect();
    Column::Text { codes, words }
}
