//! `sanqian phases` and `sanqian negotiate` on the sample town, as a person runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sanqian"))
        .args(words)
        .arg("--data")
        .arg(data)
        .env_remove("SANQIAN_DATA")
        .env_remove("SANQIAN_LANG")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json_of(output: &Output) -> Value {
    serde_json::from_str(&text(output)).unwrap()
}

#[test]
fn a_town_reads_its_plan_asks_about_it_and_negotiates() {
    let folder = tempfile::tempdir().unwrap();
    let (town, data) = (folder.path().join("town"), folder.path().join("data"));
    text(&run(&data, &["sample", town.to_str().unwrap()]));
    text(&run(&data, &["import", town.join("input").to_str().unwrap(), "--as-of", "2023-06-30", "--exclude-bad"]));

    the_plan_its_bound_what_binds_and_the_runner_up_are_printed(&data);
    let phased = answers_agree_with_the_plan(&data);
    by_hand(&data, &phased);
    rounds_are_kept_with_what_changed(folder.path(), &data);
}

fn the_plan_its_bound_what_binds_and_the_runner_up_are_printed(data: &Path) {
    let json = json_of(&run(data, &["phases", "--work", "2", "--json"]));
    let said = text(&run(data, &["phases", "--work", "2"]));
    for words in ["分期改造方案", "方案价值", "已证明的上限", "差距", "什么在起约束", "每增加 1,000 ㎡ 周转用房"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let plan = &json["plan"];
    assert!(said.contains(plan["hash"].as_str().unwrap()), "the same work prints the same plan");
    assert_eq!(said.contains("次优方案"), !json["runner_up"].is_null());
    assert!(!json["runner_up"].is_null(), "the search finds another plan on the sample town");
    let english = text(&run(data, &["phases", "--work", "2", "--lang", "en"]));
    for words in ["no plan is worth more than", "gap", "what binds", "runner-up"] {
        assert!(english.contains(words), "{words}: {english}");
    }
}

fn answers_agree_with_the_plan(data: &Path) -> Value {
    let asked = ["phases", "--work", "2", "--answer", "all"];
    let both = json_of(&run(data, &[&asked[..], &["--json"]].concat()));
    let (plan, answers) = (&both["plan"], &both["answers"]);
    let points = plan["points"].as_i64().unwrap();

    let others = answers["alternatives"].as_array().unwrap();
    assert!(!others.is_empty());
    let mut hashes: Vec<&str> = others.iter().map(|it| it["plan"]["hash"].as_str().unwrap()).collect();
    hashes.push(plan["hash"].as_str().unwrap());
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), others.len() + 1, "each is another plan");
    for other in others {
        assert!(other["plan"]["points"].as_i64().unwrap() >= points - points / 100);
        let moved = ["without", "with"].map(|key| other[key].as_array().unwrap().len());
        assert!(moved[0] + moved[1] + usize::try_from(other["otherwise"].as_u64().unwrap()).unwrap() > 0);
    }
    let parcels: usize =
        plan["blocks"].as_array().unwrap().iter().map(|block| block["parcels"].as_array().unwrap().len()).sum();
    assert_eq!(answers["inclusion"].as_array().unwrap().len(), parcels);
    for price in answers["prices"].as_array().unwrap() {
        let (found, most) = (price["by_solving"].as_i64().unwrap(), price["at_most"].as_i64().unwrap());
        assert!((0..=most).contains(&found), "{price}");
    }
    assert!(!answers["prices"].as_array().unwrap().is_empty(), "swing space binds in the sample town");
    let front = answers["frontier"].as_array().unwrap();
    let of = |point: &Value, key: &str| point[key].as_i64().unwrap();
    assert!(front.len() > 1);
    for pair in front.windows(2) {
        assert!(of(&pair[0], "npv") > of(&pair[1], "npv") && of(&pair[0], "land_freed") < of(&pair[1], "land_freed"));
    }
    let said = text(&run(data, &asked));
    for words in ["相差 1% 以内的其他方案", "每宗地纳入的价值", "限制放宽一步的价值", "净现值与腾出土地的取舍"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    both
}

