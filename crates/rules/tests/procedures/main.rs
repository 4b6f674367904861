//! Procedure packs: each official clause stands, word for word, in the committed article; faulty packs are refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use model::{DisposalAct, DisposalState, PetitionAct, PetitionState, Status, StorageAct, StorageState, Term};
use rules::{CitedClause, LawText, ProcedurePack};
use serde::de::DeserializeOwned;

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(packs().join(path)).unwrap()
}

/// The clauses of every procedure under `rulepacks/procedures`.
fn cited() -> BTreeMap<String, Vec<CitedClause>> {
    let folders = std::fs::read_dir(packs().join("procedures")).unwrap();
    folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .map(|name| {
            let text = read(&format!("procedures/{name}/pack.toml"));
            (name.clone(), clauses(&name, &text))
        })
        .collect()
}

fn clauses(name: &str, text: &str) -> Vec<CitedClause> {
    match name {
        "village-asset" => of::<DisposalState, DisposalAct>(name, text),
        "petition" => of::<PetitionState, PetitionAct>(name, text),
        "land-storage" => of::<StorageState, StorageAct>(name, text),
        other => panic!("no test reads `{other}`"),
    }
}

fn of<S: Term + DeserializeOwned, E: Term + DeserializeOwned>(name: &str, text: &str) -> Vec<CitedClause> {
    ProcedurePack::<S, E>::parse(name, text).unwrap().clauses().cloned().collect()
}

#[test]
fn each_number_and_phrase_stands_in_the_committed_article() {
    let mut checked = 0;
    for (name, clauses) in cited() {
        for clause in clauses.into_iter().filter(|clause| clause.status == Status::Official) {
            let law = LawText::parse(&clause.title, &read(&format!("laws/{}.toml", clause.title))).unwrap();
            assert_eq!(clause.version, law.version.to_string(), "{name}: {}", clause.title);
            let article = law.article(&clause.article);
            let article = article.unwrap_or_else(|| panic!("{name}: {} {}", clause.title, clause.article));
            assert!(article.text.contains(&clause.phrase), "{name}: {} {}", clause.article, clause.phrase);
            assert!(clause.phrase.chars().count() >= 6, "{name}: `{}` is too short to mean something", clause.phrase);
            checked += 1;
        }
    }
    assert!(checked >= 50, "only {checked} clauses were checked");
}

#[test]
fn faulty_packs_are_refused() {
    let text = read("procedures/village-asset/pack.toml");
    for (from, to, expected) in [
        ("starts = [\"valuation_publicity\"]", "starts = [\"publicity\"]", "clock `publicity` is missing"),
        ("to = \"suspended\"", "to = \"withdrawn\"", "no step leads to `Suspended`"),
        ("roles = [\"appraiser\"]", "roles = [\"nobody\"]", "role `nobody` is named but not given"),
        ("only = [\"land_market\"]", "only = [\"land\"]", "variant `land` is named but not given"),
        (
            "act = \"reject\"\nfrom = [\"appraiser_meeting\"]",
            "act = \"choose_appraiser\"\nfrom = [\"appraiser_meeting\"]",
            "stands twice",
        ),
        ("act = \"win\"", "act = \"give_away\"", "unknown variant `give_away`"),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        let error = ProcedurePack::<DisposalState, DisposalAct>::parse("p", &changed).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}
