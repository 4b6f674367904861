//! The steps of an expression on one row.

use model::Truth;

use super::program::{Arithmetic, Program, Step};
use super::{Kind, Value, arithmetic};

/// What a step left.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell<'a> {
    Number(f64),
    Truth(Truth),
    Text(Option<&'a str>),
}

impl<'a> Cell<'a> {
    fn number(self) -> f64 {
        if let Self::Number(number) = self { number } else { f64::NAN }
    }

    fn truth(self) -> Truth {
        if let Self::Truth(truth) = self { truth } else { Truth::Missing }
    }

    fn is_missing(self) -> bool {
        match self {
            Self::Number(number) => !number.is_finite(),
            Self::Truth(truth) => truth == Truth::Missing,
            Self::Text(text) => text.is_none(),
        }
    }

    fn missing(kind: Kind) -> Self {
        match kind {
            Kind::Number => Self::Number(f64::NAN),
            Kind::Truth => Self::Truth(Truth::Missing),
            Kind::Text => Self::Text(None),
        }
    }

    /// A fact; one of another kind than declared is missing.
    fn fact(value: &'a Value, kind: Kind) -> Self {
        match (value, kind) {
            (Value::Number(number), Kind::Number) => Self::Number(*number),
            (Value::Truth(truth), Kind::Truth) => Self::Truth(arithmetic::truth(*truth)),
            (Value::Text(text), Kind::Text) => Self::Text(Some(text)),
            _ => Self::missing(kind),
        }
    }
}

/// What the last step yields.
pub(super) fn evaluate(program: &Program, fact: &dyn Fn(&str) -> Value) -> Value {
    let facts: Vec<Value> = program.facts.iter().map(|(name, _)| fact(name)).collect();
    let mut cells: Vec<Cell<'_>> = Vec::with_capacity(program.steps.len());
    for (step, kind) in program.steps.iter().zip(&program.kinds) {
        cells.push(take(program, *step, *kind, &facts, &cells));
    }
    match cells.last() {
        Some(Cell::Number(number)) if number.is_finite() => Value::Number(arithmetic::clean(*number)),
        Some(Cell::Truth(Truth::True)) => Value::Truth(true),
        Some(Cell::Truth(Truth::False)) => Value::Truth(false),
        Some(Cell::Text(Some(text))) => Value::Text((*text).to_owned()),
        _ => Value::Missing,
    }
}

fn take<'a>(program: &'a Program, step: Step, kind: Kind, facts: &'a [Value], cells: &[Cell<'a>]) -> Cell<'a> {
    let number = |at: usize| cells[at].number();
    let truth = |at: usize| cells[at].truth();
    let size = |at: Option<usize>| at.map_or(0.0, number);
    match step {
        Step::Number(literal) => Cell::Number(literal),
        Step::Truth(literal) => Cell::Truth(literal),
        Step::Word(word) => Cell::Text(word.map(|word| program.words[word].as_str())),
        Step::Fact(fact) => Cell::fact(&facts[fact], kind),
        Step::Negate(a) => Cell::Number(-number(a)),
        Step::Absolute(a) => Cell::Number(number(a).abs()),
        Step::Arithmetic(how, a, b) => {
            let (a, b) = (number(a), number(b));
            Cell::Number(match how {
                Arithmetic::Add => a + b,
                Arithmetic::Subtract => a - b,
                Arithmetic::Multiply => a * b,
                Arithmetic::Divide => arithmetic::quotient(a, b),
                Arithmetic::Least => arithmetic::least(a, b),
                Arithmetic::Greatest => arithmetic::greatest(a, b),
            })
        }
        Step::Remainder(a, b, of) => Cell::Number(arithmetic::remainder(number(a), number(b), size(of))),
        Step::Rounded(to, a, of) => Cell::Number(arithmetic::rounded(to, number(a), size(of))),
        Step::Settle(a, of) => Cell::Number(arithmetic::settle(number(a), number(of))),
        Step::Compare(how, a, b, of) => Cell::Truth(arithmetic::holds(how, number(a), number(b), size(of))),
        Step::And(a, b) => Cell::Truth(arithmetic::and(truth(a), truth(b))),
        Step::Or(a, b) => Cell::Truth(arithmetic::or(truth(a), truth(b))),
        Step::Not(a) => Cell::Truth(arithmetic::not(truth(a))),
        Step::Same(a, b) if cells[a].is_missing() || cells[b].is_missing() => Cell::Truth(Truth::Missing),
        Step::Same(a, b) => Cell::Truth(arithmetic::truth(cells[a] == cells[b])),
        Step::Listed { fact, list } => Cell::Truth(match &facts[fact] {
            Value::Text(text) => arithmetic::truth(program.lists[list].contains(text)),
            _ => Truth::Missing,
        }),
        Step::If(condition, yes, no) => match truth(condition) {
            Truth::True => cells[yes],
            Truth::False => cells[no],
            Truth::Missing => Cell::missing(kind),
        },
        Step::Else(a, b) => cells[if cells[a].is_missing() { b } else { a }],
        Step::Missing(a) => Cell::Truth(arithmetic::truth(cells[a].is_missing())),
    }
}
