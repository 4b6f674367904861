//! Every cell of the table against a second writing of it in words, and every relation against every reach.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use access::{Action, Assurance, Field, Object, Principal, Reach, Reason, Relation, Verdict, decide, field_row, row};
use jiff::civil::{Date, date};
use model::{AccountId, EnterpriseId, Grant, Organisation, Role};

const DAY: Date = date(2025, 6, 30);

/// The table as a person reads it aloud: for each action who may do it in the whole town, in their own body, for themselves,
/// and what is open. Written from the duties of the bodies, not from the table.
const SPOKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("read_service", "everybody", "", "", ""),
    ("read_overview", "city town bureaus petitions platform", "village park enterprise", "", ""),
    ("read_map", "city town bureaus petitions platform", "village park enterprise", "", ""),
    ("read_enterprises", "city town bureaus petitions platform", "village park enterprise", "", ""),
    ("read_findings", "city town bureaus petitions", "village enterprise", "", ""),
    ("read_land", "city town bureaus petitions platform", "village park enterprise", "", ""),
    ("read_blocks", "city town bureaus platform", "", "", ""),
    ("read_rounds", "city town bureaus", "village enterprise", "", ""),
    ("read_proposals", "town", "", "", ""),
    ("read_rules", "city town bureaus petitions platform village park enterprise", "", "", ""),
    ("read_parks", "city town bureaus platform", "village park", "", ""),
    ("read_villages", "city town bureaus platform", "village", "", ""),
    ("take_report", "town", "", "", ""),
    ("read_cases", "city town bureaus", "enterprise", "", ""),
    ("read_evidence", "officer leader bureaus", "", "", ""),
    ("read_programme", "city town bureaus", "", "", ""),
    ("read_petitions", "town petitions", "", "", ""),
    ("import", "officer bureaus", "", "", ""),
    ("open_case", "officer leader bureaus", "", "", ""),
    ("step_case", "officer leader bureaus", "enterprise", "", ""),
    ("file_petition", "officer petitions", "village park enterprise", "", "public"),
    ("step_petition", "petitions", "", "", ""),
    ("run_evaluation", "officer", "", "", ""),
    ("object_to_grade", "officer", "enterprise", "", ""),
    ("publish_grades", "leader", "", "", ""),
    ("freeze_grades", "leader", "", "", ""),
    ("adjust_grade", "leader", "", "", ""),
    ("dispose_asset", "leader", "village", "", ""),
    ("pay_funds", "leader", "", "", ""),
    ("steward_park", "officer leader platform", "park", "", ""),
    ("keep_village_book", "officer", "village", "", ""),
    ("sign_declaration", "", "enterprise", "", ""),
    ("log_in", "everybody", "", "", ""),
    ("keep_own_account", "", "", "everybody-but-public", ""),
    ("read_own_accesses", "", "enterprise", "city town bureaus petitions platform village park administrators", ""),
    ("read_accounts", "system security", "", "", ""),
    ("manage_accounts", "system", "", "", ""),
    ("manage_grants", "security", "", "", ""),
    ("erase_person", "security", "", "", ""),
    ("read_audit", "audit", "", "", ""),
];

fn spoken(words: &str, role: Role) -> bool {
    words.split_whitespace().any(|word| match word {
        "everybody" => true,
        "everybody-but-public" => role != Role::Public,
        "city" => role == Role::CityReader,
        "town" => matches!(role, Role::TownReader | Role::TownOfficer | Role::TownLeader),
        "officer" => role == Role::TownOfficer,
        "leader" => role == Role::TownLeader,
        "bureaus" => role == Role::BureauOfficer,
        "petitions" => role == Role::PetitionOfficer,
        "platform" => role == Role::PlatformOfficer,
        "village" => role == Role::VillageOfficer,
        "park" => role == Role::ParkSteward,
        "enterprise" => role == Role::EnterpriseUser,
        "public" => role == Role::Public,
        "administrators" => role.is_administrator(),
        "system" => role == Role::SystemAdministrator,
        "security" => role == Role::SecurityAdministrator,
        "audit" => role == Role::AuditAdministrator,
        other => panic!("nobody is called {other}"),
    })
}

fn home(role: Role) -> Organisation {
    match role {
        Role::CityReader => Organisation::City,
        Role::BureauOfficer => Organisation::Bureau { name: "税务".to_owned() },
        Role::PlatformOfficer => Organisation::PlatformCompany,
        Role::VillageOfficer => Organisation::Village { name: "甲村".to_owned() },
        Role::ParkSteward => Organisation::ParkOperator { park: "P1".to_owned() },
        Role::EnterpriseUser => Organisation::Enterprise { enterprise: EnterpriseId("ent-1".to_owned()) },
        Role::Public => Organisation::Public,
        _ => Organisation::Town,
    }
}

fn holder(role: Role) -> Principal {
    if role == Role::Public {
        return Principal::public();
    }
    let grant = Grant { role, organisation: home(role), from: DAY, until: DAY, on_behalf: None };
    Principal { account: Some(AccountId("a".to_owned())), grants: vec![grant], assurance: Assurance::SecondFactor }
}

