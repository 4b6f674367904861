//! Projects against vacancies.

#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

mod street;

use model::statement::{Project, Statement};
use model::{Gram, Kgce};
use steward::ProjectMatch;
use street::{board, project, vacancy};

fn matched(project: Project) -> ProjectMatch {
    board(vec![
        vacancy("A", "1F", 500, Some("2023-09-01")),
        vacancy("A", "2F", 1500, Some("2023-09-01")),
        vacancy("B", "1F", 1000, Some("2024-03-01")),
        vacancy("C", "1F", 1200, None),
        Statement::Project(project),
    ])
    .projects[0]
        .clone()
}

fn check(area: Option<i64>, starts: Option<&str>, expect: &[&str]) {
    let found = matched(project("智能针织", area, starts));
    let fits: Vec<String> =
        found.vacancies.iter().filter(|v| v.fits).map(|v| format!("{}-{}", v.code, v.unit)).collect();
    assert_eq!(fits, expect, "{area:?} {starts:?}");
    assert!(found.vacancies.iter().all(|v| v.fits || !v.reasons_against.is_empty()));
    assert!(found.vacancies.iter().all(|v| !v.fits || !v.reasons_for.is_empty()));
}

#[test]
fn large_enough_and_in_time_closest_size_first() {
    check(Some(1000), Some("2024-06-01"), &["B-1F", "C-1F", "A-2F"]);
    check(Some(1000), Some("2024-02-29"), &["C-1F", "A-2F"]); // B is free from 1 March only
    check(Some(1500), Some("2023-09-01"), &["A-2F"]); // the very area, the very day
    check(Some(1501), Some("2023-09-01"), &[]);
}

#[test]
fn what_was_not_collected_is_said() {
    check(None, Some("2024-06-01"), &[]);
    let found = matched(project("p", None, Some("2024-06-01")));
    assert!(found.vacancies[0].reasons_against.iter().any(|r| r.zh == "需厂房面积未采集"));
    let found = matched(project("p", Some(1200), Some("2024-06-01")));
    assert!(found.vacancies[0].code == "C" && found.vacancies[0].reasons_against[0].zh == "可用日期未采集");
}

#[test]
fn a_vacancy_that_does_not_fit_says_why_with_figures() {
    let found = matched(project("p", Some(1000), Some("2024-02-29")));
    let b = found.vacancies.iter().find(|v| v.code == "B").unwrap();
    assert!(!b.fits && b.reasons_for[0].zh.contains("空置 1000 ㎡，需 1000 ㎡"));
    assert!(b.reasons_against[0].zh.contains("2024-03-01 起可用，晚于投产日期 2024-02-29"));
    let small = found.vacancies.iter().find(|v| v.code == "A" && v.unit == "1F").unwrap();
    assert!(small.reasons_against[0].en.contains("too small: 500 m² vacant, 1000 m² needed"));
}

#[test]
fn admission_is_never_decided_on_what_was_not_collected() {
    let words = matched(project("p", Some(1000), None)).admission;
    // 520 tce ÷ 0.52 = 1 000 万元
    assert!(words.zh.contains("未采集") && words.zh.contains("520.0 吨标准煤，年增加值须达 1000 万元"), "{}", words.zh);
    let unknown = matched(Project { energy: None::<Kgce>, ..project("p", Some(1000), None) }).admission;
    assert!(unknown.zh.contains("年用能和工业增加值未采集"));
}

#[test]
fn vocs_near_homes_are_pointed_out() {
    let found = matched(Project { vocs: Some(Gram(1_250_000)), ..project("p", Some(1000), Some("2024-06-01")) });
    let of = |code: &str| found.vacancies.iter().find(|v| v.code == code).unwrap();
    assert!(of("A").reasons_against.iter().any(|r| r.zh.contains("1.25 吨，最近住宅 25 m")));
    assert!(of("B").reasons_against.is_empty());
}
