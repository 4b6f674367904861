//! Plan conflict bars rebuilding (土地管理法 §65) until the plan is changed (城乡规划法 §48).

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use model::{BlockPlan, Quarter, Site};
use parcels::site;
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

fn planned(conflict: f64) -> BlockPlan {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    let sites = [Site { plan_conflict: conflict, ..site("a", 120, 60) }];
    let start = Quarter::new(2023, 3).unwrap();
    let plan = redevelop::plan(&sites, &[], &pack, start, "2023-06-30".parse().unwrap()).unwrap();
    plan.blocks.into_iter().next().unwrap()
}

fn check(conflict: f64, expect_barred: &[&str]) {
    let plan = planned(conflict);
    let barred: Vec<&str> = plan.options.iter().filter(|o| o.barred.is_some()).map(|o| o.mode.as_str()).collect();
    assert_eq!(barred, expect_barred, "{conflict}");
    let chosen = plan.chosen.unwrap();
    assert!(!barred.contains(&chosen.as_str()), "a barred mode was chosen");
    let best = plan
        .options
        .iter()
        .filter(|o| o.barred.is_none())
        .map(|o| o.cash_flow.balance.npv)
        .fold(f64::NEG_INFINITY, f64::max);
    let npv = plan.options.iter().find(|o| o.mode == chosen).unwrap().cash_flow.balance.npv;
    assert!(npv >= best);
}

#[test]
fn up_to_the_limit_every_mode_may_be_done() {
    check(0.0, &[]);
    check(0.1, &[]);
}

#[test]
fn above_it_rebuilding_is_barred_and_repair_is_not() {
    check(0.11, &["demolish", "sort"]);
    check(1.0, &["demolish", "sort"]);
}

#[test]
fn a_barred_mode_names_the_share_the_law_and_the_procedure() {
    let plan = planned(0.35);
    let reason = plan.options[0].barred.clone().unwrap();
    for words in ["35%", "10%", "土地管理法", "第六十五条", "城乡规划法 第四十八条", "三十日"] {
        assert!(reason.zh.contains(words), "{words} is missing in {}", reason.zh);
    }
    assert!(reason.en.contains("art. 48") && reason.en.contains("35%"), "{}", reason.en);
    assert!(plan.because.zh.contains("不可行"), "{}", plan.because.zh);
}

#[test]
fn a_block_with_every_mode_barred_has_no_choice() {
    let only_rebuilding: String = {
        let start = PACK.find("[[mode]]\ncode = \"manage\"").unwrap();
        let end = PACK.find("[[line]]").unwrap();
        let lines = &PACK[end..].replace(", \"keep_then_demolish\"", "").replace(", \"manage\"", "");
        format!("{}{}", &PACK[..start], lines)
    };
    let pack = RenewalPack::parse("pack.toml", &only_rebuilding).unwrap();
    let sites = [Site { plan_conflict: 0.5, ..site("a", 120, 60) }];
    let start = Quarter::new(2023, 3).unwrap();
    let plan = redevelop::plan(&sites, &[], &pack, start, "2023-06-30".parse().unwrap()).unwrap();
    assert_eq!((plan.blocks[0].options.len(), &plan.blocks[0].chosen), (2, &None));
    assert_eq!(plan.balance.cost, model::Fen::ZERO);
}