#[test]
fn every_cell_is_as_it_was_spoken() {
    assert_eq!(SPOKEN.len(), Action::ALL.len());
    let mut cells = 0;
    for (action, (code, town, own, oneself, open)) in Action::ALL.iter().zip(SPOKEN) {
        assert_eq!(action.code(), *code);
        for role in Role::ALL {
            let expect = match role {
                _ if spoken(town, role) => Reach::Town,
                _ if spoken(own, role) => Reach::Own,
                _ if spoken(oneself, role) => Reach::Oneself,
                _ if spoken(open, role) => Reach::Published,
                _ => Reach::Nothing,
            };
            assert_eq!(row(*action)[role as usize], expect, "{code} {role:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, 40 * 14);
}

#[test]
fn every_relation_is_within_the_reach_that_it_should() {
    use Relation::{Above, Any, Below, Foreign, Missing, Oneself, Own, Sibling};
    let inside = |reach: Reach| -> &[Relation] {
        match reach {
            Reach::Nothing => &[],
            Reach::Published => &[Any, Above],
            Reach::Oneself => &[Any, Oneself],
            Reach::Own => &[Any, Oneself, Own, Below],
            Reach::Town => &[Any, Oneself, Own, Below, Above, Sibling],
        }
    };
    for action in Action::ALL {
        for role in Role::ALL {
            for relation in Relation::ALL {
                let decision = decide(&holder(role), *action, Object::of(relation), DAY);
                let public = inside(row(*action)[Role::Public as usize]).contains(&relation);
                let expect = public || inside(row(*action)[role as usize]).contains(&relation);
                assert_eq!(decision.is_allowed(), expect, "{action:?} {role:?} {relation:?}");
                assert!(decision.is_allowed() || decision.scope.is_empty(), "a refusal shows no row");
                assert!(decision.reason.id().starts_with(if expect { "allowed." } else { "denied." }));
                let missing = decide(&holder(role), *action, Object::of(Missing), DAY);
                let foreign = decide(&holder(role), *action, Object::of(Foreign), DAY);
                assert_eq!(missing, foreign, "foreign and missing are one");
                assert!(!foreign.is_allowed());
            }
        }
    }
}

#[test]
fn nobody_without_a_grant_does_what_is_not_open() {
    let mut nobody = holder(Role::TownReader);
    nobody.grants.clear();
    // Another's session is not there, for who has no role as for who has one (the oracle found that it was "not allowed").
    let others = decide(&nobody, Action::KeepOwnAccount, Object::of(Relation::Sibling), DAY);
    assert_eq!((others.verdict, others.reason), (Verdict::Hide, Reason::OutOfReach));
    for action in Action::ALL {
        let open = row(*action)[Role::Public as usize] != Reach::Nothing;
        let decision = decide(&nobody, *action, Object::of(Relation::Any), DAY);
        assert_eq!(decision.is_allowed(), open || *action == Action::KeepOwnAccount, "{action:?}");
        let out = decide(&Principal::public(), *action, Object::of(Relation::Any), DAY);
        assert_eq!((out.verdict == Verdict::LogIn, out.is_allowed()), (!open, open), "{action:?}");
    }
}

#[test]
fn a_grant_counts_on_its_days_and_says_so_otherwise() {
    let leader = holder(Role::TownLeader);
    for (day, reason) in [
        (date(2025, 6, 29), Reason::GrantNotInForce),
        (DAY, Reason::Granted),
        (date(2025, 7, 1), Reason::GrantNotInForce),
    ] {
        assert_eq!(decide(&leader, Action::ReadBlocks, Object::of(Relation::Any), day).reason, reason, "{day}");
    }
}

#[test]
fn four_eyes_and_the_second_factor() {
    let (me, other) = (AccountId("a".to_owned()), AccountId("b".to_owned()));
    let mut leader = holder(Role::TownLeader);
    for action in Action::ALL.iter().filter(|action| action.needs_four_eyes()) {
        let reason = |leader: &Principal, by: &AccountId| {
            decide(leader, *action, Object { relation: Relation::Below, drafted_by: Some(by) }, DAY).reason
        };
        assert_eq!(reason(&leader, &other), Reason::Granted);
        assert_eq!(reason(&leader, &me), Reason::FourEyes);
        // A role that the drafter lent is still the drafter's.
        leader.grants[0].on_behalf = Some(other.clone());
        assert_eq!(reason(&leader, &other), Reason::FourEyes);
        leader.grants[0].on_behalf = None;
        leader.assurance = Assurance::Password;
        assert_eq!(reason(&leader, &other), Reason::NoSecondFactor);
        leader.assurance = Assurance::SecondFactor;
    }
}

#[test]
fn fields_go_with_their_rows() {
    let mut both = holder(Role::VillageOfficer);
    both.grants.extend(holder(Role::EnterpriseUser).grants);
    let decision = decide(&both, Action::ReadEnterprises, Object::of(Relation::Any), DAY);
    assert_eq!(decision.scope.villages.len() + decision.scope.enterprises.len(), 2);
    let secrets = decision.fields.shown(Field::TradeSecret);
    assert!(secrets.villages.is_empty() && secrets.enterprises.len() == 1, "{secrets:?}");
    let only = |role| {
        Role::ALL.map(|r| (r, field_row(Field::PetitionerIdentity)[r as usize] != Reach::Nothing))
            == Role::ALL.map(|r| (r, r == role))
    };
    assert!(only(Role::PetitionOfficer), "信访人身份 is the petition office's alone");
}

#[test]
fn the_three_administrators_see_no_business() {
    let business = |action: &&Action| {
        let code = action.code();
        !["read_service", "log_in", "keep_own_account", "read_own_accesses", "read_accounts", "manage_accounts"]
            .contains(&code)
            && !["manage_grants", "erase_person", "read_audit"].contains(&code)
    };
    for role in Role::ALL.into_iter().filter(|role| role.is_administrator()) {
        for action in Action::ALL.iter().filter(business) {
            let decision = decide(&holder(role), *action, Object::of(Relation::Any), DAY);
            let open = row(*action)[Role::Public as usize] != Reach::Nothing;
            assert_eq!(decision.is_allowed(), open, "{role:?} {action:?}");
        }
    }
}
