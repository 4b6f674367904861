//! What a measure may rest on.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod town;

use assess::basis::{STATISTICS_LAW_28, may_rest_on};
use model::statement::{RegistrationStatus, Scale};
use model::{Candidate, Department, Fen, Measure};
use rules::EvaluationPack;
use town::*;

/// One firm above scale for which statistics vouch.
fn above() -> Town {
    let mut town = Town::default();
    town.registered("A", Scale::AboveScale, RegistrationStatus::Active, "1819").statistics("A", "80");
    town.tax("A", YEAR, "12").plot("1", mu("1"), m2(100)).right("1", "A", true, (1, 1), None);
    town
}

fn candidates(town: &Town, pack: &EvaluationPack) -> Vec<Candidate> {
    assess::candidates(&town.snapshot(), &town.relations, pack, YEAR)
}

#[test]
fn a_measure_may_not_rest_on_statistics() {
    let assessment = assess::assess(&above().candidates(), &pack(), YEAR).unwrap();
    let (_, result) = assessment.of(&firm("A")).unwrap();
    let refused = may_rest_on(result).unwrap_err();
    assert!(refused.figures.iter().any(|figure| figure.measure == Measure::ValueAdded));
    assert!(refused.figures.iter().all(|figure| figure.measure != Measure::TaxPaid && figure.confirmed.is_none()));
    assert_eq!((refused.clause.title.as_str(), refused.clause.article.as_str()), ("统计法", "第二十八条"));
    let value_added = refused.figures.iter().find(|figure| figure.measure == Measure::ValueAdded).unwrap();
    assert_eq!(value_added.citations[0].literal, "80");
    assert!(refused.to_string().starts_with("only identifiable statistics vouch for value added"), "{refused}");
    assert!(refused.lines[0].zh.contains("须由企业签署一企一单确认"), "{:?}", refused.lines);
}

#[test]
fn what_the_enterprise_has_signed_is_offered() {
    // A pack that takes statistics before the signed declaration.
    let text = include_str!("../../../rulepacks/evaluation/huangyan-2022/pack.toml");
    let statistics_first = text.replace(r#"["enterprise", "statistics"]"#, r#"["statistics", "enterprise"]"#);
    let other = EvaluationPack::parse("t", &statistics_first).unwrap();
    let mut town = above();
    town.declares("A", |declaration| declaration.value_added = Some(Fen(79_500_000)));
    let given = candidates(&town, &other);
    assert_eq!(given[0].inputs[&Measure::ValueAdded].department, Department::Statistics);
    let assessment = assess::assess(&given, &other, YEAR).unwrap();
    let refused = may_rest_on(assessment.of(&firm("A")).unwrap().1).unwrap_err();
    let value_added = refused.figures.iter().find(|figure| figure.measure == Measure::ValueAdded).unwrap();
    let confirmed = value_added.confirmed.as_ref().unwrap();
    assert_eq!((confirmed.amount, confirmed.department), (79_500_000, Department::Enterprise));
    assert!(refused.lines.iter().any(|line| line.zh.contains("企业已签署一企一单：79.5000 万元")));
    // Where the declaration counts, nothing is left to offer or to refuse for it.
    let ours = candidates(&town, &pack());
    assert!(ours[0].confirmed.is_empty());
    let assessment = assess::assess(&ours, &pack(), YEAR).unwrap();
    let refused = may_rest_on(assessment.of(&firm("A")).unwrap().1).unwrap_err();
    assert!(refused.figures.iter().all(|figure| figure.measure != Measure::ValueAdded));
}

#[test]
fn figures_of_other_departments_are_a_basis() {
    let mut town = Town::default();
    town.firm("B").plot("1", mu("3"), m2(100)).right("1", "B", true, (1, 1), None);
    town.tax("B", YEAR, "12").meter("B", "1", "90");
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    assert_eq!(may_rest_on(assessment.of(&firm("B")).unwrap().1), Ok(()));
}

#[test]
fn the_article_is_that_of_the_committed_law() {
    let law = include_str!("../../../rulepacks/laws/统计法.toml");
    assert!(law.contains(STATISTICS_LAW_28) && law.contains("2024-09-13") && law.contains("第二十八条"));
}
