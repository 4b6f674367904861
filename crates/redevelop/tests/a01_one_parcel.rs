//! One parcel:  [ a ]

mod parcels;

use parcels::{mu, names, rule, site, wan};
use redevelop::blocks;

fn check(site: model::Site, expect_block: bool, expect_left: bool) {
    let grouping = blocks(&[site], &[], &rule());
    assert_eq!(
        (grouping.blocks.len(), grouping.left_over.len()),
        (usize::from(expect_block), usize::from(expect_left))
    );
}

#[test]
fn a_small_low_yield_parcel_is_left_over() {
    check(site("a", 99, 10), false, true);
}

#[test]
fn a_parcel_of_the_least_area_is_a_block() {
    check(model::Site { area: model::Cm2(666_666_667), ..site("a", 99, 10) }, true, false);
    check(site("a", 102, 10), true, false);
}

#[test]
fn low_yield_means_strictly_below_the_threshold() {
    check(site("a", 120, 479), true, false);
    check(site("a", 120, 480), false, false); // exactly 4 万元/亩
    check(model::Site { tax: model::Fen(wan(480).0 - 1), ..site("a", 120, 0) }, true, false); // one fen below
}

#[test]
fn a_parcel_that_pays_nothing_is_low_yield_and_one_that_is_no_industry_is_not() {
    check(site("a", 120, 0), true, false);
    check(model::Site { tax: wan(-1), ..site("a", 120, 0) }, true, false);
    check(model::Site { industrial: false, ..site("a", 120, 0) }, false, false);
}

#[test]
fn a_block_says_what_it_is_and_why() {
    let grouping = blocks(&[site("a", 120, 60)], &[], &rule());
    let block = &grouping.blocks[0];
    assert_eq!(block.name, "王家埭区块1");
    assert_eq!((block.area, block.tax, names(&block.parcels)), (mu(120), wan(60), vec!["a"]));
    assert!(block.because.zh.contains("120 亩（不小于 100 亩）"), "{}", block.because.zh);
    assert!(block.because.zh.contains("亩均 0.5 万元"), "{}", block.because.zh);
    assert!(block.because.en.contains("120 mu"), "{}", block.because.en);
}
