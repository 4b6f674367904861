//! Whose figure counts, with its source cells.

mod town;

use model::statement::{RegistrationStatus, Scale};
use model::{Department, Fen, Gram, Measure};
use town::*;

#[test]
fn the_signed_declaration_comes_before_the_department() {
    let mut town = Town::default();
    town.firm("A").tax("A", YEAR, "12.5").tax("A", 2021, "99");
    let tax = town.candidates()[0].inputs[&Measure::TaxPaid].clone();
    assert_eq!((tax.amount, tax.department), (12_500_000, Department::Tax));
    assert_eq!(tax.citations[0].literal, "12.5");
    assert_eq!(tax.citations[0].place.file, "税务局-实缴税金.xlsx");
    town.declares("A", |declaration| declaration.tax_paid = Some(Fen(13_000_000)));
    let tax = town.candidates()[0].inputs[&Measure::TaxPaid].clone();
    assert_eq!((tax.amount, tax.department), (13_000_000, Department::Enterprise));
}

#[test]
fn meters_add_up_and_pollutants_add_up() {
    let mut town = Town::default();
    town.firm("A").meter("A", "1", "3.5").meter("A", "2", "0.5").emission("A", Some(1_500_000), Some(500_000));
    let inputs = town.candidates()[0].inputs.clone();
    let electricity = &inputs[&Measure::Electricity];
    assert_eq!((electricity.amount, electricity.citations.len()), (40_000_000, 2));
    assert_eq!(electricity.derivation.as_ref().unwrap().zh, "2块电表之和：3.5000 + 0.5000 = 4.0000万千瓦时");
    let emissions = &inputs[&Measure::Emissions];
    assert_eq!((emissions.amount, emissions.department), (2_000_000, Department::Environment));
    assert_eq!(emissions.derivation.as_ref().unwrap().en, "sum of 2 pollutants: COD 1.5000 + VOCs 0.5000 = 2.0000 吨");
    town.declares("A", |declaration| declaration.emissions = Some(Gram(3)));
    assert_eq!(town.candidates()[0].inputs[&Measure::Emissions].amount, 3);
}

#[test]
fn what_nobody_states_is_absent() {
    let mut town = Town::default();
    town.firm("A").emission("A", None, None).tax("A", 2021, "1");
    assert!(town.candidates()[0].inputs.is_empty());
}

#[test]
fn statistics_are_read_last_and_flagged() {
    let mut town = Town::default();
    town.registered("A", Scale::AboveScale, RegistrationStatus::Active, "1819").statistics("A", "80");
    town.tax("A", YEAR, "12").plot("1", mu("1"), m2(100)).right("1", "A", true, (1, 1), None);
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let (_, result) = assessment.of(&firm("A")).unwrap();
    let expected = [Measure::ValueAdded, Measure::Revenue, Measure::Energy, Measure::Staff, Measure::RdSpending];
    assert_eq!(result.statistics_only, expected);
    town.declares("A", |declaration| declaration.value_added = Some(Fen(70_000_000)));
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let (_, result) = assessment.of(&firm("A")).unwrap();
    assert_eq!(result.statistics_only, expected[1..]);
}

#[test]
fn who_is_not_graded_and_why() {
    let mut town = Town::default();
    town.registered("A", Scale::BelowScale, RegistrationStatus::Revoked, "1819");
    town.registered("B", Scale::BelowScale, RegistrationStatus::Deregistered, "1819");
    town.registered("C", Scale::BelowScale, RegistrationStatus::Active, "5132");
    town.tax("D", YEAR, "1").firm("E").tax("E", YEAR, "1").firm("F");
    town.meter("F", "1", "0").tax("F", YEAR, "1").plot("1", mu("1"), m2(10)).right("1", "F", true, (1, 1), None);
    let assessment = assess::assess(&town.candidates(), &pack(), YEAR).unwrap();
    let reasons: Vec<(&str, &str)> =
        assessment.not_graded.iter().map(|entry| (entry.reason_zh.as_str(), entry.reason_en.as_str())).collect();
    assert_eq!(
        reasons,
        [
            ("登记状态为吊销", "its business licence is revoked"),
            ("登记状态为注销", "it is deregistered"),
            ("登记行业不属于评价的工业行业", "its registered trade is not an industry that is evaluated"),
            ("未在企业登记名单中，须先核实主体", "not in the register of enterprises; its identity must be verified"),
            ("缺少评价数据：用电量、用地面积", "lacks data: electricity, land"),
            ("缺少评价数据：用电量（应大于零）", "lacks data: electricity (must be above zero)"),
        ]
    );
}
