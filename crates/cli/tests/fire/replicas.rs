//! Two programs on one PostgreSQL, written and read through both at once: what is decided at one holds at the other, and when all
//! is quiet they answer alike.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ledger::Ledger;
use serde_json::{Value, json};

use crate::asked::Browser;
use crate::checked::Written;
use crate::served::{Served, well};
use crate::steps::{kinds_wanted, step};
use crate::town::{Town, log_in, person};
use crate::writers::{Heard, Wish, Work, administrator, officer, reader, send};

/// What the daily work is read by.
const READ: [&str; 14] = [
    "/town",
    "/me",
    "/enterprises?limit=50",
    "/findings?limit=50",
    "/cases?limit=500",
    "/petitions",
    "/programme",
    "/quotas",
    "/operations",
    "/parks",
    "/villages",
    "/village-assets",
    "/storages",
    "/rounds",
];

struct Both<'a> {
    town: &'a Town,
    ports: [u16; 2],
}

#[test]
fn two_programs_on_one_postgresql_are_one_service() {
    let Some(cluster) = postgres_cluster::Cluster::start() else { return };
    let address = cluster.database("shared");
    let town = Town::make(Some(&address));
    let (one, two) = std::thread::scope(|scope| {
        let start = || Served::start(&town.data);
        let (one, two) = (scope.spawn(start), scope.spawn(start));
        (one.join().unwrap(), two.join().unwrap())
    });
    let both = Both { town: &town, ports: [one.port, two.port] };
    let taken = AtomicUsize::new(0);
    let kinds = contested(&both, &taken);
    people_are_known_at_both(&both);
    let heard = under_load(&both, &taken, &kinds);
    quiet(&both);
    let ledger = Ledger::connect(&address).unwrap().sealed_by(crate::checked::sealer(&town.data)());
    let written = Written::read(&ledger);
    assert_eq!(written.lost(&ledger, &heard.told.lock().unwrap()), Vec::<String>::new());
    assert_eq!(ledger.head(&crate::checked::town()).unwrap().unwrap().seq, written.last);
    println!("{} acknowledged through two programs, {} entries", heard.acknowledged(), written.last);
    well(&["verify"], &town.data);
}

impl Both<'_> {
    fn officers(&self) -> [Browser; 2] {
        self.ports.map(|port| Browser::new(port, &self.town.people.officer))
    }

    /// The same at both at the same moment; the statuses in order, and the answers.
    fn at_once<T: Send>(&self, ask: impl Fn(usize, &mut Browser) -> T + Sync, cookie: &str) -> [T; 2] {
        let together = Barrier::new(2);
        let (ask, together) = (&ask, &together);
        std::thread::scope(|scope| {
            let hands = [0, 1].map(|at| {
                let mut browser = Browser::new(self.ports[at], cookie);
                scope.spawn(move || {
                    browser.get("/api/v1/health").unwrap();
                    together.wait();
                    ask(at, &mut browser)
                })
            });
            hands.map(|hand| hand.join().unwrap())
        })
    }
}

fn statuses(answers: &[(u16, Value); 2]) -> [u16; 2] {
    let mut statuses = [answers[0].0, answers[1].0];
    statuses.sort_unstable();
    statuses
}

/// Both are asked for the same at once: of two who open one case or take one step one is told no, and one request that goes to both
/// is done once. Returns the kinds of evidence that a first step wants.
fn contested(both: &Both<'_>, taken: &AtomicUsize) -> Vec<String> {
    let officer = &both.town.people.officer;
    let mut kinds = Vec::new();
    for round in 0..8 {
        let finding = &both.town.findings[taken.fetch_add(1, Ordering::SeqCst)];
        let wish = Wish::Case(finding.clone());
        // Without one key: two people. The odd rounds send one request to both.
        let same_key = round % 2 == 1;
        let key = |what: &str, at: usize| format!("{what}-{round}-{}", if same_key { 0 } else { at });
        let opened = both.at_once(|at, browser| send(browser, &key("open-both", at), &wish).unwrap(), officer);
        assert_eq!(statuses(&opened), if same_key { [201, 201] } else { [201, 409] }, "{opened:?}");
        let [mut here, mut there] = both.officers();
        let done = opened.iter().find(|(status, _)| *status == 201).unwrap();
        let path = format!("/api/v1/cases/{}", done.1["id"].as_str().unwrap());
        let case = here.get(&path).unwrap().json();
        assert_eq!(case, there.get(&path).unwrap().json());
        if kinds.is_empty() {
            kinds = kinds_wanted(&mut here, &case, "what is wanted").0;
        }
        let steps = [0, 1].map(|at| step(&case, &kinds, &format!("{round} {}", if same_key { 0 } else { at })));
        let stepped = both.at_once(
            |at, browser| send(browser, &key("step-both", at), &Wish::Step(steps[at].clone())).unwrap(),
            officer,
        );
        assert_eq!(statuses(&stepped), if same_key { [201, 201] } else { [201, 412] }, "{stepped:?}");
        if same_key {
            assert_eq!((&opened[0].1, &stepped[0].1), (&opened[1].1, &stepped[1].1), "one request, one answer");
        }
        assert_eq!(here.get(&path).unwrap().json()["steps"].as_array().unwrap().len(), 1);
    }
    // One after the other: two programs that make the key of an account at the very same moment do not yet agree (decision 0045).
    let account = |at: usize, name: &str| {
        let mut browser = Browser::new(both.ports[at], &both.town.people.system);
        send(&mut browser, "", &Wish::Account(name.to_owned())).unwrap()
    };
    let (one, other) = (account(0, "one-name"), account(1, "other-name"));
    assert_eq!((one.0, other.0), (200, 200), "{one:?} {other:?}");
    assert_ne!(one.1["account"], other.1["account"], "two people, two accounts");
    assert_eq!(account(1, "one-name").0, 409, "the name is taken at the other");
    kinds
}

