//! Quotas: what the law forbids is refused, and nothing is made or lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::{Account, Fen, QuotaLedger, QuotaMove, RefusalRule};
use proptest::prelude::*;
use rules::QuotaPack;

const LAND: &str = include_str!("../../../../rulepacks/quotas/land/pack.toml");
const FACTORS: &str = include_str!("../../../../rulepacks/quotas/factors/pack.toml");
const DAY: Date = date(2024, 5, 1);

fn land() -> QuotaPack {
    QuotaPack::parse("land", LAND).unwrap()
}

fn grant(kind: &str, to: &str, amount: i64, origin: &str) -> QuotaMove {
    QuotaMove::Grant { kind: kind.into(), to: to.into(), amount, origin: origin.into() }
}

fn convert(from: &str, to: &str, amount: i64) -> QuotaMove {
    QuotaMove::Convert { holder: "王家埭村".into(), from: from.into(), to: to.into(), amount }
}

fn transfer(kind: &str, amount: i64, price: i64, earmark: Option<&str>, documents: &[&str]) -> QuotaMove {
    QuotaMove::Transfer {
        kind: kind.into(),
        from: "王家埭村".into(),
        to: "邻县".into(),
        amount,
        price: Some(Fen(price)),
        earmark: earmark.map(str::to_owned),
        documents: documents.iter().map(|&document| document.to_owned()).collect(),
    }
}

/// Village with 1000 of each kind that reclamation gives.
fn village() -> QuotaLedger {
    let pack = land();
    let ledger = pack.post(&QuotaLedger::default(), DAY, grant("reclaim", "王家埭村", 1_000, "reclamation")).unwrap();
    pack.post(&ledger, DAY, grant("farmland", "王家埭村", 1_000, "reclamation")).unwrap()
}

fn check_refused(what: QuotaMove, rule: RefusalRule, article: &str) {
    let refused = land().post(&village(), DAY, what).unwrap_err();
    assert_eq!(refused.rule, rule, "{refused}");
    assert!(refused.clauses.iter().any(|clause| clause.article == article), "{refused:?}");
}

#[test]
fn new_farmland_never_becomes_construction_quota() {
    for to in ["reclaim", "stock", "plan_flow"] {
        check_refused(convert("farmland", to, 10), RefusalRule::Conversion, "第二十七条");
    }
    for origin in ["consolidation", "reserve_development"] {
        check_refused(grant("reclaim", "王家埭村", 10, origin), RefusalRule::Conversion, "第二十七条");
        assert!(land().post(&village(), DAY, grant("farmland", "王家埭村", 10, origin)).is_ok());
    }
    let use_of = |purpose: &str| QuotaMove::Use {
        kind: "farmland".into(),
        holder: "王家埭村".into(),
        amount: 10,
        purpose: purpose.into(),
    };
    check_refused(use_of("industry"), RefusalRule::Conversion, "第二十七条");
    assert!(land().post(&village(), DAY, use_of("farmland_balance")).is_ok());
}

#[test]
fn a_pack_cannot_allow_it() {
    let allowed = "\n[[conversion]]\nfrom = \"farmland\"\nto = \"reclaim\"\nratio = [1, 1]\nclauses = [{ title = \"某文件\", status = \"unsourced\" }]\n";
    let error = QuotaPack::parse("land", &format!("{LAND}{allowed}")).unwrap_err();
    assert!(error.to_string().contains("第二十七条第三款"), "{error}");
    let origin = LAND.replacen("gives = [\"farmland\"]", "gives = [\"farmland\", \"stock\"]", 1);
    assert!(QuotaPack::parse("land", &origin).unwrap_err().to_string().contains("makes farmland into construction"));
}

#[test]
fn what_no_source_allows_is_refused_and_an_allowed_ratio_is_exact() {
    check_refused(convert("reclaim", "plan_flow", 10), RefusalRule::Conversion, "第二十七条");
    let allowed = "\n[[conversion]]\nfrom = \"reclaim\"\nto = \"plan_flow\"\nratio = [2, 3]\nclauses = [{ title = \"某文件\", status = \"unsourced\" }]\n";
    let pack = QuotaPack::parse("land", &format!("{LAND}{allowed}")).unwrap();
    let after = pack.post(&village(), DAY, convert("reclaim", "plan_flow", 9)).unwrap();
    assert_eq!(after.balance("plan_flow", &Account::Holder("王家埭村".into())), 6);
    assert_eq!(pack.post(&village(), DAY, convert("reclaim", "plan_flow", 10)).unwrap_err().rule, RefusalRule::Amount);
}

#[test]
fn surplus_is_sold_only_after_the_village_and_for_an_earmarked_purpose() {
    check_refused(transfer("reclaim", 10, 1, Some("soil"), &["listing"]), RefusalRule::Evidence, "第二十八条");
    check_refused(transfer("reclaim", 10, 1, None, &["surplus", "listing"]), RefusalRule::Amount, "第二十八条");
    check_refused(
        transfer("reclaim", 10, 1, Some("bonus"), &["surplus", "listing"]),
        RefusalRule::Amount,
        "第二十八条",
    );
    let sold = transfer("reclaim", 10, 1, Some("soil"), &["surplus", "listing"]);
    assert!(land().post(&village(), DAY, sold).is_ok());
    check_refused(
        transfer("reclaim", 1_001, 1, Some("soil"), &["surplus", "listing"]),
        RefusalRule::Balance,
        "第三十五条",
    );
}

