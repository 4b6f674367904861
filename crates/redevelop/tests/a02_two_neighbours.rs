//! Two parcels:  [ a ][ b ]

mod parcels;

use model::{Cm2, Site};
use parcels::{beside, mu, names, rule, site, wan};
use redevelop::blocks;

#[test]
fn two_small_neighbours_make_a_block_whose_sums_are_theirs() {
    let a = Site { illegal_floor_area: Cm2(70_000), holders: 3, plan_conflict: 0.5, ..site("a", 60, 30) };
    let b = site("b", 90, 15);
    let grouping = blocks(&[b.clone(), a.clone()], &beside(&[("b", "a")]), &rule());
    let block = &grouping.blocks[0];
    assert_eq!(names(&block.parcels), ["a", "b"]);
    assert_eq!((block.area, block.tax, block.firms), (mu(150), wan(45), 6));
    assert_eq!(block.lawful_floor_area, a.lawful_floor_area + b.lawful_floor_area);
    assert_eq!((block.illegal_floor_area, block.staff.0), (Cm2(70_000), 40_000));
    assert!((block.plan_conflict - 0.2).abs() < 1e-12); // 0.5 of 60 of 150 mu
    assert!((block.holders_per_parcel - 2.0).abs() < 1e-12);
    assert!(grouping.left_over.is_empty());
}

#[test]
fn a_name_is_the_main_village_and_a_number_by_falling_area() {
    let of = |village: &str, s: Site| Site { village: Some(village.to_owned()), ..s };
    let sites = [
        of("岗墩", site("a", 60, 0)),
        of("王家埭", site("b", 90, 0)),
        of("王家埭", site("c", 300, 0)),
        of("岗墩", site("d", 120, 0)),
    ];
    let grouping = blocks(&sites, &beside(&[("a", "b")]), &rule());
    let found: Vec<_> = grouping.blocks.iter().map(|b| (b.name.as_str(), names(&b.parcels))).collect();
    assert_eq!(found, [("王家埭区块1", vec!["c"]), ("王家埭区块2", vec!["a", "b"]), ("岗墩区块1", vec!["d"])]);
}
