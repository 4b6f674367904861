//! Every state × act pair of every variant, as committed text. After a deliberate change of the pack, write it anew with
//! `WRITE_TABLES=1 cargo test -p steward table` and read the difference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use model::{Disposal, DisposalAct, DisposalState, Refusal, Term};

use crate::office::{PACK, bare, open, reach, rules, suited};

#[test]
fn every_state_and_act_is_as_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/disposal/table.txt");
    let now = table();
    if std::env::var_os("WRITE_TABLES").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(now.lines()).find(|(was, is)| was != is);
    assert!(committed == now, "the table differs, first at {differs:?}");
    let rows = now.lines().filter(|line| line.starts_with("  ") && !line.starts_with("    ")).count();
    assert_eq!(rows, DisposalState::ALL.len() * DisposalAct::ALL.len());
}

#[test]
fn no_refusal_is_without_its_clause_and_words() {
    for (file, act) in
        reach("land_market").values().flat_map(|file| DisposalAct::ALL.iter().map(move |act| (file, act)))
    {
        if let Err(refusal) = rules().step(file, bare(file, *act)) {
            assert!(!refusal.clauses.is_empty() && !refusal.zh.is_empty() && !refusal.en.is_empty(), "{refusal:?}");
        }
    }
}

fn table() -> String {
    let variants: Vec<&str> = PACK.variants.iter().map(|variant| variant.code.as_str()).collect();
    let reached: BTreeMap<&str, _> = variants.iter().map(|variant| (*variant, reach(variant))).collect();
    let mut text = format!("{} · {}\n", PACK.header.title, PACK.header.title_en);
    for state in DisposalState::ALL {
        writeln!(text, "\n{}", name(*state)).unwrap();
        for act in DisposalAct::ALL {
            let mut outcomes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            let mut poor: Option<Refusal> = None;
            for variant in &variants {
                let forced = Disposal { state: *state, ..open(variant) };
                let file = reached[variant].get(state).unwrap_or(&forced);
                let event = suited(file, *act);
                let said = match rules().step(file, event) {
                    Ok((after, duties)) => {
                        poor = rules().step(file, bare(file, *act)).err();
                        let duties: Vec<String> = duties.iter().map(|duty| format!(" !{}", duty.code)).collect();
                        format!("→ {}{}", name(after.state), duties.concat())
                    }
                    Err(refusal) => format!("✗ {:?}", refusal.rule),
                };
                outcomes.entry(said).or_default().push(variant);
            }
            let one = outcomes.len() == 1;
            let told: Vec<String> = outcomes
                .into_iter()
                .map(|(said, of)| if one { said } else { format!("{said} [{}]", of.join(" ")) })
                .collect();
            writeln!(text, "  {:<18}{}", name(*act), told.join(" | ")).unwrap();
            if let Some(refusal) = poor {
                let missing: Vec<&str> = refusal.missing.iter().map(|missing| missing.code.as_str()).collect();
                writeln!(text, "    bare: ✗ {:?} {}", refusal.rule, missing.join(", ")).unwrap();
            }
        }
    }
    text
}

fn name(of: impl serde::Serialize) -> String {
    serde_json::to_value(of).unwrap().as_str().unwrap().to_owned()
}
