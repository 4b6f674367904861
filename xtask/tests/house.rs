//! The house stays as its documents say: crate edges, code map, absences, file sizes, generated files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

const VERBS: [&str; 8] = ["survey", "rules", "space", "assess", "rectify", "uplift", "redevelop", "steward"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Normal dependencies of each of our crates: ours, and all by name.
fn dependencies() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap();
    let ours: BTreeSet<String> = metadata.packages.iter().map(|p| p.name.to_string()).collect();
    let normal = |p: &cargo_metadata::Package| -> BTreeSet<String> {
        p.dependencies.iter().filter(|d| d.kind == DependencyKind::Normal).map(|d| d.name.clone()).collect()
    };
    metadata
        .packages
        .iter()
        .map(|p| {
            let all = normal(p);
            (p.name.to_string(), (all.intersection(&ours).cloned().collect(), all))
        })
        .collect()
}

#[test]
fn crate_edges_are_those_of_decision_0006() {
    let text = read("docs/decisions/0006-crate-edges.md");
    let block = text.split("```edges\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let allowed: BTreeMap<String, BTreeSet<String>> = block
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, edges)| (name.to_owned(), edges.split_whitespace().map(str::to_owned).collect()))
        .collect();
    let real: BTreeMap<String, BTreeSet<String>> =
        dependencies().into_iter().map(|(name, (ours, _))| (name, ours)).collect();
    assert_eq!(real, allowed, "change the decision first, then the edge");
}

#[test]
fn verbs_know_no_database_http_async_clock_chance_or_file_system() {
    let barred_crates = ["rusqlite", "axum", "tokio", "hyper", "rand", "reqwest", "postgres", "tower"];
    let barred_words =
        ["std::fs", "std::net", "std::env", "SystemTime", "Instant::now", "Zoned::now", "async fn", "std::thread"];
    let all = dependencies();
    for verb in VERBS {
        let (_, names) = &all[verb];
        for barred in barred_crates {
            assert!(!names.contains(barred), "{verb} depends on {barred}");
        }
        for file in sources(&root().join("crates").join(verb).join("src")) {
            let text = fs::read_to_string(&file).unwrap();
            for word in barred_words {
                assert!(!text.contains(word), "{} says `{word}`", file.display());
            }
        }
    }
}

#[test]
fn only_ledger_and_formats_know_sql_and_only_server_knows_http() {
    for (name, (_, all)) in dependencies() {
        if all.contains("rusqlite") {
            assert!(["ledger", "formats", "sample-town", "power-cut"].contains(&name.as_str()), "{name} knows SQL");
        }
        if all.contains("axum") {
            assert_eq!(name, "server", "{name} knows HTTP");
        }
    }
}

#[test]
fn the_code_map_names_every_crate_and_nothing_else() {
    let map = read("ARCHITECTURE.md");
    let named: BTreeSet<String> = map
        .lines()
        .filter_map(|line| line.strip_prefix("| `crates/"))
        .filter_map(|rest| rest.split('`').next())
        .map(str::to_owned)
        .collect();
    let real: BTreeSet<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .flatten()
        .filter(|e| e.path().join("Cargo.toml").is_file())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(named, real);
    for line in map.lines() {
        for path in
            line.split('`').skip(1).step_by(2).filter(|p| p.contains('/') && !p.contains([' ', '{', '*', ':', '<']))
        {
            assert!(
                root().join(path.trim_start_matches('/')).exists(),
                "ARCHITECTURE.md names `{path}`, which is not there"
            );
        }
    }
}

#[test]
fn every_direct_dependency_has_its_reason() {
    let reasons = read("docs/dependencies.md");
    let mut missing = BTreeSet::new();
    let ours: BTreeSet<String> = dependencies().keys().cloned().collect();
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap();
    for package in &metadata.packages {
        for dependency in &package.dependencies {
            if !ours.contains(&dependency.name) && !reasons.contains(&format!("| `{}` |", dependency.name)) {
                missing.insert(dependency.name.clone());
            }
        }
    }
    assert!(missing.is_empty(), "no reason in docs/dependencies.md for {missing:?}");
}

#[test]
fn files_are_short_and_named_by_content() {
    let mut long = Vec::new();
    for folder in ["crates", "xtask"] {
        for file in sources(&root().join(folder)) {
            let shown = file.strip_prefix(root()).unwrap().display().to_string();
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(!["util", "utils", "helpers", "common", "misc"].contains(&stem.as_str()), "{shown}");
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > 800 && !shown.contains("/tests/") {
                long.push(format!("{shown}: {lines}"));
            }
        }
    }
    assert!(long.is_empty(), "over 800 lines: {long:?}");
}

#[test]
fn generated_schemas_are_fresh() {
    for (name, text) in xtask::schemas() {
        assert!(read(&format!("schemas/{name}")) == text, "schemas/{name} is stale: run `make codegen`");
    }
}

#[test]
fn decisions_are_listed() {
    let index = read("docs/decisions/README.md");
    for entry in fs::read_dir(root().join("docs/decisions")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name == "README.md" || index.contains(&format!("({name})")), "{name} is not in the list of decisions");
    }
}

/// A library whose features differ between `make demo` and `make test` would be compiled twice, and all that stands on it.
#[test]
fn programs_and_tests_share_one_build() {
    let features = |selection: &[&str]| -> BTreeMap<String, BTreeSet<String>> {
        let arguments = ["tree", "--locked", "--prefix", "none", "--format", "{p} {f}"];
        let mut cargo = std::process::Command::new(env!("CARGO"));
        let output = cargo.args(arguments).args(selection).current_dir(root()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().map(|line| line.trim_end_matches(" (*)"));
        // name, version, features; our own crates name their folder and have none
        let libraries = lines.filter(|line| !line.contains(" (")).filter_map(|line| {
            let mut words = line.splitn(3, ' ');
            let name = format!("{} {}", words.next()?, words.next()?);
            Some((name, words.next().unwrap_or_default().trim().to_owned()))
        });
        let mut by_library: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (library, features) in libraries {
            by_library.entry(library).or_default().insert(features); // one for the machine, one for build scripts
        }
        by_library
    };
    let program = features(&["--package", "cli", "--edges", "no-dev"]);
    let tests = features(&["--workspace"]);
    assert!(program.len() > 100, "{}", program.len());
    let differing: Vec<_> = program
        .iter()
        .filter_map(|(library, have)| {
            tests.get(library).filter(|want| !have.is_subset(want)).map(|want| (library, have, want))
        })
        .collect();
    assert!(differing.is_empty(), "compiled twice: {differing:#?}; add the features in the workspace's Cargo.toml");
}
