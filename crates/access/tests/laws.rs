//! Taking away never allows more: a grant, days of a grant, the second factor, a lender's own role.
#![allow(clippy::unwrap_used, reason = "tests")]

use access::{
    Action, Assurance, Decision, Directory, GrantRefusal, Object, Principal, Relation, decide, delegate, may_be_granted,
};
use jiff::civil::{Date, date};
use model::{AccessEvent, AccountId, EnterpriseId, Grant, Organisation, Role};
use proptest::prelude::*;

fn account(n: u8) -> AccountId {
    AccountId(format!("acc-{n}"))
}

fn day(n: u8) -> Date {
    date(2025, 1, 1 + n.min(27) as i8)
}

fn organisation() -> impl Strategy<Value = Organisation> {
    let village = (0..3_u8).prop_map(|n| Organisation::Village { name: format!("村{n}") });
    let park = (0..2_u8).prop_map(|n| Organisation::ParkOperator { park: format!("P{n}") });
    let enterprise = (0..3_u8).prop_map(|n| Organisation::Enterprise { enterprise: EnterpriseId(format!("ent-{n}")) });
    prop_oneof![
        Just(Organisation::City),
        Just(Organisation::Town),
        Just(Organisation::PlatformCompany),
        Just(Organisation::Bureau { name: "税务".to_owned() }),
        village,
        park,
        enterprise,
    ]
}

fn grant() -> impl Strategy<Value = Grant> {
    let lender = prop_oneof![Just(None), (0..3_u8).prop_map(|n| Some(account(n)))];
    let fitting = (organisation(), 0..Role::ALL.len()).prop_map(|(organisation, n)| {
        // Mostly a role that the body can have.
        let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| role.fits(&organisation)).collect();
        (roles[n % roles.len()], organisation)
    });
    (fitting, 0..28_u8, 0..28_u8, lender).prop_map(|((role, organisation), from, until, on_behalf)| Grant {
        role,
        organisation,
        from: day(from.min(until)),
        until: day(from.max(until)),
        on_behalf,
    })
}

fn question() -> impl Strategy<Value = (usize, usize, Option<AccountId>, Date)> {
    let drafter = prop_oneof![Just(None), (0..3_u8).prop_map(|n| Some(account(n)))];
    (0..Action::ALL.len(), 0..Relation::ALL.len(), drafter, (0..28_u8).prop_map(day))
}

fn ask(principal: &Principal, question: &(usize, usize, Option<AccountId>, Date)) -> Decision {
    let (action, relation, drafter, day) = question;
    let object = Object { relation: Relation::ALL[*relation], drafted_by: drafter.as_ref() };
    decide(principal, Action::ALL[*action], object, *day)
}

fn is_within(less: &Decision, more: &Decision) -> bool {
    !less.is_allowed()
        || (more.is_allowed() && less.scope.is_within(&more.scope) && less.fields.is_within(&more.fields))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn taking_a_grant_or_a_day_or_the_second_factor_away_never_allows_more(
        grants in proptest::collection::vec(grant(), 0..6),
        question in question(),
        second in any::<bool>(),
    ) {
        let assurance = if second { Assurance::SecondFactor } else { Assurance::Password };
        let whole = Principal { account: Some(account(0)), grants, assurance };
        let before = ask(&whole, &question);
        let mut less = whole.clone();
        less.assurance = Assurance::Password;
        prop_assert!(is_within(&ask(&less, &question), &before));
        for n in 0..whole.grants.len() {
            let mut less = whole.clone();
            less.grants.remove(n);
            prop_assert!(is_within(&ask(&less, &question), &before), "without {:?}", whole.grants[n]);
            let mut shorter = whole.clone();
            shorter.grants[n].until = shorter.grants[n].from;
            prop_assert!(is_within(&ask(&shorter, &question), &before));
        }
        prop_assert!(is_within(&ask(&Principal::public(), &question), &before), "who logs out sees no more");
    }

    #[test]
    fn a_drafter_never_approves(grants in proptest::collection::vec(grant(), 0..6), question in question()) {
        let (action, relation, _, day) = question;
        let principal = Principal { account: Some(account(0)), grants, assurance: Assurance::SecondFactor };
        if Action::ALL[action].needs_four_eyes() {
            let own = ask(&principal, &(action, relation, Some(account(0)), day));
            prop_assert!(!own.is_allowed());
        }
    }

    /// Whatever administrators do, no account ends up with two of the three, or with one and a business role.
    #[test]
    fn the_three_administrators_stay_apart(asked in proptest::collection::vec((0..4_u8, 0..4_u8, grant()), 0..40)) {
        let mut directory = Directory::default();
        for n in 0..4 {
            directory.apply(&AccessEvent::Opened { account: account(n), sealed: "x".to_owned() });
        }
        for (to, by, grant) in asked {
            let known = directory.get(&account(to)).unwrap();
            if may_be_granted(known, &grant, Some(&account(by)), day(0)).is_ok() {
                directory.apply(&AccessEvent::Granted { account: account(to), grant });
            }
        }
        for known in directory.accounts() {
            let mut roles: Vec<Role> = known.grants.iter().map(|grant| grant.role).collect();
            roles.sort();
            roles.dedup();
            let administrators = roles.iter().filter(|role| role.is_administrator()).count();
            prop_assert!(administrators == 0 || roles.len() == 1, "{roles:?}");
        }
    }
}

