//! Ours against the decimal machine of zen-expression, and one row against a whole column.

use std::cell::Cell;

use model::{Column, Columns, NO_WORD, Truth};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rules::{Expression, Value};
use serde_json::{Map, json};
use zen_expression::{Variable, evaluate_expression};

use super::random::{NUMBERS, TEXTS, TRUTHS, any, names, row};

type Row = Vec<(&'static str, Value)>;

fn fact(row: &Row, name: &str) -> Value {
    row.iter().find(|(known, _)| *known == name).map_or(Value::Missing, |(_, value)| value.clone())
}

/// The expression; nothing where chance wrote one that is too long or too deep.
fn parse(text: &str) -> Option<Expression> {
    match Expression::parse(text, &names()) {
        Err(error) if error.message.contains("longer than") || error.message.contains("nested") => None,
        taken => Some(taken.expect(text)),
    }
}

/// What zen's decimal machine says; nothing when it refuses.
fn decimal(text: &str, row: &Row) -> Option<Value> {
    let (mut context, mut group) = (Map::new(), Map::new());
    for (name, value) in row {
        let value = serde_json::to_value(value).unwrap();
        match name.strip_prefix("group.") {
            Some(name) => group.insert(name.to_owned(), value),
            None => context.insert((*name).to_owned(), value),
        };
    }
    context.insert("group".to_owned(), group.into());
    match evaluate_expression(text, Variable::from(json!(context))).ok()? {
        Variable::Number(number) => Some(Value::Number(number.to_string().parse().unwrap())),
        Variable::Bool(truth) => Some(Value::Truth(truth)),
        Variable::String(text) => Some(Value::Text(text.to_string())),
        _ => Some(Value::Missing),
    }
}

/// Whether two values are the same; numbers up to the tolerance that decimal figures of 28 digits allow.
fn agree(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => (a - b).abs() <= 1e-12 + 1e-9 * a.abs().max(b.abs()),
        _ => ours == theirs,
    }
}

/// A population of these rows.
fn population(rows: &[Row]) -> Columns {
    let mut columns = Columns::new(rows.len());
    for name in NUMBERS {
        let number = |row| if let Value::Number(number) = fact(row, name) { number } else { f64::NAN };
        columns.insert(name, Column::Number(rows.iter().map(number).collect())).unwrap();
    }
    for name in TRUTHS {
        let truth = |row| match fact(row, name) {
            Value::Truth(truth) => {
                if truth {
                    Truth::True
                } else {
                    Truth::False
                }
            }
            _ => Truth::Missing,
        };
        columns.insert(name, Column::Truth(rows.iter().map(truth).collect())).unwrap();
    }
    for name in TEXTS {
        let mut words: Vec<String> = Vec::new();
        let code = |row| {
            let Value::Text(text) = fact(row, name) else { return NO_WORD };
            words.iter().position(|word| *word == text).unwrap_or_else(|| {
                words.push(text);
                words.len() - 1
            }) as u32
        };
        let codes = rows.iter().map(code).collect();
        columns.insert(name, Column::Text { codes, words }).unwrap();
    }
    columns
}

/// The values of a column, row by row.
fn values(column: &Column) -> Vec<Value> {
    match column {
        Column::Number(numbers) => {
            numbers.iter().map(|n| if n.is_nan() { Value::Missing } else { Value::Number(*n) }).collect()
        }
        Column::Truth(truths) => truths
            .iter()
            .map(|t| match t {
                Truth::Missing => Value::Missing,
                known => Value::Truth(*known == Truth::True),
            })
            .collect(),
        Column::Text { codes, words } => {
            codes.iter().map(|c| words.get(*c as usize).map_or(Value::Missing, |w| Value::Text(w.clone()))).collect()
        }
    }
}

