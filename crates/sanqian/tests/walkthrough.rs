//! Holds `docs/walkthrough.md` to the program: every worked line is computed again, and every figure that the program
//! knows by that name must be the one in the document.
//!
//! A worked line stands in a ```` ```worked ```` block: `name = expression = result`, or `name = result` for a figure that
//! is taken from a cell or the program. Results are compared to the decimals that the document shows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod sample;

use std::collections::BTreeMap;

struct Worked {
    name: String,
    expression: Option<String>,
    result: f64,
    decimals: usize,
}

fn worked(document: &str) -> Vec<Worked> {
    let mut lines = Vec::new();
    for block in document.split("```worked\n").skip(1) {
        for line in block.split("```").next().unwrap().lines().map(str::trim).filter(|l| !l.is_empty()) {
            let line = line.split('#').next().unwrap().trim();
            let parts: Vec<&str> = line.split(" = ").map(str::trim).collect();
            let (name, expression, result) = match parts.as_slice() {
                [name, result] => (*name, None, *result),
                [name, expression, result] => (*name, Some((*expression).to_owned()), *result),
                _ => panic!("not a worked line: {line}"),
            };
            let digits = result.replace(',', "");
            let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let result = digits.parse().unwrap_or_else(|_| panic!("no figure at the end of: {line}"));
            lines.push(Worked { name: name.to_owned(), expression, result, decimals });
        }
    }
    lines
}

/// A calculator for + − × ÷ √ and brackets over figures and names of earlier lines.
struct Calculator<'a> {
    tokens: Vec<String>,
    at: usize,
    known: &'a BTreeMap<String, f64>,
}

fn calculate(expression: &str, known: &BTreeMap<String, f64>) -> f64 {
    let mut spaced = expression.replace(',', "");
    for sign in ["(", ")", "×", "÷", "+", "−", "√"] {
        spaced = spaced.replace(sign, &format!(" {sign} "));
    }
    let mut calculator = Calculator { tokens: spaced.split_whitespace().map(str::to_owned).collect(), at: 0, known };
    let value = calculator.sum();
    assert_eq!(calculator.at, calculator.tokens.len(), "left over in `{expression}`");
    value
}

impl Calculator<'_> {
    fn next_is(&mut self, sign: &str) -> bool {
        let is = self.tokens.get(self.at).is_some_and(|t| t == sign);
        self.at += usize::from(is);
        is
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.next_is("+") {
                value += self.product();
            } else if self.next_is("−") {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.term();
        loop {
            if self.next_is("×") {
                value *= self.term();
            } else if self.next_is("÷") {
                value /= self.term();
            } else {
                return value;
            }
        }
    }

    fn term(&mut self) -> f64 {
        if self.next_is("−") {
            return -self.term();
        }
        if self.next_is("√") {
            return self.term().sqrt();
        }
        if self.next_is("(") {
            let value = self.sum();
            assert!(self.next_is(")"), "a bracket is not closed");
            return value;
        }
        let token = self.tokens[self.at].clone();
        self.at += 1;
        token
            .parse()
            .unwrap_or_else(|_| *self.known.get(&token).unwrap_or_else(|| panic!("`{token}` is not known yet")))
    }
}

fn agree(a: f64, b: f64, decimals: usize) -> bool {
    let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap());
    (a - b).abs() <= half * 1.000_001
}

#[test]
fn the_calculator_calculates() {
    let known = BTreeMap::from([("a".to_owned(), 2.0)]);
    assert!(agree(calculate("(a + 1) × −3 ÷ √4 − 0.5", &known), -5.0, 9));
}

#[test]
fn every_worked_number_is_what_the_program_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/walkthrough.md");
    let document = std::fs::read_to_string(path).unwrap();
    let lines = worked(&document);
    let program = sample::walkthrough::figures(&sample::town().work, &document);
    let mut known = BTreeMap::new();
    for line in &lines {
        if let Some(expression) = &line.expression {
            let value = calculate(expression, &known);
            assert!(
                agree(value, line.result, line.decimals),
                "{}: {expression} = {value}, not {}",
                line.name,
                line.result
            );
        }
        if let Some(value) = program.get(&line.name) {
            assert!(
                agree(*value, line.result, line.decimals),
                "{}: the program says {value}, the document {}",
                line.name,
                line.result
            );
        }
        known.insert(line.name.clone(), line.result);
    }
    for name in program.keys() {
        assert!(known.contains_key(name), "the document does not work out `{name}`");
    }
    let cells = sample::walkthrough::cells(&sample::town().work, &document);
    assert!(cells.len() > 3);
    for cell in cells {
        assert!(document.contains(&cell), "the document does not name the cell `{cell}`");
    }
}
