//! The bare arithmetic agrees with the cash flow that is exact to the fen.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use jiff::civil::Date;
use model::{Block, Cm2, Fen, Quarter, Site};
use parcels::{rule, site};
use proptest::prelude::*;
use redevelop::{Ground, Kernel, Room, Worth, blocks, option, sensitivity, simulate, simulate_town, value_parcels};
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

fn pack() -> RenewalPack {
    RenewalPack::parse("pack.toml", PACK).unwrap()
}

fn day() -> Date {
    "2023-06-30".parse().unwrap()
}

fn start() -> Quarter {
    Quarter::new(2023, 3).unwrap()
}

fn block(area: i64, lawful: i64, illegal: i64, tax: i64) -> Block {
    let site = Site {
        area: Cm2(area),
        lawful_floor_area: Cm2(lawful),
        illegal_floor_area: Cm2(illegal),
        tax: Fen(tax),
        ..site("a", 3, 0)
    };
    let rule = redevelop::BlockRule { min_area_mu: 0.0, tax_per_mu_below: Fen(i64::MAX / 4), ..rule() };
    blocks(&[site], &[], &rule).blocks.remove(0)
}

fn worth(kernel: &Kernel, ground: &Ground) -> Worth {
    kernel.worth(&kernel.quantities(ground, kernel.values()), kernel.values(), &mut Room::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Rounding of quantities and lines is all that differs: below 100 yuan a block, beside 10⁻¹² of what is moved.
    #[test]
    fn the_kernel_is_the_option_without_its_rounding(
        area in 1_000_000_i64..20_000_000_000,
        built in 0.0_f64..3.0,
        illegal in 0_i64..500_000_000,
        tax in 0_i64..50_000_000_000,
        prices in prop::collection::vec(0.2_f64..3.0, 6),
    ) {
        let names = ["price.land", "price.house", "price.construction", "price.plant", "mode.sort.far_after", "price.soil"];
        let mut pack = pack();
        for (name, factor) in names.iter().zip(prices) {
            pack = pack.with(name, pack.parameters.at(name, day()).unwrap() * factor).unwrap();
        }
        let block = block(area, (area as f64 * built) as i64, illegal, tax);
        for mode in &pack.modes {
            let exact = option(&block, mode, &pack, start(), day()).unwrap().cash_flow.balance;
            let kernel = Kernel::new(mode, &pack, day()).unwrap();
            let ours = worth(&kernel, &Ground::from(&block));
            let moved = (exact.income + exact.cost).0 as f64;
            let tolerance = 10_000.0 + 1e-12 * moved;
            prop_assert!((ours.npv - exact.npv).abs() <= tolerance, "{} {} {}", mode.code, ours.npv, exact.npv);
            prop_assert!((ours.static_balance - exact.static_balance.0 as f64).abs() <= tolerance);
            prop_assert!((ours.peak_gap - exact.peak_gap.0 as f64).abs() <= tolerance, "{} {:?}", ours.peak_gap, exact.peak_gap);
        }
    }
}

#[test]
fn a_break_even_number_makes_the_real_flow_worth_nothing() {
    let pack = pack();
    let block = block(800_000_000, 400_000_000, 10_000_000, 60_000_000);
    let mut found = 0;
    for mode in &pack.modes {
        for at in sensitivity(&block, mode, &pack, day()).unwrap().break_even {
            let value = |x: f64| {
                let pack = pack.with(&at.parameter, x).unwrap();
                let rest = at.parameter == "share.plant_sold";
                let pack = if rest { pack.with("share.plant_leased", 1.0 - x).unwrap() } else { pack };
                option(&block, mode, &pack, start(), day()).unwrap().cash_flow.balance.npv
            };
            let Some(x) = at.at else {
                assert!(value(at.within.0) * value(at.within.1) > 0.0, "{} {}", mode.code, at.parameter);
                continue;
            };
            // Within the rounding of a price to the millionth on 80,000 m².
            assert!(value(x).abs() < 1e5, "{} {} = {x}: {}", mode.code, at.parameter, value(x));
            found += 1;
        }
    }
    assert!(found >= 6, "{found}");
}

#[test]
fn a_swing_is_what_the_real_flow_does() {
    let (pack, block) = (pack(), block(800_000_000, 400_000_000, 10_000_000, 60_000_000));
    let mode = &pack.modes[0];
    let tornado = sensitivity(&block, mode, &pack, day()).unwrap().tornado;
    let widths: Vec<f64> = tornado.iter().map(|s| (s.npv.1 - s.npv.0).abs()).collect();
    assert!(widths.is_sorted_by(|a, b| a >= b));
    for swing in &tornado {
        for (value, npv) in [(swing.range.0, swing.npv.0), (swing.range.1, swing.npv.1)] {
            let pack = pack.with(&swing.parameter, value).unwrap();
            let exact = option(&block, mode, &pack, start(), day()).unwrap().cash_flow.balance.npv;
            assert!((npv - exact).abs() < 1e5, "{} {value}: {npv} {exact}", swing.parameter);
        }
    }
    for name in ["price.land", "discount_rate", "mode.demolish.tax_per_mu"] {
        assert!(tornado.iter().any(|swing| swing.parameter == name), "{name}");
    }
    assert!(!tornado.iter().any(|swing| swing.parameter == "mode.sort.tax_per_mu"));
}

#[test]
fn a_simulation_is_a_function_of_its_seed_and_of_nothing_else() {
    let (pack, block) = (pack(), block(800_000_000, 400_000_000, 10_000_000, 60_000_000));
    let run = |seed| simulate(&block, &pack.modes[0], &pack, day(), 20_000, seed).unwrap();
    let one = rayon_threads(1, || run(7));
    assert_eq!(one, rayon_threads(3, || run(7)));
    assert_ne!(one.npv.mean, run(8).npv.mean);
    let npv = one.npv;
    assert!(npv.p05 < npv.p25 && npv.p25 < npv.p50 && npv.p50 < npv.p75 && npv.p75 < npv.p95 && npv.deviation > 0.0);
    assert!(one.peak_gap.p05 > 0.0 && (0.0..=1.0).contains(&one.npv_not_negative));
}

fn rayon_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

/// Land alone is uncertain and NPV is linear in it, so its quantiles are those of the land price.
#[test]
fn one_uncertain_number_has_the_quantiles_that_its_range_says() {
    let text = PACK.split("# 不确定范围").next().unwrap().to_owned()
        + "[[range]]\nparameter = \"price.land\"\nlow = 0.8\nhigh = 1.3\nstatus = \"unsourced\"\n";
    let pack = RenewalPack::parse("pack.toml", &text).unwrap();
    let block = block(800_000_000, 400_000_000, 0, 60_000_000);
    let at = |factor: f64| {
        let pack = pack.with("price.land", 51.3 * factor).unwrap();
        worth(&Kernel::new(&pack.modes[0], &pack, day()).unwrap(), &Ground::from(&block)).npv
    };
    let spread = simulate(&block, &pack.modes[0], &pack, day(), 200_000, 1).unwrap().npv;
    // The score of 5 % is 1.645, of 25 % 0.674: that of 10 % is 1.2816.
    let width = at(1.3) - at(0.8);
    for (ours, expect) in [
        (spread.p05, at(1.0 - 0.2 * 1.644_854 / 1.281_552)),
        (spread.p25, at(1.0 - 0.2 * 0.674_490 / 1.281_552)),
        (spread.p50, at(1.0)),
        (spread.p75, at(1.0 + 0.3 * 0.674_490 / 1.281_552)),
        (spread.p95, at(1.0 + 0.3 * 1.644_854 / 1.281_552)),
    ] {
        assert!((ours - expect).abs() < 0.01 * width, "{ours} {expect} {width}");
    }
}

/// Two numbers that move together make the sum of their lines spread wider than two that do not.
#[test]
fn correlation_widens_what_adds_up() {
    let ranges = |rho: &str| {
        let range = |name: &str| {
            format!("[[range]]\nparameter = \"{name}\"\nlow = 0.7\nhigh = 1.3\nstatus = \"unsourced\"\n\n")
        };
        let text = PACK.split("# 不确定范围").next().unwrap().to_owned()
            + &range("price.land")
            + &range("price.plant")
            + &format!("[[correlation]]\nof = [\"price.land\", \"price.plant\"]\nrho = {rho}\n");
        let pack = RenewalPack::parse("pack.toml", &text).unwrap();
        let block = block(800_000_000, 400_000_000, 0, 60_000_000);
        simulate(&block, &pack.modes[0], &pack, day(), 50_000, 3).unwrap().npv.deviation
    };
    let (against, apart, together) = (ranges("-0.9"), ranges("0.0"), ranges("0.9"));
    assert!(against < 0.97 * apart && apart < 0.97 * together, "{against} {apart} {together}");
}

#[test]
fn a_town_is_its_blocks_and_their_sum() {
    let pack = pack();
    let kernels: Vec<Kernel> = pack.modes.iter().map(|mode| Kernel::new(mode, &pack, day()).unwrap()).collect();
    let blocks: Vec<Block> = (1..6).map(|k| block(k * 500_000_000, k * 200_000_000, k, k * 40_000_000)).collect();
    let members: Vec<(Ground, usize)> =
        blocks.iter().enumerate().map(|(k, block)| (Ground::from(block), k % pack.modes.len())).collect();
    let town = simulate_town(&members, &kernels, &pack, 3_000, 5).unwrap();
    let mut mean = 0.0;
    for ((block, (_, mode)), ours) in blocks.iter().zip(&members).zip(&town.blocks) {
        let alone = simulate(block, &pack.modes[*mode], &pack, day(), 3_000, 5).unwrap();
        for (a, b) in
            [(ours.npv, alone.npv), (ours.static_balance, alone.static_balance), (ours.peak_gap, alone.peak_gap)]
        {
            for (a, b) in [(a.mean, b.mean), (a.p05, b.p05), (a.p95, b.p95), (a.deviation, b.deviation)] {
                assert!((a - b).abs() <= 1e-9 * b.abs().max(1e6), "{a} {b}");
            }
        }
        assert_eq!(ours.npv_not_negative, alone.npv_not_negative);
        mean += alone.npv.mean;
    }
    assert!((town.total.npv.mean - mean).abs() <= 1e-9 * mean.abs());
    // Gaps at different times fill each other.
    assert!(town.total.peak_gap.mean <= town.blocks.iter().map(|block| block.peak_gap.mean).sum::<f64>());
    assert!(simulate_town(&[(members[0].0, 9)], &kernels, &pack, 1, 1).is_err());
}

#[test]
fn a_county_is_valued_parcel_by_parcel() {
    let pack = pack();
    let kernels: Vec<Kernel> = pack.modes.iter().map(|mode| Kernel::new(mode, &pack, day()).unwrap()).collect();
    let parcels: Vec<Ground> = (1..20_000)
        .map(f64::from)
        .map(|k| Ground {
            area: k * 1e5,
            lawful_floor: k * (k % 7.0) * 1e4,
            illegal_floor: k,
            tax: k * (k % 11.0) * 1e3,
        })
        .collect();
    let valuation = value_parcels(&parcels, &kernels);
    assert_eq!((valuation.npv.len(), valuation.best.len()), (parcels.len() * 4, parcels.len()));
    for ((parcel, npv), best) in parcels.iter().zip(valuation.npv.chunks(4)).zip(&valuation.best) {
        for (kernel, npv) in kernels.iter().zip(npv) {
            let slow = worth(kernel, parcel);
            assert!((npv - slow.npv).abs() <= 1e-9 * slow.npv.abs().max(1e6));
        }
        assert!(npv.iter().all(|npv| *npv <= best.npv) && npv[best.mode] == best.npv);
    }
    assert_eq!(value_parcels(&parcels, &[]).best.len(), 0);
}
