//! 一企一策: lines from facts with reason, clause, owner and day; negotiated with every round kept; confirmed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::{
    ContentHash, Derivation, EnterpriseId, PlanChange, PlanFact, PlanKind, PlanRound, PlanSide, RefusalRule, Status,
    Term,
};
use proptest::prelude::*;
use rules::{Calendar, PlanPack};
use uplift::{EnterprisePlan, changed_facts, enterprise_plan};

const TEXT: &str = include_str!("../../../rulepacks/uplift/plan/pack.toml");
const DAY: Date = date(2024, 1, 8);

fn pack() -> PlanPack {
    PlanPack::parse("plan", TEXT).unwrap()
}

fn plan(facts: &[PlanFact]) -> EnterprisePlan {
    let calendar = Calendar::parse("china", include_str!("../../../rulepacks/calendar/china.toml")).unwrap();
    let facts: BTreeMap<PlanFact, Derivation> =
        facts.iter().map(|fact| (*fact, Derivation { zh: fact.zh().to_owned(), en: fact.en().to_owned() })).collect();
    enterprise_plan(&pack(), &calendar, &EnterpriseId("ent-1".to_owned()), &facts, DAY).unwrap()
}

fn check(facts: &[PlanFact], expected: &[&str]) {
    let plan = plan(facts);
    let codes: Vec<&str> = plan.proposed.iter().map(|line| line.code.as_str()).collect();
    assert_eq!(codes, expected, "{facts:?}");
    for line in &plan.proposed {
        assert!(!line.because.is_empty() && !line.clauses.is_empty() && !line.owner.zh.is_empty() && line.due > DAY);
    }
}

#[test]
fn lines_follow_from_facts() {
    use PlanFact::*;
    check(&[], &[]);
    check(&[GradeD], &["coach"]);
    check(&[GradeD, TaxToAsk, InsuranceToAsk], &["coach", "regularise_tax", "regularise_insurance"]);
    check(&[HighEnergyLowYield], &["upgrade"]);
    check(&[HighEnergyLowYield, InBlock], &["move_block"]);
    check(&[SamePlotSameTrade], &[]);
    check(&[SamePlotSameTrade, SmallPlot], &["merge"]);
    check(&[PlanConflict], &["move_conflict"]);
    check(&[FitForAssociation], &["join"]);
    check(&[FitForAssociation, AssociationMember], &[]);
    check(&[GradeD, ClosureCase, FitForAssociation], &["rectify"]);
    assert_eq!(plan(&[GradeD]).proposed[0].due, date(2024, 4, 7), "90 days");
}

#[test]
fn every_kind_can_come_of_some_facts() {
    let pack = pack();
    for kind in PlanKind::ALL {
        let rule = pack.rules.iter().find(|rule| rule.kind == *kind).unwrap_or_else(|| panic!("{kind:?}"));
        assert!(plan(&rule.all).proposed.iter().any(|line| line.kind == *kind), "{kind:?}");
    }
}

#[test]
fn an_incentive_without_legal_basis_is_flagged_for_review() {
    let plan = plan(&[PlanFact::HighEnergyLowYield]);
    let reviews: Vec<_> = plan.proposed[0].incentives.iter().map(|one| one.review.as_ref().unwrap()).collect();
    assert_eq!(reviews.len(), 2);
    assert!(
        reviews.iter().all(|clause| (clause.title.as_str(), clause.article.as_str()) == ("公平竞争审查条例", "第十条"))
    );
    let lawful = TEXT.replace("basis = \"absent\"", "basis = \"law\"");
    assert!(PlanPack::parse("p", &lawful).unwrap().incentives.iter().all(|one| one.review().is_none()));
}

