//! What is let, what stands empty, who sits there.

mod street;

use model::TenancyId;
use model::statement::{Lease, RegistrationStatus, Statement};
use street::{board, firm, lease, m2, vacancy};

fn under(above: &str, lease: Lease) -> Lease {
    Lease { above: Some(TenancyId(above.to_owned())), ..lease }
}

/// Let floor area in the park, m².
fn check(leases: &[Lease], expect_m2: i64) {
    let board = board(leases.iter().cloned().map(Statement::Lease).collect());
    assert_eq!(board.parks[0].let_floor_area, m2(expect_m2));
}

#[test]
fn a_lease_counts_from_its_first_day_to_its_last() {
    check(&[lease("1", "A", 800, "2023-06-30", "2024-06-29")], 800);
    check(&[lease("1", "A", 800, "2023-07-01", "2024-06-30")], 0);
    check(&[lease("1", "A", 800, "2021-07-01", "2023-06-30")], 800);
    check(&[lease("1", "A", 800, "2021-06-30", "2023-06-29")], 0);
    check(&[lease("1", "C", 800, "2023-01-01", "2024-06-29")], 0); // outside the park
}

#[test]
fn sublets_are_not_counted_twice() {
    let long = |number: &str, area| lease(number, "A", area, "2022-01-01", "2025-12-31");
    check(&[long("1", 2000), under("1", long("2", 900)), under("2", long("3", 300))], 2000);
    // The lease above has ended or is unknown: the sub-let is what is left.
    check(&[lease("1", "A", 2000, "2020-01-01", "2022-12-31"), under("1", long("2", 900))], 900);
    check(&[under("unknown", long("2", 900))], 900);
    // Two above: the middle one has ended, the top one has not.
    let ended = lease("2", "A", 900, "2020-01-01", "2022-12-31");
    check(&[long("1", 2000), under("1", ended), under("2", long("3", 300))], 2000);
}

#[test]
fn leases_in_a_ring_count_once() {
    let long = |number: &str, area| lease(number, "A", area, "2022-01-01", "2025-12-31");
    check(&[under("2", long("1", 700)), under("1", long("2", 800)), under("2", long("3", 100))], 700);
    check(&[under("1", long("1", 700))], 700);
}

#[test]
fn occupancy_is_let_over_let_and_vacant_now() {
    let statements = vec![
        Statement::Lease(lease("1", "A", 600, "2022-01-01", "2025-12-31")),
        vacancy("B", "1F", 150, Some("2023-06-30")),
        vacancy("B", "2F", 50, None),
        vacancy("B", "3F", 999, Some("2023-07-01")),
        vacancy("C", "1F", 70, None),
    ];
    let board = board(statements);
    let park = &board.parks[0];
    assert_eq!((park.vacant_floor_area, park.vacant_later), (m2(200), m2(999)));
    assert_eq!(park.occupancy, Some(0.75));
    assert_eq!((board.outside.vacant_floor_area, board.outside.occupancy), (m2(70), Some(0.0)));
    assert_eq!((park.parcels, park.area, park.floor_area), (2, m2(10_000), m2(8_000))); // homes are left out
    assert_eq!((board.outside.parcels, board.outside.area), (1, m2(5_000)));
}

#[test]
fn occupancy_of_nothing_is_not_known() {
    assert_eq!(board(vec![]).parks[0].occupancy, None);
}

#[test]
fn firms_are_counted_once_and_only_in_business() {
    let active = RegistrationStatus::Active;
    let rents = |number: &str, tenant: &str| {
        let id = Some(model::EnterpriseId(tenant.to_owned()));
        Statement::Lease(Lease { tenant_enterprise: id, ..lease(number, "B", 10, "2022-01-01", "2025-12-31") })
    };
    let board = board(vec![
        firm("甲", "A", active),
        firm("乙", "C", active),
        firm("丙", "A", RegistrationStatus::Revoked),
        rents("1", "甲"), // sits at A already
        rents("2", "乙"), // registered outside, works in the park as well
        rents("3", "未登记者"),
    ]);
    assert_eq!((board.parks[0].firms, board.outside.firms), (2, 1));
}
