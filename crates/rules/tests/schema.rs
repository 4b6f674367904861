//! The schema of packs accepts what the reader accepts, and refuses what an editor should mark.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use serde_json::Value;

/// What is wrong with a value, by its place; the keywords that schemars writes for our types, and no other.
fn problems(schema: &Value, value: &Value, root: &Value, place: &str) -> Vec<String> {
    let Some(keywords) = schema.as_object() else { return Vec::new() };
    let wrong = |what: String| vec![format!("{place}: {what}")];
    let inside = |schema: &Value, value: &Value, step: &str| problems(schema, value, root, &format!("{place}/{step}"));
    let mut found = Vec::new();
    for (keyword, given) in keywords {
        found.extend(match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => Vec::new(),
            "$ref" => {
                let target = root.pointer(given.as_str().unwrap().trim_start_matches('#')).unwrap();
                problems(target, value, root, place)
            }
            "type" => {
                let kinds: Vec<&str> = match given {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                    kind => vec![kind.as_str().unwrap()],
                };
                let is = |kind: &&str| match *kind {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("unknown type {other}"),
                };
                if kinds.iter().any(is) { Vec::new() } else { wrong(format!("{value} is not {given}")) }
            }
            "enum" if given.as_array().unwrap().contains(value) => Vec::new(),
            "const" if given == value => Vec::new(),
            "enum" | "const" => wrong(format!("{value} is not {given}")),
            "minimum" | "maximum" => {
                let (bound, number) = (given.as_f64().unwrap(), value.as_f64().unwrap_or(0.0));
                let holds = if keyword == "minimum" { number >= bound } else { number <= bound };
                if holds { Vec::new() } else { wrong(format!("{number} is beyond {bound}")) }
            }
            "minItems" | "maxItems" => {
                let (bound, items) = (given.as_u64().unwrap(), value.as_array().map_or(0, Vec::len) as u64);
                let holds = if keyword == "minItems" { items >= bound } else { items <= bound };
                if holds { Vec::new() } else { wrong(format!("{items} items, not {bound}")) }
            }
            "oneOf" | "anyOf" => {
                let fits = |schema: &&Value| problems(schema, value, root, place).is_empty();
                let count = given.as_array().unwrap().iter().filter(fits).count();
                let holds = if keyword == "oneOf" { count == 1 } else { count > 0 };
                if holds { Vec::new() } else { wrong(format!("{value} fits {count} of the forms")) }
            }
            "prefixItems" => {
                let pairs = given.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten()).enumerate();
                pairs.flat_map(|(n, (schema, item))| inside(schema, item, &n.to_string())).collect()
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                items.flat_map(|(index, item)| inside(given, item, &index.to_string())).collect()
            }
            "required" => {
                let lacks = |name: &&Value| value.is_object() && value.get(name.as_str().unwrap()).is_none();
                given.as_array().unwrap().iter().filter(lacks).flat_map(|name| wrong(format!("lacks {name}"))).collect()
            }
            "properties" => {
                let given = given.as_object().unwrap();
                given.iter().filter_map(|(name, s)| Some(inside(s, value.get(name)?, name))).flatten().collect()
            }
            "additionalProperties" => {
                let known = keywords.get("properties").and_then(Value::as_object);
                let others = value.as_object().into_iter().flatten();
                let others = others.filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
                others
                    .flat_map(|(name, other)| match given {
                        Value::Bool(false) => wrong(format!("unknown `{name}`")),
                        schema => inside(schema, other, name),
                    })
                    .collect()
            }
            other => panic!("{place}: the test does not know the keyword {other}"),
        });
    }
    found
}

fn check(text: &str) -> Vec<String> {
    check_by(&rules::evaluation_pack_schema(), text)
}

