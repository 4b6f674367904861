//! Every state × event pair of every kind, as committed text: allowed with duties, or refused with the rule and what is
//! missing. After a deliberate change of a pack, write the tables anew with `WRITE_TABLES=1 cargo test -p rectify table`
//! and read the difference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use model::{Case, CaseState, Duty, EventKind, Refusal, RefusalRule, Term};

use crate::docket::{self, Docket};
use crate::reach::{reach, suited};

#[test]
fn every_state_and_event_of_every_kind_is_as_the_table_says() {
    for docket in docket::all() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/tables/{}.txt", docket.name));
        let now = table(&docket);
        if std::env::var_os("WRITE_TABLES").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = committed.lines().zip(now.lines()).find(|(was, is)| was != is);
        assert!(committed == now, "{}: the table differs, first at {differs:?}", docket.name);
    }
}

#[test]
fn the_table_has_all_pairs_and_no_refusal_without_its_reason() {
    for docket in docket::all() {
        let text = table(&docket);
        let rows = text.lines().filter(|line| line.starts_with("  ") && !line.starts_with("    ")).count();
        assert_eq!(rows, CaseState::ALL.len() * EventKind::ALL.len(), "{}", docket.name);
        for cases in reach(&docket).values() {
            for (case, kind) in cases.iter().flat_map(|case| EventKind::ALL.map(|kind| (case, kind))) {
                if let Err(refusal) = docket.rules().step(case, docket.bare(case, kind)) {
                    assert!(refusal.rule == RefusalRule::Duplicate || !refusal.clauses.is_empty(), "{refusal:?}");
                    assert!(!refusal.zh.is_empty() && !refusal.en.is_empty(), "{refusal:?}");
                }
            }
        }
    }
}

fn table(docket: &Docket) -> String {
    let reached = reach(docket);
    let mut text = format!("{} · {}\n", docket.pack.header.title, docket.pack.header.title_en);
    for state in CaseState::ALL.iter().copied() {
        let forced = Case { state, ..docket.open() };
        let cases = reached.get(&state).cloned().unwrap_or_else(|| vec![forced]);
        let note = if reached.contains_key(&state) { "" } else { " (not reached by this kind)" };
        writeln!(text, "\n{}{note}", name(state)).unwrap();
        for kind in EventKind::ALL {
            row(&mut text, docket, &cases, kind);
        }
    }
    text
}

fn row(text: &mut String, docket: &Docket, cases: &[Case], kind: EventKind) {
    let bare = docket.rules().step(&cases[0], docket.bare(&cases[0], kind));
    write!(text, "  {:<16}", name(kind)).unwrap();
    let mut outcomes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for case in cases {
        let proposed: Vec<Option<&str>> = match kind {
            EventKind::Propose => docket.pack.measures.iter().map(|measure| Some(measure.code.as_str())).collect(),
            _ => vec![None],
        };
        for measure in proposed {
            let event = suited(docket, case, kind, measure);
            let day = event.day;
            let outcome = docket.rules().step(case, event);
            let said = match &outcome {
                Ok((after, duties)) => format!("→ {}{}", name(after.state), owed(day, duties)),
                Err(refusal) => format!("✗ {}", refused(refusal)),
            };
            let of = measure.or(case.measure.as_deref()).unwrap_or("-");
            let measures = outcomes.entry(said).or_default();
            if !measures.contains(&of) {
                measures.push(of);
            }
        }
    }
    let only_one = outcomes.len() == 1;
    let told: Vec<String> = outcomes
        .into_iter()
        .map(|(said, of)| if only_one { said } else { format!("{said} [{}]", of.join(" ")) })
        .collect();
    write!(text, "{}", told.join(" | ")).unwrap();
    match bare {
        Err(refusal) if told.iter().any(|said| said.starts_with('→')) => {
            writeln!(text, "\n    bare: ✗ {}", refused(&refusal)).unwrap();
        }
        _ => text.push('\n'),
    }
}

fn owed(day: jiff::civil::Date, duties: &[Duty]) -> String {
    let owed: Vec<String> = duties
        .iter()
        .map(|duty| match duty.by {
            Some(by) => format!("{}+{}", duty.code, (by - day).get_days()),
            None => duty.code.clone(),
        })
        .collect();
    if owed.is_empty() { String::new() } else { format!(" ({})", owed.join(", ")) }
}

fn refused(refusal: &Refusal) -> String {
    let missing: Vec<&str> = refusal.missing.iter().map(|missing| missing.code.as_str()).collect();
    let missing = match refusal.rule {
        RefusalRule::NotFromHere => String::new(),
        _ if missing.is_empty() => String::new(),
        _ => format!(": {}", missing.join(", ")),
    };
    format!("{:?}{missing}", refusal.rule)
}

/// The code name of a state or event.
fn name(of: impl serde::Serialize) -> String {
    serde_json::to_value(of).unwrap().as_str().unwrap().to_owned()
}
