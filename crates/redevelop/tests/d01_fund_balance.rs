//! Flows whose balance is known by hand.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

use model::{Fen, FundBalance, Quarter};
use redevelop::{Irr, fund_balance, internal_rate_of_return, net_present_value, rate_per_period};

fn start() -> Quarter {
    Quarter::new(2024, 1).unwrap()
}

fn fen(amounts: &[i64]) -> Vec<Fen> {
    amounts.iter().copied().map(Fen).collect()
}

fn balance(amounts: &[i64], rate: f64) -> FundBalance {
    fund_balance(start(), &[&fen(amounts)], rate)
}

/// Amounts a year apart.
fn yearly(amounts: &[i64]) -> Vec<Fen> {
    amounts.iter().flat_map(|amount| [*amount, 0, 0, 0]).map(Fen).collect()
}

#[test]
fn net_present_value_counts_payments_at_quarter_ends() {
    // 110 at the end of the fourth quarter at 10 % a year is 100 today.
    assert!((net_present_value(&fen(&[0, 0, 0, 110]), 0.10) - 100.0).abs() < 1e-12);
    // 1.46410 = 1.1⁴, and √√1.4641 = 1.1: a quarter at 46.41 % a year costs a tenth.
    assert!((net_present_value(&fen(&[110]), 0.4641) - 100.0).abs() < 1e-12);
    // -1000 × 1.1⁻¹ + 600 × 1.1⁻² + 600 × 1.1⁻³ = -909.0909 + 495.8678 + 450.7889
    assert!((net_present_value(&fen(&[-1000, 600, 600]), 0.4641) - 37.565_740).abs() < 1e-6);
    // At no interest it is the sum.
    assert!((net_present_value(&fen(&[-1000, 600, 600]), 0.0) - 200.0).abs() < 1e-12);
    assert!(net_present_value(&[], 0.1).abs() < f64::EPSILON);
}

#[test]
fn textbook_internal_rates_of_return() {
    for (flow, expect) in [
        (yearly(&[-100, 110]), 0.10),
        (yearly(&[-1000, 300, 420, 680]), 0.163_405_600_689), // 300/x + 420/x² + 680/x³ = 1000 at x = 1.1634056
        (yearly(&[-1000, 400, 400, 400]), 0.097_010_257_402), // annuity factor 2.5 over three years
        (yearly(&[-100, 90]), -0.10),
        (fen(&[-100, 110]), 0.4641), // 10 % a quarter is 1.1⁴ − 1 a year
        (fen(&[-100, 100]), 0.0),
    ] {
        match internal_rate_of_return(&flow) {
            Irr::One(found) => assert!((found - expect).abs() < 1e-9, "{found} instead of {expect}"),
            other => panic!("{other:?} instead of {expect}"),
        }
    }
}

#[test]
fn several_rates_are_all_named_and_none_is_quoted() {
    // 100 x² − 230 x + 132 = 100 (x − 1.1)(x − 1.2)
    let flow = yearly(&[-100, 230, -132]);
    let Irr::Several(rates) = internal_rate_of_return(&flow) else { panic!("two rates expected") };
    assert!((rates[0] - 0.10).abs() < 1e-9 && (rates[1] - 0.20).abs() < 1e-9 && rates.len() == 2, "{rates:?}");
    let balance = fund_balance(start(), &[&flow], 0.06);
    let note = balance.irr_note.unwrap();
    assert_eq!(balance.irr, None);
    assert!(note.zh.contains("2 个") && note.zh.contains("10%、20%"), "{}", note.zh);
}

#[test]
fn no_rate_is_said_and_why() {
    for amounts in [vec![], vec![0, 0], vec![5, 6], vec![-5, 0, -6]] {
        assert_eq!(internal_rate_of_return(&fen(&amounts)), Irr::NoSignChange, "{amounts:?}");
    }
    // 100 x² − 150 x + 100 has no real root: 150² < 4 × 100 × 100.
    let flow = yearly(&[100, -150, 100]);
    assert_eq!(internal_rate_of_return(&flow), Irr::OutOfRange);
    let balance = fund_balance(start(), &[&flow], 0.06);
    assert!(balance.irr.is_none() && balance.irr_note.unwrap().en.contains("no internal rate of return"));
    assert!(self::balance(&[-100, 110], 0.06).irr_note.is_none());
}

