//! From sites, firms, vacancies and the shipped pack to a plan with a seat for everyone.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;
mod towns;

use std::collections::BTreeMap;

use model::{Cm2, Fen, Quarter, Site};
use parcels::{beside, id, site};
use redevelop::phasing::{
    Constraint, Firm, Measure, Objective, PlanChange, Problem, Status, SwingSpace, Terms, Vacancy, YearlyBudget,
    compile,
};
use redevelop::{BlockRule, blocks, option};
use rules::RenewalPack;
use towns::solved;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

fn pack() -> RenewalPack {
    RenewalPack::parse("pack.toml", PACK).unwrap()
}

/// Six sites of 60 mu in a ring; `c` is planned for another use.
fn sites() -> Vec<Site> {
    let mut all: Vec<Site> = ["a", "b", "c", "d", "e", "f"].iter().map(|name| site(name, 60, 90)).collect();
    all[2].plan_conflict = 0.4;
    all.push(site("good", 60, 6000));
    all
}

fn terms(constraints: Vec<Constraint>) -> Terms {
    let first: Quarter = "2024Q1".parse().unwrap();
    let firms = |name: &str| -> Vec<Firm> {
        let firm = |n: i64| Firm {
            id: format!("{name}{n}"),
            floor: Cm2(30_000_000 * n),
            hazardous: false,
            output: Fen(1_000_000),
            stays_under: vec![],
        };
        vec![firm(1), firm(2), firm(3)]
    };
    Terms {
        first,
        day: "2023-12-31".parse().unwrap(),
        starts: (0..4).map(|year| first.plus(4 * year)).collect(),
        firms: ["a", "b", "c", "d", "e", "f"].iter().map(|name| (id(name), firms(name))).collect(),
        vacancies: vec![Vacancy {
            id: "hall".to_owned(),
            floor: Cm2(400_000_000),
            from: first,
            to: None,
            hazardous: true,
            parcel: Some(id("good")),
        }],
        consent: BTreeMap::new(),
        lost_quarters: 1,
        constraints,
    }
}

fn problem(constraints: Vec<Constraint>) -> Problem {
    let ring = beside(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "a"), ("a", "good")]);
    compile(&sites(), &ring, &pack(), &terms(constraints)).unwrap()
}

#[test]
fn money_of_a_parcel_is_that_of_its_option_to_the_fen() {
    let problem = problem(vec![Constraint::PlanChange(PlanChange { quarters: 6 })]);
    assert_eq!((problem.parcels.len(), problem.neighbours.len(), problem.effects.len()), (6, 6, 24));
    assert_eq!(
        problem.parcels.iter().map(|p| p.plan_conflict).collect::<Vec<_>>(),
        [false, false, true, false, false, false]
    );
    let any =
        BlockRule { tax_per_mu_below: Fen(i64::MAX), min_area_mu: 0.0, interstitial_above: 0.5, own_use_firms: -1.0 };
    for effect in &problem.effects {
        let site = sites().into_iter().find(|s| s.parcel == effect.parcel).unwrap();
        let block = blocks(&[site], &[], &any).blocks.remove(0);
        let pack = pack();
        let mode = pack.modes.iter().find(|m| m.code == effect.mode).unwrap();
        let alone = option(&block, mode, &pack, problem.first, "2023-12-31".parse().unwrap()).unwrap();
        let sum = |q: usize| effect.cash.iter().map(|f| f.quarters.get(q).copied().unwrap_or_default()).sum::<Fen>();
        for (quarter, net) in alone.cash_flow.net.iter().enumerate() {
            assert_eq!(sum(quarter), *net);
        }
    }
    // Without a plan change the modes that the conflict bars are not there.
    let barred = self::problem(vec![]);
    let of_c = barred.effects.iter().filter(|e| e.parcel == id("c")).map(|e| e.mode.as_str()).collect::<Vec<_>>();
    assert_eq!(of_c, ["manage", "keep_then_demolish"]);
    assert_eq!(barred.vacancies[0].parcel, None);
}

#[test]
fn a_town_is_planned_with_a_seat_for_every_firm() {
    let budget = |year| Constraint::YearlyBudget(YearlyBudget { payers: vec![], year, limit: Fen(2_000_000_000_000) });
    let mut limits: Vec<Constraint> = (2024..2034).map(budget).collect();
    limits.push(Constraint::SwingSpace(SwingSpace { most_seats: 1 }));
    let gain = Objective::Weighted { terms: vec![(Measure::TaxGained, 1)] };
    let problem = problem(limits).objective(gain);
    let plan = solved(&problem);
    assert!(matches!(plan.status, Status::Optimal | Status::Feasible), "{plan:#?}");
    assert!(plan.gap <= 0.05, "{}", plan.gap);
    assert!(plan.points > 0 && !plan.blocks.is_empty());
    let demolished: usize = plan.blocks.iter().filter(|b| b.mode == "demolish").map(|b| b.parcels.len()).sum();
    assert!(plan.seats.len() >= 3 * demolished);
}
