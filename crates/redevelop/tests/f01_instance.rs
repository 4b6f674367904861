//! The machine door: JSON in, plan out, absurd input refused with its place and remedy.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod parcels;

use model::{Cm2, Severity, Site};
use parcels::{beside, site};
use redevelop::{PlanInstance, RedevelopError, presolve_check};
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");
const EXAMPLE: &str = include_str!("plan-instance.json");

fn pack() -> RenewalPack {
    RenewalPack::parse("pack.toml", PACK).unwrap()
}

#[test]
fn the_example_is_planned() {
    let instance: PlanInstance = serde_json::from_str(EXAMPLE).unwrap();
    let plan = instance.plan(&pack()).unwrap();
    assert_eq!(plan.blocks.len(), 1);
    assert_eq!(plan.blocks[0].block.parcels.len(), 3);
    assert_eq!(plan.left_over.len(), 1);
    let again = instance.plan(&pack()).unwrap();
    assert_eq!(serde_json::to_string(&plan).unwrap(), serde_json::to_string(&again).unwrap());
}

#[test]
fn it_reads_what_it_writes_and_refuses_misspelt_fields() {
    let instance: PlanInstance = serde_json::from_str(EXAMPLE).unwrap();
    let text = serde_json::to_string(&instance).unwrap();
    assert_eq!(serde_json::from_str::<PlanInstance>(&text).unwrap(), instance);
    let misspelt = EXAMPLE.replacen("\"neighbours\"", "\"neighbors\"", 1);
    assert!(serde_json::from_str::<PlanInstance>(&misspelt).unwrap_err().to_string().contains("neighbors"));
    let wrong = EXAMPLE.replacen("2023Q3", "2023-Q3", 1);
    assert!(serde_json::from_str::<PlanInstance>(&wrong).unwrap_err().to_string().contains("write it as 2024Q1"));
}

#[test]
fn its_schema_names_every_field() {
    let schema = serde_json::to_string(&schemars::schema_for!(PlanInstance)).unwrap();
    for field in ["sites", "neighbours", "start", "day", "plan_conflict", "lawful_floor_area", "\"date\""] {
        assert!(schema.contains(field), "{field}");
    }
}

fn check(site: Site, expect_code: &str, expect_column: &str) {
    let problems = presolve_check(std::slice::from_ref(&site), &[]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((problems[0].code.as_str(), problems[0].place.row), (expect_code, Some(1)));
    assert_eq!(problems[0].place.column.as_deref(), Some(expect_column));
    let day = "2023-06-30".parse().unwrap();
    let start = "2023Q3".parse().unwrap();
    let refused = PlanInstance { sites: vec![site], neighbours: vec![], start, day }.plan(&pack());
    assert!(matches!(refused, Err(RedevelopError::Instance(_))));
}

#[test]
fn absurd_sites_are_refused() {
    check(Site { area: Cm2(-1), ..site("a", 120, 0) }, "plan.quantity", "area");
    check(Site { lawful_floor_area: Cm2(i64::MAX), ..site("a", 120, 0) }, "plan.quantity", "lawful_floor_area");
    check(Site { tax: model::Fen(i64::MIN), ..site("a", 120, 0) }, "plan.quantity", "tax");
    check(Site { plan_conflict: 30.0, ..site("a", 120, 0) }, "plan.share", "plan_conflict");
    check(Site { plan_conflict: f64::NAN, ..site("a", 120, 0) }, "plan.share", "plan_conflict");
}

#[test]
fn a_repeated_parcel_is_refused_and_an_unknown_neighbour_is_a_warning() {
    let twice = [site("a", 120, 0), site("a", 120, 0)];
    let problems = presolve_check(&twice, &beside(&[("a", "x")]));
    let found: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.severity, p.place.row)).collect();
    assert_eq!(
        found,
        [("plan.parcel_twice", Severity::File, Some(2)), ("plan.unknown_neighbour", Severity::Warning, Some(1))]
    );
    let start = "2023Q3".parse().unwrap();
    let day = "2023-06-30".parse().unwrap();
    assert!(redevelop::plan(&twice[..1], &beside(&[("a", "x")]), &pack(), start, day).is_ok());
}

#[test]
fn a_day_before_the_pack_is_refused_with_the_parameter() {
    let start = "2010Q1".parse().unwrap();
    let day = "2010-01-01".parse().unwrap();
    let error = redevelop::plan(&[site("a", 120, 0)], &[], &pack(), start, day).unwrap_err();
    assert!(error.to_string().contains("block.tax_per_mu_below"), "{error}");
}

#[test]
fn an_empty_town_has_an_empty_plan() {
    let start = "2023Q3".parse().unwrap();
    let plan = redevelop::plan(&[], &[], &pack(), start, "2023-06-30".parse().unwrap()).unwrap();
    assert!(plan.blocks.is_empty() && plan.left_over.is_empty());
    assert_eq!((plan.balance.cost, plan.balance.payback), (model::Fen::ZERO, None));
}
