//! Crate `access` and the oracle say the same; and an oracle that lacks any one of its policies does not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking and tells its figures"
)]

use access::{Action, Assurance, Object, Principal, Relation, decide};
use access_oracle::{Answer, Oracle, Row};
use jiff::civil::{Date, date};
use model::{AccountId, EnterpriseId, Grant, Organisation, Role};
use rand::SeedableRng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

const FROM: Date = date(2025, 2, 28);
const UNTIL: Date = date(2025, 6, 30);

fn account(name: &str) -> AccountId {
    AccountId(name.to_owned())
}

fn village(name: &str) -> Organisation {
    Organisation::Village { name: name.to_owned() }
}

fn park(park: &str) -> Organisation {
    Organisation::ParkOperator { park: park.to_owned() }
}

fn enterprise(id: &str) -> Organisation {
    Organisation::Enterprise { enterprise: EnterpriseId(id.to_owned()) }
}

/// One body of each kind, and a second where rows hang on it.
fn bodies() -> Vec<Organisation> {
    let bureau = Organisation::Bureau { name: "税务".to_owned() };
    let plain = [Organisation::City, Organisation::Town, bureau, Organisation::PlatformCompany, Organisation::Public];
    let placed = ["甲", "乙"].iter().flat_map(|n| [village(n), park(n), enterprise(n)]);
    plain.into_iter().chain(placed).collect()
}

/// The rows about which is asked.
fn rows() -> Vec<Row> {
    let placed = ["甲", "乙"].iter().flat_map(|n| [village(n), park(n), enterprise(n)]).map(Row::Of);
    [Row::Town, Row::Published].into_iter().chain(placed).collect()
}

/// One question to both.
#[derive(Debug, Clone)]
struct Case {
    principal: Principal,
    action: Action,
    relation: Relation,
    drafter: Option<AccountId>,
    day: Date,
}

impl Case {
    /// Both answers, when they differ.
    fn difference(&self, oracle: &Oracle, rows: &[Row]) -> Option<(Answer, Answer)> {
        let object = Object { relation: self.relation, drafted_by: self.drafter.as_ref() };
        let ours = Answer::of(&decide(&self.principal, self.action, object, self.day), rows);
        let theirs = oracle.decide(&self.principal, self.action, object, self.day, rows).unwrap();
        (ours != theirs).then_some((ours, theirs))
    }
}

const DAYS: [Date; 4] = [date(2025, 2, 27), FROM, UNTIL, date(2025, 7, 1)];
/// A session has a password or more; without one there is no account (`circumstances` asks that too).
const SURE: [Assurance; 2] = [Assurance::Password, Assurance::SecondFactor];

fn drafters() -> [Option<AccountId>; 4] {
    [None, Some(account("me")), Some(account("lender")), Some(account("another"))]
}

/// Every action, relation and circumstance for somebody with one grant or none, of every role and kind of body; with an account
/// and without.
fn every_case() -> impl Iterator<Item = Case> {
    let lent = [None, Some(account("lender"))];
    let grants = Role::ALL.into_iter().flat_map(move |role| {
        let lent = lent.clone();
        bodies().into_iter().take(8).flat_map(move |organisation| {
            let grant = move |on_behalf: &Option<AccountId>| {
                let (organisation, on_behalf) = (organisation.clone(), on_behalf.clone());
                Grant { role, organisation, from: FROM, until: UNTIL, on_behalf }
            };
            lent.clone().into_iter().map(move |lender| Some(grant(&lender)))
        })
    });
    [None].into_iter().chain(grants).flat_map(|grant| {
        Action::ALL.iter().flat_map(move |action| {
            let grant = grant.clone();
            Relation::ALL.into_iter().flat_map(move |relation| {
                let fits = grant.as_ref().is_none_or(|grant| grant.role.fits(&grant.organisation));
                let grants: Vec<Grant> = grant.iter().cloned().collect();
                circumstances(fits).into_iter().map(move |(who, assurance, day, drafter)| {
                    let principal = Principal { account: who.map(account), grants: grants.clone(), assurance };
                    Case { principal, action: *action, relation, drafter, day }
                })
            })
        })
    })
}

