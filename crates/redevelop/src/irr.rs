//! 内部收益率 by bracketing: it says honestly when there is none, or more than one.

use model::{Derivation, Fen};

use crate::because::percent;
use crate::fund_balance::discounted;

/// Quarterly rates that are searched: from −0.5 to 1 (−93.75 % to 1500 % a year) in steps of a thousandth. Two rates that
/// lie in one step are not told apart.
const LOWEST: f64 = -0.5;
const STEPS: u32 = 1_500;
const STEP: f64 = 0.001;

/// What the search found. Rates are per year.
#[derive(Debug, Clone, PartialEq)]
pub enum Irr {
    /// The one rate at which the flow is worth nothing.
    One(f64),
    /// Several; none of them may be quoted alone.
    Several(Vec<f64>),
    /// The flow never changes its sign, so no rate can make it worth nothing.
    NoSignChange,
    /// It changes its sign, but no rate in the searched range makes it worth nothing.
    OutOfRange,
}

impl Irr {
    /// Why there is no single rate.
    #[must_use]
    pub fn note(&self) -> Option<Derivation> {
        let (zh, en) = match self {
            Self::One(_) => return None,
            Self::Several(rates) => {
                let list: Vec<String> = rates.iter().map(|rate| percent(*rate)).collect();
                (
                    format!("有 {} 个内部收益率（{}），不宜作为指标，请看净现值", rates.len(), list.join("、")),
                    format!(
                        "{} internal rates of return ({}); none is meaningful, use the net present value",
                        rates.len(),
                        list.join(", ")
                    ),
                )
            }
            Self::NoSignChange => (
                "各季净额不变号（全为收入或全为支出），没有内部收益率".to_owned(),
                "the net flow never changes its sign (all income or all cost), so there is no internal rate of return"
                    .to_owned(),
            ),
            Self::OutOfRange => (
                "在年利率 −93.75% 至 1500% 内没有内部收益率".to_owned(),
                "no internal rate of return between −93.75% and 1500% a year".to_owned(),
            ),
        };
        Some(Derivation { zh, en })
    }
}

/// Searches the internal rates of return of a quarterly flow: sign changes of its value over a grid of quarterly rates,
/// each narrowed down by bisection to the last bit. A rate q per quarter is (1 + q)⁴ − 1 per year.
#[must_use]
pub fn internal_rate_of_return(net: &[Fen]) -> Irr {
    if !(net.iter().any(|a| a.0 > 0) && net.iter().any(|a| a.0 < 0)) {
        return Irr::NoSignChange;
    }
    let value = |rate: f64| discounted(net, 1.0 / (1.0 + rate));
    let mut roots = Vec::new();
    let mut before: Option<(f64, bool)> = None;
    for step in 0..=STEPS {
        let rate = LOWEST + f64::from(step) * STEP;
        let here = value(rate);
        if here == 0.0 {
            roots.push(rate);
            before = None;
            continue;
        }
        let positive = here > 0.0;
        if let Some((low, was_positive)) = before.filter(|(_, was)| *was != positive) {
            roots.push(bisect(value, low, rate, was_positive));
        }
        before = Some((rate, positive));
    }
    let mut yearly: Vec<f64> = roots.into_iter().map(per_year).collect();
    match (yearly.pop(), yearly.is_empty()) {
        (None, _) => Irr::OutOfRange,
        (Some(only), true) => Irr::One(only),
        (Some(last), false) => {
            yearly.push(last);
            Irr::Several(yearly)
        }
    }
}

/// Halves the bracket until no float lies between its ends.
fn bisect(value: impl Fn(f64) -> f64, mut low: f64, mut high: f64, low_is_positive: bool) -> f64 {
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if (value(middle) > 0.0) == low_is_positive { low = middle } else { high = middle }
    }
}

fn per_year(quarterly: f64) -> f64 {
    let factor = 1.0 + quarterly;
    let squared = factor * factor;
    squared * squared - 1.0
}
