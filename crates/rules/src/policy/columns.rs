//! Which clauses apply to each row of a population, with the reason as one byte per row and clause.
//!
//! Codes are ranked so that what decides is the least: the first condition that fails, then the first that is unknown, then
//! a blank. Each distinct condition is evaluated once per chunk of rows, however many clauses have it, and what it decides
//! is joined to each clause's codes by their minimum.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use model::{Column, Columns, NO_WORD, PolicySubject, Truth};

use super::numbers::Numbers;
use super::{FactDeclaration, FactMismatch, PolicyPack, Reason};
use crate::FactKind;
use crate::expression::Expression;

/// Rows that are worked on together, so that their columns stay in the processor's cache.
const ROWS: usize = 8_192;
/// While conditions are joined: nothing has decided yet. Above every code.
const UNDECIDED: u8 = u8::MAX;

/// The reasons of one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonColumn {
    /// Code name of the clause.
    pub clause: String,
    /// [`Reason`] codes, one per row.
    pub codes: Vec<u8>,
}

impl PolicyPack {
    /// One reason column for every clause about that kind of subject, in the order of the text. The columns are named as
    /// the pack's facts; one that is not there was not collected. What a row's answer says in words is
    /// [`PolicyPack::answer_row`]; both agree.
    ///
    /// # Errors
    /// When a column is not of the kind that the pack declares.
    pub fn apply_columns(
        &self,
        subject: PolicySubject,
        columns: &Columns,
        day: Date,
    ) -> Result<Vec<ReasonColumn>, FactMismatch> {
        for fact in &self.facts {
            if let Some(column) = columns.get(&fact.code) {
                self.fits(&fact.code, fact.kind, FactKind::from(column))?;
            }
        }
        let numbers = Numbers::on(self, day);
        let (mut found, mut open) = (Vec::new(), Vec::new());
        for clause in self.clauses_of(subject) {
            let always = match (clause.holds_on(day), clause.adopted) {
                (false, _) => Some(Reason::NotInForce),
                (true, false) => Some(Reason::NotAdopted),
                (true, true) => None,
            };
            if always.is_none() {
                open.push((found.len(), clause));
            }
            let codes = vec![always.map_or(UNDECIDED, Reason::code); columns.rows()];
            found.push(ReasonColumn { clause: clause.code.clone(), codes });
        }
        let mut conditions: BTreeMap<&str, Shared<'_>> = BTreeMap::new();
        for (column, clause) in &open {
            for (condition, place) in clause.conditions.iter().zip(0_u8..) {
                let shared = conditions.entry(condition.source()).or_insert_with(|| Shared::of(condition, &numbers));
                shared.decides.push((*column, place));
            }
        }
        let read = Read::by(self, conditions.values().map(|shared| shared.condition), &numbers);
        for start in (0..columns.rows()).step_by(ROWS) {
            let rows = start..columns.rows().min(start + ROWS);
            let chunk = read.chunk(columns, rows.clone());
            conditions.values().for_each(|shared| shared.decide(&chunk, &rows, &mut found));
        }
        for (column, clause) in open {
            let blank = clause.amount.as_ref().is_some_and(|amount| numbers.blank_in(amount));
            let undecided = if blank { Reason::Blank } else { Reason::Applies }.code();
            found[column].codes.iter_mut().for_each(|code| *code = if *code == UNDECIDED { undecided } else { *code });
        }
        Ok(found)
    }
}

/// A condition that one or more clauses have.
struct Shared<'a> {
    condition: &'a Expression,
    /// Whether it reads a parameter that no source gives.
    blank: bool,
    /// Columns that it decides, and its place among that clause's conditions.
    decides: Vec<(usize, u8)>,
}

impl<'a> Shared<'a> {
    fn of(condition: &'a Expression, numbers: &Numbers) -> Self {
        Self { condition, blank: numbers.blank_in(condition), decides: Vec::new() }
    }

