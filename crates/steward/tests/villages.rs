//! Votes and assets of village collectives.

mod street;

use street::{asset, board, member, wan};

fn check(voting: usize, others: usize, expect: Option<u32>) {
    let roster = (0..voting + others).map(|i| member("王家埭", &format!("成员{i}"), i < voting)).collect();
    let board = board(roster);
    let village = &board.villages[0];
    assert_eq!((village.voting as usize, village.members as usize), (voting, voting + others));
    assert_eq!(village.votes_needed, expect);
}

#[test]
fn two_thirds_of_all_voting_members_rounded_up() {
    check(3, 0, Some(2));
    check(3, 9, Some(2)); // who may not vote does not count
    check(4, 0, Some(3));
    check(100, 0, Some(67));
    check(1, 0, Some(1));
    check(0, 5, None);
}

#[test]
fn assets_without_a_roster_are_shown_and_the_votes_are_not_known() {
    let board = board(vec![
        asset("岗墩", "旧厂房", 200, Some(9)),
        asset("岗墩", "仓库", 100, Some(6)),
        asset("乾炳", "地", 0, Some(1)),
    ]);
    let found = &board.villages[1];
    assert_eq!(
        (found.village.as_str(), found.assets, found.book_value, found.yearly_rent),
        ("岗墩", 2, Some(wan(300)), Some(wan(15)))
    );
    assert_eq!((found.rent_yield, found.votes_needed), (Some(0.05), None));
    assert_eq!(found.because.zh, "花名册未采集");
    assert_eq!(board.villages[0].rent_yield, None);
}

#[test]
fn a_rent_that_was_not_collected_is_no_rent_of_zero() {
    let land = || asset("岗墩", "工业用地使用权", 700, None);
    let mixed = &board(vec![land(), asset("岗墩", "旧厂房", 200, Some(10))]).villages[0];
    assert_eq!((mixed.assets, mixed.rents_unknown), (2, 1));
    assert_eq!((mixed.book_value, mixed.yearly_rent), (Some(wan(900)), Some(wan(10))));
    // Like over like: the land's value stands under no rent that anybody knows.
    assert_eq!(mixed.rent_yield, Some(0.05));

    let unknown = &board(vec![land()]).villages[0];
    assert_eq!((unknown.yearly_rent, unknown.rents_unknown, unknown.rent_yield), (None, 1, None));
    let empty = &board(vec![asset("岗墩", "旧厂房", 200, Some(0))]).villages[0];
    assert_eq!((empty.yearly_rent, empty.rents_unknown, empty.rent_yield), (Some(wan(0)), 0, Some(0.0)));
    let roster = &board(vec![member("岗墩", "甲", true)]).villages[0];
    assert_eq!((roster.book_value, roster.yearly_rent), (None, None));
}

#[test]
fn no_member_is_named_and_the_laws_are() {
    let board = board(vec![member("王家埭", "虞小满", true)]);
    let text = format!("{:?}", board.villages);
    assert!(!text.contains("虞小满"));
    assert!(text.contains("浙江省农村集体资产管理条例") && text.contains("第二十七条"));
    assert!(board.villages[0].because.zh.contains("不是到会人数"));
}
