//! Random expressions of each kind, and random rows for them.
//!
//! Literals and facts have two or three digits and divisors end in decimals, so that no number needs more than twelve
//! digits: there our binary figures under the 12-digit rule and decimal figures must say the same.

use proptest::prelude::*;
use proptest::sample::select;
use rules::{Kind, Names, Value};

pub(super) const NUMBERS: [&str; 4] = ["n0", "n1", "n2", "group.n3"];
pub(super) const TRUTHS: [&str; 3] = ["b0", "b1", "group.b2"];
pub(super) const TEXTS: [&str; 2] = ["t0", "t1"];
const WORDS: [&str; 4] = ["steel", "paper", "规上", ""];

pub(super) fn names() -> Names {
    let mut names = Names::new();
    NUMBERS.iter().for_each(|name| names.declare(*name, Kind::Number));
    TRUTHS.iter().for_each(|name| names.declare(*name, Kind::Truth));
    TEXTS.iter().for_each(|name| names.declare(*name, Kind::Text));
    names
}

fn literal() -> impl Strategy<Value = String> {
    prop_oneof![
        (-20..=20_i32).prop_map(|n| n.to_string()),
        (-200..=200_i32).prop_map(|n| format!("{:.1}", f64::from(n) / 10.0))
    ]
}

fn named(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(names).prop_map(str::to_owned)
}

/// `free`: divisors are any number, so that quotients have no end and zero divides.
pub(super) fn number(depth: u32, free: bool) -> BoxedStrategy<String> {
    let leaf = prop_oneof![2 => literal(), 3 => named(&NUMBERS)];
    if depth == 0 {
        return leaf.boxed();
    }
    let part = number(depth - 1, free);
    let simple = prop_oneof![literal(), named(&NUMBERS)];
    let divisor = if free {
        part.clone()
    } else {
        select(&["2", "4", "5", "8", "10", "0.5", "0.25", "-2"][..]).prop_map(str::to_owned).boxed()
    };
    let several = |counts: &'static [usize]| {
        let part = part.clone();
        select(counts)
            .prop_flat_map(move |count| prop::collection::vec(part.clone(), count))
            .prop_map(|parts| parts.join(", "))
    };
    prop_oneof![
        2 => leaf,
        2 => (part.clone(), select(&["+", "-"][..]), part.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        1 => (part.clone(), part.clone(), simple.clone()).prop_map(|(a, b, c)| format!("({a} - {b} + {c})")),
        2 => (part.clone(), simple).prop_map(|(a, b)| format!("({a} * {b})")),
        2 => (part.clone(), select(&["/", "%"][..]), divisor).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        1 => (select(&["-", "+", "abs", "floor", "ceil", "round"][..]), part.clone()).prop_map(|(f, a)| format!("{f}({a})")),
        1 => (part.clone(), 0..4).prop_map(|(a, decimals)| format!("round({a}, {decimals})")),
        1 => (select(&["min", "max", "sum"][..]), several(&[1, 2, 3])).prop_map(|(f, parts)| format!("{f}([{parts}])")),
        1 => several(&[1, 2, 4]).prop_map(|parts| format!("avg([{parts}])")),
        1 => (truth(depth - 1, free), part.clone(), part.clone()).prop_map(|(c, a, b)| format!("({c} ? {a} : {b})")),
        1 => (part.clone(), part.clone(), part).prop_map(|(a, b, c)| format!("(({a} / (0 * {b})) ?? {c})")),
    ]
    .boxed()
}

pub(super) fn truth(depth: u32, free: bool) -> BoxedStrategy<String> {
    let leaf = prop_oneof![1 => select(&["true", "false"][..]).prop_map(str::to_owned), 4 => named(&TRUTHS)];
    if depth == 0 {
        return leaf.boxed();
    }
    let (part, figure, word) = (truth(depth - 1, free), number(depth - 1, free), text(depth - 1, free));
    let (same, within) = (select(&["==", "!="][..]), select(&["in", "not in"][..]));
    let (opening, closing) = (select(&["[", "("][..]), select(&["]", ")"][..]));
    prop_oneof![
        1 => leaf,
        5 => (figure.clone(), select(&["==", "!=", "<", "<=", ">", ">="][..]), figure.clone())
            .prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        2 => (part.clone(), select(&["and", "or"][..]), part.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        1 => (part.clone(), part.clone(), part.clone()).prop_map(|(a, b, c)| format!("({a} and {b} or {c})")),
        1 => (select(&["not ", "!"][..]), part.clone()).prop_map(|(o, a)| format!("{o}({a})")),
        1 => (word.clone(), same.clone(), word.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        1 => (part.clone(), same.clone(), part.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
        1 => (figure.clone(), within.clone(), prop::collection::vec(figure.clone(), 1..4))
            .prop_map(|(a, o, list)| format!("({a} {o} [{}])", list.join(", "))),
        1 => (word, within.clone(), prop::collection::vec(select(&WORDS[..]), 1..4))
            .prop_map(|(a, o, list)| format!("({a} {o} ['{}'])", list.join("', '"))),
        1 => (figure.clone(), within, opening, figure.clone(), figure.clone(), closing)
            .prop_map(|(x, o, l, a, b, r)| format!("({x} {o} {l}{a}..{b}{r})")),
        1 => (figure, select(&["1", "0"][..]), same).prop_map(|(a, b, o)| format!("(({a} / {b}) {o} null)")),
        1 => (part.clone(), part.clone(), part).prop_map(|(c, a, b)| format!("({c} ? {a} : {b})")),
    ]
    .boxed()
}

pub(super) fn text(depth: u32, free: bool) -> BoxedStrategy<String> {
    let leaf = prop_oneof![select(&WORDS[..]).prop_map(|word| format!("'{word}'")), named(&TEXTS)];
    if depth == 0 {
        return leaf.boxed();
    }
    let part = text(depth - 1, free);
    prop_oneof![
        2 => leaf,
        1 => (part.clone(), part.clone()).prop_map(|(a, b)| format!("({a} ?? {b})")),
        1 => (truth(depth - 1, free), part.clone(), part).prop_map(|(c, a, b)| format!("({c} ? {a} : {b})")),
    ]
    .boxed()
}

pub(super) fn any(depth: u32, free: bool) -> BoxedStrategy<String> {
    prop_oneof![4 => number(depth, free), 5 => truth(depth, free), 1 => text(depth, free)].boxed()
}

/// One row: the values of [`NUMBERS`], [`TRUTHS`] and [`TEXTS`], one in `missing_of` missing (0: none).
pub(super) fn row(missing_of: u32) -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let number = prop_oneof![(-20..=20_i32).prop_map(f64::from), (-200..=200_i32).prop_map(|n| f64::from(n) / 10.0)];
    let value = (
        prop::collection::vec(number.prop_map(Value::Number), NUMBERS.len()),
        prop::collection::vec(proptest::bool::ANY.prop_map(Value::Truth), TRUTHS.len()),
        prop::collection::vec(select(&WORDS[..]).prop_map(|word| Value::Text(word.to_owned())), TEXTS.len()),
    );
    let count = NUMBERS.len() + TRUTHS.len() + TEXTS.len();
    (value, prop::collection::vec(0..missing_of.max(1), count)).prop_map(move |((numbers, truths, texts), draws)| {
        let names = NUMBERS.into_iter().chain(TRUTHS).chain(TEXTS);
        let values = numbers.into_iter().chain(truths).chain(texts);
        names
            .zip(values)
            .zip(draws)
            .map(|((name, value), draw)| (name, if missing_of > 0 && draw == 0 { Value::Missing } else { value }))
            .collect()
    })
}
