//! Overlaps and gaps between conditions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use rules::regions::{Doubt, Regions, gap, gap_with_missing, overlap, overlap_with_missing};
use rules::{Expression, Kind, Names, Value};

fn names() -> Names {
    let mut names = Names::new();
    for (name, kind) in [
        ("score", Kind::Number),
        ("land", Kind::Number),
        ("tax", Kind::Number),
        ("new", Kind::Truth),
        ("evasion", Kind::Truth),
        ("scale", Kind::Text),
        ("sector", Kind::Text),
    ] {
        names.declare(name, kind);
    }
    names
}

fn ask(question: fn(&[&Expression], &Names, usize) -> Regions, texts: &[&str]) -> Regions {
    let conditions: Vec<Expression> = texts.iter().map(|text| Expression::parse(text, &names()).unwrap()).collect();
    question(&conditions.iter().collect::<Vec<_>>(), &names(), 10_000)
}

fn check_found(found: Regions, facts: &[(&str, Value)], holding: &[usize]) {
    let facts: BTreeMap<String, Value> =
        facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    assert_eq!(found, Regions::Found { facts, holding: holding.to_vec() });
}

const BANDS: [&str; 3] = ["score < 60", "score in [60..80)", "score >= 80"];

#[test]
fn bands_that_meet_have_neither_gap_nor_overlap() {
    assert_eq!(ask(gap, &BANDS), Regions::Never);
    assert_eq!(ask(overlap, &BANDS), Regions::Never);
}

#[test]
fn a_band_that_begins_too_early_or_too_late() {
    let early = ["score < 60", "score >= 60 and score <= 80", "score >= 80"];
    check_found(ask(overlap, &early), &[("score", Value::Number(80.0))], &[1, 2]);
    check_found(ask(gap, &["score < 60", "score > 60"]), &[("score", Value::Number(60.0))], &[]);
    check_found(ask(gap, &["score < 60", "score >= 61"]), &[("score", Value::Number(60.0))], &[]);
    check_found(ask(gap, &["score in (0..60)", "score >= 60"]), &[("score", Value::Number(0.0))], &[]);
}

#[test]
fn texts_and_truths() {
    let sizes = ["scale == 'above'", "scale in ['below', 'micro']"];
    assert_eq!(ask(overlap, &sizes), Regions::Never);
    check_found(ask(gap, &sizes), &[("scale", Value::Text("another".to_owned()))], &[]);
    assert_eq!(ask(gap, &["scale == 'another'", "scale != 'another'"]), Regions::Never);
    assert_eq!(ask(gap, &["new", "not new and evasion", "not (new or evasion)"]), Regions::Never);
    let both = [("evasion", Value::Truth(true)), ("new", Value::Truth(true))];
    check_found(ask(overlap, &["new", "evasion"]), &both, &[0, 1]);
}

#[test]
fn facts_that_do_not_matter_are_not_named() {
    let conditions = ["new or (land > 3 and tax > 5)", "new and land > 1 or new and land <= 1"];
    let Regions::Found { facts, .. } = ask(overlap, &conditions) else { unreachable!() };
    assert!(!facts.contains_key("tax"), "{facts:?}");
}

#[test]
fn missing_facts_are_a_question_of_their_own() {
    assert_eq!(ask(gap, &BANDS), Regions::Never);
    check_found(ask(gap_with_missing, &BANDS), &[("score", Value::Missing)], &[]);
    let closed = [BANDS[0], BANDS[1], BANDS[2], "score == null"];
    assert_eq!(ask(gap_with_missing, &closed), Regions::Never);
    assert_eq!(ask(overlap_with_missing, &closed), Regions::Never);
    let defaulted = ["(score ?? 70) > 60", "score == null"];
    assert_eq!(ask(overlap, &defaulted), Regions::Never);
    check_found(ask(overlap_with_missing, &defaulted), &[("score", Value::Missing)], &[0, 1]);
}

#[test]
fn facts_compared_with_each_other_are_only_searched() {
    let never = ["tax < land", "tax > land"];
    assert_eq!(ask(overlap, &never), Regions::Unproven(Doubt::Arithmetic));
    assert!(matches!(ask(gap, &["tax < land and land > 5", "tax > land"]), Regions::Found { .. }));
    assert_eq!(ask(overlap, &["tax * 2 < 8", "tax >= 4"]), Regions::Unproven(Doubt::Arithmetic));
    assert!(matches!(ask(overlap, &["tax * 2 < 9", "tax >= 4"]), Regions::Found { .. }));
    assert_eq!(ask(overlap, &["(tax / land) == null", "land > 1"]), Regions::Unproven(Doubt::Arithmetic));
    assert_eq!(ask(overlap, &["scale == sector", "scale != sector"]), Regions::Unproven(Doubt::Arithmetic));
    assert_eq!(ask(overlap, &["(new ? score : land) > 3", "new and score < 1"]), Regions::Unproven(Doubt::Arithmetic));
}

