//! 内部收益率: every rate at which a flow is worth nothing, and an honest word when there is none or more than one.
//!
//! With u the discount factor 1 ÷ (1 + rate), the value of a flow is a polynomial in u. Its sign changes around rate 0 bound
//! how many rates lie above and below (Norstrøm's partial sums); where that leaves a doubt, the rates are isolated
//! ([`isolate`]); each is then narrowed down in its proven bracket ([`refine`]).

mod isolate;
mod refine;
mod signs;

use model::{Derivation, Fen};

use crate::because::percent;
use isolate::isolate;
use refine::{refine, value};
use signs::{changes, partial_sums};

/// The smallest discount factor, and smallest 1 + rate, that is searched: rates of −50 % to 100 % a period.
const SMALLEST: f64 = 0.5;

/// What the search found: rates per year from [`internal_rate_of_return`], per period from [`rate_per_period`].
#[derive(Debug, Clone, PartialEq)]
pub enum Irr {
    /// The one rate at which the flow is worth nothing.
    One(f64),
    /// Several, ascending; none of them may be quoted alone.
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

    fn of(mut rates: Vec<f64>) -> Self {
        match (rates.pop(), rates.is_empty()) {
            (None, _) => Self::OutOfRange,
            (Some(only), true) => Self::One(only),
            (Some(last), false) => {
                rates.push(last);
                Self::Several(rates)
            }
        }
    }
}

/// The internal rates of return of a quarterly flow, per year: a rate q per quarter is (1 + q)⁴ − 1 per year.
#[must_use]
pub fn internal_rate_of_return(net: &[Fen]) -> Irr {
    #[expect(clippy::cast_precision_loss, reason = "amounts of a town stay below 2^53 fen")]
    let flow: Vec<f64> = net.iter().map(|amount| amount.0 as f64).collect();
    match rate_per_period(&flow) {
        Irr::One(rate) => Irr::One(per_year(rate)),
        Irr::Several(rates) => Irr::Several(rates.into_iter().map(per_year).collect()),
        none => none,
    }
}

/// The internal rates of return of payments one period apart, per period, from −50 % to 100 %. A rate at which the value
/// touches zero without crossing it counts as one.
///
/// ```
/// use redevelop::{Irr, rate_per_period};
/// let Irr::One(rate) = rate_per_period(&[-1000.0, 300.0, 420.0, 680.0]) else { unreachable!() };
/// assert!((rate - 0.163_405_600_689).abs() < 1e-12);
/// assert_eq!(rate_per_period(&[100.0, -150.0, 100.0]), Irr::OutOfRange);
/// ```
#[must_use]
pub fn rate_per_period(flow: &[f64]) -> Irr {
    if changes(flow.iter().copied()) == 0 {
        return Irr::NoSignChange;
    }
    let total: f64 = flow.iter().sum();
    if total != 0.0 {
        // The common flow is decided without a single allocation: all its rates lie on one side, and there is but one.
        let above = changes(partial_sums(flow.iter()));
        let below = changes(partial_sums(flow.iter().rev()));
        match (above, below) {
            (1, 0) => return Irr::of(bracketed(flow.iter()).map(above_zero).into_iter().collect()),
            (0, 1) => return Irr::of(bracketed(flow.iter().rev()).map(below_zero).into_iter().collect()),
            _ => {}
        }
    }
    Irr::of(search(flow))
}

/// All rates, ascending.
fn search(flow: &[f64]) -> Vec<f64> {
    let mut flow = flow.to_vec();
    let mut rates = Vec::new();
    // A flow that sums to zero has rate 0; its partial sums are the quotient by u − 1, which has the other rates.
    while flow.len() > 1 && flow.iter().sum::<f64>() == 0.0 {
        rates.push(0.0);
        flow = partial_sums(flow.iter()).collect();
        flow.pop();
    }
    rates.truncate(1);
    let above = side(&flow).into_iter().map(above_zero);
    rates.extend(above);
    flow.reverse();
    rates.extend(side(&flow).into_iter().map(below_zero));
    rates.sort_by(f64::total_cmp);
    rates
}

/// The zeros in `SMALLEST..1` of the polynomial with these ascending coefficients, which is not zero at 1.
fn side(coefficients: &[f64]) -> Vec<f64> {
    match changes(partial_sums(coefficients.iter())) {
        0 => Vec::new(),
        1 => bracketed(coefficients.iter()).into_iter().collect(),
        _ => isolate(coefficients, SMALLEST),
    }
}

/// The one zero in (0, 1), if it is not below the smallest.
fn bracketed<'a>(coefficients: impl DoubleEndedIterator<Item = &'a f64> + Clone) -> Option<f64> {
    let at_smallest = value(coefficients.clone(), SMALLEST);
    let at_one = value(coefficients.clone(), 1.0);
    if at_smallest == 0.0 {
        return Some(SMALLEST);
    }
    ((at_smallest > 0.0) != (at_one > 0.0)).then(|| refine(coefficients, SMALLEST, 1.0, at_smallest > 0.0))
}

fn above_zero(factor: f64) -> f64 {
    1.0 / factor - 1.0
}

fn below_zero(growth: f64) -> f64 {
    growth - 1.0
}

fn per_year(quarterly: f64) -> f64 {
    let factor = 1.0 + quarterly;
    let squared = factor * factor;
    squared * squared - 1.0
}
