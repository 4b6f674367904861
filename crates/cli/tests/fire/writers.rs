//! Those who write and read while the program is killed, and what each was told. They stand outside it and outlive it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::asked::{Browser, Sent};
use crate::steps::{DAY, Step, step};
use crate::town::People;

/// What somebody wanted written.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    /// A case on a suspicion.
    Case(String),
    /// A step of one, with evidence.
    Step(Step),
    /// An account under a name.
    Account(String),
}

/// A wish, the key under which it was sent, and the answer if one came.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub key: String,
    pub wish: Wish,
    pub answer: Option<Value>,
}

/// What all of them were told in one life of the program.
#[derive(Default)]
pub(crate) struct Heard {
    pub told: Mutex<Vec<Told>>,
    /// Bytes that came with what was refused.
    pub refused: Mutex<Vec<Vec<u8>>>,
    pub reads: AtomicUsize,
    /// The program is about to be killed: what fails from now on fails for that reason.
    pub ending: AtomicBool,
    /// They are to stop by themselves.
    pub ended: AtomicBool,
}

impl Heard {
    pub(crate) fn acknowledged(&self) -> usize {
        self.told.lock().unwrap().iter().filter(|told| told.answer.is_some()).count()
    }

    /// Sends a wish, taken down before and after. `None` when no answer came, which only the killing excuses.
    fn ask(&self, browser: &mut Browser, key: &str, wish: Wish) -> Option<Value> {
        let told = Told { key: key.to_owned(), wish: wish.clone(), answer: None };
        let at = {
            let mut all = self.told.lock().unwrap();
            all.push(told);
            all.len() - 1
        };
        match send(browser, key, &wish) {
            Ok((200 | 201, answer)) => {
                self.told.lock().unwrap()[at].answer = Some(answer.clone());
                Some(answer)
            }
            Ok((status, answer)) => panic!("{wish:?}: {status} {answer}"),
            Err(error) => {
                assert!(self.ending.load(Ordering::SeqCst), "nobody killed it: {error}");
                None
            }
        }
    }
}

/// Sends a wish; the status and the answer.
pub(crate) fn send(browser: &mut Browser, key: &str, wish: &Wish) -> Result<(u16, Value), std::io::Error> {
    let answer = match wish {
        Wish::Case(finding) => {
            let body = json!({"finding": finding, "day": DAY}).to_string();
            let headers = format!("Idempotency-Key: {key}\r\n");
            let (line, kind, body) = ("POST /api/v1/cases", "application/json", body.as_bytes());
            browser.send(&Sent { line, headers, kind, body })?
        }
        Wish::Step(step) => step.send(browser, Some(key))?,
        Wish::Account(name) => browser.post("/api/v1/people", &json!({"name": name, "person": "王五"}))?,
    };
    Ok((answer.status, answer.json()))
}

/// Opens cases and takes their first step, until it is killed. After each it tries what must be refused: the step once more from the
/// version before.
pub(crate) fn officer(port: u16, people: &People, heard: &Heard, findings: &AtomicUsize, of: &Work<'_>) {
    let mut browser = Browser::new(port, &people.officer);
    while !heard.ended.load(Ordering::SeqCst) {
        let at = findings.fetch_add(1, Ordering::SeqCst);
        let Some(finding) = of.findings.get(at) else { return };
        let name = format!("{}-{at}", of.round);
        let wish = Wish::Case(finding.clone());
        let Some(opened) = heard.ask(&mut browser, &format!("case-{name}"), wish) else { return };
        let Ok(read) = browser.get(&format!("/api/v1/cases/{}", opened["id"].as_str().unwrap())) else { return };
        let first = step(&read.json(), of.kinds, &format!("photo of {name}"));
        let wish = Wish::Step(first);
        if heard.ask(&mut browser, &format!("step-{name}"), wish).is_none() {
            return;
        }
        let late = step(&read.json(), of.kinds, &format!("too late, {name}"));
        heard.refused.lock().unwrap().extend(late.files.clone());
        let Ok(answer) = late.send(&mut browser, None) else { return };
        assert_eq!(answer.status, 412, "{}", answer.json());
    }
}

/// What officers work on.
pub(crate) struct Work<'a> {
    pub round: u64,
    pub findings: &'a [String],
    pub kinds: &'a [String],
}

/// Opens accounts.
pub(crate) fn administrator(port: u16, people: &People, heard: &Heard, round: u64) {
    let mut browser = Browser::new(port, &people.system);
    for n in (0..).take_while(|_| !heard.ended.load(Ordering::SeqCst)) {
        let name = format!("u-{round}-{n}");
        if heard.ask(&mut browser, &name, Wish::Account(name.clone())).is_none() {
            return;
        }
    }
}

/// Reads what an officer reads; every answer that comes is a good one.
pub(crate) fn reader(port: u16, people: &People, heard: &Heard) {
    let mut browser = Browser::new(port, &people.officer);
    for path in ["/api/v1/cases", "/api/v1/town", "/api/v1/findings?limit=20"].iter().cycle() {
        if heard.ended.load(Ordering::SeqCst) {
            return;
        }
        match browser.get(path) {
            Ok(answer) => assert_eq!(answer.status, 200, "{path}"),
            Err(error) => {
                assert!(heard.ending.load(Ordering::SeqCst), "nobody killed it: {error}");
                return;
            }
        }
        heard.reads.fetch_add(1, Ordering::SeqCst);
    }
}
