//! The values that stand for the regions of each fact.

use std::collections::{BTreeMap, BTreeSet};

use super::super::program::{At, Program, Step};
use super::super::{Expression, Kind, Names, Value};

/// By fact, in the order of names.
pub(super) struct Candidates(BTreeMap<String, Vec<Value>>);

impl Candidates {
    pub(super) fn of(conditions: &[&Expression], names: &Names, with_missing: bool) -> Self {
        let mut numbers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut facts: BTreeSet<&str> = BTreeSet::new();
        for program in conditions.iter().map(|c| &c.program) {
            for (name, _) in &program.facts {
                facts.insert(name);
                numbers.entry(name).or_default().extend(literals(program, name));
                words.entry(name).or_default().extend(literal_words(program, name));
            }
        }
        let values = facts.into_iter().map(|name| {
            let mut values = match names.get(name) {
                Some(Kind::Number) => regions(numbers.remove(name).unwrap_or_default()),
                Some(Kind::Truth) => vec![Value::Truth(true), Value::Truth(false)],
                Some(Kind::Text) => with_another(words.remove(name).unwrap_or_default()),
                None => Vec::new(),
            };
            if with_missing || values.is_empty() {
                values.push(Value::Missing);
            }
            (name.to_owned(), values)
        });
        Self(values.collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[Value])> {
        self.0.iter().map(|(name, values)| (name.as_str(), values.as_slice()))
    }
}

/// Each literal, the middles between them, one below and one above; what is not negative first, as few facts are.
fn regions(mut literals: Vec<f64>) -> Vec<Value> {
    literals.sort_by(f64::total_cmp);
    literals.dedup();
    let beyond = |literal: f64, side: f64| literal + side * (literal.abs() + 1.0);
    let mut values: Vec<f64> = literals.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2.0).collect();
    values.push(literals.first().map_or(0.0, |lowest| beyond(*lowest, -1.0)));
    values.extend(literals.last().map(|highest| beyond(*highest, 1.0)));
    values.extend(literals);
    values.sort_by(|a, b| (*a < 0.0).cmp(&(*b < 0.0)).then(a.total_cmp(b)));
    values.into_iter().map(Value::Number).collect()
}

/// Each word, and one that is none of them.
fn with_another(words: BTreeSet<&str>) -> Vec<Value> {
    let mut another = "another".to_owned();
    while words.contains(another.as_str()) {
        another.push('~');
    }
    words.into_iter().map(str::to_owned).chain([another]).map(Value::Text).collect()
}

/// The literals that a number is compared with; all of the program where it is compared with anything else.
fn literals(program: &Program, name: &str) -> Vec<f64> {
    let number = |at: At| if let Step::Number(number) = program.steps[at] { Some(number) } else { None };
    let found = program.steps.iter().enumerate().filter_map(|(at, step)| match *step {
        Step::Number(number) if !is_constant_on_regions(program) => Some(number),
        Step::Compare(_, a, b, _) if bare(program, a) == Some(name) => number(b),
        Step::Compare(_, a, b, _) if bare(program, b) == Some(name) => number(a),
        // `(x ?? 5) > 3`: 5 is as good as any, and at hand
        Step::Else(a, b) if bare(program, a) == Some(name) && bare(program, at).is_some() => number(b),
        _ => None,
    });
    found.filter(|number| number.is_finite()).collect()
}

/// The words that a text is compared with, or may be through a choice between texts.
fn literal_words<'a>(program: &'a Program, name: &str) -> Vec<&'a str> {
    let mut words: Vec<&str> = Vec::new();
    for step in &program.steps {
        match step {
            Step::Listed { fact, list } if program.facts[*fact].0 == name => {
                words.extend(program.lists[*list].iter().map(String::as_str));
            }
            Step::Word(Some(word)) => words.push(&program.words[*word]),
            _ => {}
        }
    }
    words
}

/// The number fact that a step is, if need be with a literal in its place where it is missing.
fn bare(program: &Program, at: At) -> Option<&str> {
    match program.steps[at] {
        Step::Fact(fact) => Some(&program.facts[fact].0),
        Step::Else(a, b) if matches!(program.steps[b], Step::Number(_)) => bare(program, a),
        _ => None,
    }
}

/// Whether the value of a condition cannot change but where a number passes a literal or a text becomes another literal.
pub(super) fn is_constant_on_regions(program: &Program) -> bool {
    let is_literal = |at: At| matches!(program.steps[at], Step::Number(_));
    let is_simple = |at: At| is_literal(at) || bare(program, at).is_some();
    program.steps.iter().all(|step| match *step {
        Step::Compare(_, a, b, _) => is_simple(a) && is_simple(b) && (is_literal(a) || is_literal(b)),
        Step::Negate(_) | Step::Absolute(_) | Step::Arithmetic(..) | Step::Remainder(..) | Step::Rounded(..) => false,
        Step::Same(a, b) => program.kinds[a] != Kind::Text || !(reads_text(program, a) && reads_text(program, b)),
        _ => true,
    })
}

/// Whether a text comes from a fact rather than from literals alone.
fn reads_text(program: &Program, at: At) -> bool {
    let mut reads = vec![false; at + 1];
    for before in 0..=at {
        reads[before] = match program.steps[before] {
            Step::Fact(_) => program.kinds[before] == Kind::Text,
            Step::If(_, yes, no) => reads[yes] || reads[no],
            Step::Else(a, b) => reads[a] || reads[b],
            _ => false,
        };
    }
    reads[at]
}

/// Whether knowing more never turns a yes into a no or a no into a yes; asking for what is missing does.
pub(super) fn is_monotone(program: &Program) -> bool {
    !program.steps.iter().any(|step| matches!(step, Step::Missing(_) | Step::Else(..)))
}