#[test]
fn the_work_limit_ends_it() {
    let conditions: Vec<Expression> = BANDS.iter().map(|text| Expression::parse(text, &names()).unwrap()).collect();
    let conditions: Vec<&Expression> = conditions.iter().collect();
    assert_eq!(gap(&conditions, &names(), 5), Regions::Unproven(Doubt::Limit));
    assert_eq!(overlap(&conditions, &names(), 20), Regions::Unproven(Doubt::Limit));
    assert_eq!(overlap(&conditions, &names(), 60), Regions::Never);
}

/// Either condition is decided by the first fact, so the thousands of regions of the others are not gone through.
#[test]
fn what_is_decided_early_is_not_gone_through() {
    let rest = "(land in [1, 2, 3, 4, 5] or score in [1, 2, 3, 4, 5] or tax in [1, 2, 3, 4, 5])";
    let texts = [format!("evasion and {rest}"), format!("not evasion and {rest}")];
    let parsed = texts.map(|text| Expression::parse(&text, &names()).unwrap());
    assert_eq!(overlap(&[&parsed[0], &parsed[1]], &names(), 10), Regions::Never);
    let either =
        ["evasion or land > 1", "not evasion or score > 1"].map(|text| Expression::parse(text, &names()).unwrap());
    assert_eq!(gap(&[&either[0], &either[1]], &names(), 10), Regions::Never);
}

#[test]
fn nothing_leaves_everything_open() {
    check_found(ask(gap, &[]), &[], &[]);
    assert_eq!(ask(overlap, &["new"]), Regions::Never);
    check_found(ask(gap, &["land"]), &[("land", Value::Number(0.0))], &[]);
}

/// Conditions of whole-number literals, so that a grid of halves meets each region.
fn condition() -> impl Strategy<Value = String> {
    let compared = (select(&["score", "land"][..]), select(&["<", "<=", ">", ">=", "==", "!="][..]), 0..4)
        .prop_map(|(name, how, literal)| format!("{name} {how} {literal}"));
    let listed = (select(&["==", "!="][..]), select(&["above", "below"][..]))
        .prop_map(|(how, word)| format!("scale {how} '{word}'"));
    let asked = select(&["score == null", "(land ?? 2) > 1", "new", "not new"][..]).prop_map(str::to_owned);
    let leaf = prop_oneof![4 => compared, 1 => listed, 1 => asked];
    leaf.prop_recursive(2, 4, 2, |part| {
        (part.clone(), select(&["and", "or"][..]), part).prop_map(|(a, how, b)| format!("({a} {how} {b})"))
    })
}

/// Every row of the grid.
fn grid(with_missing: bool) -> Vec<BTreeMap<&'static str, Value>> {
    let mut numbers: Vec<Value> = (-2..=8).map(|half| Value::Number(f64::from(half) / 2.0)).collect();
    let mut truths = vec![Value::Truth(true), Value::Truth(false)];
    let mut words: Vec<Value> = ["above", "below", "micro"].map(|word| Value::Text(word.to_owned())).into();
    if with_missing {
        [&mut numbers, &mut truths, &mut words].into_iter().for_each(|values| values.push(Value::Missing));
    }
    let mut rows = Vec::new();
    for score in &numbers {
        for land in &numbers {
            for new in &truths {
                for scale in &words {
                    rows.push(
                        [("score", score), ("land", land), ("new", new), ("scale", scale)]
                            .map(|(n, v)| (n, v.clone()))
                            .into(),
                    );
                }
            }
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn regions_find_what_a_grid_finds(texts in prop::collection::vec(condition(), 1..4), with_missing in proptest::bool::ANY) {
        let parsed: Vec<Expression> = texts.iter().map(|text| Expression::parse(text, &names()).unwrap()).collect();
        let conditions: Vec<&Expression> = parsed.iter().collect();
        let (overlap, gap) = if with_missing {
            (overlap_with_missing(&conditions, &names(), 100_000), gap_with_missing(&conditions, &names(), 100_000))
        } else {
            (overlap(&conditions, &names(), 100_000), gap(&conditions, &names(), 100_000))
        };
        let holding = |row: &BTreeMap<&str, Value>| -> Vec<usize> {
            let fact = |name: &str| row.get(name).cloned().unwrap_or(Value::Missing);
            (0..parsed.len()).filter(|i| parsed[*i].value(&fact) == Value::Truth(true)).collect()
        };
        let on_grid: Vec<Vec<usize>> = grid(with_missing).iter().map(holding).collect();
        prop_assert_eq!(overlap != Regions::Never, on_grid.iter().any(|h| h.len() > 1), "{:?}: {:?}", texts, overlap);
        prop_assert_eq!(gap != Regions::Never, on_grid.iter().any(Vec::is_empty), "{:?}: {:?}", texts, gap);
        for found in [overlap, gap] {
            if let Regions::Found { facts, holding: claimed } = found {
                let row = facts.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                let holds = holding(&row);
                prop_assert!(claimed.iter().all(|i| holds.contains(i)) && (!claimed.is_empty() || holds.is_empty()), "{:?}", row);
            }
        }
    }
}
