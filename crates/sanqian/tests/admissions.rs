//! Who decides on an admission decides on figures: a required criterion holds, and another decision than the proposed one has a reason.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::date;
use model::{AdmissionDecision, DailyRecord, RefusalRule, TownId};
use sanqian::{Daily, DailyPacks};

fn decided(figures: &[(&str, i64)], admit: bool, reasons: &str) -> DailyRecord {
    DailyRecord::AdmissionDecided(AdmissionDecision {
        project: "样例项目".to_owned(),
        park: "YQ01".to_owned(),
        day: date(2023, 7, 3),
        figures: figures.iter().map(|(code, figure)| ((*code).to_owned(), *figure)).collect(),
        admit,
        reasons: reasons.to_owned(),
    })
}

#[test]
fn the_criteria_propose_and_a_person_decides_with_reasons() {
    let (packs, town) = (DailyPacks::shipped().unwrap(), TownId("t".to_owned()));
    let mut daily = Daily::default();
    let good = [("energy_per_value_added", 520), ("tax_per_mu", 20_000), ("far", 1_500)];
    let hungry = [("energy_per_value_added", 521), ("tax_per_mu", 90_000), ("far", 3_000)];
    let half = [("tax_per_mu", 20_000), ("far", 1_500)];
    for (record, expect) in [
        (decided(&good, true, ""), None),
        (decided(&good, false, ""), Some(RefusalRule::Evidence)),
        (decided(&good, false, "与园区产业定位不符"), None),
        (decided(&hungry, true, "税收高"), Some(RefusalRule::Grounds)),
        (decided(&hungry, false, ""), None),
        (decided(&half, true, ""), Some(RefusalRule::Evidence)),
        (decided(&half, true, "能耗承诺函已收，三十日内补测"), None),
        (decided(&[("willingness", 1)], true, "愿意"), Some(RefusalRule::NotInKind)),
    ] {
        let before = daily.admissions.len();
        let took = daily.take(&town, &packs, 7, &record).map_err(|refused| refused.rule);
        assert_eq!(took.err(), expect, "{record:?}");
        assert_eq!(daily.admissions.len(), before + usize::from(expect.is_none()));
    }
    let first = &daily.admissions[0];
    assert_eq!((first.criteria.points, first.criteria.needed, first.entry), (100, 60, 7));
    assert!(first.criteria.criteria.iter().all(|one| !one.because.zh.is_empty()));
}
