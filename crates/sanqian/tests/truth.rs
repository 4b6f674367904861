//! The sample town's planted truth against what the program finds: precision and recall per check, each with a floor.
//!
//! The truth is read here and nowhere else. Floors are below 1.0 on purpose: the files hold honest noise.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod sample;

use std::collections::BTreeSet;

use model::Check;
use serde_json::Value;

struct Score {
    found: usize,
    planted: usize,
    precision: f64,
    recall: f64,
}

#[expect(clippy::cast_precision_loss, reason = "counts of a town")]
fn score(found: &BTreeSet<String>, planted: &BTreeSet<String>) -> Score {
    let hits = found.intersection(planted).count() as f64;
    Score {
        found: found.len(),
        planted: planted.len(),
        precision: if found.is_empty() { 0.0 } else { hits / found.len() as f64 },
        recall: if planted.is_empty() { 1.0 } else { hits / planted.len() as f64 },
    }
}

fn strings(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn print(name: &str, score: &Score) {
    println!(
        "{name:38} found {:5} planted {:5} precision {:.3} recall {:.3}",
        score.found, score.planted, score.precision, score.recall
    );
}

#[test]
fn every_check_finds_what_was_planted() {
    let town = sample::town();
    let planted = town.truth["findings"].as_object().unwrap();
    let mut failures = Vec::new();
    for check in Check::ALL {
        let of_check = || town.work.findings.iter().filter(|f| f.check == check);
        let rules: BTreeSet<&str> = of_check().map(|f| f.rule.as_str()).collect();
        let key = |rule: &str, code: &str| format!("{rule}|{code}");
        let found: BTreeSet<String> = of_check().map(|f| key(&f.rule, &f.subject_code)).collect();
        let mut truth = BTreeSet::new();
        for (rule, subjects) in planted {
            if check_of(rule) == check {
                let subjects = strings(subjects);
                let found: BTreeSet<String> =
                    of_check().filter(|f| &f.rule == rule).map(|f| f.subject_code.clone()).collect();
                print(&format!("  {rule}"), &score(&found, &subjects));
                truth.extend(subjects.iter().map(|code| key(rule, code)));
            }
        }
        let score = score(&found, &truth);
        print(check.en(), &score);
        if score.precision < 0.85 || score.recall < 0.85 || rules.is_empty() {
            failures.push(check);
        }
    }
    assert!(failures.is_empty(), "below the floor of 0.85: {failures:?}");
}

fn check_of(rule: &str) -> Check {
    match rule.split('.').next().unwrap() {
        "legality" => Check::Legality,
        "building" => Check::IllegalBuilding,
        "letting" => Check::Letting,
        "fire" => Check::FireSafety,
        "environment" => Check::Environment,
        other => panic!("a planted rule of no check: {other}"),
    }
}

#[test]
fn near_misses_and_decoys_are_left_alone() {
    let town = sample::town();
    let mut flagged = 0;
    let mut decoys = 0;
    for (rule, subjects) in town.truth["near_misses"].as_object().unwrap() {
        let subjects = keys(subjects);
        decoys += subjects.len();
        let wrong: Vec<&str> = town
            .work
            .findings
            .iter()
            .filter(|f| &f.rule == rule && subjects.contains(&f.subject_code))
            .map(|f| f.subject_code.as_str())
            .collect();
        println!("{rule:38} decoys {:4} wrongly flagged {:3}", subjects.len(), wrong.len());
        flagged += wrong.len();
    }
    assert!(decoys > 50, "the town plants decoys for every check");
    assert!(flagged * 20 <= decoys, "{flagged} of {decoys} decoys were flagged");
}

#[test]
fn closures_and_lists_come_out_near_the_published_totals() {
    let town = sample::town();
    let work = &town.work;
    let code = |id: &model::EnterpriseId| {
        let registration = work.snapshot.enterprises[id].registration.as_ref().unwrap();
        registration.is.uscc.clone().or_else(|| registration.is.registration_no.clone()).unwrap()
    };
    let closures: BTreeSet<String> = work.closures.iter().map(|c| code(&c.enterprise)).collect();
    let coaching: BTreeSet<String> = work.lists.coaching.iter().map(code).collect();
    let high_energy: BTreeSet<String> = work.lists.high_energy_low_yield.iter().map(code).collect();
    let parcels: BTreeSet<String> = work
        .lists
        .uplift_parcels
        .iter()
        .map(|id| work.snapshot.parcels[id].outline.as_ref().unwrap().is.code.clone())
        .collect();
    for (name, found, planted, floor) in [
        ("closure", closures, keys(&town.truth["closure"]), 0.9),
        ("coaching", coaching, keys(&town.truth["coaching"]), 0.75),
        ("high energy, low yield", high_energy, keys(&town.truth["high_energy_low_yield"]), 0.75),
        ("uplift parcels", parcels, keys(&town.truth["uplift_parcels"]), 0.75),
    ] {
        let score = score(&found, &planted);
        print(name, &score);
        assert!(score.precision >= floor && score.recall >= floor, "{name} is below {floor}");
    }
    let illegal = work.illegal_floor_area().square_metres();
    println!("illegal floor area {illegal:.0} m², planted 35000 m²");
    assert!((illegal - 35_000.0).abs() < 35_000.0 * 0.1, "{illegal}");
    let uplift = work.lists.uplift_area.mu();
    println!("uplift area {uplift:.1} mu, planted 138 mu");
    assert!((uplift - 138.0).abs() < 138.0 * 0.25, "{uplift}");
}

/// Planted lists hold plain codes, or objects with a `key` or a `parcel`.
fn keys(value: &Value) -> BTreeSet<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            item.as_str().or_else(|| item["key"].as_str()).or_else(|| item["parcel"].as_str()).unwrap().to_owned()
        })
        .collect()
}

#[test]
fn the_planted_block_is_found_whole() {
    let town = sample::town();
    let planted = strings(&town.truth["wangjiadai_parcels"]);
    let best = town
        .work
        .plan
        .blocks
        .iter()
        .map(|plan| {
            let codes: BTreeSet<String> = plan
                .block
                .parcels
                .iter()
                .map(|id| town.work.snapshot.parcels[id].outline.as_ref().unwrap().is.code.clone())
                .collect();
            score(&codes, &planted)
        })
        .max_by(|a, b| a.recall.total_cmp(&b.recall))
        .unwrap();
    print("wangjiadai", &best);
    assert!(best.recall >= 0.8, "one block holds most of the planted old area");
}
