//! The guide by which an official writes a pack: its blocks are the files of the invented county, which pass, and what it
//! says of refusals is what the program says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;

use rules::{BASE_FACTS, EvaluationPack, MEASURES, measure_name};

const ZH: &str = include_str!("../../../docs/guide/zh/规则包.md");
const EN: &str = include_str!("../../../docs/guide/en/rule-packs.md");
const PACK: &str = include_str!("../../../docs/guide/lixian-2025/pack.toml");
const CASES: &str = include_str!("../../../docs/guide/lixian-2025/cases.toml");

/// The blocks of the guide in order: what stands after the fence, and the text.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    let mut rest = ZH;
    while let Some((_, opened)) = rest.split_once("\n```") {
        let (kind, body) = opened.split_once('\n').unwrap();
        let (block, after) = body.split_once("```").unwrap();
        blocks.push((kind, block));
        rest = after;
    }
    blocks
}

fn joined(kind: &str) -> String {
    blocks().iter().filter(|(found, _)| *found == kind).map(|(_, text)| *text).collect::<Vec<_>>().join("\n")
}

fn pack() -> EvaluationPack {
    EvaluationPack::parse("pack.toml", PACK).unwrap().with_cases("cases.toml", CASES).unwrap()
}

#[test]
fn the_blocks_of_the_guide_are_the_files_of_the_county() {
    assert_eq!(joined("toml 包"), PACK);
    assert_eq!(joined("toml 用例"), CASES);
}

#[test]
fn the_county_passes_its_cases_and_says_that_nothing_of_it_is_official() {
    let pack = pack();
    for outcome in assess::run_cases(&pack) {
        assert!(outcome.differences.is_empty(), "{outcome:#?}");
    }
    assert_eq!(pack.cases.len(), 3);
    assert!(!PACK.contains("\"official\"") && PACK.contains("例县不存在"));
}

/// A block of the guide that changes one line: `# 原来是 …`, then what to write in its place.
fn changed(block: &str) -> String {
    let (was, now) = block.strip_prefix("# 原来是 ").unwrap().split_once('\n').unwrap();
    assert_eq!(PACK.matches(&format!("\n{was}\n")).count(), 1, "{was}");
    PACK.replace(&format!("\n{was}\n"), &format!("\n{now}"))
}

#[test]
fn refusals_read_as_the_guide_says() {
    let blocks = blocks();
    let (mut found, mut told) = (Vec::new(), Vec::new());
    for pair in blocks.windows(2) {
        let [(kind, block), (answer_kind, answer)] = pair else { continue };
        let said = match *kind {
            "toml 写错" => {
                assert_eq!(*answer_kind, "text 拒绝");
                EvaluationPack::parse("pack.toml", &changed(block)).unwrap_err().to_string()
            }
            "toml 留空" => {
                assert_eq!(*answer_kind, "text 拒绝计分");
                let pack = EvaluationPack::parse("pack.toml", &changed(block)).unwrap();
                assess::assess(&[], &pack, 2025).unwrap_err().to_string()
            }
            _ => continue,
        };
        found.push(said);
        told.push(answer.trim_end().to_owned());
    }
    assert_eq!(found.len(), 5);
    assert_eq!(found, told);
}

#[test]
fn a_merge_may_be_added_as_the_guide_shows() {
    let text = format!("{PACK}\n{}", joined("toml 另例"));
    let pack = EvaluationPack::parse("pack.toml", &text).unwrap();
    assert_eq!(pack.merge.unwrap().results, rules::MergedResults::Shared);
}

/// Every field that a schema knows, at any depth.
fn fields(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(keywords) => {
            let named = keywords.get("properties").and_then(serde_json::Value::as_object);
            found.extend(named.into_iter().flat_map(|properties| properties.keys().cloned()));
            keywords.values().for_each(|inner| fields(inner, found));
        }
        serde_json::Value::Array(forms) => forms.iter().for_each(|form| fields(form, found)),
        _ => {}
    }
}

#[test]
fn the_reference_names_every_field() {
    let mut known = BTreeSet::new();
    fields(&serde_json::to_value(rules::evaluation_pack_schema()).unwrap(), &mut known);
    assert!(known.contains("tie_break") && known.contains("percent") && known.len() > 60);
    for guide in [ZH, EN] {
        // Most stand by themselves, tables in their brackets.
        let written = |field: &str| ["`", "[", "."].iter().any(|before| guide.contains(&format!("{before}{field}")));
        let missing: Vec<&String> = known.iter().filter(|field| !written(field)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn the_reference_names_every_fact() {
    for guide in [ZH, EN] {
        for name in MEASURES.map(measure_name).into_iter().chain(BASE_FACTS.map(|(name, ..)| name)) {
            assert!(guide.contains(&format!("`{name}`")), "{name}");
        }
    }
}
