//! `sanqian rules`: cases run, refusals named with file, line and column, exit code 3.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn sanqian(arguments: &[&str], place: Option<&Path>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sanqian")).args(arguments).args(place).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A copy of the guide's county, one of whose files is changed.
fn county(folder: &Path, file: &str, from: &str, to: &str) -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/lixian-2025");
    let copy = folder.join("lixian-2025");
    fs::create_dir(&copy).unwrap();
    for name in ["pack.toml", "cases.toml"] {
        let mut text = fs::read_to_string(source.join(name)).unwrap();
        if name == file {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        fs::write(copy.join(name), text).unwrap();
    }
    copy
}

#[test]
fn all_shipped_packs_pass_their_cases_and_say_what_is_blank() {
    let output = sanqian(&["rules", "test", "--json"], None);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let packs: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packs = packs.as_array().unwrap();
    assert_eq!(packs.len(), 9);
    let of = |id: &str| packs.iter().find(|pack| pack["place"] == id).unwrap();
    assert_eq!(of("huangyan-2022")["cases"].as_array().unwrap().len(), 6);
    assert!(of("huangyan-2022")["blanks"].as_array().unwrap().is_empty());
    assert!(of("cixi")["blanks"].as_array().unwrap().iter().any(|blank| blank == "tenants.item_1.weight"));

    let table = said(&sanqian(&["rules", "test"], None));
    assert!(
        table.contains("规则包的用例") && table.contains("留空未填，不能计分") && table.contains("通过"),
        "{table}"
    );
    assert!(table.contains("cixi 留空（没有出处，填满之前不计分）"), "{table}");
}

#[test]
fn a_case_that_comes_out_otherwise_ends_with_3_and_shows_both_figures() {
    let folder = tempfile::tempdir().unwrap();
    let place = county(folder.path(), "pack.toml", "benchmark = 10\n", "benchmark = 12\n");
    let output = sanqian(&["rules", "test"], Some(&place));
    assert_eq!(output.status.code(), Some(3));
    let table = said(&output);
    for words in ["有用例不符", "不符之处", "90.0000", "80.0000"] {
        assert!(table.contains(words), "{words}\n{table}");
    }
}

#[test]
fn a_refused_pack_ends_with_3_and_names_file_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let place = county(folder.path(), "pack.toml", "cap = 1.5", "cpa = 1.5");
    let output = sanqian(&["rules", "test"], Some(&place));
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("被拒绝"));
    let refusal = String::from_utf8(output.stderr).unwrap();
    assert!(refusal.contains("lixian-2025/pack.toml:63:1: unknown field `cpa`"), "{refusal}");
}

#[test]
fn wrong_cases_are_refused_in_their_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let place = county(folder.path(), "cases.toml", "tenants = 3", "tenant = 3");
    let output = sanqian(&["rules", "test"], Some(&place));
    assert_eq!(output.status.code(), Some(3));
    let refusal = String::from_utf8(output.stderr).unwrap();
    assert!(refusal.contains("lixian-2025/cases.toml:") && refusal.contains("unknown fact `tenant`"), "{refusal}");
}

#[test]
fn a_folder_of_packs_is_tested_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    county(folder.path(), "pack.toml", "benchmark = 10\n", "benchmark = 10\n");
    let output = sanqian(&["rules", "test", "--json"], Some(folder.path()));
    assert_eq!(output.status.code(), Some(0));
    let packs: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(packs.as_array().unwrap().len(), 1);
    assert_eq!(packs[0]["cases"].as_array().unwrap().len(), 3);
}

#[test]
fn a_pack_is_shown_with_its_numbers_and_its_blanks() {
    let shown = said(&sanqian(&["rules", "show", "huaian-2024"], None));
    for words in
        ["淮安", "亩均税收", "2 × 留空", "T类", "benchmark.below_scale.tax_per_electricity", "A 0.2, B 0.6, C 0.95"]
    {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let english = said(&sanqian(&["rules", "show", "huangyan-2022", "--lang", "en"], None));
    assert!(english.contains("blank: nothing") && english.contains("24.097"), "{english}");
}

#[test]
fn what_is_no_pack_is_not_found_and_the_shipped_names_are_told() {
    let output = sanqian(&["rules", "show", "nowhere-2020"], None);
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("huaian-2024"));
}

#[test]
fn a_shipped_pack_is_named_by_its_id_when_facts_are_assessed() {
    let folder = tempfile::tempdir().unwrap();
    let facts = folder.path().join("facts.csv");
    fs::write(&facts, "enterprise,name,scale,tax_paid_wan_yuan,land_mu,electricity_wan_kwh\n1,甲,规下,15,3,100\n")
        .unwrap();
    let assess = |pack: &str| {
        let arguments = ["assess", "--json", "--year", "2021", "--pack", pack, "--facts"];
        sanqian(&arguments, Some(&facts))
    };
    let graded: Value = serde_json::from_slice(&assess("huangyan-2021").stdout).unwrap();
    // 5 ÷ 16.601058 × 50 + 0.15 ÷ 0.236565 × 50
    assert!(graded.to_string().contains("46.763"), "{graded}");
    let refused = assess("wenling-2021");
    assert_eq!(refused.status.code(), Some(3));
    assert!(said(&refused).contains("above_scale.tax_per_mu.weight"), "{}", said(&refused));
}

/// The table that the guide tries the county's pack on.
fn table_of_the_guide() -> String {
    let guide = include_str!("../../../docs/guide/zh/规则包.md");
    let (_, block) = guide.split_once("```csv 试评\n").unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_county_of_the_guide_is_tried_on_a_table_with_its_own_facts() {
    let folder = tempfile::tempdir().unwrap();
    let facts = folder.path().join("试评.csv");
    fs::write(&facts, table_of_the_guide()).unwrap();
    let county = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/lixian-2025");
    let arguments = ["assess", "--json", "--year", "2025", "--pack", county.to_str().unwrap(), "--facts"];
    let output = sanqian(&arguments, Some(&facts));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let graded: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results: Vec<&Value> =
        graded["populations"].as_array().unwrap().iter().flat_map(|p| p["results"].as_array().unwrap()).collect();
    let scores: Vec<(&str, f64)> = results
        .iter()
        .map(|result| (result["candidate"]["name"].as_str().unwrap(), result["ranked_score"].as_f64().unwrap()))
        .collect();
    // As in the county's cases: a green factory has 3 points more, three tenants cost 10.
    assert_eq!(scores, [("甲厂", 130.0), ("乙厂", 58.0), ("丙厂", 90.0)]);

    fs::write(&facts, table_of_the_guide().replace("5,是,", "5,也许,")).unwrap();
    let output = sanqian(&arguments, Some(&facts));
    assert_eq!(output.status.code(), Some(3));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let place = &answer["error"]["problems"][0]["place"];
    assert_eq!((place["row"].as_u64(), place["column"].as_str()), (Some(3), Some("green_factory")));
}
