//! Parts of a population: rows with the same combination of facts.

use std::collections::BTreeMap;

use model::{Column, Columns, NO_WORD, Truth};

/// Which part each of some rows is in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parts {
    /// Part of each row, from 0; empty when all are in the one part.
    of_row: Vec<u32>,
    /// Facts of each part, in the order of `within`.
    pub(super) keys: Vec<Vec<String>>,
}

impl Parts {
    /// Splits `rows` of the columns by facts; parts are in the order of their keys. O(n log parts).
    pub(super) fn new(columns: &Columns, rows: &[u32], within: &[String]) -> Self {
        if within.is_empty() {
            return Self { of_row: Vec::new(), keys: vec![Vec::new()] };
        }
        let codes: Vec<Vec<u32>> = within.iter().map(|name| dense(columns.get(name), rows)).collect();
        let mut seen: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut first_row = Vec::new();
        let mut combination = vec![0; codes.len()];
        let of_row: Vec<u32> = (0..rows.len())
            .map(|row| {
                for (slot, codes) in combination.iter_mut().zip(&codes) {
                    *slot = codes[row];
                }
                if let Some(part) = seen.get(&combination) {
                    return *part;
                }
                let part = u32::try_from(seen.len()).unwrap_or(u32::MAX);
                seen.insert(combination.clone(), part);
                first_row.push(rows[row]);
                part
            })
            .collect();
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
        Self {
            of_row: of_row.into_iter().map(|old| place[old as usize]).collect(),
            keys: keys.into_iter().map(|(key, _)| key).collect(),
        }
    }

    /// How many parts.
    pub(super) fn count(&self) -> usize {
        self.keys.len()
    }

    /// The part of the `index`-th row.
    pub(super) fn of(&self, index: usize) -> usize {
        self.of_row.get(index).map_or(0, |part| *part as usize)
    }
}

/// Codes of a column's values, the same for the same value.
fn dense(column: Option<&Column>, rows: &[u32]) -> Vec<u32> {
    match column {
        None => vec![0; rows.len()],
        Some(Column::Text { codes, .. }) => rows.iter().map(|row| codes[*row as usize]).collect(),
        Some(Column::Truth(truths)) => rows.iter().map(|row| truths[*row as usize] as u32).collect(),
        Some(Column::Number(numbers)) => {
            let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
            rows.iter()
                .map(|row| {
                    let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
                    *seen.entry(numbers[*row as usize].to_bits()).or_insert(next)
                })
                .collect()
        }
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
