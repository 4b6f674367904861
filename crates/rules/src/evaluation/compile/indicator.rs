//! Indicators of the text.

use super::super::amount::Amount;
use super::super::benchmark::{Benchmark, BenchmarkBase, Statistic};
use super::super::indicator::{Indicator, IndicatorValue, Method, Missing, Quantity};
use super::super::source_order::measure_name;
use super::super::{measure_unit, shape};
use super::Reader;
use crate::{Kind, Names, PackError, Parameters};
use toml::Spanned;

pub(super) fn compile(
    given: shape::Indicator,
    names: &Names,
    groups: &[&str],
    parameters: &Parameters,
    reader: &Reader<'_>,
) -> Result<Indicator, PackError> {
    let (code, span) = (given.code.as_ref().clone(), given.code.span());
    let refusal = |message: &str, hint: &str| {
        reader.place(span.start, 0, PackError::new(format!("indicator `{code}` {message}"), hint))
    };
    let value = match (&given.numerator, &given.denominator, &given.value) {
        (Some(numerator), Some(denominator), None) => {
            unit(&code, numerator, reader)?;
            unit(&code, denominator, reader)?;
            IndicatorValue::Ratio { numerator: numerator.as_ref().clone(), denominator: denominator.as_ref().clone() }
        }
        (None, None, Some(formula)) => IndicatorValue::Formula(reader.formula(formula, names, Kind::Number)?),
        _ => {
            return Err(refusal(
                "must have numerator and denominator, or value",
                "divide one measure by another, or write a formula as `value`",
            ));
        }
    };
    let within = reader.split_facts(&given.within, names)?;
    let benchmark = |given: &shape::Indicator| match &given.benchmark {
        Some(benchmark) => self::benchmark(&code, benchmark, &value, names, groups, parameters, reader),
        None => Err(refusal("has no benchmark", "write the benchmark in the indicator's unit, or \"blank\"")),
    };
    let method = match given.method.as_ref() {
        shape::Method::RatioToBenchmark => Method::RatioToBenchmark(benchmark(&given)?),
        shape::Method::Inverse => Method::Inverse(benchmark(&given)?),
        shape::Method::MinMax => match (&given.base, &given.span) {
            (Some(base), Some(span)) => Method::MinMax { base: base.clone(), span: span.clone(), within },
            _ => return Err(refusal("has no base or span", "min_max needs both, in points of 100")),
        },
        shape::Method::Rank => Method::Rank { within },
    };
    let benchmarked = matches!(method, Method::RatioToBenchmark(_) | Method::Inverse(_));
    if !benchmarked && given.benchmark.is_some() || benchmarked && !given.within.is_empty() {
        return Err(refusal(
            "has a field that its method does not read",
            "`benchmark` goes with ratio_to_benchmark and inverse (with `within` inside it), `within` with the others",
        ));
    }
    if given.weight.as_ref().literal().is_some_and(|weight| !(weight.is_finite() && weight > 0.0)) {
        let hint = "leave the indicator out, or give it its weight in points";
        return Err(refusal("has a weight that is not above zero", hint));
    }
    for amount in [Some(given.weight.as_ref()), given.cap.as_ref(), given.floor.as_ref()].into_iter().flatten() {
        known(amount, parameters)?;
    }
    Ok(Indicator {
        code,
        zh: given.zh,
        en: given.en,
        unit: given.unit,
        value,
        method,
        weight: given.weight.into_inner(),
        cap: given.cap,
        floor: given.floor,
        missing: match given.missing {
            shape::Missing::MeanOfPopulation => Missing::MeanOfPopulation,
            shape::Missing::Zero => Missing::Zero,
            shape::Missing::Refuse => Missing::Refuse,
            shape::Missing::Redistribute => Missing::Redistribute,
            shape::Missing::Points(points) => Missing::Points(points),
        },
        status: given.status,
        clause: given.clause,
    })
}

fn known(amount: &Amount, parameters: &Parameters) -> Result<(), PackError> {
    match amount {
        Amount::Parameter(name) => parameters.get(name).map(drop),
        Amount::Literal(_) | Amount::Blank => Ok(()),
    }
}

fn benchmark(
    code: &str,
    given: &Spanned<Benchmark>,
    value: &IndicatorValue,
    names: &Names,
    groups: &[&str],
    parameters: &Parameters,
    reader: &Reader<'_>,
) -> Result<Benchmark, PackError> {
    let wrong =
        |message: String, hint: &str| reader.refuse(given.span(), format!("indicator `{code}` {message}"), hint);
    let benchmark = given.as_ref();
    known(&benchmark.times, parameters)?;
    let amounts: Vec<&Amount> = match &benchmark.base {
        BenchmarkBase::Amount(amount) => vec![amount],
        BenchmarkBase::ByGroup(by_group) => {
            let given: Vec<&str> = by_group.keys().map(String::as_str).collect();
            if let Some(group) = groups.iter().find(|group| !given.contains(group)) {
                return wrong(
                    format!("has no benchmark for group `{group}`"),
                    "give every `[[group]]` its own in by_group",
                );
            }
            if let Some(group) = given.iter().find(|group| !groups.contains(group)) {
                return wrong(format!("has a benchmark for the unknown group `{group}`"), "write a `[[group]]`'s code");
            }
            by_group.values().collect()
        }
        BenchmarkBase::Statistic { of, within } => {
            if let Some(name) = within.iter().find(|name| !names.iter().any(|(known, _)| known == name.as_str())) {
                return wrong(
                    format!("splits by `{name}`, which is no fact"),
                    "write a base fact, a `[[fact]]` or `group`",
                );
            }
            if *of == Statistic::MeanOfTotals && matches!(value, IndicatorValue::Formula(_)) {
                return wrong(
                    "has no totals to divide".to_owned(),
                    "mean_of_totals needs numerator and denominator; write of = \"mean\"",
                );
            }
            Vec::new()
        }
    };
    for amount in amounts {
        known(amount, parameters)?;
        if amount.literal().is_some_and(|number| !(number.is_finite() && number > 0.0)) {
            let hint = "write the benchmark in the indicator's unit";
            return wrong("has a benchmark that is not above zero".to_owned(), hint);
        }
    }
    Ok(benchmark.clone())
}

fn unit(indicator: &str, quantity: &Spanned<Quantity>, reader: &Reader<'_>) -> Result<(), PackError> {
    let given = quantity.as_ref();
    if measure_unit::find(given.measure, &given.unit).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = measure_unit::of(given.measure).iter().map(|unit| unit.symbol).collect();
    let measure = measure_name(given.measure);
    reader.refuse(
        quantity.span(),
        format!("indicator `{indicator}` reads `{measure}` in `{}`, which is not a unit of it", given.unit),
        format!("write one of: {}", known.join(", ")),
    )
}

/// Weights that are all written out sum to 100.
pub(super) fn weights(population: &str, indicators: &[Indicator]) -> Result<(), (String, &'static str)> {
    let weights: Option<Vec<f64>> = indicators.iter().map(|indicator| indicator.weight.literal()).collect();
    let sum: f64 = weights.unwrap_or_else(|| vec![100.0]).iter().sum();
    if (sum - 100.0).abs() > 1e-9 {
        return Err((
            format!("the weights of population `{population}` sum to {sum}, not to 100"),
            "correct the weights so that they sum to 100",
        ));
    }
    Ok(())
}
