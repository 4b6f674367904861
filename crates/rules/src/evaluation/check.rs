//! What the shape of the text does not show: sums, references, units, overlaps.

use std::collections::BTreeSet;

use jiff::civil::Date;
use model::{Grade, Measure};

use super::source_order::{measure_name, suppliers};
use super::{GradeRule, Indicator, Population, Quantity, Quotas, Text, measure_unit};
use crate::{PackError, Parameters};

pub(super) fn check(shape: &Text, text: &str) -> Result<(), PackError> {
    shape.parameters.check()?;
    populations(&shape.populations, text)?;
    parameter_dates(shape)?;
    sources(shape, text)?;
    cases(shape, text)
}

/// Line of the `index`-th occurrence of a table header, so that an error of its content still names a place.
fn at(error: PackError, text: &str, header: &str, index: usize) -> PackError {
    let line = text.lines().enumerate().filter(|(_, line)| line.trim() == header).nth(index);
    PackError { position: line.map(|(number, _)| (number + 1, 1)), ..error }
}

fn populations(populations: &[Population], text: &str) -> Result<(), PackError> {
    if populations.is_empty() {
        return Err(PackError::new("the pack has no population", "add a `[[population]]` with its indicators"));
    }
    let mut codes = BTreeSet::new();
    let mut scales = BTreeSet::new();
    let mut indicators_before = 0;
    for (index, population) in populations.iter().enumerate() {
        let wrong = |message: String, hint: &str| at(PackError::new(message, hint), text, "[[population]]", index);
        if !codes.insert(&population.code) {
            return Err(wrong(format!("population `{}` is defined twice", population.code), "give each its own code"));
        }
        if !scales.insert(population.scale) {
            return Err(wrong(
                format!("population `{}` overlaps another one of the same scale", population.code),
                "an enterprise must belong to one population",
            ));
        }
        let sum: f64 = population.indicators.iter().map(|indicator| indicator.weight).sum();
        if (sum - 100.0).abs() > 1e-9 {
            return Err(wrong(
                format!("the weights of population `{}` sum to {sum}, not to 100", population.code),
                "correct the weights so that they sum to 100",
            ));
        }
        let mut names = BTreeSet::new();
        for (offset, item) in population.indicators.iter().enumerate() {
            let place = |error| at(error, text, "[[population.indicator]]", indicators_before + offset);
            if !names.insert(&item.code) {
                let message = format!("indicator `{}` stands twice in population `{}`", item.code, population.code);
                return Err(place(PackError::new(message, "give each indicator its own code")));
            }
            indicator(item).map_err(place)?;
        }
        indicators_before += population.indicators.len();
    }
    Ok(())
}

fn indicator(indicator: &Indicator) -> Result<(), PackError> {
    let wrong = |what: &str, hint: &str| Err(PackError::new(format!("indicator `{}` {what}", indicator.code), hint));
    if !(indicator.benchmark.is_finite() && indicator.benchmark > 0.0) {
        return wrong("has a benchmark that is not above zero", "write the benchmark in the indicator's unit");
    }
    if !(indicator.weight.is_finite() && indicator.weight > 0.0) {
        return wrong(
            "has a weight that is not above zero",
            "leave the indicator out, or give it its weight in points",
        );
    }
    unit(&indicator.code, &indicator.numerator)?;
    unit(&indicator.code, &indicator.denominator)
}

fn unit(indicator: &str, quantity: &Quantity) -> Result<(), PackError> {
    if measure_unit::find(quantity.measure, &quantity.unit).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = measure_unit::of(quantity.measure).iter().map(|unit| unit.symbol).collect();
    let measure = measure_name(quantity.measure);
    Err(PackError::new(
        format!("indicator `{indicator}` reads `{measure}` in `{}`, which is not a unit of it", quantity.unit),
        format!("write one of: {}", known.join(", ")),
    ))
}

/// Every parameter that a rule refers to exists, and at every date at which one of them changes the values fit together.
fn parameter_dates(shape: &Text) -> Result<(), PackError> {
    let rule = &shape.grades;
    let mut days = BTreeSet::new();
    let mut first = Date::MIN;
    for name in [&rule.a, &rule.b, &rule.c, &rule.decimals] {
        let values = &shape.parameters.get(name)?.values;
        days.extend(values.iter().map(|value| value.from));
        first = values.first().map_or(first, |value| first.max(value.from));
    }
    for day in days.into_iter().filter(|day| *day >= first) {
        quotas(&shape.parameters, rule, day)?;
    }
    shape.parameters.get(&shape.land.tolerance).map(drop)
}