fn opened(accounts: &[u8]) -> Directory {
    let mut directory = Directory::default();
    for n in accounts {
        directory.apply(&AccessEvent::Opened { account: account(*n), sealed: "x".to_owned() });
    }
    directory
}

#[test]
fn what_was_lent_ends_with_the_lender() {
    let mut directory = opened(&[0, 1]);
    let own = Grant {
        role: Role::TownLeader,
        organisation: Organisation::Town,
        from: day(0),
        until: day(20),
        on_behalf: None,
    };
    directory.apply(&AccessEvent::Granted { account: account(0), grant: own });
    let (lender, to) = (directory.get(&account(0)).unwrap(), directory.get(&account(1)).unwrap());
    let too_long = delegate(lender, to, Role::TownLeader, &Organisation::Town, day(21), day(2));
    assert_eq!(too_long, Err(GrantRefusal::NotOnesOwn));
    let lent = delegate(lender, to, Role::TownLeader, &Organisation::Town, day(9), day(2)).unwrap();
    directory.apply(&AccessEvent::Granted { account: account(1), grant: lent });
    let leads = |directory: &Directory, n: u8, on: u8| {
        directory.principal(&account(n), Assurance::SecondFactor, day(on)).has(Role::TownLeader, day(on))
    };
    assert!(leads(&directory, 1, 2) && leads(&directory, 1, 9) && !leads(&directory, 1, 10));
    // What was lent cannot be lent on.
    let on = delegate(
        directory.get(&account(1)).unwrap(),
        lender_of(&directory),
        Role::TownLeader,
        &Organisation::Town,
        day(5),
        day(2),
    );
    assert_eq!(on, Err(GrantRefusal::NotOnesOwn));
    let (role, organisation) = (Role::TownLeader, Organisation::Town);
    directory.apply(&AccessEvent::Withdrawn { account: account(0), role, organisation, on_behalf: None });
    assert!(!leads(&directory, 1, 2), "the lender has it no more");
}

fn lender_of(directory: &Directory) -> &access::KnownAccount {
    directory.get(&account(0)).unwrap()
}

#[test]
fn a_closed_account_is_the_public_and_its_sessions_are_old() {
    let mut directory = opened(&[0]);
    let version = directory.get(&account(0)).unwrap().version;
    directory.apply(&AccessEvent::Closed { account: account(0), reason: "离职".to_owned() });
    assert_eq!(directory.principal(&account(0), Assurance::SecondFactor, day(0)), Principal::public());
    assert!(directory.get(&account(0)).unwrap().version > version);
    assert_eq!(directory.principal(&account(7), Assurance::Password, day(0)), Principal::public(), "never opened");
}

#[test]
fn refusals_of_grants() {
    let directory = opened(&[0]);
    let to = directory.get(&account(0)).unwrap();
    let grant = |role, organisation| Grant { role, organisation, from: day(3), until: day(9), on_behalf: None };
    let by = Some(account(1));
    let town = grant(Role::TownReader, Organisation::Town);
    assert_eq!(may_be_granted(to, &town, by.as_ref(), day(3)), Ok(()));
    assert_eq!(may_be_granted(to, &town, Some(&account(0)), day(3)), Err(GrantRefusal::ToOneself));
    assert!(matches!(may_be_granted(to, &town, by.as_ref(), day(10)), Err(GrantRefusal::Ended { .. })));
    let wrong = grant(Role::VillageOfficer, Organisation::Town);
    assert!(matches!(may_be_granted(to, &wrong, by.as_ref(), day(3)), Err(GrantRefusal::WrongBody(_))));
}