/// A parcel of the plan is put out by hand and stays out; in and out at once is refused in words.
fn by_hand(data: &Path, phased: &Value) {
    let id = phased["plan"]["blocks"][0]["parcels"][0].as_str().unwrap();
    let without = json_of(&run(data, &["phases", "--work", "2", "--json", "--exclude", id]));
    let blocks = without["plan"]["blocks"].as_array().unwrap();
    assert!(blocks.iter().flat_map(|block| block["parcels"].as_array().unwrap()).all(|parcel| parcel != id));
    let refused = run(data, &["phases", "--work", "2", "--include", id, "--exclude", id]);
    assert!(!refused.status.success());
    let unknown = run(data, &["phases", "--include", "没有这宗地"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("没有代码为 没有这宗地 的宗地"));
}

fn rounds_are_kept_with_what_changed(folder: &Path, data: &Path) {
    let terms = |name: &str, terms: Value| {
        let path = folder.join(name);
        std::fs::write(&path, terms.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    // 1 万元 is 1 000 000 fen; 1 mu is 20 000 000 / 3 cm².
    let project = json!({
        "id": "缝制设备总部", "land": 66_666_667_i64, "tax": 300_000_000, "earliest": "2024Q1", "latest": "2040Q1"
    });
    let first = terms("1.json", json!({ "funds": [[2025, 20_000_000_000_i64]], "projects": [project] }));
    let second = terms("2.json", json!({ "funds": [[2025, 1_000_000_000]], "swing_space": 50_000_000 }));
    let round = |name: &str, terms: &str, on: &str| {
        run(
            data,
            &["negotiate", "round", name, "--terms", terms, "--with", "工贸集团", "--on", on, "--work", "2", "--json"],
        )
    };
    json_of(&round("第一轮", &first, "2023-07-10"));
    let rounds = json_of(&round("第二轮", &second, "2023-08-10"));
    let change = &rounds[1]["change"];
    assert!(rounds[0]["change"].is_null());
    let told: Vec<&str> = change["terms"].as_array().unwrap().iter().map(|it| it["zh"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        [
            "2025 年资金（万元）：20000.00 → 1000.00",
            "周转用房（㎡）：— → 5000",
            "引进项目 缝制设备总部（亩）：10.00 → —"
        ]
    );
    let outcome = |n: usize, key: &str| rounds[n]["round"]["scenario"][key].clone();
    assert_eq!(outcome(0, "placed").as_array().unwrap().len() + outcome(0, "waiting").as_array().unwrap().len(), 1);
    assert_ne!(outcome(0, "plan"), outcome(1, "plan"), "other terms, another plan");
    for figure in change["figures"].as_array().unwrap() {
        assert_ne!(figure["before"], figure["now"], "{figure}");
    }
    // Kept: the next command reads them from the ledger and prints the same.
    assert_eq!(json_of(&run(data, &["negotiate", "list", "--json"])), rounds);
    let said = text(&run(data, &["negotiate", "list"]));
    assert!(said.contains("第二轮 与上一轮相比") && said.contains(told[0]), "{said}");

    for (name, terms, on, why) in [
        ("第一轮", &second, "2023-09-10", "已存在"),
        ("第三轮", &second, "2023-07-01", "不能早于"),
        ("第三轮", &terms("3.json", json!({ "quota": [["reclaim", 2025, 1]] })), "2023-09-10", "没有用到 reclaim"),
    ] {
        let refused = round(name, terms, on);
        let said = [&refused.stdout, &refused.stderr].map(|out| String::from_utf8_lossy(out).into_owned()).concat();
        assert!(!refused.status.success() && said.contains(why), "{name} {on}: {said}");
    }
    assert_eq!(json_of(&run(data, &["negotiate", "list", "--json"])), rounds, "what was refused left nothing");
}
