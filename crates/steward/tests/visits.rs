//! Leases that end and sub-lets to talk about.

mod street;

use model::TenancyId;
use model::statement::{Lease, Statement};
use street::{board, lease};

fn ends(to: &str) -> Lease {
    lease("1", "A", 100, "2021-01-01", to)
}

#[test]
fn leases_that_end_within_sixty_days_are_listed() {
    for (to, expect) in [
        ("2023-06-29", None), // over
        ("2023-06-30", Some(0)),
        ("2023-08-29", Some(60)),
        ("2023-08-30", None),
    ] {
        let found = board(vec![Statement::Lease(ends(to))]).parks[0].ending.first().map(|e| e.days_left);
        assert_eq!(found, expect, "{to}");
    }
}

#[test]
fn the_next_to_end_comes_first() {
    let board = board(vec![
        Statement::Lease(lease("1", "A", 100, "2021-01-01", "2023-08-01")),
        Statement::Lease(lease("2", "B", 100, "2021-01-01", "2023-07-01")),
    ]);
    let order: Vec<&str> = board.parks[0].ending.iter().map(|e| e.number.as_str()).collect();
    assert_eq!(order, ["2", "1"]);
    assert_eq!(board.parks[0].ending[0].building, "B");
}

fn check(above: bool, consents: Option<bool>, to: &str, expect: Option<&str>) {
    let above = above.then(|| TenancyId("0".to_owned()));
    let board = board(vec![Statement::Lease(Lease { above, owner_consents: consents, ..ends(to) })]);
    let codes: Vec<&str> = board.parks[0].notes.iter().map(|n| n.code.as_str()).collect();
    assert_eq!(codes, expect.into_iter().collect::<Vec<_>>());
    for note in &board.parks[0].notes {
        assert!(note.words.zh.contains("走访不是行政检查") && note.words.en.contains("no inspection"));
    }
}

#[test]
fn a_sublet_without_recorded_consent_is_a_service_note() {
    check(true, Some(false), "2025-01-01", Some("sublet.no_consent"));
    check(true, None, "2025-01-01", Some("sublet.consent_not_collected"));
    check(true, Some(true), "2025-01-01", None);
    check(true, Some(false), "2023-01-01", None); // over
    check(false, Some(false), "2025-01-01", None); // no sub-let
}
