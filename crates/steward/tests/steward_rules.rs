//! Admission, stars, visits and work orders.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::date;
use model::EnterpriseId;
use rules::StewardPack;
use steward::{AdmissionProposal, NotScored, ServiceVisit, WorkOrderState, admission, score};

const TEXT: &str = include_str!("../../../rulepacks/steward/default/pack.toml");

fn pack() -> StewardPack {
    StewardPack::parse("s", TEXT).unwrap()
}

fn check(figures: &[(&str, f64)], points: u32, proposal: AdmissionProposal) {
    let figures: BTreeMap<String, f64> = figures.iter().map(|(code, figure)| ((*code).to_owned(), *figure)).collect();
    let found = admission(&pack(), "东区", &figures, date(2024, 1, 1)).unwrap();
    assert_eq!((found.points, found.proposal), (points, proposal), "{figures:?}");
    assert!(found.criteria.iter().all(|one| !one.because.zh.is_empty() && !one.clause.title.is_empty()));
}

#[test]
fn criteria_decide_with_reasons_and_the_unknown_is_asked_for() {
    use AdmissionProposal::{Admit, Ask, Refuse};
    check(&[("energy_per_value_added", 0.52), ("tax_per_mu", 20.0), ("far", 1.5)], 100, Admit);
    check(&[("energy_per_value_added", 0.53), ("tax_per_mu", 90.0), ("far", 3.0)], 60, Refuse); // required
    check(&[("energy_per_value_added", 0.4), ("tax_per_mu", 19.9), ("far", 1.4)], 40, Refuse);
    check(&[("energy_per_value_added", 0.4), ("tax_per_mu", 19.9), ("far", 1.5)], 60, Admit);
    check(&[("energy_per_value_added", 0.4)], 40, Ask);
    check(&[("tax_per_mu", 30.0), ("far", 2.0)], 60, Ask); // the required figure is not known
    check(&[], 0, Ask);
}

#[test]
fn a_criterion_may_be_one_parks_alone() {
    let text = TEXT.replacen("points = 20\n", "points = 20\nparks = [\"西区\"]\n", 1);
    let pack = StewardPack::parse("s", &text).unwrap();
    let criteria = |park| admission(&pack, park, &BTreeMap::new(), date(2024, 1, 1)).unwrap().criteria.len();
    assert_eq!((criteria("西区"), criteria("东区")), (3, 2));
}

#[test]
fn stars_need_every_item_and_a_blank_checklist_is_not_scored() {
    let pack = pack();
    let items = &pack.checklist("star_rating").unwrap().items;
    let all = |points: u32| -> BTreeMap<String, u32> { items.iter().map(|item| (item.code.clone(), points)).collect() };
    for (points, stars) in [(0, 0), (4, 0), (5, 1), (6, 2), (8, 4), (9, 5), (10, 5)] {
        let found = score(&pack, "star_rating", &all(points)).unwrap();
        assert_eq!((found.points, found.most, found.stars), (points * 9, 90, Some(stars)), "{points}");
    }
    let mut short = all(10);
    short.remove("safety");
    assert_eq!(score(&pack, "star_rating", &short), Err(NotScored::Missing(vec!["safety".to_owned()])));
    assert_eq!(score(&pack, "star_rating", &all(11)).map_err(|why| matches!(why, NotScored::TooMany(_))), Err(true));
    for blank in ["industrial_community", "ten_and_three"] {
        assert_eq!(score(&pack, blank, &BTreeMap::new()), Err(NotScored::Blank));
    }
    assert!(pack.unsourced(date(2024, 1, 1)).iter().any(|one| one.parameter == "admission.least"));
}

#[test]
fn faulty_packs_are_refused() {
    for (from, to, expected) in [
        ("stars = [0.5, 0.6", "stars = [0.7, 0.6", "do not rise"),
        ("limit = \"admission.far\"", "limit = \"admission.height\"", "`admission.height` is missing"),
        ("code = \"legal\"", "code = \"finance\"", "`finance` stands twice"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let error = StewardPack::parse("s", &TEXT.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_visit_makes_work_orders_and_nothing_else() {
    let visit = ServiceVisit {
        enterprise: EnterpriseId("ent-1".to_owned()),
        day: date(2024, 1, 8),
        steward: "王管家".to_owned(),
        asks_for: vec!["legal".to_owned(), "loan_shark".to_owned()],
        says: "想了解转租手续".to_owned(),
    };
    let (orders, unknown) = visit.orders(&pack(), 7);
    assert_eq!((orders.len(), unknown), (1, vec!["loan_shark".to_owned()]));
    let day = date(2024, 1, 9);
    let order = &orders[0];
    assert!(order.step(WorkOrderState::Done, day, None).is_none(), "not before it is assigned");
    assert!(order.step(WorkOrderState::Assigned, date(2024, 1, 7), None).is_none(), "not before the visit");
    let assigned = order.step(WorkOrderState::Assigned, day, None).unwrap();
    let done = assigned.step(WorkOrderState::Done, day, None).unwrap();
    assert!(
        done.step(WorkOrderState::Rated, day, Some(6)).is_none()
            && done.step(WorkOrderState::Rated, day, None).is_none()
    );
    let rated = done.step(WorkOrderState::Rated, day, Some(5)).unwrap();
    assert_eq!((rated.state(), rated.rating, rated.steps.len()), (WorkOrderState::Rated, Some(5), 4));
}

#[test]
fn neither_willingness_nor_an_inspection_fits_into_a_visit_nor_a_visit_into_a_case() {
    let visit = serde_json::json!({
        "enterprise": "ent-1", "day": "2024-01-08", "steward": "王管家", "asks_for": [], "says": ""
    });
    assert!(serde_json::from_value::<ServiceVisit>(visit.clone()).is_ok());
    for field in ["willing_to_renew", "拒绝改造", "passed", "finding", "evidence"] {
        let mut with = visit.clone();
        with[field] = serde_json::json!(false);
        assert!(serde_json::from_value::<ServiceVisit>(with).is_err(), "{field}");
    }
    assert!(serde_json::from_value::<model::CaseEvent>(visit.clone()).is_err());
    assert!(serde_json::from_value::<model::Finding>(visit).is_err());
}
