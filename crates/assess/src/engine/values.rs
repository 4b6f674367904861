//! The value of an indicator for each member.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use model::{Column, Columns};
use rules::{IndicatorValue, Quantity, measure_name};

use super::chunk;
use super::plan::Item;

/// Values of an indicator, NaN where there is none. A column that gives them is held, not copied.
#[derive(Debug, Clone)]
pub(super) struct Values {
    /// Numbers.
    column: Arc<Column>,
    /// Whether it has one value for each row of the columns, not for each member.
    by_row: bool,
}

impl Values {
    /// Values by member. A column `value.<code>` stands before what the facts would give.
    pub(super) fn new(item: &Item<'_>, columns: &Columns, rows: &[u32]) -> Self {
        let given = columns.shared(&format!("value.{}", item.rules.code));
        let column = given.clone().or_else(|| plain(item, columns));
        if let Some(column) = column
            && let Column::Number(numbers) = &*column
        {
            let alone = match given {
                Some(_) => none(numbers, rows, f64::is_nan) || !adds(item, columns, rows, numbers),
                // An expression knows no infinite number.
                None => none(numbers, rows, f64::is_infinite),
            };
            if alone {
                return Self { column, by_row: true };
            }
        }
        let mut values = worked_out(item, columns, rows);
        if let Some(Column::Number(given)) = given.as_deref() {
            for (value, row) in values.iter_mut().zip(rows) {
                let given = given[*row as usize];
                if !given.is_nan() {
                    *value = given;
                }
            }
        }
        Self { column: Arc::new(Column::Number(values)), by_row: false }
    }

    fn numbers(&self) -> &[f64] {
        if let Column::Number(numbers) = &*self.column { numbers } else { &[] }
    }

    /// The values of the members, whose rows are given.
    pub(super) fn of<'v>(&'v self, rows: &'v [u32]) -> ByMember<'v> {
        ByMember { numbers: self.numbers(), rows: self.by_row.then_some(rows) }
    }

    /// Some members' values in their order; `rows`, which rise, are those of all members. Copied only where the rows do not
    /// lie side by side.
    pub(super) fn slice(&self, rows: &[u32], members: Range<usize>) -> Cow<'_, [f64]> {
        let numbers = self.numbers();
        if self.by_row { side_by_side(numbers, &rows[members]) } else { Cow::Borrowed(&numbers[members]) }
    }

    /// Hands over some members' values; `rows` are those of all members.
    pub(super) fn each(&self, rows: &[u32], members: Range<usize>, mut take: impl FnMut(usize, f64)) {
        for start in members.clone().step_by(chunk::ROWS) {
            let values = self.slice(rows, start..members.end.min(start + chunk::ROWS));
            for (member, value) in (start..).zip(&*values) {
                take(member, *value);
            }
        }
    }

    /// Leaves out members; a column by rows holds what nobody reads then.
    pub(super) fn keep(&mut self, kept: &[bool]) {
        if !self.by_row {
            let values = self.numbers().iter().zip(kept).filter(|(_, kept)| **kept).map(|(value, _)| *value);
            self.column = Arc::new(Column::Number(values.collect()));
        }
    }
}

/// Values by member.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByMember<'v> {
    numbers: &'v [f64],
    rows: Option<&'v [u32]>,
}

impl ByMember<'_> {
    /// The value of a member.
    #[inline]
    pub(super) fn at(self, member: usize) -> f64 {
        match self.rows {
            Some(rows) => self.numbers[rows[member] as usize],
            None => self.numbers[member],
        }
    }

    /// Its value, if it has one.
    #[inline]
    pub(super) fn some(self, member: usize) -> Option<f64> {
        Some(self.at(member)).filter(|value| !value.is_nan())
    }
}

/// The numbers of rows that rise; borrowed where they lie side by side.
fn side_by_side<'n>(numbers: &'n [f64], rows: &[u32]) -> Cow<'n, [f64]> {
    match rows {
        [first, .., last] if (last - first) as usize + 1 == rows.len() => {
            Cow::Borrowed(&numbers[*first as usize..=*last as usize])
        }
        _ => rows.iter().map(|row| numbers[*row as usize]).collect(),
    }
}

/// Whether no row's number is like that. Within a chunk it does not stop at the first, so that many are looked at at once.
fn none(numbers: &[f64], rows: &[u32], like_that: impl Fn(f64) -> bool) -> bool {
    let any = |rows: &[u32]| side_by_side(numbers, rows).iter().fold(false, |any, number| any | like_that(*number));
    !rows.chunks(chunk::ROWS).any(any)
}

/// The column of a formula that is a fact's name and nothing else.
fn plain(item: &Item<'_>, columns: &Columns) -> Option<Arc<Column>> {
    match &item.rules.value {
        IndicatorValue::Formula(formula) if formula.reads() == [formula.source()] => columns.shared(formula.source()),
        IndicatorValue::Formula(_) | IndicatorValue::Ratio { .. } => None,
    }
}

/// Whether the facts give a value where none was given.
fn adds(item: &Item<'_>, columns: &Columns, rows: &[u32], given: &[f64]) -> bool {
    by_chunk(rows).any(|rows| {
        let values = worked_out(item, columns, rows);
        values.iter().zip(rows).any(|(value, row)| given[*row as usize].is_nan() && !value.is_nan())
    })
}

/// Rows that lie in one chunk of the columns each.
fn by_chunk(rows: &[u32]) -> impl Iterator<Item = &[u32]> {
    rows.chunk_by(|a, b| *a as usize / chunk::ROWS == *b as usize / chunk::ROWS)
}

/// What the facts give.
fn worked_out(item: &Item<'_>, columns: &Columns, rows: &[u32]) -> Vec<f64> {
    match &item.rules.value {
        IndicatorValue::Ratio { numerator, denominator } => {
            let (above, below) = (figures(columns, numerator), figures(columns, denominator));
            let ratio = |row: &u32| {
                let (above, below) = (above(*row), below(*row));
                if below > 0.0 { above / below } else { f64::NAN }
            };
            rows.iter().map(ratio).collect()
        }
        IndicatorValue::Formula(formula) => {
            let mut values = Vec::with_capacity(rows.len());
            for rows in by_chunk(rows) {
                let start = rows[0] as usize / chunk::ROWS * chunk::ROWS;
                let all = formula.numbers(columns, start..start + chunk::ROWS);
                values.extend(rows.iter().map(|row| all[*row as usize - start]));
            }
            values
        }
    }
}

/// A measure of a row in the unit in which the indicator reads it.
pub(super) fn figures<'c>(columns: &'c Columns, quantity: &Quantity) -> impl Fn(u32) -> f64 + use<'c> {
    let factor = quantity.factor();
    let numbers = match columns.get(measure_name(quantity.measure)) {
        Some(Column::Number(numbers)) => Some(numbers),
        _ => None,
    };
    move |row| numbers.map_or(f64::NAN, |numbers| numbers[row as usize] * factor)
}
