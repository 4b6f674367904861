//! The demo as a person runs it: the real binary, an empty folder, one summary object.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn sanqian(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sanqian")).args(arguments).output().unwrap()
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn demo(data: &Path) -> Value {
    json(&sanqian(&["demo", "--no-serve", "--json", "--data", data.to_str().unwrap()]))
}

#[test]
fn demo_keeps_everything_under_its_folder_and_runs_again_to_the_same_result() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("town");
    let first = demo(&data);
    assert!(first["counts"]["enterprises"].as_u64().unwrap() > 1_400);
    assert!(first["counts"]["garment"].as_u64().unwrap() > 1_100);
    assert_eq!(first["import"]["already_in_ledger"], false);
    assert!(first["import"]["excluded_rows"].as_u64().unwrap() > 0, "the town's files hold honest noise");
    for check in ["legality", "illegal_building", "letting", "fire_safety", "environment"] {
        assert!(!first["findings"][check].as_object().unwrap().is_empty(), "{check}");
    }
    assert!(!first["blocks"].as_array().unwrap().is_empty());
    assert!(first["unsourced_parameters"].as_u64().unwrap() > 0);
    assert!(data.join("三千成果.xlsx").exists());
    assert!(data.join("ledger.sqlite").exists());

    let again = demo(&data);
    assert_eq!(again["import"]["already_in_ledger"], true);
    for key in ["snapshot", "grades", "findings", "blocks", "fund_balance", "coaching", "uplift_mu"] {
        assert_eq!(first[key], again[key], "{key}");
    }

    every_verb_reads_what_the_demo_left(&data);
}

fn every_verb_reads_what_the_demo_left(data: &Path) {
    let data = data.to_str().unwrap();
    let assessment = json(&sanqian(&["assess", "--json", "--data", data]));
    let last = assessment["populations"][1]["results"].as_array().unwrap().last().unwrap().clone();
    let code = last["candidate"]["code"].as_str().unwrap();
    let explained = sanqian(&["explain", code, "--data", data]);
    let text = String::from_utf8(explained.stdout).unwrap();
    assert!(text.contains(last["candidate"]["name"].as_str().unwrap()), "{text}");
    assert!(text.contains(".xlsx / 租赁 / 第"), "the source cell is named: {text}");
    assert!(
        !json(&sanqian(&["findings", "--json", "--check", "letting", "--data", data])).as_array().unwrap().is_empty()
    );
    let blocks = json(&sanqian(&["blocks", "--json", "--data", data]));
    let plan = json(&sanqian(&["plan", "--json", "--data", data]));
    assert_eq!(blocks.as_array().unwrap().len(), plan["blocks"].as_array().unwrap().len());
    let unknown = sanqian(&["explain", "查无此厂", "--data", data]);
    assert_eq!(unknown.status.code(), Some(6));
}

#[test]
fn a_folder_without_a_ledger_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = sanqian(&["assess", "--data", folder.path().join("none").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("sanqian import"), "{output:?}");
}
