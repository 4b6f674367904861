//! Bad input: each case a clear message that names the file and the remedy, exit code 3, nothing saved.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// The sample town's files, made once for all cases.
fn town() -> &'static Path {
    static TOWN: OnceLock<tempfile::TempDir> = OnceLock::new();
    TOWN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        sample_town::generate(sample_town::SEED, folder.path()).unwrap();
        folder
    })
    .path()
}

fn copy_of_the_town(to: &Path) -> PathBuf {
    let input = to.join("input");
    fs::create_dir(&input).unwrap();
    for entry in fs::read_dir(town().join("input")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), input.join(entry.file_name())).unwrap();
    }
    input
}

/// Breaks a copy of the town, imports it even with `--exclude-bad`, and expects a refusal that names `file` and has `code`.
fn check(file: &str, code: &str, break_it: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let input = copy_of_the_town(folder.path());
    break_it(&input);
    let data = folder.path().join("data");
    let output = Command::new(env!("CARGO_BIN_EXE_sanqian"))
        .args(["import", "--exclude-bad", "--json", "--as-of", "2023-06-30", "--data"])
        .arg(&data)
        .arg(&input)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = answer["error"]["problems"].as_array().unwrap();
    let problem = problems
        .iter()
        .find(|p| p["severity"] == "file" && p["place"]["file"].as_str().unwrap().contains(file) && p["code"] == code)
        .unwrap_or_else(|| panic!("no file-level `{code}` for {file} in {problems:#?}"));
    assert!(!problem["hint"].as_str().unwrap().is_empty() && !problem["expected"].as_str().unwrap().is_empty());
    nothing_saved(&data);
}

fn nothing_saved(data: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_sanqian")).args(["assess", "--data"]).arg(data).output().unwrap();
    assert_eq!(output.status.code(), Some(6), "the ledger must be empty");
}

#[test]
fn an_unreadable_workbook() {
    check("税务局-实缴税金.xlsx", "file.unreadable", |input| {
        fs::write(input.join("税务局-实缴税金.xlsx"), b"this is not a workbook").unwrap();
    });
}

#[test]
fn a_wrong_sheet() {
    check("会议签到.csv", "sheet.unknown", |input| {
        fs::write(input.join("会议签到.csv"), "姓名,电话,座位\n张三,1,2\n").unwrap();
    });
}

#[test]
fn a_shapefile_without_its_dbf() {
    check("宗地.shp", "shapefile.no_dbf", |input| fs::remove_file(input.join("宗地.dbf")).unwrap());
}

#[test]
fn a_crs_that_is_not_declared() {
    check("宗地.shp", "crs.undeclared", |input| fs::remove_file(input.join("宗地.prj")).unwrap());
}

#[test]
fn a_coordinate_outside_china() {
    check("水系.geojson", "geometry.outside_china", |input| {
        let line = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"塞纳河","宽度":80},"geometry":{"type":"LineString","coordinates":[[2.29,48.86],[2.35,48.85]]}}]}"#;
        fs::write(input.join("水系.geojson"), line).unwrap();
    });
}

#[test]
fn a_workbook_with_a_password() {
    check("统计局-规上工业.xlsx", "workbook.password", |input| {
        // An encrypted workbook is an OLE container with a stream called EncryptedPackage.
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        fs::write(input.join("统计局-规上工业.xlsx"), bytes).unwrap();
    });
}

#[test]
fn bad_rows_save_nothing_until_they_are_excluded_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let import = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_sanqian"))
            .args(["import", "--json", "--as-of", "2023-06-30", "--data"])
            .arg(&data)
            .arg(town().join("input"))
            .args(more)
            .output()
            .unwrap()
    };
    let refused = import(&[]);
    assert_eq!(refused.status.code(), Some(3));
    let answer: Value = serde_json::from_slice(&refused.stdout).unwrap();
    let rows = answer["error"]["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "row").count();
    assert!(rows > 0);
    nothing_saved(&data);

    let accepted = import(&["--exclude-bad"]);
    assert!(accepted.status.success(), "{}", String::from_utf8_lossy(&accepted.stderr));
    let answer: Value = serde_json::from_slice(&accepted.stdout).unwrap();
    assert_eq!(answer["excluded"].as_array().unwrap().len(), rows, "every bad row is recorded by name");
}
