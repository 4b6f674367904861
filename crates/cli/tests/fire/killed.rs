//! `kill -9` of the real program while people write and read through it: what it acknowledged is there once, what it refused is not
//! there, and what nobody knows of is settled by sending it again under its key.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ledger::Ledger;
use serde_json::json;

use crate::asked::{Browser, Sent};
use crate::checked::{Written, sealer};
use crate::served::{Served, well};
use crate::steps::{DAY, kinds_wanted};
use crate::town::{Town, copied};
use crate::writers::{Heard, Told, Wish, Work, administrator, officer, reader, send};

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Kills in one history; it is proved whole after each, so it is kept short.
const HISTORY: u64 = 10;

/// Where the program finds its ledger, and how it is looked at past the program.
struct Place {
    data: PathBuf,
    open: Box<dyn Fn() -> Ledger>,
}

#[derive(Debug, Default)]
struct Tally {
    kills: u64,
    acknowledged: usize,
    unknown: usize,
    refused: usize,
    reads: usize,
}

/// One history: killed again and again. `tally` grows.
fn history(town: &Town, place: &Place, kills: std::ops::Range<u64>, tally: &mut Tally) {
    let findings = AtomicUsize::new(0);
    let mut all: Vec<Told> = Vec::new();
    let mut refused: Vec<Vec<u8>> = Vec::new();
    let mut served = Served::start(&place.data);
    let kinds = {
        let mut browser = Browser::new(served.port, &town.people.officer);
        let first = json!({"finding": town.findings[findings.fetch_add(1, Ordering::SeqCst)], "day": DAY});
        let opened = browser.post("/api/v1/cases", &first).unwrap().json();
        let case = browser.get(&format!("/api/v1/cases/{}", opened["id"].as_str().unwrap())).unwrap().json();
        let (kinds, tried) = kinds_wanted(&mut browser, &case, "refused for want of evidence");
        refused.extend(tried.files);
        kinds
    };
    for round in kills {
        let heard = Heard::default();
        let of = Work { round, findings: &town.findings, kinds: &kinds };
        std::thread::scope(|scope| {
            let (port, people, heard, findings, of) = (served.port, &town.people, &heard, &findings, &of);
            for _ in 0..2 {
                scope.spawn(move || officer(port, people, heard, findings, of));
            }
            scope.spawn(move || administrator(port, people, heard, round));
            scope.spawn(move || reader(port, people, heard));
            let begun = Instant::now();
            while heard.acknowledged() < 4 {
                assert!(begun.elapsed() < Duration::from_secs(60), "it hardly writes");
                std::thread::sleep(Duration::from_millis(1));
            }
            // Different moments within a write, without chance.
            std::thread::sleep(Duration::from_micros(round * 733 % 8_000));
            heard.ending.store(true, Ordering::SeqCst);
            served.kill();
        });
        served = Served::start(&place.data);
        let told = heard.told.into_inner().unwrap();
        tally.kills += 1;
        tally.acknowledged += told.iter().filter(|told| told.answer.is_some()).count();
        tally.unknown += told.iter().filter(|told| told.answer.is_none()).count();
        tally.reads += heard.reads.into_inner();
        refused.extend(heard.refused.into_inner().unwrap());
        {
            let ledger = (place.open)();
            let written = Written::read(&ledger);
            assert_eq!(written.lost(&ledger, &told), Vec::<String>::new(), "round {round}");
            written.holds_none_of(&ledger, &refused);
        }
        all.extend(settled(town, &served, told));
        let ledger = (place.open)();
        let written = Written::read(&ledger);
        assert_eq!(written.lost(&ledger, &all), Vec::<String>::new(), "after round {round}");
    }
    tally.refused += refused.len();
    well(&["verify"], &place.data);
}

