//! One enterprise's page.
#![allow(clippy::unwrap_used, reason = "what a test looks for must be there")]

mod town;

use model::statement::{Declaration, RegistrationStatus, SocialInsurance, Statement};
use model::{
    Check, Department, Entitlement, Fen, Finding, FindingId, Grade, Input, Measure, MilliPerson, NotGraded, Profile,
    Subject,
};
use town::*;

fn entitlement<'a>(profile: &'a Profile, code: &str) -> &'a Entitlement {
    profile.entitlements.iter().find(|entitlement| entitlement.code == code).unwrap()
}

fn advice<'a>(profile: &'a Profile, code: &str) -> Option<&'a Entitlement> {
    profile.advice.iter().find(|line| line.code == code)
}

/// Nine garment firms of rising yield, and one of another trade.
fn town() -> Town {
    let mut town = Town::new();
    for index in 0..9 {
        let grade = [Grade::A, Grade::B, Grade::B, Grade::C, Grade::C, Grade::C, Grade::C, Grade::C, Grade::D][index];
        town.graded(&format!("G{index}"), "1819", grade, 9.0 - index as f64, 1);
    }
    town.graded("X", "3011", Grade::D, 100.0, 1);
    town
}

#[test]
fn peers_are_of_the_same_division_where_it_is_large_enough() {
    let profile = town().profile("G8");
    let tax_per_mu = &profile.peers[0];
    assert_eq!((tax_per_mu.peers, tax_per_mu.peer_median, tax_per_mu.value), (9, Some(5.0), Some(1.0)));
    assert_eq!(tax_per_mu.percentile, Some(1.0 / 9.0));
    assert_eq!(tax_per_mu.peer_group.zh, "规下工业企业中国民经济行业大类18的9家");
    let best = town().profile("G0");
    assert_eq!(best.peers[0].percentile, Some(1.0));
}

#[test]
fn a_small_division_is_compared_with_the_whole_population() {
    let profile = town().profile("X");
    assert_eq!((profile.peers[0].peers, profile.peers[0].peer_median), (10, Some(5.5)));
    assert_eq!(profile.peers[0].peer_group.en, "all 10 enterprises below scale (too few of its division)");
}

#[test]
fn the_land_use_tax_relief_ended_before_the_year() {
    let town = town();
    let best = town.profile("G0");
    let relief = entitlement(&best, "land_use_tax_relief");
    assert!(!relief.applies);
    assert!(relief.because.zh.contains("文件有效期至2021-12-31，2022年度不适用"), "{}", relief.because.zh);
    let worst = town.profile("G8");
    assert!(entitlement(&worst, "land_use_tax_relief").because.en.contains("it is for grades A, B"));
}

#[test]
fn in_its_time_the_relief_came_with_its_amount_and_the_review() {
    let mut town = town();
    town.assessment.year = 2021;
    let relief = entitlement(&town.profile("G1"), "land_use_tax_relief").clone();
    assert!(relief.applies);
    assert!(
        relief.because.zh.contains("减免80%") && relief.because.zh.contains("公平竞争审查"),
        "{}",
        relief.because.zh
    );
}

#[test]
fn a_measure_before_its_law_does_not_apply() {
    let mut town = town();
    town.assessment.year = 2018;
    let price = entitlement(&town.profile("G8"), "differential_electricity").clone();
    assert!(!price.applies && price.because.en.contains("holds from 2019-01-01"));
}

#[test]
fn a_measure_whose_amount_no_source_gives_says_so() {
    let price = entitlement(&town().profile("G8"), "differential_electricity").clone();
    assert!(price.applies);
    assert!(price.because.zh.contains("金额没有出处") && price.because.zh.contains("公开公示"), "{}", price.because.zh);
    assert!(!price.because.zh.contains("公平竞争"));
}

#[test]
fn nothing_rests_on_statistics_only() {
    let mut town = town();
    town.assessment.populations[1].results[8].statistics_only = vec![Measure::ValueAdded];
    let profile = town.profile("G8");
    let price = entitlement(&profile, "differential_electricity");
    assert!(!price.applies && price.because.zh.contains("统计法第二十八条"));
    assert!(advice(&profile, "confirm_statistics").is_some());
    assert!(advice(&town.profile("G7"), "confirm_statistics").is_none());
}

#[test]
fn a_rule_without_a_local_document_never_applies() {
    let preferred = entitlement(&town().profile("G0"), "preferred_factors").clone();
    assert!(!preferred.applies && preferred.because.zh.starts_with("没有本地文件依据"));
}

