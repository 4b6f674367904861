//! What land counts for whom.

mod town;

use std::collections::BTreeMap;

use jiff::civil::date;
use model::{Cm2, EnterpriseId, Measure};
use proptest::prelude::*;
use town::*;

fn check_land(town: &Town, expect: &[(&str, Cm2)], unassigned: Cm2) {
    let use_of_land = assess::land(&town.snapshot(), &town.relations, &pack().land, YEAR);
    let found: BTreeMap<EnterpriseId, Cm2> = use_of_land
        .parts()
        .into_iter()
        .map(|(enterprise, parts)| (enterprise, parts.iter().map(|part| part.area).sum()))
        .collect();
    let expect: BTreeMap<EnterpriseId, Cm2> = expect.iter().map(|(name, area)| (firm(name), *area)).collect();
    assert_eq!(found, expect);
    assert_eq!(use_of_land.unassigned.values().copied().sum::<Cm2>(), unassigned);
}

#[test]
fn an_owner_that_lets_nothing_has_the_whole_parcel() {
    let mut town = Town::default();
    town.firm("A").plot("1", m2(10_000), m2(4_000)).right("1", "A", true, (1, 1), None);
    check_land(&town, &[("A", m2(10_000))], Cm2(0));
}

#[test]
fn a_parcel_without_buildings_is_its_owners() {
    let mut town = Town::default();
    town.firm("A").plot("1", m2(10_000), Cm2(0)).right("1", "A", true, (1, 1), None);
    check_land(&town, &[("A", m2(10_000))], Cm2(0));
}

#[test]
fn a_tenant_has_its_floor_areas_share_and_the_owners_keep_the_rest_by_share() {
    let mut town = Town::default();
    town.firm("A").firm("B").firm("T").plot("1", m2(10_000), m2(4_000));
    town.right("1", "A", true, (1, 3), None).right("1", "B", true, (2, 3), None);
    town.lease("L1", "1", "A", Some("T"), None, m2(1_000), running());
    check_land(&town, &[("A", m2(2_500)), ("B", m2(5_000)), ("T", m2(2_500))], Cm2(0));
}

#[test]
fn sub_let_area_leaves_the_intermediate_tenant_whether_or_not_the_contract_names_the_one_above() {
    for above in [Some("L1"), None] {
        let mut town = Town::default();
        town.firm("A").firm("M").firm("T").plot("1", m2(10_000), m2(4_000)).right("1", "A", true, (1, 1), None);
        town.lease("L1", "1", "A", Some("M"), None, m2(2_000), running());
        town.lease("L2", "1", "M", Some("T"), above, m2(1_600), running());
        check_land(&town, &[("A", m2(5_000)), ("M", m2(1_000)), ("T", m2(4_000))], Cm2(0));
    }
}

#[test]
fn only_leases_in_force_on_the_last_day_of_the_year_count() {
    for (from, to, counts) in [
        (date(2022, 12, 31), date(2023, 12, 30), true),
        (date(2021, 1, 1), date(2022, 12, 31), true),
        (date(2021, 1, 1), date(2022, 12, 30), false),
        (date(2023, 1, 1), date(2023, 12, 31), false),
    ] {
        let mut town = Town::default();
        town.firm("A").firm("T").plot("1", m2(10_000), m2(4_000)).right("1", "A", true, (1, 1), None);
        town.lease("L1", "1", "A", Some("T"), None, m2(4_000), (from, to));
        check_land(&town, &[(if counts { "T" } else { "A" }, m2(10_000))], Cm2(0));
    }
}

#[test]
fn land_of_a_village_or_let_to_a_person_counts_for_nobody() {
    let mut town = Town::default();
    town.firm("T").plot("1", m2(10_000), m2(4_000)).right("1", "王家埭村", false, (1, 1), None);
    town.lease("L1", "1", "王家埭村", Some("T"), None, m2(1_000), running());
    town.lease("L2", "1", "王家埭村", None, None, m2(1_000), running());
    check_land(&town, &[("T", m2(2_500))], m2(7_500));
}

#[test]
fn more_let_than_built_is_shared_by_what_is_let() {
    let mut town = Town::default();
    town.firm("A").firm("S").firm("T").plot("1", m2(10_000), m2(1_000)).right("1", "A", true, (1, 1), None);
    town.lease("L1", "1", "A", Some("S"), None, m2(3_000), running());
    town.lease("L2", "1", "A", Some("T"), None, m2(1_000), running());
    check_land(&town, &[("S", m2(7_500)), ("T", m2(2_500))], Cm2(0));
}