#[test]
fn willingness_is_no_fact_and_an_outlier_is_only_a_question() {
    for (from, to, expected) in [
        ("all = [\"grade_d\"]", "all = [\"unwilling\"]", "unknown variant `unwilling`"),
        ("all = [\"tax_to_ask\"]\nquestion = true", "all = [\"tax_to_ask\"]", "only to be asked about"),
        ("all = [\"closure_case\"]", "all = [\"grade_d\"]", "makes a firm leave without a case"),
        ("all = [\"in_block\"]", "all = []", "has no reason"),
        ("incentives = [\"coaching\"]", "incentives = [\"gift\"]", "incentive `gift`"),
        ("code = \"merge\"", "code = \"join\"", "stands twice"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let error = PlanPack::parse("p", &TEXT.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn each_clause_stands_in_the_committed_article() {
    let laws = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/laws");
    let pack = pack();
    let official: Vec<_> = pack.clauses().filter(|clause| clause.status == Status::Official).collect();
    assert!(official.len() >= 8);
    for clause in official {
        let text = std::fs::read_to_string(laws.join(format!("{}.toml", clause.title))).unwrap();
        let law = rules::LawText::parse(&clause.title, &text).unwrap();
        assert_eq!(clause.version, law.version.to_string());
        assert!(law.article(&clause.article).unwrap().text.contains(&clause.phrase), "{}", clause.phrase);
    }
}

fn round(day: Date, by: PlanSide, code: &str, change: PlanChange) -> PlanRound {
    PlanRound { day, by, changes: vec![(code.to_owned(), change)] }
}

#[test]
fn a_signature_stands_only_under_the_lines_as_they_are() {
    let made = plan(&[PlanFact::GradeD, PlanFact::HighEnergyLowYield]).put(DAY).unwrap();
    let later = date(2024, 6, 30);
    let agreed = made.negotiate(round(DAY, PlanSide::Enterprise, "coach", PlanChange::Due(later))).unwrap();
    assert_eq!(agreed.lines()[0].due, later);
    assert_eq!(agreed.proposed, made.proposed, "what was proposed is kept");
    let signed = agreed.confirm(DAY, "王厂长", &agreed.hash()).unwrap();
    assert!(signed.confirmed().is_some());
    let changed = signed.negotiate(round(DAY, PlanSide::Town, "coach", PlanChange::Due(date(2024, 3, 1)))).unwrap();
    assert!(changed.confirmed().is_none() && changed.confirmations.len() == 1, "kept, but it no longer stands");
    assert_eq!(signed.confirm(DAY, " ", &signed.hash()).unwrap_err().rule, RefusalRule::Capacity);
    let other = signed.confirm(DAY, "王厂长", &ContentHash::of(b"other lines"));
    assert_eq!(other.unwrap_err().rule, RefusalRule::Altered, "only the lines that stand are signed");
    let unseen = changed.confirm(DAY, "王厂长", &changed.hash());
    assert_eq!(unseen.unwrap_err().rule, RefusalRule::NotBegun, "the town changed a day and has not put it yet");
    assert_eq!(signed.put(DAY).unwrap_err().rule, RefusalRule::Duplicate);
    let put = changed.put(DAY).unwrap();
    assert!(put.confirm(DAY, "王厂长", &put.hash()).unwrap().confirmed().is_some());
    // a note changes no line, and a signature outlives it
    let noted = signed.negotiate(round(DAY, PlanSide::Town, "coach", PlanChange::Note("已约谈".to_owned()))).unwrap();
    assert!(noted.confirmed().is_some());
}

#[test]
fn the_enterprise_answers_what_was_put_to_it_and_nothing_goes_back_in_time() {
    let made = plan(&[PlanFact::GradeD]);
    let answer = round(DAY, PlanSide::Enterprise, "coach", PlanChange::TakeUp);
    assert_eq!(made.negotiate(answer.clone()).unwrap_err().rule, RefusalRule::NotBegun);
    assert_eq!(made.put(date(2024, 1, 7)).unwrap_err().rule, RefusalRule::Order);
    let put = made.put(date(2024, 1, 9)).unwrap();
    assert_eq!(put.negotiate(answer).unwrap_err().rule, RefusalRule::Order, "before it was put");
    let silent = PlanRound { day: date(2024, 1, 9), by: PlanSide::Town, changes: Vec::new() };
    assert_eq!(put.negotiate(silent).unwrap_err().rule, RefusalRule::Grounds);
    assert_eq!(put.confirm(DAY, "王厂长", &put.hash()).unwrap_err().rule, RefusalRule::Order);
}

#[test]
fn facts_that_changed_are_named_with_what_they_were() {
    let words = |zh: &str| Derivation { zh: zh.to_owned(), en: String::new() };
    let then = BTreeMap::from([
        (PlanFact::GradeD, words("D类")),
        (PlanFact::InBlock, words("2亩")),
        (PlanFact::SmallPlot, words("1亩")),
    ]);
    let now = BTreeMap::from([
        (PlanFact::GradeD, words("D类")),
        (PlanFact::InBlock, words("3亩")),
        (PlanFact::IdleSpace, words("90㎡")),
    ]);
    let changes = changed_facts(&then, &now);
    let shown: Vec<_> = changes.iter().map(|one| (one.fact, one.then.is_some(), one.now.is_some())).collect();
    let expected =
        [(PlanFact::IdleSpace, false, true), (PlanFact::SmallPlot, true, false), (PlanFact::InBlock, true, true)];
    assert_eq!(shown, expected);
    assert!(changed_facts(&then, &then).is_empty());
}

#[test]
fn declining_is_the_enterprises_alone_and_nothing_follows_from_it() {
    let made = plan(&[PlanFact::GradeD, PlanFact::FitForAssociation]).put(DAY).unwrap();
    let by_town = made.negotiate(round(DAY, PlanSide::Town, "coach", PlanChange::Decline));
    assert_eq!(by_town.unwrap_err().rule, RefusalRule::Capacity);
    let declined = made.negotiate(round(DAY, PlanSide::Enterprise, "coach", PlanChange::Decline)).unwrap();
    let (before, after) = (made.lines(), declined.lines());
    assert!(after[0].declined && !after[1].declined);
    assert_eq!(after.len(), before.len(), "no line is added because one was declined");
    assert_eq!(model::PlanLine { declined: false, ..after[0].clone() }, before[0]);
    let case = plan(&[PlanFact::ClosureCase]).put(DAY).unwrap();
    let refused = case.negotiate(round(DAY, PlanSide::Enterprise, "rectify", PlanChange::Decline)).unwrap_err();
    assert_eq!(refused.rule, RefusalRule::Grounds);
    let unknown = made.negotiate(round(DAY, PlanSide::Enterprise, "upgrade", PlanChange::Decline)).unwrap_err();
    assert_eq!(unknown.rule, RefusalRule::NotInKind);
}

proptest! {
    #[test]
    fn rounds_are_kept_and_replay(rounds in prop::collection::vec((0..3_usize, 0..4_u8, any::<bool>(), 0..400_i64), 0..20)) {
        let made = plan(&[PlanFact::GradeD, PlanFact::HighEnergyLowYield, PlanFact::FitForAssociation]).put(DAY).unwrap();
        let mut plan = made.clone();
        for (line, what, town, days) in rounds {
            let code = &made.proposed[line].code;
            let day = DAY.checked_add(jiff::Span::new().days(days)).unwrap();
            let change = match what {
                0 => PlanChange::Due(day),
                1 => PlanChange::Decline,
                2 => PlanChange::TakeUp,
                _ => PlanChange::Note("记录".to_owned()),
            };
            let by = if town { PlanSide::Town } else { PlanSide::Enterprise };
            if let Ok(next) = plan.negotiate(round(day, by, code, change)) {
                prop_assert_eq!(&next.rounds[..plan.rounds.len()], &plan.rounds[..]);
                plan = next;
            }
        }
        let replayed = plan.rounds.iter().fold(made.clone(), |so_far, one| so_far.negotiate(one.clone()).unwrap());
        prop_assert_eq!(&replayed, &plan);
        prop_assert_eq!(plan.lines().len(), made.proposed.len());
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<EnterprisePlan>(&text).unwrap(), plan);
    }
}