#[test]
fn sums_gap_and_payback() {
    // cumulative: −100, −300, −50, −80, 20
    let b = balance(&[-100, -200, 250, -30, 100], 0.06);
    assert_eq!((b.income, b.cost, b.static_balance), (Fen(350), Fen(330), Fen(20)));
    assert_eq!((b.peak_gap, b.peak_gap_at), (Fen(300), Some(start().plus(1))));
    assert_eq!(b.payback, Some(start().plus(4)));
}

#[test]
fn payback_must_last() {
    // cumulative: −100, 0, −50, 10, 10: not negative at first in the second quarter, for good only in the fourth
    assert_eq!(balance(&[-100, 100, -50, 60, 0], 0.06).payback, Some(start().plus(3)));
    assert_eq!(balance(&[-100, 150, -51], 0.06).payback, None);
    assert_eq!(balance(&[10, -10, 5], 0.06).payback, Some(start()));
    assert_eq!(balance(&[], 0.06).payback, None);
}

#[test]
fn discounted_payback_comes_later() {
    // At 10 % a quarter: −100 ÷ 1.1 + 60 ÷ 1.21 = −41.32, then + 50 ÷ 1.331 = −3.76, then + 10 ÷ 1.4641 = 3.07.
    let b = balance(&[-100, 60, 50, 10], 0.4641);
    assert_eq!((b.payback, b.discounted_payback), (Some(start().plus(2)), Some(start().plus(3))));
    assert_eq!(balance(&[-100, 60, 50], 0.4641).discounted_payback, None);
}

/// Rates nearer than a thousandth, rates that only touch, a rate at zero, and one at the edge of what is searched.
#[test]
fn rates_that_a_grid_would_miss_are_told_apart() {
    let zeros = |factors: &[f64]| {
        // Π (1 − f u), u the discount factor, in whole amounts
        let mut c = vec![1.0];
        for factor in factors {
            c.push(0.0);
            for k in (1..c.len()).rev() {
                c[k] -= c[k - 1] * factor;
            }
        }
        c.iter().map(|c: &f64| (c * 1e8).round()).collect::<Vec<f64>>()
    };
    for (flow, expect) in [
        (zeros(&[1.1, 1.1004]), vec![0.1, 0.1004]),
        (zeros(&[1.25, 1.25]), vec![0.25]),
        (zeros(&[0.75, 0.75, 1.5]), vec![-0.25, 0.5]),
        (zeros(&[1.0, 1.0, 1.2]), vec![0.0, 0.2]),
        (zeros(&[1.0, 0.8, 1.2]), vec![-0.2, 0.0, 0.2]),
        (zeros(&[2.0, 1.5, 1.2]), vec![0.2, 0.5, 1.0]),
        (zeros(&[0.5, 1.5]), vec![-0.5, 0.5]),
        (zeros(&[3.0, 4.0]), vec![]),
    ] {
        let found = match rate_per_period(&flow) {
            Irr::One(rate) => vec![rate],
            Irr::Several(rates) => rates,
            _ => vec![],
        };
        let near = found.iter().zip(&expect).all(|(a, b): (&f64, &f64)| (a - b).abs() < 1e-6);
        assert!(near && found.len() == expect.len(), "{found:?} instead of {expect:?}");
    }
}

#[test]
fn a_flow_that_is_never_below_zero_has_no_gap() {
    let b = balance(&[10, -10, 5], 0.06);
    assert_eq!((b.peak_gap, b.peak_gap_at), (Fen::ZERO, None));
}

#[test]
fn income_and_cost_are_those_of_the_lines_not_of_their_net() {
    let b = fund_balance(start(), &[&fen(&[-100, 0]), &fen(&[100, 30, 40])], 0.0);
    assert_eq!((b.income, b.cost, b.static_balance), (Fen(170), Fen(100), Fen(70)));
    assert!((b.npv - 70.0).abs() < 1e-12);
}