fn check_by(schema: &schemars::Schema, text: &str) -> Vec<String> {
    let schema = serde_json::to_value(schema).unwrap();
    problems(&schema, &toml::from_str(text).unwrap(), &schema, "")
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

#[test]
fn every_shipped_pack_fits_and_names_the_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks/evaluation");
    let mut packs: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("rulepacks/evaluation/{}/pack.toml", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    packs.push("docs/guide/lixian-2025/pack.toml".to_owned());
    assert!(packs.len() > 9);
    for pack in packs {
        let text = read(&pack);
        assert!(text.starts_with("#:schema ../../../schemas/evaluation-pack.json\n"), "{pack}");
        assert_eq!(check(&text), Vec::<String>::new(), "{pack}");
    }
}

#[test]
fn what_the_reader_refuses_for_its_shape_the_schema_marks() {
    let text = read("rulepacks/evaluation/huangyan-2022/pack.toml");
    for (from, to, expect) in [
        ("weight = 30", "wieght = 30", "/population/0/indicator/0: unknown `wieght`"),
        ("weight = 30", "", "/population/0/indicator/0: lacks \"weight\""),
        ("weight = 30", "weight = \"thirty\"", "/population/0/indicator/0/weight"),
        ("benchmark = 24.097", "benchmark = { off = \"mean\" }", "/population/0/indicator/0/benchmark"),
        ("method = \"ratio_to_benchmark\"", "method = \"ratio\"", "/population/0/indicator/0/method"),
        ("missing = \"refuse\"", "missing = { points = \"x\" }", "/population/0/indicator/0/missing"),
        ("measure = \"tax_paid\"", "measure = \"tax\"", "/population/0/indicator/0/numerator"),
        ("value = 0.20", "value = \"none\"", "/parameters/grades.a/values/0/value"),
        ("status = \"official\"", "status = \"sure\"", "/pack/status"),
        ("ties = \"share_better_rank\"", "ties = \"toss\"", "/grades/ties"),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        let found = check(&changed);
        assert!(found.iter().any(|problem| problem.starts_with(expect)), "{to}: {found:#?}");
        assert!(rules::EvaluationPack::parse("p.toml", &changed).is_err(), "{to}");
    }
}

#[test]
fn every_way_to_write_a_number_fits() {
    let text = read("rulepacks/evaluation/huangyan-2022/pack.toml");
    for (from, to) in [
        ("weight = 30", "weight = \"blank\""),
        ("weight = 30", "weight = { parameter = \"ranking.decimals\" }"),
        ("benchmark = 24.097", "benchmark = \"blank\""),
        ("benchmark = 24.097", "benchmark = { of = \"mean\", times = 2 }"),
        ("benchmark = 24.097", "benchmark = { of = \"percentile\", percent = 50, within = [\"division\"] }"),
        ("benchmark = 24.097", "benchmark = { parameter = \"ranking.decimals\", times = \"blank\" }"),
        ("missing = \"refuse\"", "missing = { points = -3 }"),
        ("value = 0.20", "value = \"blank\""),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_eq!(check(&changed), Vec::<String>::new(), "{to}");
        assert!(rules::EvaluationPack::parse("p.toml", &changed).is_ok(), "{to}");
    }
}

#[test]
fn every_policy_pack_fits_and_names_its_schema_and_wrong_shapes_are_marked() {
    let schema = rules::policy_pack_schema();
    let mut packs = 0;
    for kind in ["policy", "measures"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulepacks").join(kind);
        for entry in fs::read_dir(folder).unwrap() {
            let pack = format!("rulepacks/{kind}/{}/pack.toml", entry.unwrap().file_name().to_string_lossy());
            let text = read(&pack);
            assert!(text.starts_with("#:schema ../../../schemas/policy-pack.json\n"), "{pack}");
            assert_eq!(check_by(&schema, &text), Vec::<String>::new(), "{pack}");
            packs += 1;
        }
    }
    assert!(packs > 10);
    let text = read("rulepacks/measures/zhejiang-land-use-tax-2019/pack.toml");
    for (from, to, expect) in [
        ("effect = \"benefit\"", "effect = \"gift\"", "/clause/0/effect"),
        ("adopted = true", "", "/clause/0: lacks \"adopted\""),
        ("adopted = true", "adoptet = true", "/clause/0: unknown `adoptet`"),
        ("kind = \"land_use_tax\"", "kind = \"land_tax\"", "/clause/0/kind"),
        ("outcome = \"applies\"", "outcome = \"yes\"", "/case/0/outcome"),
        ("level = \"document\"", "level = \"paper\"", "/clause/0/basis/0/level"),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        let found = check_by(&schema, &changed);
        assert!(found.iter().any(|problem| problem.starts_with(expect)), "{to}: {found:#?}");
        assert!(rules::PolicyPack::parse("p.toml", &changed).is_err(), "{to}");
    }
}
