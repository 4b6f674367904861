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
    let board = board(vec![asset("岗墩", "旧厂房", 200, 9), asset("岗墩", "仓库", 100, 6), asset("乾炳", "地", 0, 1)]);
    let found = &board.villages[1];
    assert_eq!(
        (found.village.as_str(), found.assets, found.book_value, found.yearly_rent),
        ("岗墩", 2, wan(300), wan(15))
    );
    assert_eq!((found.rent_yield, found.votes_needed), (Some(0.05), None));
    assert_eq!(found.because.zh, "花名册未采集");
    assert_eq!(board.villages[0].rent_yield, None);
}

#[test]
fn no_member_is_named_and_the_laws_are() {
    let board = board(vec![member("王家埭", "虞小满", true)]);
    let text = format!("{:?}", board.villages);
    assert!(!text.contains("虞小满"));
    assert!(text.contains("浙江省农村集体资产管理条例") && text.contains("第二十七条"));
    assert!(board.villages[0].because.zh.contains("不是到会人数"));
}
