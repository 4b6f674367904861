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
    the_daily_work_is_usable(data, code);
}

/// Cases, portrait, plan, board, village assets, petitions, quotas, stewards: read, stepped, and refused with the rule.
fn the_daily_work_is_usable(data: &str, firm: &str) {
    let cases = json(&sanqian(&["case", "list", "--json", "--data", data]));
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 60, "twelve of each check");
    let suspected = cases.iter().find(|file| file["case"]["state"] == "suspected").unwrap();
    let id = suspected["case"]["id"].as_str().unwrap();
    let shown = json(&sanqian(&["case", "show", id, "--json", "--data", data]));
    assert!(shown["next"].as_array().unwrap().iter().any(|step| step["code"] == "verify"), "{shown}");
    let on = ["--on", "2024-01-02", "--data", data];
    let step = |more: &[&str]| sanqian(&[&["case", "step", id], more, &on].concat());
    let refused = step(&["现场核实属实", "--as", "steward"]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(4), "{words}");
    assert!(words.contains("[capacity]") && words.contains("行政处罚法第四十二条"), "{words}");
    let photo = Path::new(data).join("photo.jpg");
    std::fs::write(&photo, b"a photo").unwrap();
    let evidence = format!("photo_before={}", photo.display());
    let body = cases.iter().find(|file| file["case"]["id"] == id).unwrap()["case"]["check"].clone();
    let body = match body.as_str().unwrap() {
        "fire_safety" => "fire_rescue",
        "environment" => "ecology",
        "letting" => "emergency_management",
        "illegal_building" => "natural_resources",
        _ => "market_supervision",
    };
    let attached = step(&["attach", "--as", "office", "--body", body, "--evidence", &evidence]);
    assert!(attached.status.success(), "{}", String::from_utf8_lossy(&attached.stderr));
    let after = json(&sanqian(&["case", "show", id, "--json", "--data", data]));
    let before = suspected["case"]["events"].as_array().unwrap().len();
    assert_eq!(after["case"]["case"]["events"].as_array().unwrap().len(), before + 1, "the photo is in the case");

    let portrait = json(&sanqian(&["portrait", firm, "--json", "--data", data]));
    assert_eq!(portrait["as_of"], "2023-06-30");
    let plan = json(&sanqian(&["plan", firm, "--json", "--data", data]));
    assert!(plan["proposed"].as_array().unwrap().iter().all(|line| !line["clauses"].as_array().unwrap().is_empty()));
    let board = json(&sanqian(&["board", "--actions", "--json", "--data", data]));
    assert_eq!(board["measures"].as_array().unwrap().len(), 7);
    let assets = json(&sanqian(&["assets", "list", "--json", "--data", data]));
    assert!(!assets["books"].as_object().unwrap().is_empty());
    let petitions = json(&sanqian(&["petition", "list", "--json", "--data", data]));
    assert!(!petitions.as_object().unwrap().is_empty());
    assert!(!json(&sanqian(&["storage", "list", "--json", "--data", data])).as_object().unwrap().is_empty());
    assert!(json(&sanqian(&["quota", "list", "--json", "--data", data])).get("factors").is_some());

    let visited =
        sanqian(&["steward", "visit", firm, "想招工", "--asks", "recruiting", "--on", "2024-01-02", "--data", data]);
    assert!(visited.status.success(), "{}", String::from_utf8_lossy(&visited.stderr));
    let done = sanqian(&["steward", "order", "1", "done", "--on", "2024-01-03", "--data", data]);
    assert_eq!(done.status.code(), Some(4), "an order is assigned before it is done");
    let meter = ["steward", "meter", "P1", "m1", "electricity", "2023-07-01", "2023-07-31", "1000.5", "--data", data];
    assert!(sanqian(&meter).status.success());
    assert_eq!(sanqian(&meter).status.code(), Some(4), "the same days are not metered twice");
    assert!(!json(&sanqian(&["steward", "indicators", "--json", "--data", data])).as_array().unwrap().is_empty());
}

#[test]
fn a_folder_without_a_ledger_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let output = sanqian(&["assess", "--data", folder.path().join("none").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("sanqian import"), "{output:?}");
}
