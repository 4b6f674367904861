//! Three thousand flows as NumPy Financial values them (`benches/redevelop-finance/vectors.py` writes the file).

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

use model::{Fen, Quarter};
use redevelop::{Irr, fund_balance, net_present_value, rate_per_period};

const VECTORS: &str = include_str!("numpy-financial.csv");

struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> i64 {
        i64::try_from(self.next() % bound).unwrap()
    }
}

/// The script's flow: amounts, and a rate per period in thousandths.
fn flow(number: u64) -> (Vec<Fen>, i64) {
    let mut chance = SplitMix64(number);
    let periods = 2 + chance.below(60);
    let costs = 1 + chance.below(u64::try_from(periods - 1).unwrap().min(8));
    let amounts = (0..periods)
        .map(|period| {
            let amount = 1 + chance.below(1_000_000_000);
            let negative = if number % 3 == 2 { chance.below(2) == 0 } else { period < costs };
            Fen(if negative { -amount } else { amount })
        })
        .collect();
    (amounts, chance.below(200))
}

#[test]
fn rates_values_and_paybacks_are_those_of_numpy_financial() {
    let mut several = 0;
    for line in VECTORS.lines() {
        let mut fields = line.split(',');
        let mut field = || fields.next().unwrap();
        let (amounts, thousandths) = flow(field().parse().unwrap());
        assert_eq!(field(), amounts.len().to_string(), "{line}");

        // The first payment today, not at the end of a quarter; a yearly rate whose quarters have the script's.
        let growth = 1.0 + thousandths as f64 / 1000.0;
        let npv = net_present_value(&amounts, growth.powi(4) - 1.0) * growth;
        let expect: f64 = field().parse().unwrap();
        let size: f64 = amounts.iter().map(|a| a.0.abs() as f64).sum();
        assert!((npv - expect).abs() <= 1e-9 * size, "{npv}: {line}");

        let start = Quarter::new(2024, 1).unwrap();
        let payback = fund_balance(start, &[&amounts], 0.0).payback.map(|quarter| quarter.since(start).to_string());
        assert_eq!(payback.as_deref().unwrap_or("-"), field(), "{line}");

        let expect: Vec<f64> = fields.map(|rate| rate.parse().unwrap()).collect();
        let flow: Vec<f64> = amounts.iter().map(|a| a.0 as f64).collect();
        let found = match rate_per_period(&flow) {
            Irr::One(rate) => vec![rate],
            Irr::Several(rates) => rates,
            Irr::NoSignChange | Irr::OutOfRange => vec![],
        };
        several += usize::from(found.len() > 1);
        let same = found.iter().zip(&expect).all(|(ours, theirs)| (ours - theirs).abs() <= 1e-9);
        assert!(same && found.len() == expect.len(), "{found:?}: {line}");
    }
    assert_eq!(VECTORS.lines().count(), 3000);
    assert!(several > 200, "only {several} flows with several rates");
}