/// The grade rule with the values in force on a day.
pub(super) fn quotas(parameters: &Parameters, rule: &GradeRule, day: Date) -> Result<Quotas, PackError> {
    let (a, b, c) = (parameters.at(&rule.a, day)?, parameters.at(&rule.b, day)?, parameters.at(&rule.c, day)?);
    if !(0.0 <= a && a <= b && b <= c && c <= 1.0) {
        return Err(PackError::new(
            format!("the cumulative shares of the grades on {day} are {a}, {b}, {c}, which do not rise from 0 to 1"),
            format!("correct `{}`, `{}`, `{}`: each includes the one before", rule.a, rule.b, rule.c),
        ));
    }
    let given = parameters.at(&rule.decimals, day)?;
    let decimals = (0..=9_u32).find(|n| (f64::from(*n) - given).abs() < f64::EPSILON).ok_or_else(|| {
        PackError::new(
            format!("`{}` on {day} is {given}, which is no number of decimals", rule.decimals),
            "write a whole number from 0 to 9",
        )
    })?;
    Ok(Quotas { up_to: [(Grade::A, a), (Grade::B, b), (Grade::C, c), (Grade::D, 1.0)], decimals })
}

fn sources(shape: &Text, text: &str) -> Result<(), PackError> {
    let mut stated = BTreeSet::new();
    for (index, order) in shape.sources.iter().enumerate() {
        let name = measure_name(order.measure);
        let wrong = |message: String, hint: String| Err(at(PackError::new(message, hint), text, "[[source]]", index));
        if !stated.insert(order.measure) {
            return wrong(
                format!("`{name}` has two orders of sources"),
                "leave one `[[source]]` per measure".to_owned(),
            );
        }
        let able = suppliers(order.measure);
        if order.departments.is_empty() && !able.is_empty() {
            return wrong(format!("`{name}` names no department"), "list at least one in `departments`".to_owned());
        }
        if able.is_empty() {
            let message = format!("`{name}` has a `[[source]]`, although it is derived");
            return wrong(message, "land follows the `[land]` rule; leave this `[[source]]` out".to_owned());
        }
        if let Some(unable) = order.departments.iter().find(|department| !able.contains(department)) {
            let able: Vec<String> = able.iter().map(|department| format!("{department:?}")).collect();
            let hint = format!("write some of, in snake_case: {}", able.join(", "));
            return wrong(format!("`{name}` cannot come from {unable:?} ({})", unable.zh()), hint);
        }
    }
    let used = shape.populations.iter().flat_map(|population| &population.indicators);
    for measure in used.flat_map(|indicator| [indicator.numerator.measure, indicator.denominator.measure]) {
        if measure != Measure::Land && !stated.contains(&measure) {
            let name = measure_name(measure);
            return Err(PackError::new(
                format!("an indicator reads `{name}`, but no `[[source]]` says whose figure counts"),
                format!("add a `[[source]]` with measure = \"{name}\" and its departments in order"),
            ));
        }
    }
    Ok(())
}

fn cases(shape: &Text, text: &str) -> Result<(), PackError> {
    for (index, case) in shape.cases.iter().enumerate() {
        let wrong = |message: String, hint: &str| Err(at(PackError::new(message, hint), text, "[[case]]", index));
        let Some(population) = shape.populations.iter().find(|population| population.code == case.population) else {
            let message =
                format!("case `{}` is of population `{}`, which the pack has not", case.name, case.population);
            return wrong(message, "write the code of a `[[population]]`");
        };
        let expected: BTreeSet<&str> = population.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
        let found: BTreeSet<&str> = case.values.keys().map(String::as_str).collect();
        if let Some(code) = expected.symmetric_difference(&found).next() {
            let what = if expected.contains(code) { "has no value for" } else { "has a value for the unknown" };
            let message = format!("case `{}` {what} indicator `{code}`", case.name);
            return wrong(message, "give one value for each indicator of the population");
        }
    }
    Ok(())
}