#[test]
fn the_outline_counts_before_the_certificate_unless_the_pack_says_otherwise() {
    let mut town = Town::default();
    town.firm("A").plot("1", m2(10_000), m2(4_000)).right("1", "A", true, (1, 1), Some(m2(9_000)));
    check_land(&town, &[("A", m2(10_000))], Cm2(0));
    let mut rule = pack().land;
    rule.area = rules::LandArea::CertificateElseOutline;
    let parts = assess::land_parts(&town.snapshot(), &town.relations, &rule, YEAR);
    assert_eq!(parts[&firm("A")][0].area, m2(9_000));
    town.relations.parcels.clear();
    check_land(&town, &[("A", m2(9_000))], Cm2(0));
}

#[test]
fn the_derivation_shows_its_figures_and_the_difference_to_what_is_declared() {
    let mut town = Town::default();
    town.firm("A").firm("T").plot("1", mu("12"), m2(4_000)).right("1", "A", true, (1, 1), None);
    town.lease("L1", "1", "A", Some("T"), None, m2(1_000), running());
    town.declares("T", |declaration| declaration.land = Some(mu("6")));
    let candidates = town.candidates();
    let land = &candidates.iter().find(|c| c.enterprise == firm("T")).unwrap().inputs[&Measure::Land];
    let text = land.derivation.as_ref().unwrap();
    assert_eq!(
        text.zh,
        "宗地330282001001GB1面积12.0000亩 × 租赁1000.00㎡（合同L1）÷ 建筑面积4000.00㎡ = 3.0000亩；\
         一企一单申报6.0000亩，相差+100.0%，须核对，评价采用推算面积"
    );
    assert!(text.en.contains("12.0000 mu × leased 1000.00 m² (lease L1) ÷ floor area 4000.00 m² = 3.0000 mu"));
    let literals: Vec<&str> = land.citations.iter().map(|citation| citation.literal.as_str()).collect();
    assert_eq!(literals, ["租赁面积", "1", "申报用地"]);
}

#[test]
fn declared_land_counts_only_where_records_give_none() {
    let mut town = Town::default();
    town.firm("T").declares("T", |declaration| declaration.land = Some(mu("6")));
    let candidates = town.candidates();
    let land = &candidates[0].inputs[&Measure::Land];
    assert_eq!(land.amount, mu("6").0);
    assert_eq!(land.department, model::Department::Enterprise);
}

proptest! {
    #[test]
    fn no_square_centimetre_is_lost_or_made(
        area in 1_i64..100_000_000_000,
        floor in 0_i64..1_000_000_000,
        shares in prop::collection::vec((0_u32..8, 0_u32..8, any::<bool>()), 0..4),
        leases in prop::collection::vec((0_usize..5, 0_usize..6, 0_usize..5, 0_i64..900_000_000), 0..7),
    ) {
        let mut town = Town::default();
        town.plot("1", Cm2(area), Cm2(floor));
        for (index, (above, below, enterprise)) in shares.into_iter().enumerate() {
            town.right("1", &format!("H{index}"), enterprise, (above, below), None);
        }
        for (index, (lessor, tenant, above, floor_area)) in leases.into_iter().enumerate() {
            let tenant = (tenant < 5).then(|| format!("H{tenant}"));
            let above = (above != index && above < index).then(|| format!("L{above}"));
            town.lease(
                &format!("L{index}"), "1", &format!("H{lessor}"), tenant.as_deref(), above.as_deref(), Cm2(floor_area), running(),
            );
        }
        let land = assess::land(&town.snapshot(), &town.relations, &pack().land, YEAR);
        let shares: Vec<Cm2> = land.shares.values().flatten().map(|share| share.area).collect();
        prop_assert!(shares.iter().all(|area| area.0 >= 0));
        let assigned: Cm2 = shares.into_iter().sum();
        let unassigned: Cm2 = land.unassigned.values().copied().sum();
        prop_assert_eq!(assigned + unassigned, Cm2(area));
        let parts: Cm2 = land.parts().values().flatten().map(|part| part.area).sum();
        prop_assert_eq!(parts, assigned);
    }
}
