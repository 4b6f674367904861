//! An association's targets count its members, and what was not checked meets nothing.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use model::{AssociationMeasure, EnterpriseId};
use rules::PlanPack;
use uplift::{AssociationMember, association};

const PACK: &str = include_str!("../../../rulepacks/uplift/plan/pack.toml");

fn member(name: &str, checked: Option<(Date, u32, u32)>) -> AssociationMember {
    AssociationMember { enterprise: EnterpriseId(name.to_owned()), since: date(2023, 1, 1), checked }
}

#[test]
fn each_target_is_a_count_of_members_and_is_missed_only_once_its_day_is_over() {
    let pack = PlanPack::parse("pack.toml", PACK).unwrap();
    let mut rule = pack.associations[0].clone();
    assert!(rule.targets.iter().all(|target| target.status == model::Status::Unsourced), "the days have no source");
    for target in &mut rule.targets {
        (target.value, target.by) = (2, date(2023, 6, 30));
    }
    let on = date(2023, 5, 1);
    let members = vec![
        member("丙", Some((on, 9, 10))),
        member("甲", Some((on, 10, 10))),
        member("乙", None),
        member("丁", Some((on, 0, 0))),
    ];
    let board = association(&rule, members.clone(), date(2023, 6, 30));
    let names: Vec<&str> = board.members.iter().map(|one| one.enterprise.0.as_str()).collect();
    assert!(names.is_sorted() && names.len() == 4);
    let actual = |measure| board.targets.iter().find(|target| target.measure == measure).unwrap().actual;
    assert_eq!(actual(AssociationMeasure::Members), 4);
    assert_eq!(actual(AssociationMeasure::QualityChecked), 3);
    assert_eq!(actual(AssociationMeasure::QualityMet), 1, "all points of a list that has any");
    assert!(board.targets.iter().all(|target| !target.missed), "its last day still runs");
    let later = association(&rule, members, date(2023, 7, 1));
    let missed: Vec<_> = later.targets.iter().filter(|target| target.missed).map(|target| target.measure).collect();
    assert_eq!(missed, [AssociationMeasure::QualityMet]);
}

#[test]
fn two_associations_of_one_code_or_without_trades_are_refused() {
    let twice = format!("{PACK}\n{}", &PACK[PACK.find("[[association]]").unwrap()..PACK.find("# 产业链环节").unwrap()]);
    for (text, expect) in
        [(twice, "stands twice"), (PACK.replacen("trades = [\"18\"]", "trades = []", 1), "takes nobody")]
    {
        let error = PlanPack::parse("pack.toml", &text).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    }
}
