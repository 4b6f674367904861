//! The expression language of rule packs, from outside.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails where what it wrote by hand is refused")]

mod hostile;
mod meaning;
mod oracle;
mod random;
mod refusals;
mod regions;

use rules::{Expression, Kind, Names, Value};

/// Two facts of each kind and one of a group.
fn names() -> Names {
    let mut names = Names::new();
    for (name, kind) in [
        ("land_owned", Kind::Number),
        ("tenants", Kind::Number),
        ("value.tax_per_mu", Kind::Number),
        ("construction", Kind::Truth),
        ("tax_evasion", Kind::Truth),
        ("scale", Kind::Text),
        ("sector", Kind::Text),
    ] {
        names.declare(name, kind);
    }
    names
}

/// The value of an expression where these facts are collected and no other.
fn value_with(text: &str, facts: &[(&str, Value)]) -> Value {
    let expression = Expression::parse(text, &names()).map_err(|error| format!("`{text}`: {error}")).unwrap();
    let fact = |name: &str| facts.iter().find(|(known, _)| *known == name).map_or(Value::Missing, |(_, v)| v.clone());
    expression.value(&fact)
}

fn check(text: &str, expected: Value) {
    let facts = [
        ("land_owned", Value::Number(3.0)),
        ("tenants", Value::Number(2.0)),
        ("value.tax_per_mu", Value::Number(12.5)),
        ("construction", Value::Truth(true)),
        ("scale", Value::Text("below_scale".to_owned())),
    ];
    assert_eq!(value_with(text, &facts), expected, "`{text}`");
}

fn check_true(text: &str) {
    check(text, Value::Truth(true));
}

fn check_missing(text: &str) {
    check(text, Value::Missing);
}

fn check_refused(text: &str, message: &str, column: usize) {
    let error = Expression::parse(text, &names()).expect_err(text);
    let shown = error.to_string();
    assert!(shown.contains(message), "`{text}`: expected `{message}` in `{shown}`");
    assert_eq!(error.column, column, "`{text}`: {shown}");
}