/// A session made at one is good at the other; who loses their role at one is out at the other at the next request.
fn people_are_known_at_both(both: &Both<'_>) {
    let people = &both.town.people;
    for (here, there) in [(0, 1), (1, 0)] {
        let name = format!("passing-{here}");
        let (account, _) = person(both.ports[here], &people.system, &people.security, &name);
        let cookie = log_in(both.ports[there], &name);
        let mut at_home = Browser::new(both.ports[here], &cookie);
        assert_eq!(at_home.get("/api/v1/cases").unwrap().status, 200, "a session made at the other");
        let mut away = Browser::new(both.ports[there], &cookie);
        assert_eq!(away.get("/api/v1/cases").unwrap().status, 200);
        let role = json!({"role": "town_officer", "body": "town"});
        let mut security = Browser::new(both.ports[here], &people.security);
        let withdrawn = security.post(&format!("/api/v1/people/{account}/withdrawals"), &role).unwrap();
        assert_eq!(withdrawn.status, 200, "{}", withdrawn.json());
        assert_eq!(away.get("/api/v1/cases").unwrap().status, 401, "revoked at the other");
    }
}

/// Everybody writes and reads at both for a while.
fn under_load(both: &Both<'_>, taken: &AtomicUsize, kinds: &[String]) -> Heard {
    let heard = Heard::default();
    let people = &both.town.people;
    std::thread::scope(|scope| {
        for (round, port) in (0..).zip(both.ports) {
            let (heard, findings) = (&heard, &both.town.findings[..100]);
            scope.spawn(move || officer(port, people, heard, taken, &Work { round, findings, kinds }));
            if round == 0 {
                scope.spawn(move || administrator(port, people, heard, round));
            }
            scope.spawn(move || reader(port, people, heard));
        }
        std::thread::sleep(Duration::from_secs(3));
        // Nobody is killed here: they stop by themselves.
        heard.ended.store(true, Ordering::SeqCst);
    });
    assert!(heard.acknowledged() > 20 && heard.reads.load(Ordering::SeqCst) > 20, "it hardly wrote");
    heard
}

/// Every answer of the daily work is the same at both to the byte, and has the same tag.
fn quiet(both: &Both<'_>) {
    let [mut here, mut there] = both.officers();
    let cases = here.get("/api/v1/cases?limit=1000").unwrap().json();
    let cases =
        cases["items"].as_array().unwrap().iter().map(|case| format!("/cases/{}", case["id"].as_str().unwrap()));
    let mut compared = 0;
    for path in READ.iter().map(|path| (*path).to_owned()).chain(cases) {
        let path = format!("/api/v1{path}");
        let (one, two) = (here.get(&path).unwrap(), there.get(&path).unwrap());
        assert_eq!((one.status, two.status), (200, 200), "{path}");
        assert!(one.header("etag").is_some(), "{path}");
        assert_eq!(one.header("etag"), two.header("etag"), "{path}");
        assert!(one.body == two.body, "{path} differs");
        compared += 1;
    }
    let [mut here, mut there] = both.ports.map(|port| Browser::new(port, &both.town.people.system));
    let (one, two) = (here.get("/api/v1/people").unwrap(), there.get("/api/v1/people").unwrap());
    assert!(one.body == two.body && one.status == 200, "the accounts differ");
    assert!(compared > 30, "{compared}");
}
