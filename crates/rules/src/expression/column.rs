//! The steps of an expression on a population: each step over a batch of rows before the next, so that what lies between
//! stays small, and no row costs an allocation.

use std::ops::Range;

use model::{Column, Columns, NO_WORD, Truth};

use super::lane::{Lane, choose, compare, each, pairs, sized_pairs};
use super::program::{Arithmetic, At, Program, Step};
use super::source::Sources;
use super::{Kind, arithmetic};

/// Rows of a batch, when the steps are few.
const BATCH: usize = 1_024;
/// Most values that lie between the steps of a batch.
const BETWEEN: usize = 1 << 17;

/// What the last step yields for these rows; rows that the population does not have are left out.
pub(super) fn evaluate(program: &Program, kind: Kind, columns: &Columns, rows: Range<usize>) -> Column {
    let rows = rows.start.min(columns.rows())..rows.end.min(columns.rows());
    let sources = Sources::of(program, columns);
    let batch = (BETWEEN / program.steps.len().max(1)).clamp(16, BATCH).min(rows.len());
    let mut lanes: Vec<Lane> = program
        .steps
        .iter()
        .zip(&program.kinds)
        .map(|(step, kind)| Lane::literal(*step, *kind, batch, &sources))
        .collect();
    let mut result = Lane::empty(kind, rows.len());
    for start in rows.clone().step_by(batch.max(1)) {
        let taken = start..rows.end.min(start + batch);
        for (at, step) in program.steps.iter().enumerate() {
            let (before, rest) = lanes.split_at_mut(at);
            Batch { program, sources: &sources, lanes: before, rows: taken.clone() }.take(*step, &mut rest[0]);
        }
        let last = Batch { program, sources: &sources, lanes: &lanes, rows: taken };
        last.append(program.steps.len().saturating_sub(1), &mut result);
    }
    match result {
        Lane::Numbers(numbers) => Column::Number(numbers),
        Lane::Truths(truths) => Column::Truth(truths),
        Lane::Words(codes) => Column::Text { codes, words: sources.into_words() },
    }
}

/// Some rows, and what the steps before left for them.
struct Batch<'a> {
    program: &'a Program,
    sources: &'a Sources<'a>,
    lanes: &'a [Lane],
    rows: Range<usize>,
}

