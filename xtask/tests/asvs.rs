//! `docs/asvs.csv`: every requirement that is said to be met names a test, a script or a document that exists.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const STATES: [&str; 7] = ["met", "partly", "deviation", "open", "operator", "not applicable", "state"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn what_is_said_to_be_met_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = Vec::new();
    for folder in ["crates", "xtask", "docs", "deploy", "scripts"] {
        files(&root.join(folder), &mut all);
    }
    let names: BTreeSet<String> =
        all.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let sources: String = all
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .map(|p| fs::read_to_string(p).unwrap())
        .collect();
    let text = fs::read_to_string(root.join("docs/asvs.csv")).unwrap();
    let mut seen = BTreeSet::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let [requirement, level, subject, state, place, test] = *cells.as_slice() else { panic!("six cells: {line}") };
        assert!(seen.insert(requirement), "twice: {line}");
        assert!(STATES.contains(&state) && !subject.is_empty() && !place.is_empty() && !level.is_empty(), "{line}");
        if state == "met" {
            assert!(!test.is_empty(), "no test: {line}");
        }
        let there = test.is_empty()
            || test == "test"
            || test == "Cargo.toml"
            || names.contains(test)
            || sources.contains(&format!("fn {test}("));
        assert!(there, "no test of that name: {line}");
    }
    assert!(seen.len() > 60);
}
