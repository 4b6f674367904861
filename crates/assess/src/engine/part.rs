//! Parts of a population: rows with the same combination of facts.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::Arc;

use model::{Column, Columns, NO_WORD, Truth};
use rayon::prelude::*;

/// Which part each of some rows is in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parts {
    /// Part of each row, from 0; empty when all are in the one part.
    of_row: Vec<u32>,
    /// Rows of each part; 0 when all are in the one part.
    rows: Vec<u32>,
    /// Facts of each part, in the order of `within`.
    pub(super) keys: Vec<Vec<String>>,
}

impl Parts {
    /// Splits `rows` of the columns by facts; parts are in the order of their keys. O(n + parts log parts).
    pub(super) fn new(columns: &Columns, rows: &[u32], within: &[String]) -> Self {
        if within.is_empty() {
            return Self::one();
        }
        let mut of_row = Vec::new();
        let mut first_row = Vec::new();
        for name in within {
            (of_row, first_row) = divide(&of_row, rows, columns.get(name), first_row.len().max(1));
        }
        let mut keys: Vec<(Vec<String>, usize)> = first_row
            .iter()
            .enumerate()
            .map(|(part, row)| (within.iter().map(|name| shown(columns.get(name), *row)).collect(), part))
            .collect();
        keys.sort();
        let mut place = vec![0_u32; keys.len()];
        for (new, (_, old)) in (0_u32..).zip(&keys) {
            place[*old] = new;
        }
        let mut rows = vec![0; keys.len()];
        for part in &mut of_row {
            *part = place[*part as usize];
            rows[*part as usize] += 1;
        }
        Self { of_row, rows, keys: keys.into_iter().map(|(key, _)| key).collect() }
    }

    /// All rows in one part.
    fn one() -> Self {
        Self { of_row: Vec::new(), rows: vec![0], keys: vec![Vec::new()] }
    }

    /// How many parts.
    pub(crate) fn count(&self) -> usize {
        self.keys.len()
    }

    /// Rows of a part, of `all` that were split.
    pub(super) fn rows(&self, part: usize, all: usize) -> usize {
        if self.of_row.is_empty() { all } else { self.rows[part] as usize }
    }

    /// The part of the `index`-th row.
    #[inline]
    pub(crate) fn of(&self, index: usize) -> usize {
        self.of_row.get(index).map_or(0, |part| *part as usize)
    }

    /// The parts of some rows in turn; `None` when all are in the one part.
    #[inline]
    pub(super) fn slice(&self, rows: Range<usize>) -> Option<&[u32]> {
        if self.of_row.is_empty() { None } else { Some(&self.of_row[rows]) }
    }

    /// Puts those of the `length` rows for which `key` gives something together by part, each part in the order of the rows.
    /// Also gives where each part begins and ends; what lies between is filler.
    pub(super) fn together<T: Copy + Default>(
        &self,
        length: usize,
        key: impl Fn(usize) -> Option<T>,
    ) -> (Vec<T>, Vec<Range<usize>>) {
        let mut start = 0;
        let mut ranges: Vec<Range<usize>> = Vec::with_capacity(self.count());
        for rows in &self.rows {
            ranges.push(start..start);
            start += *rows as usize;
        }
        if let [all] = &mut *ranges
            && self.of_row.is_empty()
        {
            let all_keys: Vec<T> = (0..length).filter_map(key).collect();
            all.end = all_keys.len();
            return (all_keys, ranges);
        }
        let mut all = vec![T::default(); length];
        for (index, part) in self.of_row.iter().enumerate() {
            if let Some(key) = key(index) {
                let end = &mut ranges[*part as usize].end;
                all[*end] = key;
                *end += 1;
            }
        }
        (all, ranges)
    }
}

/// Every split of a population that its rules ask for, made once.
pub(super) struct Splits {
    known: Vec<(Vec<String>, Arc<Parts>)>,
}

impl Splits {
    /// Makes each of the splits, in parallel.
    pub(super) fn new(columns: &Columns, rows: &[u32], mut asked: Vec<Vec<String>>) -> Self {
        asked.sort_unstable();
        asked.dedup();
        let split = |within: Vec<String>| {
            let parts = Arc::new(Parts::new(columns, rows, &within));
            (within, parts)
        };
        Self { known: asked.into_par_iter().map(split).collect() }
    }

    /// A split that was asked for; all in one part when it was not.
    pub(super) fn by(&self, within: &[String]) -> Arc<Parts> {
        let found = self.known.iter().find(|(by, _)| by == within);
        found.map_or_else(|| Arc::new(Parts::one()), |(_, parts)| parts.clone())
    }
}

/// Combinations of part and word that are looked up in a table rather than by hash.
const TABLE: usize = 1 << 16;

/// Divides `parts` parts further by the values of a column: the part of each row (before: none when there is the one), and
/// the first row of each new part.
fn divide(of_row: &[u32], rows: &[u32], column: Option<&Column>, parts: usize) -> (Vec<u32>, Vec<u32>) {
    let mut first_row = Vec::new();
    let mut new = |row: u32| {
        first_row.push(row);
        u32::try_from(first_row.len() - 1).unwrap_or(u32::MAX)
    };
    let before = |index: usize| of_row.get(index).copied().unwrap_or(0);
    let numbered = rows.iter().enumerate();
    let divided = match column {
        Some(Column::Text { codes, words }) if parts * (words.len() + 1) <= TABLE => {
            let mut seen = vec![None; parts * (words.len() + 1)];
            let part = |(index, row): (usize, &u32)| {
                let word = (codes[*row as usize] as usize).min(words.len());
                *seen[before(index) as usize * (words.len() + 1) + word].get_or_insert_with(|| new(*row))
            };
            numbered.map(part).collect()
        }
        _ => {
            let mut seen: HashMap<(u32, u64), u32, BuildHasherDefault<Folded>> = HashMap::default();
            let part = |(index, row): (usize, &u32)| {
                let at = *row as usize;
                let code = match column {
                    None => 0,
                    Some(Column::Text { codes, .. }) => u64::from(codes[at]),
                    Some(Column::Truth(truths)) => truths[at] as u64,
                    Some(Column::Number(numbers)) => numbers[at].to_bits(),
                };
                *seen.entry((before(index), code)).or_insert_with(|| new(*row))
            };
            numbered.map(part).collect()
        }
    };
    (divided, first_row)
}

/// A hash of few whole numbers by folded multiplication; nothing is ever read in its order.
#[derive(Default)]
struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        let wide = u128::from(self.0 ^ number ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
        #[expect(clippy::cast_possible_truncation, reason = "both halves are folded into one")]
        let folded = (wide as u64) ^ ((wide >> 64) as u64);
        self.0 = folded;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A value as a key shows it; what was not collected is empty.
fn shown(column: Option<&Column>, row: u32) -> String {
    let row = row as usize;
    match column {
        Some(Column::Text { codes, words }) if codes[row] != NO_WORD => words[codes[row] as usize].clone(),
        Some(Column::Number(numbers)) if !numbers[row].is_nan() => numbers[row].to_string(),
        Some(Column::Truth(truths)) if truths[row] != Truth::Missing => (truths[row] == Truth::True).to_string(),
        _ => String::new(),
    }
}
