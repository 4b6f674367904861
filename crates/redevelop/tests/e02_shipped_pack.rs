//! The shipped pack over random towns: sums to the fen, the law's order and minima, the same bytes for the same work.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use std::collections::BTreeMap;

use model::{Cm2, Fen, Quarter, RenewalPlan, Site};
use parcels::{beside, site};
use proptest::prelude::*;
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

fn pack() -> RenewalPack {
    RenewalPack::parse("rulepacks/renewal/default/pack.toml", PACK).unwrap()
}

fn plan(sites: &[Site], pairs: &[(&str, &str)]) -> RenewalPlan {
    redevelop::plan(sites, &beside(pairs), &pack(), Quarter::new(2023, 3).unwrap(), "2023-06-30".parse().unwrap())
        .unwrap()
}

#[test]
fn four_modes_are_worked_out_over_one_horizon() {
    let plan = plan(&[site("a", 120, 60)], &[]);
    let modes: Vec<(&str, usize)> =
        plan.blocks[0].options.iter().map(|o| (o.mode.as_str(), o.cash_flow.net.len())).collect();
    assert_eq!(modes, [("demolish", 60), ("sort", 60), ("manage", 60), ("keep_then_demolish", 60)]);
}

/// 先补偿后搬迁 (国有土地上房屋征收与补偿条例 §27).
#[test]
fn compensation_is_paid_before_houses_are_emptied() {
    let (pack, day) = (pack(), "2023-06-30".parse().unwrap());
    let plan = plan(&[Site { illegal_floor_area: Cm2(5_000_000), ..site("a", 120, 60) }], &[]);
    for (option, mode) in plan.blocks[0].options.iter().zip(&pack.modes) {
        let emptied = pack.figures(mode, day).unwrap().timetable.demolition.0 as usize;
        for line in &option.cash_flow.lines {
            if ["compensation.house", "compensation.relocation", "compensation.interruption"]
                .contains(&line.item.as_str())
            {
                let late: Fen = line.quarters[emptied..].iter().copied().sum();
                assert_eq!(late, Fen::ZERO, "{} {}", option.mode, line.item);
                assert!(line.total.0 < 0, "{} {}", option.mode, line.item);
            }
        }
    }
}

#[test]
fn illegal_houses_get_nothing_and_say_so() {
    let with = plan(&[Site { illegal_floor_area: Cm2(50_000_000), ..site("a", 120, 60) }], &[]);
    for option in &with.blocks[0].options {
        let line = option.cash_flow.lines.iter().find(|l| l.item == "compensation.illegal").unwrap();
        assert_eq!(line.total, Fen::ZERO);
        assert!(line.because.zh.contains("5,000 ㎡ × 0 元/㎡"), "{}", line.because.zh);
        assert!(line.basis.title.contains("第二十四条"));
    }
}

#[test]
fn business_interruption_is_not_below_the_lawful_minimum() {
    let plan = plan(&[site("a", 120, 60)], &[]);
    let mut seen = 0;
    for option in &plan.blocks[0].options {
        let total = |item: &str| option.cash_flow.lines.iter().find(|l| l.item == item).map(|l| l.total.0);
        if let (Some(house), Some(interruption)) = (total("compensation.house"), total("compensation.interruption")) {
            assert!(interruption.abs() * 20 >= house.abs() && house < 0, "{}", option.mode);
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn sourced_prices_are_the_published_ones() {
    let plan = plan(&[site("a", 120, 60)], &[]);
    let lines: BTreeMap<&str, &model::CashLine> =
        plan.blocks[0].options[0].cash_flow.lines.iter().map(|l| (l.item.as_str(), l)).collect();
    assert!(lines["works.construction"].because.zh.contains("2,389 元/㎡"));
    assert!(lines["works.construction"].basis.title.contains("2019"));
    assert!(lines["income.land"].because.zh.contains("51.3 万元/亩"));
    assert_eq!(lines["income.land"].basis.status, model::Status::Official);
    assert_eq!(lines["compensation.house"].basis.status, model::Status::Unsourced);
    for assumption in ["price.house", "discount_rate", "conflict.rebuild_limit", "barriers", "block.interstitial_above"]
    {
        assert!(plan.unsourced.iter().any(|u| u.parameter == assumption), "{assumption}");
    }
    assert!(!plan.unsourced.iter().any(|u| u.parameter == "block.min_area"));
}

#[test]
fn the_late_mode_keeps_its_firms_for_the_interim_and_ends_with_clear_land() {
    let plan = plan(&[site("a", 120, 60)], &[]);
    let late = plan.blocks[0].options.iter().find(|o| o.mode == "keep_then_demolish").unwrap();
    let first = |item: &str| {
        let line = late.cash_flow.lines.iter().find(|l| l.item == item).unwrap();
        line.quarters.iter().position(|q| q.0 != 0).unwrap()
    };
    assert!(first("income.operator") < first("works.demolition"));
    assert!(first("works.demolition") < first("income.land"));
    assert_eq!((late.built, late.far_after), (Cm2::ZERO, 0.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn parts_sum_to_wholes_and_order_does_not_matter(
        kinds in prop::collection::vec((100_i64..900_000_000, 0_i64..400, 0_i64..90_000_000, 0.0_f64..0.3), 1..8),
        links in prop::collection::vec((0_usize..8, 0_usize..8), 0..12),
    ) {
        let names: Vec<String> = (0..kinds.len()).map(|i| format!("p{i}")).collect();
        let sites: Vec<Site> = kinds.iter().zip(&names).map(|((area, tax, illegal, conflict), name)| Site {
            area: Cm2(*area),
            lawful_floor_area: Cm2(area / 3),
            illegal_floor_area: Cm2(*illegal),
            plan_conflict: *conflict,
            ..site(name, 3, *tax)
        }).collect();
        let pairs: Vec<(&str, &str)> = links.iter()
            .filter(|(a, b)| *a < names.len() && *b < names.len())
            .map(|(a, b)| (names[*a].as_str(), names[*b].as_str()))
            .collect();
        let plan = plan(&sites, &pairs);
        let mut town = Fen::ZERO;
        for block in &plan.blocks {
            for option in &block.options {
                let flow = &option.cash_flow;
                for line in &flow.lines {
                    prop_assert_eq!(line.quarters.iter().copied().sum::<Fen>(), line.total);
                }
                for (quarter, net) in flow.net.iter().enumerate() {
                    prop_assert_eq!(*net, flow.lines.iter().map(|l| l.quarters[quarter]).sum::<Fen>());
                }
                let lines: Fen = flow.lines.iter().map(|l| l.total).sum();
                prop_assert_eq!(flow.balance.static_balance, lines);
                prop_assert_eq!(flow.balance.income - flow.balance.cost, lines);
                if Some(&option.mode) == block.chosen.as_ref() {
                    town += lines;
                }
            }
        }
        prop_assert_eq!(plan.balance.static_balance, town);
        let (mut turned, mut swapped) = (sites.clone(), pairs.clone());
        turned.reverse();
        swapped.reverse();
        for pair in &mut swapped {
            *pair = (pair.1, pair.0);
        }
        let again = self::plan(&turned, &swapped);
        prop_assert_eq!(serde_json::to_string(&plan).unwrap(), serde_json::to_string(&again).unwrap());
    }
}