#[test]
fn ours_say_what_decimal_figures_say() {
    let (taken, skipped) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(ProptestConfig::with_cases(1_500));
    let cases = (any(4, false), prop::collection::vec(row(0), 1..5));
    let result = runner.run(&cases, |(text, rows)| {
        taken.set(taken.get() + rows.len());
        let Some(expression) = parse(&text) else {
            skipped.set(skipped.get() + rows.len());
            return Ok(());
        };
        let column = values(&expression.column(&population(&rows), 0..rows.len()));
        for (row, from_column) in rows.iter().zip(column) {
            let ours = expression.value(&|name| fact(row, name));
            let Some(theirs) = decimal(&text, row) else {
                skipped.set(skipped.get() + 1);
                continue;
            };
            prop_assert!(agree(&ours, &theirs), "`{text}` of {row:?}: ours {ours:?}, decimal {theirs:?}");
            prop_assert!(
                agree(&from_column, &theirs),
                "`{text}` of {row:?}: column {from_column:?}, decimal {theirs:?}"
            );
        }
        Ok(())
    });
    result.unwrap();
    assert!(skipped.get() * 5 < taken.get(), "zen refused {} of {}", skipped.get(), taken.get());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn one_row_and_a_column_say_the_same(text in any(4, true), rows in prop::collection::vec(row(4), 0..6)) {
        let Some(expression) = parse(&text) else { return Ok(()) };
        let one_by_one: Vec<Value> = rows.iter().map(|row| expression.value(&|name| fact(row, name))).collect();
        let population = population(&rows);
        prop_assert_eq!(&values(&expression.column(&population, 0..rows.len())), &one_by_one, "`{}`", text);
        let some = 1.min(rows.len())..rows.len();
        prop_assert_eq!(values(&expression.column(&population, some.clone())), &one_by_one[some], "`{}`", text);
    }

    /// The text of an expression's parts, joined again, says what the whole says.
    #[test]
    fn parts_joined_by_and_say_what_the_whole_says(
        parts in prop::collection::vec(super::random::truth(2, true), 1..5), row in row(4),
    ) {
        let Some(whole) = parse(&parts.join(" and ")) else { return Ok(()) };
        let rejoined: Vec<String> = whole.conjuncts().iter().map(|part| format!("({})", part.source())).collect();
        let rejoined = Expression::parse(&rejoined.join(" and "), &names()).unwrap();
        let fact = |name: &str| fact(&row, name);
        prop_assert_eq!(whole.value(&fact), rejoined.value(&fact));
    }
}

#[test]
fn batches_join_without_a_seam() {
    let rows = 5_000;
    let mut columns = Columns::new(rows);
    columns.insert("n0", Column::Number((0..rows).map(|row| row as f64).collect())).unwrap();
    let expression = Expression::parse("n0 * 2 + 1", &names()).unwrap();
    let expected: Vec<f64> = (900..4_900).map(|row| f64::from(row) * 2.0 + 1.0).collect();
    assert_eq!(expression.numbers(&columns, 900..4_900), expected);
    assert_eq!(expression.numbers(&columns, 4_999..9_000), [9_999.0]);
}

#[test]
fn a_column_that_is_not_there_is_missing() {
    let mut columns = Columns::new(2);
    columns.insert("n0", Column::Truth(vec![Truth::True; 2])).unwrap();
    let truths = |text| Expression::parse(text, &names()).unwrap().truths(&columns, 0..2);
    assert_eq!(truths("n0 > 1"), [Truth::Missing; 2]);
    assert_eq!(truths("t0 == 'steel' or b0 or n1 > 0"), [Truth::Missing; 2]);
    assert_eq!(truths("n0 == null and t0 == null and b0 == null and (t0 ?? t1) == null"), [Truth::True; 2]);
    assert_eq!(truths("n0 + 1"), [Truth::Missing; 2], "not a condition");
}

#[test]
fn words_of_several_columns_are_compared_as_words() {
    let text = |codes: [u32; 3], words: [&str; 2]| Column::Text {
        codes: codes.into(),
        words: words.map(str::to_owned).into(),
    };
    let mut columns = Columns::new(3);
    columns.insert("t0", text([0, 1, NO_WORD], ["steel", "paper"])).unwrap();
    columns.insert("t1", text([1, 1, 0], ["paper", "steel"])).unwrap();
    let parse = |text| Expression::parse(text, &names()).unwrap();
    assert_eq!(parse("t0 == t1").truths(&columns, 0..3), [Truth::True, Truth::False, Truth::Missing]);
    let first = parse("t0 ?? (t1 == 'x' ? 'B' : 'A')").column(&columns, 0..3);
    assert_eq!(values(&first), ["steel", "paper", "A"].map(|word| Value::Text(word.to_owned())));
    let Column::Text { words, .. } = parse("t0 == 'steel' ? 'A' : 'D'").column(&columns, 0..3) else { unreachable!() };
    assert_eq!(words, ["A", "D"], "only words that can come out");
}