    /// Joins what it decides on these rows.
    fn decide(&self, chunk: &Columns, rows: &Range<usize>, found: &mut [ReasonColumn]) {
        let truths = self.condition.truths(chunk, 0..rows.len());
        for (column, place) in &self.decides {
            let (fails, unknown) = (Reason::Fails(*place).code(), Reason::Unknown(*place).code());
            let codes = &mut found[*column].codes[rows.clone()];
            for (code, truth) in codes.iter_mut().zip(&truths) {
                // Two choices and two minima, which the compiler does for many rows at once; a `match` it does not.
                let failed = if *truth == Truth::False { fails } else { UNDECIDED };
                let open = if *truth == Truth::Missing { unknown } else { UNDECIDED };
                *code = failed.min(open).min(*code);
            }
            if self.blank {
                let collected = |row: usize| all_collected(self.condition, chunk, row);
                for (row, code) in codes.iter_mut().enumerate().filter(|(_, code)| **code == unknown) {
                    *code = if collected(row) { Reason::Blank.code() } else { unknown };
                }
            }
        }
    }
}

/// Whether every fact that the condition reads is there in that row, so that only a blank can leave it open.
fn all_collected(condition: &Expression, chunk: &Columns, row: usize) -> bool {
    condition.reads().iter().filter(|name| !name.starts_with("p.")).all(|name| match chunk.get(name) {
        Some(Column::Number(numbers)) => numbers[row].is_finite(),
        Some(Column::Text { codes, .. }) => codes[row] != NO_WORD,
        Some(Column::Truth(truths)) => truths[row] != Truth::Missing,
        None => false,
    })
}

/// What the conditions read: facts of the pack, and its numbers on the day.
struct Read<'a> {
    facts: Vec<&'a FactDeclaration>,
    numbers: Vec<(&'a str, f64)>,
}

impl<'a> Read<'a> {
    fn by<'b>(pack: &'a PolicyPack, conditions: impl Iterator<Item = &'b Expression>, numbers: &'a Numbers) -> Self {
        let names: Vec<&str> = conditions.flat_map(Expression::reads).map(String::as_str).collect();
        let number = |(name, value): (&'a str, Option<f64>)| (name, value.unwrap_or(f64::NAN));
        Self {
            facts: pack.facts.iter().filter(|fact| names.contains(&fact.code.as_str())).collect(),
            numbers: numbers.iter().filter(|(name, _)| names.contains(name)).map(number).collect(),
        }
    }

    /// Columns of these rows, with the pack's numbers beside the facts.
    fn chunk(&self, columns: &Columns, rows: Range<usize>) -> Columns {
        let count = rows.len();
        let mut chunk = Columns::new(count);
        let facts = self.facts.iter().map(|fact| {
            let column = of_rows(columns.get(&fact.code), fact, rows.clone());
            (fact.code.as_str(), column)
        });
        let numbers = self.numbers.iter().map(|(name, value)| (*name, Column::Number(vec![*value; count])));
        for (name, column) in facts.chain(numbers) {
            let even = chunk.insert(name, column);
            debug_assert!(even.is_ok(), "every column of a chunk has its rows");
        }
        chunk
    }
}

/// The rows of a column, with what the pack takes for a fact that was not collected.
fn of_rows(column: Option<&Column>, fact: &FactDeclaration, rows: Range<usize>) -> Column {
    let absent = fact.absent.map_or(Truth::Missing, |absent| if absent { Truth::True } else { Truth::False });
    let truth = |truth: &Truth| if *truth == Truth::Missing { absent } else { *truth };
    let number = |number: &f64| if number.is_finite() { *number } else { f64::NAN };
    match (column, fact.kind) {
        (Some(Column::Number(numbers)), _) => Column::Number(numbers[rows].iter().map(number).collect()),
        (Some(Column::Text { codes, words }), _) => Column::Text { codes: codes[rows].to_vec(), words: words.clone() },
        (Some(Column::Truth(truths)), _) => Column::Truth(truths[rows].iter().map(truth).collect()),
        (None, FactKind::Number) => Column::Number(vec![f64::NAN; rows.len()]),
        (None, FactKind::Text) => Column::Text { codes: vec![NO_WORD; rows.len()], words: Vec::new() },
        (None, FactKind::Truth) => Column::Truth(vec![absent; rows.len()]),
    }
}
