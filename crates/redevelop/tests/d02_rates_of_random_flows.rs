//! Properties of value and rate of return, against an independent slow value.

use model::{Fen, Quarter};
use proptest::prelude::*;
use redevelop::{Irr, fund_balance, internal_rate_of_return, net_present_value};

/// Σ net ÷ (1 + rate)^((t + 1) / 4), through the library's power function.
fn slow_value(net: &[Fen], rate: f64) -> f64 {
    (1_u32..).zip(net).map(|(t, amount)| amount.0 as f64 / (1.0 + rate).powf(f64::from(t) / 4.0)).sum()
}

fn size(net: &[Fen]) -> f64 {
    net.iter().map(|amount| amount.0.abs() as f64).sum::<f64>().max(1.0)
}

prop_compose! {
    /// Costs first, then incomes: exactly one sign change.
    fn investment()(
        costs in prop::collection::vec(1_i64..1_000_000_000, 1..12),
        incomes in prop::collection::vec(0_i64..1_000_000_000, 0..60),
        last in 1_i64..1_000_000_000,
    ) -> Vec<Fen> {
        costs.into_iter().map(|c| Fen(-c)).chain(incomes.into_iter().map(Fen)).chain([Fen(last)]).collect()
    }
}

proptest! {
    #[test]
    fn value_agrees_with_the_slow_one(
        net in prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..120),
        rate in -0.5_f64..2.0,
    ) {
        let net: Vec<Fen> = net.into_iter().map(Fen).collect();
        let (ours, slow) = (net_present_value(&net, rate), slow_value(&net, rate));
        let scale: f64 = slow_value(&net.iter().map(|a| Fen(a.0.abs())).collect::<Vec<_>>(), rate).max(1.0);
        prop_assert!((ours - slow).abs() <= 1e-9 * scale, "{ours} {slow}");
    }

    #[test]
    fn an_investment_has_one_rate_and_is_worth_nothing_at_it(net in investment()) {
        match internal_rate_of_return(&net) {
            Irr::One(rate) => {
                let scale = slow_value(&net.iter().map(|a| Fen(a.0.abs())).collect::<Vec<_>>(), rate);
                prop_assert!(slow_value(&net, rate).abs() <= 1e-8 * scale, "{rate}");
            }
            // Its only rate lies outside −93.75 % … 1500 %: the value has the same sign at both ends.
            Irr::OutOfRange => prop_assert_eq!(
                slow_value(&net, -0.9375) > 0.0, slow_value(&net, 15.0) > 0.0),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn every_rate_of_any_flow_is_a_zero(net in prop::collection::vec(-1_000_i64..1_000, 2..20)) {
        let net: Vec<Fen> = net.into_iter().map(Fen).collect();
        let rates = match internal_rate_of_return(&net) {
            Irr::One(rate) => vec![rate],
            Irr::Several(rates) => rates,
            Irr::NoSignChange | Irr::OutOfRange => vec![],
        };
        for rate in rates {
            let scale = slow_value(&net.iter().map(|a| Fen(a.0.abs())).collect::<Vec<_>>(), rate);
            prop_assert!(slow_value(&net, rate).abs() <= 1e-8 * scale, "{rate}");
        }
    }

    #[test]
    fn scaling_money_scales_value_and_keeps_the_rate(net in investment(), factor in 2_i64..50) {
        let scaled: Vec<Fen> = net.iter().map(|a| Fen(a.0 * factor)).collect();
        let (one, many) = (net_present_value(&net, 0.06), net_present_value(&scaled, 0.06));
        prop_assert!((one * factor as f64 - many).abs() <= 1e-9 * size(&scaled));
        if let (Irr::One(a), Irr::One(b)) = (internal_rate_of_return(&net), internal_rate_of_return(&scaled)) {
            prop_assert!((a - b).abs() <= 1e-9 * (1.0 + a.abs()));
        }
    }

    #[test]
    fn waiting_discounts_value_and_keeps_the_rate(net in investment(), wait in 1_usize..12) {
        let mut later = vec![Fen::ZERO; wait];
        later.extend(&net);
        let factor = 1.06_f64.powf(-(wait as f64) / 4.0);
        prop_assert!((net_present_value(&net, 0.06) * factor - net_present_value(&later, 0.06)).abs() <= 1e-9 * size(&net));
        if let (Irr::One(a), Irr::One(b)) = (internal_rate_of_return(&net), internal_rate_of_return(&later)) {
            prop_assert!((a - b).abs() <= 1e-9 * (1.0 + a.abs()));
        }
    }

    #[test]
    fn sums_of_parts_are_the_whole(
        lines in prop::collection::vec(prop::collection::vec(-1_000_000_i64..1_000_000, 0..20), 0..6),
    ) {
        let lines: Vec<Vec<Fen>> = lines.into_iter().map(|l| l.into_iter().map(Fen).collect()).collect();
        let views: Vec<&[Fen]> = lines.iter().map(Vec::as_slice).collect();
        let Some(from) = Quarter::new(2024, 1) else { return Ok(()) };
        let balance = fund_balance(from, &views, 0.06);
        let all: Fen = lines.iter().flatten().copied().sum();
        prop_assert_eq!(balance.static_balance, all);
        prop_assert_eq!(balance.income - balance.cost, all);
        prop_assert!(balance.peak_gap >= Fen::ZERO);
        prop_assert_eq!(balance.peak_gap > Fen::ZERO, balance.peak_gap_at.is_some());
    }
}
