//! Who bears what, and whether the income covers the debt.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use model::{CashFlow, DebtService, Fen, Party, Quarter, RenewalPlan, Site};
use parcels::site;
use proptest::prelude::*;
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

fn plan_with(pack: &RenewalPack, sites: &[Site]) -> RenewalPlan {
    redevelop::plan(sites, &[], pack, Quarter::new(2023, 3).unwrap(), "2023-06-30".parse().unwrap()).unwrap()
}

fn pack(changes: &[(&str, f64)]) -> RenewalPack {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    changes.iter().fold(pack, |pack, (name, value)| pack.with(name, *value).unwrap())
}

/// The flow of the first mode, 拆除式, on 120 mu.
fn flow(changes: &[(&str, f64)]) -> CashFlow {
    plan_with(&pack(changes), &[site("a", 120, 60)]).blocks.remove(0).options.remove(0).cash_flow
}

#[test]
fn a_shared_line_is_borne_by_each_as_the_pack_says() {
    let flow = flow(&[]);
    let land = flow.lines.iter().find(|line| line.item == "income.land").unwrap();
    // 120 mu × 40 % × 51.3 万元 = 2,462.4 万元
    assert_eq!(land.total, Fen(2_462_400_000));
    let parts: Vec<(Party, i64)> = land.parts.iter().map(|part| (part.party, part.total.0)).collect();
    assert_eq!(parts, [(Party::City, 1_477_440_000), (Party::Town, 738_720_000), (Party::Village, 246_240_000)]);
    let village = flow.parties.iter().find(|party| party.party == Party::Village).unwrap();
    assert_eq!(village.balance.income, Fen(246_240_000));
}

/// Sum of a year's principal and interest, worked by hand for a loan of 1,000,000 yuan of cost.
#[test]
fn a_loan_is_paid_back_quarter_by_quarter() {
    let only_house = [
        ("debt.bond_share", 0.0),
        ("debt.loan_share", 0.5),
        ("debt.loan_rate", 0.08),
        ("debt.loan_term", 4.0),
        ("debt.loan_repayment", 2.0),
        ("price.relocation", 0.0),
        ("share.interruption", 0.0),
        ("price.transition_rent", 0.0),
        ("price.demolition", 0.0),
        ("price.soil", 0.0),
        ("price.infrastructure", 0.0),
        ("price.construction", 0.0),
        ("price.repair", 0.0),
        // 40,000 m² at 25 yuan: 1,000,000 yuan in the two quarters before demolition, the fifth and sixth
        ("price.house", 25.0),
    ];
    let debt = flow(&only_house).debt.unwrap();
    // 250,000 yuan are drawn in 2024Q3 and in 2024Q4, each paid back in halves in its third and fourth quarter after.
    // Owed at the beginning of 2024Q4 250,000; of 2025Q1 and Q2 500,000; Q3 375,000; Q4 125,000: interest 2 % of each.
    let by_year: Vec<(i32, i64, i64, i64)> =
        debt.years.iter().map(|y| (y.year, y.drawn.0 / 100, y.principal.0 / 100, y.interest.0 / 100)).collect();
    assert_eq!(by_year, [(2024, 500_000, 0, 5_000), (2025, 0, 500_000, 30_000)]);
    assert_eq!(debt.instruments[1].drawn, Fen(50_000_000));
    assert_eq!((debt.instruments[0].drawn, debt.instruments[0].cover), (Fen::ZERO, None));
    // Land is sold in 2025Q4, the last quarter in which something is owed: 2,462.4 × 90 % ÷ 53.5.
    assert!((debt.cover.unwrap() - 2216.16 / 53.5).abs() < 1e-12 && debt.met);
    assert!(debt.because.zh.contains("银行贷款 50 + 利息 3.5 = 53.5 万元"), "{}", debt.because.zh);
}

#[test]
fn cover_is_pledged_income_over_principal_and_interest() {
    let debt: DebtService = flow(&[]).debt.unwrap();
    let due: i64 = debt.years.iter().map(|y| y.principal.0 + y.interest.0).sum();
    let income: i64 = debt.years.iter().map(|y| y.income.0).sum();
    assert!((debt.cover.unwrap() - income as f64 / due as f64).abs() < 1e-12);
    let (drawn, repaid) = debt.years.iter().fold((0, 0), |(d, p), y| (d + y.drawn.0, p + y.principal.0));
    assert_eq!(drawn, repaid);
    assert_eq!(drawn, debt.instruments.iter().map(|i| i.drawn.0).sum::<i64>());
    // A higher bar turns the verdict.
    let cover = debt.cover.unwrap();
    let bonds = debt.instruments[0].cover.unwrap();
    let met = |total: f64, bond: f64| flow(&[("debt.cover", total), ("debt.bond_cover", bond)]).debt.unwrap().met;
    assert!(met(cover - 0.01, bonds - 0.01) && !met(cover + 0.01, bonds - 0.01) && !met(cover - 0.01, bonds + 0.01));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Parts of a line sum to it, parties to the flow, in every quarter, to the fen; so do loans and repayments.
    #[test]
    fn parts_sum_to_wholes(
        area in 80_000_000_i64..900_000_000, // from 12 mu
        tax in 0_i64..40_000_000,
        town in 0.0_f64..0.5,
        village in 0.0_f64..0.5,
        house in 1.0_f64..9_000.0,
    ) {
        let pack = pack(&[
            ("share.land_town", town), ("share.land_village", village), ("price.house", house), ("block.min_area", 1.0),
        ]);
        let site = Site { area: model::Cm2(area), lawful_floor_area: model::Cm2(area / 7 * 3), ..site("a", 3, 0) };
        let plan = plan_with(&pack, &[Site { tax: Fen(tax), ..site }]);
        prop_assert_eq!(plan.blocks.len(), 1);
        for option in &plan.blocks[0].options {
            let flow = &option.cash_flow;
            for line in flow.lines.iter().filter(|line| !line.parts.is_empty()) {
                prop_assert_eq!(line.parts.iter().map(|part| part.total).sum::<Fen>(), line.total);
                for (quarter, amount) in line.quarters.iter().enumerate() {
                    prop_assert_eq!(line.parts.iter().map(|part| part.quarters[quarter]).sum::<Fen>(), *amount);
                }
            }
            for (quarter, net) in flow.net.iter().enumerate() {
                let all: Fen = flow.parties.iter().filter_map(|party| party.net.get(quarter)).copied().sum();
                prop_assert_eq!(all, *net);
            }
            let balances = || flow.parties.iter().map(|party| &party.balance);
            prop_assert_eq!(balances().map(|b| b.static_balance).sum::<Fen>(), flow.balance.static_balance);
            prop_assert_eq!(balances().map(|b| b.income).sum::<Fen>(), flow.balance.income);
            prop_assert_eq!(balances().map(|b| b.cost).sum::<Fen>(), flow.balance.cost);
            let npv: f64 = balances().map(|b| b.npv).sum();
            prop_assert!((npv - flow.balance.npv).abs() <= 1e-9 * (flow.balance.income + flow.balance.cost).0 as f64);
            let debt = flow.debt.as_ref().unwrap();
            let (drawn, repaid) = debt.years.iter().fold((Fen::ZERO, Fen::ZERO), |(d, p), y| (d + y.drawn, p + y.principal));
            prop_assert_eq!(drawn, repaid);
        }
    }
}
