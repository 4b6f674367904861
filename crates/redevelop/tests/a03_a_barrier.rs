//! A barrier between two parcels:  [ a ] ═road═ [ b ]

mod parcels;

use model::Barrier;
use model::statement::RoadClass;
use parcels::{beside, names, rule, site};
use redevelop::blocks;
use rules::RenewalPack;

const PACK: &str = include_str!("../../../rulepacks/renewal/default/pack.toml");

#[test]
fn without_the_pair_two_parcels_are_two_groups() {
    let sites = [site("a", 60, 0), site("b", 60, 0), site("c", 60, 0)];
    let apart = blocks(&sites, &beside(&[("a", "b")]), &rule());
    assert_eq!((names(&apart.blocks[0].parcels), names(&apart.left_over)), (vec!["a", "b"], vec!["c"]));
    let together = blocks(&sites, &beside(&[("a", "b"), ("b", "c")]), &rule());
    assert_eq!(names(&together.blocks[0].parcels), ["a", "b", "c"]);
}

#[test]
fn the_pack_says_what_separates() {
    let pack = RenewalPack::parse("pack.toml", PACK).unwrap();
    let road = |class| pack.is_barrier(&Barrier::Road { name: "老329国道".into(), class });
    let water = |width_mm| pack.is_barrier(&Barrier::Water { name: "快船江".into(), width_mm });
    assert!(road(RoadClass::National) && road(RoadClass::Provincial) && road(RoadClass::County));
    assert!(!road(RoadClass::Township) && !road(RoadClass::Village) && !road(RoadClass::Urban));
    assert!(water(15_000) && !water(14_999));
}

#[test]
fn a_pair_with_an_unknown_parcel_joins_nothing() {
    let sites = [site("a", 60, 0), site("b", 60, 0)];
    let grouping = blocks(&sites, &beside(&[("a", "x"), ("x", "b"), ("a", "a")]), &rule());
    assert!(grouping.blocks.is_empty());
    assert_eq!(names(&grouping.left_over), ["a", "b"]);
}
