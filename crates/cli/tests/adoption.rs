//! Packs before adoption, the years beside each other, and kept proposals, through the real binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::process::{Command, Output};

use serde_json::Value;

struct Town(String);

impl Town {
    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sanqian")).args(arguments).args(["--data", &self.0]).output().unwrap()
    }

    fn json(&self, code: i32, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn text(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn a_pack_is_checked_tried_kept_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let town = Town(folder.path().join("town").display().to_string());
    town.json(0, &["demo", "--no-serve"]);

    let check = town.json(0, &["publish-check", "huangyan-2021"]);
    assert!(!check["what_if"]["moves"].as_array().unwrap().is_empty());
    assert!(check["findings"].as_array().unwrap().iter().any(|found| found["what"]["kind"] == "punished"));
    let text = town.text(0, &["publish-check", "huangyan-2021"]);
    assert!(text.contains("发布前检查") && text.contains("谁受影响") && text.contains("18 纺织服装、服饰业"), "{text}");
    let blank = town.json(3, &["publish-check", "cixi"]);
    assert_eq!(blank["findings"][0]["gravity"], "error");
    assert!(town.text(3, &["publish-check", "cixi"]).contains("空白待填"));
    assert_eq!(town.run(&["publish-check", "nowhere"]).status.code(), Some(6));
    assert_eq!(town.run(&["publish-check"]).status.code(), Some(2));

    let trend = town.json(0, &["trend"]);
    assert_eq!(trend["trend"]["years"], serde_json::json!([2021, 2022]));
    let moved = trend["trend"]["firms"].as_array().unwrap().iter().find(|f| !f["moves"].as_array().unwrap().is_empty());
    let (id, name) = (moved.unwrap()["enterprise"].as_str().unwrap(), moved.unwrap()["name"].as_str().unwrap());
    assert_eq!(town.json(0, &["trend", id])["years"].as_array().unwrap().len(), 2);
    let text = town.text(0, &["trend", id]);
    assert!(text.contains(name) && text.contains("变动最大的是") && text.contains("未公示"), "{text}");
    assert!(town.text(0, &["trend", "--lang", "en"]).contains("in D now:"));
    assert_eq!(town.run(&["trend", "查无此厂"]).status.code(), Some(6));

    let tried = town.json(0, &["what-if", "huangyan-2021"]);
    let kept = town.json(0, &["what-if", "huangyan-2021", "--save", "沿用2021年办法"]);
    assert_eq!(kept["trial"], tried);
    assert_eq!(town.json(0, &["what-if", "list"]).as_array().unwrap().len(), 1);
    assert_eq!(town.json(0, &["what-if", "show", "1"]), kept);
    assert!(town.text(0, &["what-if", "show", "1"]).contains("未施行"));
    assert_eq!(town.json(0, &["what-if", "replay", "1"])["same"], true);
    town.json(0, &["what-if", "huangyan-2022", "--save", "现行"]);
    assert!(!town.json(0, &["what-if", "compare", "1", "2"]).as_array().unwrap().is_empty());
    assert_eq!(town.run(&["what-if", "show", "9"]).status.code(), Some(6));
    assert_eq!(town.run(&["what-if"]).status.code(), Some(2));
}
