//! A checklist without a source is blank, and scores nothing, until the town fills it in; what was scored stays as it was scored.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::{ChecklistItem, ChecklistText, DailyRecord, RefusalRule, ScoreRecord, TownId};
use sanqian::{Daily, DailyPacks};

const DAY: Date = date(2023, 7, 3);

fn text(checklist: &str, day: Date, items: &[(&str, u32)]) -> DailyRecord {
    let item = |(code, points): &(&str, u32)| ChecklistItem {
        code: (*code).to_owned(),
        zh: format!("{code}（测试）"),
        en: format!("{code} (test)"),
        points: *points,
    };
    DailyRecord::ChecklistFilled(ChecklistText {
        checklist: checklist.to_owned(),
        day,
        source: "镇长办公会议纪要（测试）".to_owned(),
        items: items.iter().map(item).collect(),
    })
}

fn scored(checklist: &str, day: Date, points: &[(&str, u32)]) -> DailyRecord {
    DailyRecord::Scored(ScoreRecord {
        checklist: checklist.to_owned(),
        subject: "东区".to_owned(),
        day,
        points: points.iter().map(|(code, points)| ((*code).to_owned(), *points)).collect::<BTreeMap<_, _>>(),
    })
}

#[test]
fn the_two_lists_without_content_are_scored_once_the_town_has_filled_them_in() {
    let (packs, town) = (DailyPacks::shipped().unwrap(), TownId("t".to_owned()));
    for list in ["industrial_community", "ten_and_three"] {
        let mut daily = Daily::default();
        let mut take = |record: DailyRecord| daily.take(&town, &packs, 1, &record).map_err(|refused| refused.rule);
        let blank = scored(list, DAY, &[("shared_canteen", 3)]);
        assert_eq!(take(blank.clone()), Err(RefusalRule::Checklist), "blank: nothing is scored");
        for (wrong, rule) in [
            (text("no_such_list", DAY, &[("a", 1)]), RefusalRule::NotInKind),
            (text(list, DAY, &[]), RefusalRule::Checklist),
            (text(list, DAY, &[("a", 0)]), RefusalRule::Checklist),
            (text(list, DAY, &[("a", 1), ("a", 2)]), RefusalRule::Checklist),
        ] {
            assert_eq!(take(wrong), Err(rule));
        }
        take(text(list, DAY, &[("shared_canteen", 5), ("green_roof", 5)])).unwrap();
        assert_eq!(take(blank), Err(RefusalRule::Checklist), "what is not scored is not zero");
        take(scored(list, DAY, &[("shared_canteen", 3), ("green_roof", 5)])).unwrap();
        assert_eq!(take(text(list, date(2023, 7, 1), &[("a", 1)])), Err(RefusalRule::Order));
        take(text(list, date(2023, 9, 1), &[("quiet", 10)])).unwrap();
        take(scored(list, date(2023, 9, 2), &[("quiet", 4)])).unwrap();

        let marks: Vec<(u32, u32)> = daily.scores.iter().map(|(_, score)| (score.points, score.most)).collect();
        assert_eq!(marks, [(8, 10), (4, 10)], "each by the list of its day");
        let codes = |day| -> Vec<String> {
            daily.checklist(&packs, list, day).unwrap().items.into_iter().map(|item| item.code).collect()
        };
        assert_eq!(codes(date(2023, 7, 2)), [""; 0]);
        assert_eq!(codes(DAY), ["shared_canteen", "green_roof"]);
        assert_eq!(codes(date(2024, 1, 1)), ["quiet"]);
    }
}

#[test]
fn a_list_with_a_source_is_not_the_towns_to_rewrite() {
    let mut packs = DailyPacks::shipped().unwrap();
    let stars = packs.steward.checklists.iter_mut().find(|list| list.code == "star_rating").unwrap();
    stars.clause.status = model::Status::Official;
    let refused = Daily::default().take(&TownId("t".to_owned()), &packs, 1, &text("star_rating", DAY, &[("a", 1)]));
    assert_eq!(refused.map_err(|refused| refused.rule), Err(RefusalRule::Grounds));
}
