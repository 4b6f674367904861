//! The statement of incentives and cuts adds up, and says which preference needs a review.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::date;
use model::{Account, QuotaLedger, QuotaMove};
use rules::QuotaPack;
use uplift::factor_statement;

#[test]
fn each_line_adds_up_to_its_balance() {
    let pack = QuotaPack::parse("f", include_str!("../../../rulepacks/quotas/factors/pack.toml")).unwrap();
    let day = date(2024, 5, 1);
    let grant = |amount, origin: &str| QuotaMove::Grant {
        kind: "energy".into(),
        to: "甲".into(),
        amount,
        origin: origin.into(),
    };
    let moves = [
        grant(1_000, "first_allotment"),
        grant(200, "preference"),
        QuotaMove::Transfer {
            kind: "energy".into(),
            from: "甲".into(),
            to: "乙".into(),
            amount: 150,
            price: None,
            earmark: None,
            documents: vec!["agreement".into()],
        },
        QuotaMove::Cut { kind: "energy".into(), holder: "甲".into(), amount: 50, published: Some(day) },
        QuotaMove::Use { kind: "energy".into(), holder: "甲".into(), amount: 400, purpose: "production".into() },
    ];
    let ledger = moves.into_iter().fold(QuotaLedger::default(), |ledger, one| pack.post(&ledger, day, one).unwrap());
    let (lines, unsourced) = factor_statement(&pack, &ledger, "甲");
    let line = &lines[0];
    assert_eq!((lines.len(), line.granted, line.preferred, line.review), (1, 1_000, 200, true));
    assert_eq!((line.given, line.cut, line.used), (150, 50, 400));
    let sum = line.granted + line.preferred + line.received - line.given - line.used - line.cut - line.void;
    assert_eq!((line.balance, sum), (600, 600));
    assert_eq!(line.balance, ledger.balance("energy", &Account::Holder("甲".into())));
    let (other, _) = factor_statement(&pack, &ledger, "乙");
    assert_eq!((other[0].received, other[0].review, other[0].balance), (150, false, 150));
    assert!(unsourced.iter().any(|one| one.parameter == "capacity"), "no source gives the rules of capacity");
}
