//! What a firm, a plot, a village is told: the outcome, and the words with figures.

use jiff::civil::{Date, date};
use model::{FactValue, PolicyAnswer, PolicyFacts, PolicyOutcome, PolicySubject, ReviewGround};
use rules::PolicyPack;

use crate::packs;

const DAY: Date = date(2024, 12, 31);

fn facts(given: &[(&str, FactValue)]) -> PolicyFacts {
    given.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn text(word: &str) -> FactValue {
    FactValue::Text(word.to_owned())
}

fn published_d(years: f64) -> PolicyFacts {
    facts(&[
        ("grade", text("D")),
        ("consecutive_d", FactValue::Number(years)),
        ("grade_published", FactValue::Truth(true)),
        ("basis_statistics_only", FactValue::Truth(false)),
        ("gas", FactValue::Number(20000.0)),
    ])
}

fn pack(name: &str) -> PolicyPack {
    packs::all().remove(name).unwrap()
}

/// The answer of one clause to an enterprise.
fn ask(pack: &PolicyPack, clause: &str, facts: &PolicyFacts, day: Date) -> PolicyAnswer {
    let subject = pack.clauses.iter().find(|known| known.code == clause).unwrap().subject;
    pack.answer(subject, facts, day).unwrap().into_iter().find(|answer| answer.clause == clause).unwrap()
}

#[test]
fn what_applies_says_its_amount_and_the_figures_of_every_condition() {
    let gas = pack("measures/qingdao-gas-2022").adopting(&["gas_first_year"]).unwrap();
    let answer = ask(&gas, "gas_first_year", &published_d(1.0), DAY);
    assert_eq!((answer.outcome, answer.amount, &*answer.unit), (PolicyOutcome::Applies, Some(2.0), "万元/年"));
    assert_eq!(answer.conditions.len(), 4);
    assert_eq!(
        answer.because.zh,
        "条件「grade == 'D'」成立：亩均效益等级 = D；条件「consecutive_d == 1」成立：连续D类年数 = 1 年；\
         条件「grade_published」成立：评价结果已公开公示 = 是；条件「not basis_statistics_only」成立：评价依据仅为统计资料 = 否；\
         金额「gas * p.gas_year_1 / 10000」= 2 万元/年"
    );
    assert!(answer.because.en.contains("condition `consecutive_d == 1` holds: consecutive years in grade D = 1 years"));
}

#[test]
fn what_does_not_apply_names_exactly_the_conditions_that_fail() {
    let gas = pack("measures/qingdao-gas-2022").adopting(&["gas_third_year"]).unwrap();
    let mut firm = published_d(1.0);
    let answer = ask(&gas, "gas_third_year", &firm, DAY);
    assert_eq!(answer.outcome, PolicyOutcome::DoesNotApply);
    assert_eq!(answer.because.zh, "条件「consecutive_d >= 3」不成立：连续D类年数 = 1 年");
    assert_eq!(
        answer.because.en,
        "condition `consecutive_d >= 3` does not hold: consecutive years in grade D = 1 years"
    );

    firm.insert("grade_published".to_owned(), FactValue::Truth(false));
    firm.remove("basis_statistics_only");
    let answer = ask(&gas, "gas_third_year", &firm, DAY);
    let failing: Vec<&str> = answer.conditions.iter().map(|condition| &*condition.text).collect();
    assert_eq!(failing, ["consecutive_d >= 3", "grade_published"], "what is not known did not decide");
}

#[test]
fn what_is_unknown_names_the_facts_that_were_not_collected() {
    let gas = pack("measures/qingdao-gas-2022").adopting(&["gas_first_year"]).unwrap();
    let mut firm = published_d(1.0);
    firm.remove("consecutive_d");
    firm.remove("grade_published");
    let answer = ask(&gas, "gas_first_year", &firm, DAY);
    assert_eq!(answer.outcome, PolicyOutcome::Unknown);
    assert_eq!(answer.because.zh, "无法判断，缺少：连续D类年数、评价结果已公开公示");
    let missing: Vec<&str> = answer.missing.iter().map(|reading| &*reading.name).collect();
    assert_eq!(missing, ["consecutive_d", "grade_published"]);
}

#[test]
fn what_no_source_gives_is_named_and_no_number_stands_for_it() {
    let gas = pack("measures/qingdao-gas-2022").adopting(&["gas_second_year"]).unwrap();
    let answer = ask(&gas, "gas_second_year", &published_d(2.0), DAY);
    assert_eq!((answer.outcome, answer.amount), (PolicyOutcome::Blank, None));
    assert_eq!(answer.blanks[0].name, "p.gas_year_2");
    assert_eq!(answer.because.zh, "没有来源给出：连续 D 类第二年用气加价，须由有权机关填写后才能适用");
}

#[test]
fn an_amount_without_its_facts_does_not_hide_that_the_clause_applies() {
    let gas = pack("measures/qingdao-gas-2022").adopting(&["gas_first_year"]).unwrap();
    let mut firm = published_d(1.0);
    firm.remove("gas");
    let answer = ask(&gas, "gas_first_year", &firm, DAY);
    assert_eq!((answer.outcome, answer.amount), (PolicyOutcome::Applies, None));
    assert!(answer.because.zh.ends_with("；金额无法计算，缺少：年用气量"), "{}", answer.because.zh);
}

#[test]
fn what_is_not_in_force_says_its_days_or_that_nobody_adopted_it() {
    let gas = pack("measures/qingdao-gas-2022");
    let answer = ask(&gas, "gas_first_year", &published_d(1.0), DAY);
    assert_eq!((answer.outcome, answer.adopted), (PolicyOutcome::NotInForce, false));
    assert!(answer.because.zh.contains("尚无机关采用"), "{}", answer.because.zh);
    assert!(answer.conditions.is_empty());

    let tax = pack("measures/zhejiang-land-use-tax-2019");
    let answer = ask(&tax, "relief_a", &PolicyFacts::new(), date(2022, 1, 1));
    assert_eq!(answer.because.zh, "2022-01-01 不在施行期内（2019-01-01 至 2021-12-31）");
    assert_eq!(answer.because.en, "not in force on 2022-01-01 (from 2019-01-01 to 2021-12-31)");
    let answer = ask(&pack("policy/cixi"), "elastic_term", &PolicyFacts::new(), date(2023, 8, 5));
    assert_eq!(answer.because.zh, "2023-08-05 不在施行期内（2023-08-06 起）");
}

#[test]
fn a_list_that_was_not_collected_is_taken_as_its_pack_says() {
    let national = pack("policy/national");
    assert_eq!(ask(&national, "eliminated_process", &PolicyFacts::new(), DAY).outcome, PolicyOutcome::DoesNotApply);
    assert_eq!(ask(&national, "simple_exit", &PolicyFacts::new(), DAY).outcome, PolicyOutcome::Unknown);
}

#[test]
fn an_assumption_that_an_amount_used_is_told() {
    let tax = pack("measures/environmental-tax");
    let firm =
        facts(&[("air_equivalents", FactValue::Number(1000.0)), ("air_concentration_share", FactValue::Number(0.5))]);
    let answer = ask(&tax, "air_reduced_50", &firm, DAY);
    assert_eq!(answer.amount, Some(600.0));
    let used: Vec<&str> = answer.unsourced.iter().map(|note| &*note.parameter).collect();
    assert_eq!(used, ["air_rate"], "the share is in the law, the rate is from memory");
}

#[test]
fn an_advantage_without_a_basis_in_law_is_flagged_once_the_regulation_is_in_force() {
    let ground = |pack: &PolicyPack, clause: &str, day| {
        ask(pack, clause, &PolicyFacts::new(), day).review.map(|review| review.ground)
    };
    let (zhejiang, national, proposal) = (pack("policy/zhejiang"), pack("policy/national"), pack("policy/proposal"));
    let fair = Some(ReviewGround::FairCompetition);
    // A provincial regulation is neither law nor State Council regulation.
    assert_eq!(ground(&zhejiang, "small_business_park_land", date(2024, 8, 1)), fair);
    assert_eq!(ground(&zhejiang, "small_business_park_land", date(2024, 7, 31)), None);
    assert_eq!(ground(&proposal, "renewal_reward", DAY), fair);
    assert_eq!(ground(&national, "emission_reward", DAY), None, "环境保护法第二十二条 itself grants it");
    // The tax law itself grants the reduction.
    assert_eq!(ground(&pack("measures/environmental-tax"), "air_reduced_30", DAY), None);
}

#[test]
fn a_burden_without_a_basis_in_law_or_regulation_is_flagged() {
    let ground = |pack: &PolicyPack, clause: &str| {
        ask(pack, clause, &PolicyFacts::new(), DAY).review.map(|review| review.ground)
    };
    let burden = Some(ReviewGround::BurdenWithoutBasis);
    assert_eq!(ground(&pack("measures/cixi-electricity"), "electricity_d"), burden, "a document of an office");
    assert_eq!(ground(&pack("measures/zhejiang-utilities"), "utility_application"), None, "第二十三条 lays it");
    assert_eq!(ground(&pack("policy/national"), "no_rebuild_on_mismatch"), None);
}

#[test]
fn every_clause_of_a_subject_is_answered_in_the_order_of_the_text() {
    for (name, pack) in packs::all() {
        for subject in [
            PolicySubject::Enterprise,
            PolicySubject::Parcel,
            PolicySubject::Block,
            PolicySubject::Village,
            PolicySubject::Project,
        ] {
            let answers = pack.answer(subject, &PolicyFacts::new(), DAY).unwrap();
            let answered: Vec<&str> = answers.iter().map(|answer| &*answer.clause).collect();
            let clauses: Vec<&str> = pack.clauses_of(subject).map(|clause| &*clause.code).collect();
            assert_eq!(answered, clauses, "{name}");
            assert!(
                answers.iter().all(|answer| !answer.because.zh.is_empty() && !answer.because.en.is_empty()),
                "{name}"
            );
        }
    }
}

#[test]
fn a_fact_of_another_kind_is_refused_by_name() {
    let firm = facts(&[("grade", FactValue::Number(4.0))]);
    let error = pack("measures/cixi-electricity").answer(PolicySubject::Enterprise, &firm, DAY).unwrap_err();
    assert_eq!(
        error.to_string(),
        "fact `grade`: expected a text, found a number; give it in the kind that pack `cixi-electricity` declares"
    );
}

#[test]
fn an_answer_survives_json() {
    let answer = ask(&pack("measures/qingdao-gas-2022"), "gas_first_year", &published_d(1.0), DAY);
    let text = serde_json::to_string(&answer).unwrap();
    assert_eq!(serde_json::from_str::<PolicyAnswer>(&text).unwrap(), answer);
}