#[test]
fn false_quota_is_void_and_the_income_of_its_sale_goes_back() {
    let pack = land();
    let sold = pack.post(&village(), DAY, transfer("farmland", 600, 5, Some("soil"), &["listing"])).unwrap();
    let void = |holder: &str, amount: i64, refund: Option<i64>| QuotaMove::Void {
        kind: "farmland".into(),
        holder: holder.into(),
        amount,
        grant: 1,
        refund: refund.map(Fen),
    };
    let at_home = pack.post(&sold, DAY, void("王家埭村", 400, None)).unwrap();
    assert_eq!(pack.post(&at_home, DAY, void("邻县", 600, None)).unwrap_err().rule, RefusalRule::Grounds);
    assert!(pack.post(&at_home, DAY, void("邻县", 601, Some(5))).is_err());
    let done = pack.post(&at_home, DAY, void("邻县", 600, Some(5))).unwrap();
    assert_eq!(done.balance("farmland", &Account::Void), 1_000);
    let wrong_entry =
        QuotaMove::Void { kind: "farmland".into(), holder: "邻县".into(), amount: 1, grant: 0, refund: None };
    assert!(pack.post(&sold, DAY, wrong_entry).is_err());
}

#[test]
fn a_cut_rests_on_a_published_result() {
    let pack = QuotaPack::parse("factors", FACTORS).unwrap();
    let ledger = pack.post(&QuotaLedger::default(), DAY, grant("energy", "ent-1", 500, "first_allotment")).unwrap();
    let cut = |kind: &str, published: Option<Date>| QuotaMove::Cut {
        kind: kind.into(),
        holder: "ent-1".into(),
        amount: 100,
        published,
    };
    for published in [None, Some(date(2024, 5, 2))] {
        let refused = pack.post(&ledger, DAY, cut("energy", published)).unwrap_err();
        assert_eq!(refused.rule, RefusalRule::Grounds);
        assert!(refused.clauses.iter().any(|clause| clause.article == "第三十四条"));
    }
    let after = pack.post(&ledger, DAY, cut("energy", Some(DAY))).unwrap();
    assert_eq!(after.balance("energy", &Account::Holder("ent-1".into())), 400);
    assert!(pack.post(&ledger, DAY, cut("capacity", Some(DAY))).is_err(), "no law cuts capacity");
}

#[test]
fn entries_are_in_the_order_of_days() {
    let refused = land().post(&village(), date(2024, 4, 30), grant("reclaim", "a", 1, "reclamation")).unwrap_err();
    assert_eq!(refused.rule, RefusalRule::Order);
}

#[test]
fn each_clause_stands_in_the_committed_article() {
    let laws = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/laws");
    let factors = QuotaPack::parse("factors", FACTORS).unwrap();
    let mut checked = 0;
    for pack in [&land(), &factors] {
        for clause in pack.clauses().filter(|clause| clause.status == model::Status::Official) {
            let text = std::fs::read_to_string(laws.join(format!("{}.toml", clause.title))).unwrap();
            let law = rules::LawText::parse(&clause.title, &text).unwrap();
            assert_eq!(clause.version, law.version.to_string());
            let article = law.article(&clause.article).unwrap_or_else(|| panic!("{}", clause.article));
            assert!(article.text.contains(&clause.phrase), "{} {}", clause.article, clause.phrase);
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked}");
}

/// Any move over a few holders and kinds.
fn any_move() -> impl Strategy<Value = QuotaMove> {
    let kinds = ["reclaim", "farmland", "stock", "plan_flow"];
    let holders = ["甲村", "乙村", "镇"];
    let origins = ["reclamation", "renewal", "plan", "consolidation"];
    (0..6_u8, 0..4_usize, 0..4_usize, 0..3_usize, 0..3_usize, -5_i64..500, 0..8_usize).prop_map(
        move |(what, kind, other, from, to, amount, grant)| {
            let (kind, other) = (kinds[kind].to_owned(), kinds[other].to_owned());
            let (from, to) = (holders[from].to_owned(), holders[to].to_owned());
            match what {
                0 => QuotaMove::Grant { kind, to, amount, origin: origins[grant % 4].into() },
                1 => QuotaMove::Transfer {
                    kind,
                    from,
                    to,
                    amount,
                    price: (grant % 2 == 0).then_some(Fen(7)),
                    earmark: Some("soil".into()),
                    documents: vec!["surplus".into(), "listing".into()],
                },
                2 => QuotaMove::Convert { holder: from, from: kind, to: other, amount },
                3 => QuotaMove::Use { kind, holder: from, amount, purpose: "industry".into() },
                4 => QuotaMove::Cut { kind, holder: from, amount, published: Some(DAY) },
                _ => QuotaMove::Void { kind, holder: from, amount, grant, refund: Some(Fen(1)) },
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_is_made_or_lost_and_nobody_falls_below_zero(moves in prop::collection::vec(any_move(), 0..40)) {
        let allowed = "\n[[conversion]]\nfrom = \"stock\"\nto = \"plan_flow\"\nratio = [1, 2]\nclauses = [{ title = \"某文件\", status = \"unsourced\" }]\n";
        let pack = QuotaPack::parse("land", &format!("{LAND}{allowed}")).unwrap();
        let mut ledger = QuotaLedger::default();
        for what in moves {
            match pack.post(&ledger, DAY, what) {
                Ok(after) => {
                    prop_assert_eq!(&after.entries[..ledger.entries.len()], &ledger.entries[..]);
                    ledger = after;
                }
                Err(refused) => prop_assert!(!refused.clauses.is_empty()),
            }
            let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
            for ((kind, account), amount) in ledger.balances() {
                prop_assert!(*account == Account::Outside || amount >= 0, "{kind} {account:?} {amount}");
                prop_assert_eq!(amount, ledger.balance(kind, account));
                *sums.entry(kind).or_default() += amount;
            }
            prop_assert!(sums.values().all(|sum| *sum == 0), "{sums:?}");
        }
    }
}