type Circumstance = (Option<&'static str>, Assurance, Date, Option<AccountId>);

/// All of them for a role in its own kind of body; for one in a body that cannot have it only the kindest.
fn circumstances(fits: bool) -> Vec<Circumstance> {
    if !fits {
        return vec![(Some("me"), Assurance::SecondFactor, FROM, None)];
    }
    let mut all = vec![(None, Assurance::SecondFactor, FROM, None)];
    for day in DAYS {
        for assurance in SURE {
            all.extend(drafters().into_iter().map(|drafter| (Some("me"), assurance, day, drafter)));
        }
    }
    all
}

fn any<T: Clone>(chance: &mut ChaCha8Rng, of: &[T]) -> T {
    of.choose(chance).unwrap().clone()
}

/// Somebody with up to four grants of any kind, in and out of force, lent and own.
fn any_case(chance: &mut ChaCha8Rng, bodies: &[Organisation]) -> Case {
    let count = any(chance, &[0, 1, 1, 2, 2, 3, 4]);
    let grant = |chance: &mut ChaCha8Rng| {
        let role = any(chance, &Role::ALL);
        let fitting: Vec<Organisation> = bodies.iter().filter(|body| role.fits(body)).cloned().collect();
        let organisation =
            if any(chance, &[true, true, true, false]) { any(chance, &fitting) } else { any(chance, bodies) };
        let (from, until) = any(chance, &[(FROM, UNTIL), (FROM, FROM), (UNTIL, UNTIL), (DAYS[0], DAYS[3])]);
        let on_behalf = any(chance, &[None, None, Some(account("lender")), Some(account("another"))]);
        Grant { role, organisation, from, until, on_behalf }
    };
    let grants = (0..count).map(|_| grant(chance)).collect();
    let account = any(chance, &[Some(account("me")), Some(account("me")), Some(account("another")), None]);
    Case {
        principal: Principal { account, grants, assurance: any(chance, &SURE) },
        action: any(chance, Action::ALL),
        relation: any(chance, &Relation::ALL),
        drafter: any(chance, &drafters()),
        day: any(chance, &DAYS),
    }
}

#[test]
fn every_role_action_relation_and_circumstance_is_decided_alike() {
    let (oracle, rows) = (Oracle::written().unwrap(), rows());
    let mut asked = 0_u64;
    let mut differing = Vec::new();
    for case in every_case() {
        asked += 1;
        differing.extend(case.difference(&oracle, &rows).map(|answers| (case, answers)));
    }
    eprintln!("{asked} questions, {} answered otherwise", differing.len());
    assert!(differing.is_empty(), "{} differ; the first: {:#?}", differing.len(), differing.first());
    assert!(asked > 300_000, "{asked}");
}

#[test]
fn anybody_with_any_grants_is_decided_alike() {
    let (oracle, rows, bodies) = (Oracle::written().unwrap(), rows(), bodies());
    let count = std::env::var("SANQIAN_ORACLE_CASES").ok().map_or(200_000, |count| count.parse::<u64>().unwrap());
    let mut chance = ChaCha8Rng::seed_from_u64(47);
    for _ in 0..count {
        let case = any_case(&mut chance, &bodies);
        if let Some(answers) = case.difference(&oracle, &rows) {
            panic!("{case:#?}: {answers:#?}");
        }
    }
    let hits = oracle.hits();
    let least = oracle.ids().into_iter().map(|id| (hits.get(&id).copied().unwrap_or(0), id)).min().unwrap();
    eprintln!("{count} questions; the least used policy decided {} times: {}", least.0, least.1);
    assert!(least.0 >= count / 1_000, "hardly asked: {least:?}");
}

/// The oracle can find a difference: without any one of its policies it does, and soon.
#[test]
fn without_any_one_policy_there_is_a_difference() {
    let (oracle, rows, bodies) = (Oracle::written().unwrap(), rows(), bodies());
    let ids = oracle.ids();
    assert!(ids.len() > 30, "{}", ids.len());
    let same: Vec<String> = ids
        .into_iter()
        .filter(|id| {
            let broken = oracle.without(id).unwrap();
            let mut chance = ChaCha8Rng::seed_from_u64(48);
            (0..50_000).all(|_| any_case(&mut chance, &bodies).difference(&broken, &rows).is_none())
        })
        .collect();
    assert!(same.is_empty(), "nobody notices that these are gone: {same:#?}");
}
