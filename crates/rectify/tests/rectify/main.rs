//! Each rule on a small town: what it finds, and the lawful look-alikes that it must leave alone.

mod closure;
mod environment;
mod fire;
mod illegal_building;
mod land;
mod legality;
mod letting;
#[expect(clippy::expect_used, reason = "a test that cannot read the default pack has nothing to say")]
mod town;

use model::{Check, Status};
use rules::CheckPack;
use town::{PACK, Town, YEAR};

/// A town in which every check finds something.
fn crowded() -> Town {
    Town::new()
        .building("z1", "P", "厂房", 100.0)
        .building("a1", "P", "厂房", 100.0)
        .firm("甲", |_| {})
        .revoked("乙", Some(jiff::civil::date(2020, 1, 1)))
        .meter("乙", "某乙厂", YEAR, 1_000)
        .lease("L2", "z1", "甲", |_| {})
        .lease("L1", "a1", "甲", |lease| (lease.tenant, lease.tenant_enterprise) = ("某人".into(), None))
        .inspect(
            ("1", jiff::civil::date(2023, 1, 1)),
            (Some("甲"), Some("z1")),
            model::statement::InspectionItem::Exit,
            false,
        )
        .environment("甲", |record| record.process = Some("印花".into()))
}

#[test]
fn findings_are_ordered_by_check_rule_and_subject() {
    assert_eq!(
        crowded().found(),
        [
            "legality.revoked_but_operating 乙",
            "legality.unregistered_occupant L1",
            "building.no_permit a1",
            "building.no_permit z1",
            "letting.illegal_building_let L1",
            "letting.illegal_building_let L2",
            "fire.exit_blocked z1",
            "environment.no_permit 甲",
        ]
    );
}

#[test]
fn every_finding_carries_evidence_clause_and_what_to_verify_in_both_languages() {
    let findings = crowded().findings();
    for check in Check::ALL {
        assert!(findings.iter().any(|finding| finding.check == check), "{check:?}");
    }
    for finding in findings {
        assert!(!finding.clauses.is_empty() && !finding.evidence.is_empty(), "{}", finding.rule);
        assert!(
            finding.evidence.iter().all(|e| !e.zh.is_empty() && e.en.is_ascii_or_named()),
            "{:?}",
            finding.evidence
        );
        assert!(finding.evidence.iter().any(|e| e.citation.is_some()), "{} cites nothing", finding.rule);
        assert!(finding.title_zh.len() > 3 && finding.title_en.len() > 3);
        assert!(finding.to_verify_zh.len() > 3 && finding.to_verify_en.len() > 3);
        let unread = finding.clauses.iter().all(|clause| clause.status == Status::Unsourced);
        assert_eq!(finding.evidence.iter().any(|e| e.zh.contains("法制人员核对")), unread, "{}", finding.rule);
    }
}

/// English sentences may hold Chinese names, but are no Chinese sentences.
trait English {
    fn is_ascii_or_named(&self) -> bool;
}

impl English for String {
    fn is_ascii_or_named(&self) -> bool {
        self.chars().filter(char::is_ascii_alphabetic).count() > 5
    }
}

#[test]
fn an_assumption_without_source_is_named_by_the_finding_that_used_it() {
    let findings = crowded().findings();
    let of = |rule: &str| findings.iter().find(|finding| finding.rule == rule).cloned();
    let environment = of("environment.no_permit").unwrap();
    assert!(environment.clauses.iter().any(|c| c.status == Status::Unsourced && c.title.contains("分类管理名录")));
    let exit = of("fire.exit_blocked").unwrap();
    assert!(exit.clauses.iter().all(|clause| clause.status == Status::Official));
}

#[test]
fn the_same_town_gives_the_same_findings_and_ids_do_not_depend_on_order() {
    assert_eq!(crowded().findings(), crowded().findings());
    let mut ids: Vec<_> = crowded().findings().into_iter().map(|finding| finding.id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn a_pack_without_a_rule_is_refused_by_name() {
    let pack = CheckPack::parse("p.toml", PACK).unwrap();
    let mut short = pack;
    short.rules.retain(|rule| rule.code != "fire.mixed_use");
    let snapshot = model::Snapshot::fold(town::town(), jiff::civil::date(2023, 6, 30), 4549, []);
    let error = rectify::findings(&snapshot, &model::Relations::default(), &short, YEAR).unwrap_err().to_string();
    assert!(error.contains("`fire.mixed_use`") && error.starts_with("p.toml"), "{error}");
    assert!(rectify::closure_proposals(&snapshot, &[], &short, YEAR).is_err());
}
