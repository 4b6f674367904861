//! The arithmetic of one indicator, in words and figures.

use model::{Derivation, IndicatorResult, Scored};
use rules::{Amount, Benchmark, BenchmarkBase, EvaluationPack, Indicator, IndicatorValue, Method, Statistic};

use super::InputExplanation;
use crate::figure::{figure, plain};

/// `120.0000 万元 ÷ 10.0000 亩 = 12.0000 万元/亩；12.0000 ÷ 24.0970 × 30 = 14.9396 分`
pub(super) fn formula(
    pack: &EvaluationPack,
    year: i16,
    indicator: &Indicator,
    inputs: &[InputExplanation],
    result: &IndicatorResult,
) -> Derivation {
    let points = figure(result.points, 1.0);
    let (Scored::ByValue, Some(value)) = (result.scored, result.value) else {
        let (zh, en) = missing(result.scored);
        return Derivation { zh: format!("{zh}：{points} 分"), en: format!("{en}: {points} points") };
    };
    let scale = result.benchmark.unwrap_or(value);
    let shown = figure(value, scale);
    let ratio = ratio(indicator, inputs, &shown);
    let raw = result.uncapped.unwrap_or(result.points);
    let score = format!("{} = {}", scoring(pack, year, indicator, result, &shown, scale), figure(raw, 1.0));
    let (bound_zh, bound_en) = match result.uncapped {
        Some(alone) if alone > result.points => (format!("，封顶 {points}"), format!(", capped at {points}")),
        Some(_) => (format!("，保底 {points}"), format!(", not below {points}")),
        None => (String::new(), String::new()),
    };
    Derivation { zh: format!("{ratio}；{score}{bound_zh} 分"), en: format!("{ratio}; {score}{bound_en} points") }
}

fn missing(scored: Scored) -> (&'static str, &'static str) {
    match scored {
        Scored::MissingAsMean => (
            "无数据，按评价对象中有数据企业该项得分的平均值计",
            "no value: the mean points of the population's enterprises that have one",
        ),
        Scored::MissingAsPoints => ("无数据，按办法规定的分值计", "no value: the points that the method sets"),
        Scored::MissingRedistributed => {
            ("无数据，该项权重按比例分到其他各项", "no value: its weight goes to the other items in proportion")
        }
        Scored::MissingAsZero | Scored::ByValue => ("无数据，该项计", "no value"),
    }
}

/// What the value was computed from.
fn ratio(indicator: &Indicator, inputs: &[InputExplanation], value: &str) -> String {
    let part = |input: &InputExplanation| {
        let amount = input.amount.map_or_else(|| "—".to_owned(), |amount| figure(amount, amount));
        format!("{amount} {}", input.unit).trim_end().to_owned()
    };
    let text = match (&indicator.value, inputs) {
        (IndicatorValue::Ratio { .. }, [above, below]) if above.amount.is_some() && below.amount.is_some() => {
            format!("{} ÷ {} = {value} {}", part(above), part(below), indicator.unit)
        }
        (IndicatorValue::Formula(formula), _) => format!("{} = {value} {}", formula.source(), indicator.unit),
        _ => format!("{value} {}", indicator.unit),
    };
    text.trim_end().to_owned()
}

fn scoring(
    pack: &EvaluationPack,
    year: i16,
    indicator: &Indicator,
    result: &IndicatorResult,
    value: &str,
    scale: f64,
) -> String {
    let weight = plain(result.weight);
    let benchmark = result.benchmark.map_or_else(|| "—".to_owned(), |benchmark| figure(benchmark, scale));
    let number = |amount: &Amount| {
        let on = amount.on(&pack.parameters, EvaluationPack::day(year));
        on.ok().flatten().map_or_else(|| "—".to_owned(), plain)
    };
    match &indicator.method {
        Method::RatioToBenchmark(_) => format!("{value} ÷ {benchmark} × {weight}"),
        Method::Inverse(_) => format!("max(0, 2 − {value} ÷ {benchmark}) × {weight}"),
        Method::MinMax { base, span, .. } => {
            let [lowest, highest] = result.range.unwrap_or([f64::NAN; 2]).map(|end| figure(end, scale));
            let (base, span) = (number(base), number(span));
            format!("[{base} + {span} × ({value} − {lowest}) ÷ ({highest} − {lowest})] ÷ 100 × {weight}")
        }
        Method::Rank { .. } => {
            let [place, count] = result.place.unwrap_or([0, 0]);
            format!("({count} − {place} + 1) ÷ {count} × {weight}")
        }
    }
}

/// Where a benchmark comes from; `None` for one that the clause itself gives.
pub(super) fn origin(pack: &EvaluationPack, benchmark: &Benchmark) -> Option<Derivation> {
    let times = match &benchmark.times {
        Amount::Literal(times) if (times - 1.0).abs() < f64::EPSILON => String::new(),
        Amount::Literal(times) => format!(" × {times}"),
        Amount::Parameter(name) => format!(" × {name}"),
        Amount::Blank => String::new(),
    };
    let (zh, en) = match &benchmark.base {
        BenchmarkBase::Amount(Amount::Parameter(name)) => {
            let parameter = pack.parameters.get(name).ok()?;
            let source = if parameter.source.is_empty() { "无出处" } else { parameter.source.as_str() };
            (format!("{}（{source}）", parameter.zh), format!("{} ({source})", parameter.en))
        }
        BenchmarkBase::Amount(_) => return None,
        BenchmarkBase::ByGroup(_) => ("按行业分组的基准值".to_owned(), "benchmark of its industry group".to_owned()),
        BenchmarkBase::Statistic { of, within } => {
            let (zh, en) = match of {
                Statistic::Mean => ("参评企业该项数值的平均值".to_owned(), "mean value of those graded".to_owned()),
                Statistic::MeanOfTotals => {
                    ("参评企业合计数相除".to_owned(), "totals of those graded, divided".to_owned())
                }
                Statistic::Percentile(percent) => {
                    (format!("参评企业该项数值的{percent}%分位"), format!("{percent}th percentile of those graded"))
                }
            };
            if within.is_empty() {
                (zh, en)
            } else {
                (format!("{zh}（分{}计算）", within.join("、")), format!("{en}, within {}", within.join(", ")))
            }
        }
    };
    Some(Derivation { zh: format!("{zh}{times}"), en: format!("{en}{times}") })
}
