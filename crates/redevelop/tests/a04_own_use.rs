//! A site that its one right holder uses alone stays with the owner; it joins only as an in-between site.

mod parcels;

use model::Site;
use parcels::{beside, rule, site};

#[test]
fn an_owner_alone_is_uplifted_in_place_and_not_gathered() {
    let own = |id: &str| Site { firms: 1, holders: 1, ..site(id, 60, 30) };
    let grouping = redevelop::blocks(&[own("a"), own("b")], &beside(&[("a", "b")]), &rule());
    assert!(grouping.blocks.is_empty() && grouping.left_over.is_empty());

    let shared = |id: &str| Site { holders: 2, ..own(id) };
    let grouping = redevelop::blocks(&[shared("a"), shared("b")], &beside(&[("a", "b")]), &rule());
    assert_eq!(grouping.blocks.len(), 1, "two right holders make it a case for renewal");
}

#[test]
fn an_owner_in_between_joins() {
    let own = Site { firms: 1, holders: 1, ..site("b", 10, 5) };
    let sites = [site("a", 60, 30), own, site("c", 60, 30)];
    let grouping = redevelop::blocks(&sites, &beside(&[("a", "b"), ("b", "c")]), &rule());
    assert_eq!(grouping.blocks.len(), 1);
    assert_eq!(grouping.blocks[0].parcels.len(), 3);
}