#[test]
fn coaching_is_for_d_enterprises_that_nobody_proposes_to_close() {
    let mut town = town();
    assert!(advice(&town.profile("G8"), "coach").unwrap().because.zh.contains("第9名，共10家"));
    assert!(advice(&town.profile("G7"), "coach").is_none());
    town.closing("G8");
    assert!(advice(&town.profile("G8"), "coach").is_none());
}

#[test]
fn insured_staff_far_below_declared_staff_is_a_question() {
    let mut town = town();
    let insured = |insured: i64| {
        Statement::SocialInsurance(SocialInsurance {
            enterprise: firm("G3"),
            year: YEAR,
            insured: MilliPerson(insured),
            contributions: Fen(0),
        })
    };
    let staff = |department| Input { amount: 20_000, department, citations: Vec::new(), derivation: None };
    town.fact(Department::SocialInsurance, insured(9_000));
    town.candidates[3].inputs.insert(Measure::Staff, staff(Department::Enterprise));
    let line = advice(&town.profile("G3"), "regularise_insurance").unwrap().because.clone();
    assert_eq!(line.zh, "询问：参保9.0人，申报职工20.0人，占0.45，低于0.5");
    // Staff known from statistics only is not compared.
    town.candidates[3].inputs.insert(Measure::Staff, staff(Department::Statistics));
    assert!(advice(&town.profile("G3"), "regularise_insurance").is_none());
    // Exactly half raises no question.
    town.candidates[3].inputs.insert(Measure::Staff, staff(Department::Enterprise));
    town.fact(Department::SocialInsurance, insured(10_000));
    assert!(advice(&town.profile("G3"), "regularise_insurance").is_none());
}

#[test]
fn an_enterprise_that_is_not_graded_has_a_page_with_the_reason() {
    let mut town = town();
    town.registered("N", RegistrationStatus::Active);
    town.assessment.not_graded.push(NotGraded {
        enterprise: firm("N"),
        code: String::new(),
        name: "N".to_owned(),
        reason_zh: "缺少评价数据：用地面积".to_owned(),
        reason_en: "lacks data: land".to_owned(),
        list: None,
    });
    let profile = town.profile("N");
    assert_eq!((profile.grade, profile.peers.len()), (None, 0));
    assert_eq!(advice(&profile, "complete_data").unwrap().because.zh, "缺少评价数据：用地面积");
    assert!(profile.entitlements.iter().all(|entitlement| !entitlement.applies));
    assert!(town.with(|context| uplift::profile(context, &firm("nobody"))).unwrap().is_none());
}

#[test]
fn findings_are_listed_once_and_named_suspicions() {
    let mut town = town();
    for id in ["fnd-2", "fnd-1"] {
        town.findings.push(Finding {
            id: FindingId(id.to_owned()),
            check: Check::FireSafety,
            rule: "fire".to_owned(),
            title_zh: String::new(),
            title_en: String::new(),
            subject: Subject::Enterprise(firm("G2")),
            subject_code: String::new(),
            enterprises: vec![firm("G2")],
            parcel: None,
            floor_area: None,
            evidence: Vec::new(),
            clauses: Vec::new(),
            to_verify_zh: String::new(),
            to_verify_en: String::new(),
        });
    }
    let profile = town.profile("G2");
    assert_eq!(profile.findings, [FindingId("fnd-1".to_owned()), FindingId("fnd-2".to_owned())]);
    assert_eq!(advice(&profile, "rectify_findings").unwrap().because.zh, "有2项疑点，均须现场核实");
}

#[test]
fn a_declared_staff_figure_is_not_taken_from_another_years_insurance() {
    let mut town = town();
    let declaration = Declaration {
        enterprise: firm("G3"),
        year: YEAR,
        tax_paid: None,
        land: None,
        value_added: None,
        revenue: None,
        electricity: None,
        energy: None,
        staff: Some(MilliPerson(20_000)),
        rd_spending: None,
        emissions: None,
        signed: jiff::civil::date(2023, 4, 1),
        signatory: String::new(),
    };
    town.fact(Department::Enterprise, Statement::Declaration(declaration));
    let staff = Input { amount: 20_000, department: Department::Enterprise, citations: Vec::new(), derivation: None };
    town.candidates[3].inputs.insert(Measure::Staff, staff);
    let last_year =
        SocialInsurance { enterprise: firm("G3"), year: YEAR - 1, insured: MilliPerson(1_000), contributions: Fen(0) };
    town.fact(Department::SocialInsurance, Statement::SocialInsurance(last_year));
    assert!(advice(&town.profile("G3"), "regularise_insurance").is_none());
}
