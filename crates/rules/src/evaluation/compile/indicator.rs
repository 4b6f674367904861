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
    let refusal = |[message, zh]: [&str; 2], [hint, hint_zh]: [&str; 2]| {
        let error = PackError::new(format!("indicator `{code}` {message}"), hint);
        reader.place(span.start, 0, error.zh(format!("指标 {code} {zh}"), hint_zh))
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
                ["must have numerator and denominator, or value", "要写分子和分母，或写 value"],
                [
                    "divide one measure by another, or write a formula as `value`",
                    "写 numerator 和 denominator 相除，或用 value 写公式",
                ],
            ));
        }
    };
    let within = reader.split_facts(&given.within, names)?;
    let benchmark = |given: &shape::Indicator| match &given.benchmark {
        Some(benchmark) => self::benchmark(&code, benchmark, &value, names, groups, parameters, reader),
        None => Err(refusal(
            ["has no benchmark", "没有基准值"],
            ["write the benchmark in the indicator's unit, or \"blank\"", "按指标的单位写基准值；没有出处写 \"blank\""],
        )),
    };
    let method = match given.method.as_ref() {
        shape::Method::RatioToBenchmark => Method::RatioToBenchmark(benchmark(&given)?),
        shape::Method::Inverse => Method::Inverse(benchmark(&given)?),
        shape::Method::MinMax => match (&given.base, &given.span) {
            (Some(base), Some(span)) => Method::MinMax { base: base.clone(), span: span.clone(), within },
            _ => {
                return Err(refusal(
                    ["has no base or span", "没有 base 或 span"],
                    ["min_max needs both, in points of 100", "min_max 两个都要，按百分制写"],
                ));
            }
        },
        shape::Method::Rank => Method::Rank { within },
    };
    let benchmarked = matches!(method, Method::RatioToBenchmark(_) | Method::Inverse(_));
    if !benchmarked && given.benchmark.is_some() || benchmarked && !given.within.is_empty() {
        return Err(refusal(
            ["has a field that its method does not read", "写了计分方法用不到的字段"],
            [
                "`benchmark` goes with ratio_to_benchmark and inverse (with `within` inside it), `within` with the others",
                "ratio_to_benchmark、inverse 用 benchmark（within 写在它里面），其余方法用 within",
            ],
        ));
    }
    if given.weight.as_ref().literal().is_some_and(|weight| !(weight.is_finite() && weight > 0.0)) {
        return Err(refusal(
            ["has a weight that is not above zero", "的权重不大于零"],
            ["leave the indicator out, or give it its weight in points", "不用这个指标就删去，要用就写它的分值"],
        ));
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
    let wrong = |[message, zh]: [String; 2], [hint, hint_zh]: [&str; 2]| {
        let error = PackError::new(format!("indicator `{code}` {message}"), hint);
        reader.refuse(given.span(), error.zh(format!("指标 {code} {zh}"), hint_zh))
    };
    let benchmark = given.as_ref();
    known(&benchmark.times, parameters)?;
    let amounts: Vec<&Amount> = match &benchmark.base {
        BenchmarkBase::Amount(amount) => vec![amount],
        BenchmarkBase::ByGroup(by_group) => {
            let given: Vec<&str> = by_group.keys().map(String::as_str).collect();
            if let Some(group) = groups.iter().find(|group| !given.contains(group)) {
                return wrong(
                    [format!("has no benchmark for group `{group}`"), format!("没有行业分组 {group} 的基准值")],
                    ["give every `[[group]]` its own in by_group", "by_group 里给每个 `[[group]]` 各写一个"],
                );
            }
            if let Some(group) = given.iter().find(|group| !groups.contains(group)) {
                return wrong(
                    [
                        format!("has a benchmark for the unknown group `{group}`"),
                        format!("给没有的行业分组 {group} 写了基准值"),
                    ],
                    ["write a `[[group]]`'s code", "请写 `[[group]]` 的代号"],
                );
            }
            by_group.values().collect()
        }
        BenchmarkBase::Statistic { of, within } => {
            if let Some(name) = within.iter().find(|name| !names.iter().any(|(known, _)| known == name.as_str())) {
                return wrong(
                    [format!("splits by `{name}`, which is no fact"), format!("按 {name} 分组，但没有这个事实")],
                    ["write a base fact, a `[[fact]]` or `group`", "请写基本事实、`[[fact]]` 里的事实，或 group"],
                );
            }
            if *of == Statistic::MeanOfTotals && matches!(value, IndicatorValue::Formula(_)) {
                return wrong(
                    ["has no totals to divide".to_owned(), "没有可相除的总量".to_owned()],
                    [
                        "mean_of_totals needs numerator and denominator; write of = \"mean\"",
                        "mean_of_totals 要有分子和分母；请写 of = \"mean\"",
                    ],
                );
            }
            Vec::new()
        }
    };
    for amount in amounts {
        known(amount, parameters)?;
        if amount.literal().is_some_and(|number| !(number.is_finite() && number > 0.0)) {
            return wrong(
                ["has a benchmark that is not above zero".to_owned(), "的基准值不大于零".to_owned()],
                ["write the benchmark in the indicator's unit", "按指标的单位写基准值"],
            );
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
    let error = PackError::new(
        format!("indicator `{indicator}` reads `{measure}` in `{}`, which is not a unit of it", given.unit),
        format!("write one of: {}", known.join(", ")),
    )
    .zh(
        format!("指标 {indicator} 的 {measure} 用了单位 {}，这个数据项没有这种单位", given.unit),
        format!("可写：{}", known.join("、")),
    );
    reader.refuse(quantity.span(), error)
}

/// Weights that are all written out sum to 100.
pub(super) fn weights(population: &str, indicators: &[Indicator]) -> Result<(), PackError> {
    let weights: Option<Vec<f64>> = indicators.iter().map(|indicator| indicator.weight.literal()).collect();
    let sum: f64 = weights.unwrap_or_else(|| vec![100.0]).iter().sum();
    if (sum - 100.0).abs() > 1e-9 {
        return Err(PackError::new(
            format!("the weights of population `{population}` sum to {sum}, not to 100"),
            "correct the weights so that they sum to 100",
        )
        .zh(format!("评价对象 {population} 的权重合计 {sum}，不是 100"), "请改正权重，使合计为 100"));
    }
    Ok(())
}