impl<'a> Batch<'a> {
    fn numbers(&self, at: At) -> &'a [f64] {
        let read = if let Step::Fact(fact) = self.program.steps[at] { self.sources.numbers(fact) } else { None };
        match (read, &self.lanes[at]) {
            (Some(column), _) => &column[self.rows.clone()],
            (None, Lane::Numbers(lane)) => &lane[..self.rows.len()],
            _ => &[],
        }
    }

    fn truths(&self, at: At) -> &'a [Truth] {
        let read = if let Step::Fact(fact) = self.program.steps[at] { self.sources.truths(fact) } else { None };
        match (read, &self.lanes[at]) {
            (Some(column), _) => &column[self.rows.clone()],
            (None, Lane::Truths(lane)) => &lane[..self.rows.len()],
            _ => &[],
        }
    }

    fn words(&self, at: At) -> &'a [u32] {
        if let Lane::Words(lane) = &self.lanes[at] { &lane[..self.rows.len()] } else { &[] }
    }

    /// Puts what a step yields for these rows into its lane. Literals and columns that are not there lie in it already.
    fn take(&self, step: Step, lane: &mut Lane) {
        match lane {
            Lane::Numbers(lane) => self.take_numbers(step, &mut lane[..self.rows.len()]),
            Lane::Truths(lane) => self.take_truths(step, &mut lane[..self.rows.len()]),
            Lane::Words(lane) => self.take_words(step, &mut lane[..self.rows.len()]),
        }
    }

    fn take_numbers(&self, step: Step, lane: &mut [f64]) {
        let size = |at: Option<At>| at.map(|at| self.numbers(at));
        match step {
            Step::Negate(a) => each(lane, self.numbers(a), |a| -a),
            Step::Absolute(a) => each(lane, self.numbers(a), f64::abs),
            Step::Arithmetic(how, a, b) => {
                let (a, b) = (self.numbers(a), self.numbers(b));
                match how {
                    Arithmetic::Add => pairs(lane, a, b, |a, b| a + b),
                    Arithmetic::Subtract => pairs(lane, a, b, |a, b| a - b),
                    Arithmetic::Multiply => pairs(lane, a, b, |a, b| a * b),
                    Arithmetic::Divide => pairs(lane, a, b, arithmetic::quotient),
                    Arithmetic::Least => pairs(lane, a, b, arithmetic::least),
                    Arithmetic::Greatest => pairs(lane, a, b, arithmetic::greatest),
                }
            }
            Step::Remainder(a, b, of) => {
                sized_pairs(lane, self.numbers(a), self.numbers(b), size(of), arithmetic::remainder);
            }
            Step::Rounded(to, a, of) => {
                let a = self.numbers(a);
                sized_pairs(lane, a, a, size(of), |a, _, size| arithmetic::rounded(to, a, size));
            }
            Step::Settle(a, of) => pairs(lane, self.numbers(a), self.numbers(of), arithmetic::settle),
            Step::If(condition, yes, no) => {
                choose(lane, self.truths(condition), self.numbers(yes), self.numbers(no), f64::NAN);
            }
            Step::Else(a, b) => {
                pairs(lane, self.numbers(a), self.numbers(b), |a, b| if a.is_finite() { a } else { b });
            }
            _ => {}
        }
    }

    fn take_truths(&self, step: Step, lane: &mut [Truth]) {
        match step {
            Step::Compare(how, a, b, of) => {
                let size = of.map(|at| self.numbers(at));
                compare(lane, how, self.numbers(a), self.numbers(b), size);
            }
            Step::And(a, b) => pairs(lane, self.truths(a), self.truths(b), arithmetic::and),
            Step::Or(a, b) => pairs(lane, self.truths(a), self.truths(b), arithmetic::or),
            Step::Not(a) => each(lane, self.truths(a), arithmetic::not),
            Step::Same(a, b) => match self.lanes[a] {
                Lane::Words(_) => pairs(lane, self.words(a), self.words(b), |a, b| {
                    if a == NO_WORD || b == NO_WORD { Truth::Missing } else { arithmetic::truth(a == b) }
                }),
                _ => pairs(lane, self.truths(a), self.truths(b), |a, b| {
                    if a == Truth::Missing || b == Truth::Missing { Truth::Missing } else { arithmetic::truth(a == b) }
                }),
            },
            Step::Listed { fact, list } => {
                if let Some((codes, held)) = self.sources.listed(fact, list) {
                    // a word's answer by its code; what has no word has no answer
                    let answer = |code: u32| held.get(code as usize).copied().unwrap_or(Truth::Missing);
                    each(lane, &codes[self.rows.clone()], answer);
                }
            }
            Step::If(condition, yes, no) => {
                choose(lane, self.truths(condition), self.truths(yes), self.truths(no), Truth::Missing);
            }
            Step::Else(a, b) => {
                pairs(lane, self.truths(a), self.truths(b), |a, b| if a == Truth::Missing { b } else { a });
            }
            Step::Missing(a) => match self.lanes[a] {
                Lane::Numbers(_) => each(lane, self.numbers(a), |a| arithmetic::truth(!a.is_finite())),
                Lane::Truths(_) => each(lane, self.truths(a), |a| arithmetic::truth(a == Truth::Missing)),
                Lane::Words(_) => each(lane, self.words(a), |a| arithmetic::truth(a == NO_WORD)),
            },
            _ => {}
        }
    }

    fn take_words(&self, step: Step, lane: &mut [u32]) {
        match step {
            Step::Fact(fact) => {
                if let Some((codes, shared)) = self.sources.words(fact) {
                    each(lane, &codes[self.rows.clone()], |code| shared.get(code as usize).copied().unwrap_or(NO_WORD));
                }
            }
            Step::If(condition, yes, no) => {
                choose(lane, self.truths(condition), self.words(yes), self.words(no), NO_WORD);
            }
            Step::Else(a, b) => pairs(lane, self.words(a), self.words(b), |a, b| if a == NO_WORD { b } else { a }),
            _ => {}
        }
    }

    /// Adds a step's values for these rows to the result.
    fn append(&self, at: At, result: &mut Lane) {
        match result {
            Lane::Numbers(result) => result.extend(self.numbers(at).iter().map(|number| arithmetic::clean(*number))),
            Lane::Truths(result) => result.extend_from_slice(self.truths(at)),
            Lane::Words(result) => result.extend_from_slice(self.words(at)),
        }
    }
}
