//! 资金平衡: what a flow of money comes to.

use std::ops::AddAssign;

use model::{Fen, FundBalance, Quarter};

use crate::irr::{Irr, internal_rate_of_return};

/// The balance of some lines, each given by quarter from `from` on (shorter lines end early). `rate` is per year, above −1.
///
/// Payments fall at quarter ends; the net present value is taken at the start of the first quarter, with the quarterly
/// discount factor 1 ÷ √√(1 + rate) (decision 0002), so that it is the same to the last bit on every machine.
///
/// ```
/// use model::{Fen, Quarter};
/// let from = Quarter::new(2024, 1).unwrap();
/// let balance = redevelop::fund_balance(from, &[&[Fen(-100), Fen(0), Fen(0), Fen(0)], &[Fen(0), Fen(0), Fen(0), Fen(0), Fen(110)]], 0.10);
/// assert_eq!((balance.income, balance.cost, balance.static_balance), (Fen(110), Fen(100), Fen(10)));
/// assert!((balance.irr.unwrap() - 0.10).abs() < 1e-12); // one year apart
/// assert!(balance.npv.abs() < 1e-9);
/// assert_eq!((balance.peak_gap, balance.payback), (Fen(100), Some(from.plus(4))));
/// ```
#[must_use]
pub fn fund_balance(from: Quarter, lines: &[&[Fen]], rate: f64) -> FundBalance {
    let net = net(lines);
    let amounts = || lines.iter().flat_map(|line| line.iter());
    let income: Fen = amounts().filter(|a| a.0 > 0).copied().sum();
    let cost: Fen = amounts().filter(|a| a.0 < 0).map(|a| -*a).sum();
    let (irr, irr_note) = match internal_rate_of_return(&net) {
        Irr::One(rate) => (Some(rate), None),
        other => (None, other.note()),
    };
    let (peak_gap, peak_gap_at) = deepest(from, &net);
    FundBalance {
        income,
        cost,
        static_balance: income - cost,
        npv: net_present_value(&net, rate),
        discount_rate: rate,
        irr,
        irr_note,
        payback: turn(net.iter().map(|amount| amount.0)).map(|quarter| from.plus(quarter)),
        discounted_payback: turn(present_values(&net, quarterly(rate))).map(|quarter| from.plus(quarter)),
        peak_gap,
        peak_gap_at,
    }
}

/// Sum of lines by quarter.
pub(crate) fn net(lines: &[&[Fen]]) -> Vec<Fen> {
    let quarters = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    (0..quarters).map(|q| lines.iter().filter_map(|line| line.get(q)).copied().sum()).collect()
}

/// Net present value in fen at the start of the first quarter, payments at quarter ends; `rate` per year, above −1.
#[must_use]
pub fn net_present_value(net: &[Fen], rate: f64) -> f64 {
    present_values(net, quarterly(rate)).sum()
}

/// The discount factor of a quarter, 1 ÷ √√(1 + rate).
pub(crate) fn quarterly(rate: f64) -> f64 {
    1.0 / (1.0 + rate).sqrt().sqrt()
}

/// Each amount × factor^(t+1), in the order of the quarters.
fn present_values(net: &[Fen], factor: f64) -> impl Iterator<Item = f64> {
    net.iter().scan(1.0, move |power, amount| {
        *power *= factor;
        #[expect(clippy::cast_precision_loss, reason = "amounts of a town stay below 2^53 fen")]
        let amount = amount.0 as f64;
        Some(amount * *power)
    })
}

/// The first period at whose end the sum so far is not negative and stays so; `None` when never.
fn turn<T: Default + Copy + PartialOrd + AddAssign>(amounts: impl Iterator<Item = T>) -> Option<i32> {
    let mut sum = T::default();
    let mut turn = None;
    for (period, amount) in (0..).zip(amounts) {
        sum += amount;
        if sum < T::default() {
            turn = None;
        } else if turn.is_none() {
            turn = Some(period);
        }
    }
    turn
}

/// The deepest gap of the running sum, as a positive amount, and its quarter.
pub(crate) fn deepest(from: Quarter, net: &[Fen]) -> (Fen, Option<Quarter>) {
    let mut sum = Fen::ZERO;
    let mut deepest = Fen::ZERO;
    let mut deepest_at = None;
    for (quarter, amount) in (0..).zip(net) {
        sum += *amount;
        if sum < deepest {
            deepest = sum;
            deepest_at = Some(from.plus(quarter));
        }
    }
    (-deepest, deepest_at)
}
