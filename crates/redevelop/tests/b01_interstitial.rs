//! 夹心地: a parcel that yields well in between ones that do not.
//!
//! ```text
//!        [ n ]
//!   [ w ][ R ][ e ]      R pays well
//!        [ s ]
//! ```

mod parcels;

use parcels::{beside, names, rule, site};
use redevelop::blocks;

/// R with its four neighbours, of which those named are low-yield.
fn check(poor: &[&str], expect: &[&str]) {
    let sites: Vec<_> = ["R", "e", "n", "s", "w"]
        .map(|name| site(name, 120, if poor.contains(&name) { 0 } else { 4_800 }))
        .into_iter()
        .collect();
    let grouping = blocks(&sites, &beside(&[("R", "n"), ("R", "e"), ("R", "s"), ("R", "w")]), &rule());
    let mut found: Vec<Vec<&str>> = grouping.blocks.iter().map(|b| names(&b.parcels)).collect();
    found.sort();
    let expect: Vec<Vec<&str>> = expect.iter().map(|group| group.split(' ').collect()).collect();
    assert_eq!(found, expect, "{poor:?}");
}

#[test]
fn it_joins_when_most_neighbours_are_low_yield() {
    check(&["n", "e", "s", "w"], &["R e n s w"]);
    check(&["n", "e", "s"], &["R e n s"]);
}

#[test]
fn half_of_them_is_not_most() {
    check(&["n", "e"], &["e", "n"]);
    check(&["n"], &["n"]);
}

#[test]
fn it_bridges_two_groups_and_the_block_says_so() {
    let sites = [site("a", 60, 0), site("R", 30, 300), site("b", 60, 0)];
    let grouping = blocks(&sites, &beside(&[("a", "R"), ("R", "b")]), &rule());
    assert_eq!(names(&grouping.blocks[0].parcels), ["R", "a", "b"]);
    assert!(
        grouping.blocks[0].because.zh.contains("其中 1 宗、30 亩不属低效用地"),
        "{}",
        grouping.blocks[0].because.zh
    );
}

#[test]
fn one_low_yield_neighbour_is_not_in_between() {
    let sites = [site("a", 120, 0), site("R", 30, 300)];
    let grouping = blocks(&sites, &beside(&[("a", "R")]), &rule());
    assert_eq!(names(&grouping.blocks[0].parcels), ["a"]);
}

#[test]
fn joined_parcels_draw_in_no_others_and_homes_never_join() {
    // a R Q b in a ring of two low-yield ends: R and Q each have one low-yield neighbour only.
    let sites = [site("a", 120, 0), site("Q", 30, 300), site("R", 30, 300), site("b", 120, 0)];
    let grouping = blocks(&sites, &beside(&[("a", "R"), ("R", "Q"), ("Q", "b")]), &rule());
    assert_eq!(grouping.blocks.len(), 2);
    let home = model::Site { industrial: false, ..site("H", 30, 0) };
    let grouping = blocks(&[site("a", 60, 0), home, site("b", 60, 0)], &beside(&[("a", "H"), ("H", "b")]), &rule());
    assert!(grouping.blocks.is_empty());
}

#[test]
fn a_joined_parcel_of_a_small_group_is_not_left_over() {
    let sites = [site("a", 30, 0), site("R", 30, 300), site("b", 30, 0)];
    let grouping = blocks(&sites, &beside(&[("a", "R"), ("R", "b")]), &rule());
    assert_eq!((grouping.blocks.len(), names(&grouping.left_over)), (0, vec!["a", "b"]));
}