/// Sends again what nobody knows of, and some of what was acknowledged: each then stands once and is told as before.
fn settled(town: &Town, served: &Served, told: Vec<Told>) -> Vec<Told> {
    let mut officer = Browser::new(served.port, &town.people.officer);
    let mut system = Browser::new(served.port, &town.people.system);
    let names = system.get("/api/v1/people").unwrap().json();
    let named = |name: &str| names.as_array().unwrap().iter().filter(|of| of["name"] == name).count();
    let mut settled = Vec::new();
    for mut one in told {
        if let Wish::Account(name) = &one.wish {
            let there = named(name);
            assert!(there == 1 || there == 0 && one.answer.is_none(), "{name}: {there}");
            if one.answer.is_some() {
                settled.push(one);
            }
            continue;
        }
        let (status, answer) = send(&mut officer, &one.key, &one.wish).unwrap();
        assert_eq!(status, 201, "{}: {answer}", one.key);
        if let Some(before) = &one.answer {
            assert_eq!(&answer, before, "{} is told otherwise than before", one.key);
        }
        one.answer = Some(answer);
        settled.push(one);
    }
    settled
}

fn killed(town: &Town, kills: u64, fresh: impl Fn(u64) -> Place) {
    let (begun, mut tally, mut from) = (Instant::now(), Tally::default(), 0);
    while from < kills {
        let until = kills.min(from + HISTORY);
        history(town, &fresh(from), from..until, &mut tally);
        from = until;
    }
    println!("{tally:?}, none lost, none twice, {:?}", begun.elapsed());
    assert!(tally.acknowledged as u64 >= kills * 4 && tally.unknown > 0 && tally.reads > 0, "{tally:?}");
}

#[test]
fn nothing_acknowledged_over_http_is_lost_when_the_server_is_killed() {
    let town = Town::make(None);
    let folder = tempfile::tempdir().unwrap();
    killed(&town, number("SANQIAN_KILLS", 100), |from| {
        let data = folder.path().join(from.to_string());
        copied(&town.data, &data);
        let ledger = data.join("ledger.sqlite");
        let keys = sealer(&data);
        Place { data, open: Box::new(move || Ledger::follow(&ledger).unwrap().sealed_by(keys())) }
    });
}

#[test]
fn nothing_acknowledged_over_http_is_lost_on_postgresql() {
    let Some(cluster) = postgres_cluster::Cluster::start() else { return };
    let town = Town::make(Some(&cluster.database("base")));
    let folder = tempfile::tempdir().unwrap();
    let kills = number("SANQIAN_KILLS", 100).min(number("SANQIAN_POSTGRES_KILLS", 30));
    killed(&town, kills, |from| {
        let data = folder.path().join(from.to_string());
        copied(&town.data, &data);
        let address = cluster.copy("base", &format!("killed_{from}"));
        std::fs::write(data.join("ledger.address"), &address).unwrap();
        let keys = sealer(&data);
        Place { data, open: Box::new(move || Ledger::connect(&address).unwrap().sealed_by(keys())) }
    });
}

/// The control: one who takes what was only sent for acknowledged must be found out by the very same check.
#[test]
fn what_was_acknowledged_too_early_is_found_lost() {
    let town = Town::make(None);
    let mut served = Served::start(&town.data);
    let (mut browser, key) = (Browser::new(served.port, &town.people.officer), "case-too-early");
    let sound = Wish::Case(town.findings[0].clone());
    let (_, answer) = send(&mut browser, "case-in-time", &sound).unwrap();
    let in_time = Told { key: "case-in-time".to_owned(), wish: sound, answer: Some(answer.clone()) };
    let body = json!({"finding": town.findings[1], "day": DAY}).to_string();
    let headers = format!("Idempotency-Key: {key}\r\n");
    let sent = Sent { line: "POST /api/v1/cases", headers, kind: "application/json", body: body.as_bytes() };
    browser.send_half(&sent).unwrap();
    served.kill();
    let early = json!({"id": "case", "entry": answer["entry"].as_u64().unwrap() + 1});
    let too_early = Told { key: key.to_owned(), wish: Wish::Case(town.findings[1].clone()), answer: Some(early) };
    let told = [in_time.clone(), too_early];
    let lost = |data: &Path| {
        let ledger = Ledger::follow(&data.join("ledger.sqlite")).unwrap().sealed_by(sealer(data)());
        Written::read(&ledger).lost(&ledger, &told)
    };
    assert_eq!(lost(&town.data), [key]);
    // Told twice of one entry, by another number, is found out too.
    let elsewhere = Told { answer: Some(json!({"entry": 1})), ..in_time };
    let ledger = Ledger::follow(&town.data.join("ledger.sqlite")).unwrap().sealed_by(sealer(&town.data)());
    assert_eq!(Written::read(&ledger).lost(&ledger, &[elsewhere]), ["case-in-time"]);
}
