//! The whole population graded anew with other figures of one enterprise, and the search that rests on it.

use std::collections::BTreeMap;

use model::{Candidate, Column, Columns, EnterpriseId, Grade};
use rules::{MEASURES, MergedResults, Quantity, measure_name};

use crate::engine::{Graded, Plan, Standing, run};
use crate::{firm_columns, plots};

/// Doublings of the first step in a search: from a thousandth of the figure to a thousand times it.
const DOUBLINGS: u32 = 20;
/// Times that a search starts again below what it found, when less of the change reaches the grade too.
const RESTARTS: usize = 32;

/// Candidates by columns, to be graded with changes.
#[derive(Debug)]
pub(super) struct Trial<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// By id, without those that are exempt.
    pub(super) candidates: Vec<&'a Candidate>,
    pub(super) columns: Columns,
    /// Row of each enterprise, before plots are merged.
    pub(super) rows: BTreeMap<&'a EnterpriseId, usize>,
}

/// Where an enterprise stands after a trial.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tried {
    pub(super) population: usize,
    pub(super) score: f64,
    pub(super) ranked: f64,
    pub(super) rank: u32,
    pub(super) grade: Grade,
}

impl<'a> Trial<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, candidates: Vec<&'a Candidate>) -> Result<Self, model::UnevenColumn> {
        let columns = firm_columns::columns(&candidates, plan.pack, plan.year)?;
        let rows = candidates.iter().enumerate().map(|(row, candidate)| (&candidate.enterprise, row)).collect();
        Ok(Self { plan, candidates, columns, rows })
    }

    /// The units that are graded: the enterprises of a merged plot together, everyone else alone.
    pub(super) fn units(&self, columns: &Columns) -> Option<Vec<Vec<usize>>> {
        let rule = self.plan.pack.merge.as_ref().filter(|rule| rule.results == MergedResults::Shared)?;
        Some(plots::units(&self.candidates, rule, columns))
    }

    /// Where an enterprise would stand with other amounts; `None` where it is not graded, or nothing can be.
    pub(super) fn with(&self, row: usize, changes: &[(usize, i64)]) -> Option<Tried> {
        let mut columns = self.columns.clone();
        for (measure, amount) in changes {
            let name = measure_name(MEASURES[*measure]);
            let (Some(Column::Number(numbers)), Some(unit)) =
                (columns.get(name), Quantity::first_unit(MEASURES[*measure]))
            else {
                return None;
            };
            let mut numbers = numbers.clone();
            numbers[row] = unit.show(*amount);
            columns.insert(name, Column::Number(numbers)).ok()?;
        }
        let Some(units) = self.units(&columns) else {
            return tried(self.plan, &run(self.plan, &columns).ok()?, row);
        };
        let merged = plots::unit_columns(&units, &columns, self.plan.pack).ok()?;
        let unit = units.iter().position(|unit| unit.contains(&row))?;
        tried(self.plan, &run(self.plan, &merged).ok()?, unit)
    }

    /// The amount nearest to `from` that a bracketed search finds to give a better grade than `today`: outwards in both
    /// directions in doubling steps, then by halves to the unit. Where less of the change would do as well, it starts again
    /// below; at most some two thousand runs.
    pub(super) fn search(&self, row: usize, measure: usize, from: i64, today: Grade) -> Option<(i64, Tried)> {
        let better = |amount: i64| self.with(row, &[(measure, amount)]).filter(|tried| tried.grade < today);
        let first = (from.abs() / 1024).max(1);
        let least = from.min(0);
        let mut short = [from; 2];
        let bracket = (0..=DOUBLINGS).find_map(|doubling| {
            let step = first.checked_mul(1 << doubling)?;
            [1_i64, -1].into_iter().enumerate().find_map(|(side, way)| {
                let amount = from.checked_add(way * step)?.max(least);
                if amount == short[side] {
                    return None;
                }
                match better(amount) {
                    Some(tried) => Some((short[side], amount, tried)),
                    None => {
                        short[side] = amount;
                        None
                    }
                }
            })
        });
        let (mut short, mut amount, mut tried) = bracket?;
        for _ in 0..RESTARTS {
            while (amount - short).abs() > 1 {
                let middle = short + (amount - short) / 2;
                match better(middle) {
                    Some(nearer) => (amount, tried) = (middle, nearer),
                    None => short = middle,
                }
            }
            let less = less_of(from, amount);
            match better(less) {
                Some(nearer) if less != from => (short, amount, tried) = (from, less, nearer),
                _ => return Some((amount, tried)),
            }
        }
        None
    }
}

/// 0.1 % less of a change, at least one unit.
pub(super) fn less_of(from: i64, to: i64) -> i64 {
    let change = to - from;
    to - if change.abs() < 1000 { change.signum() } else { change / 1000 }
}

fn tried(plan: &Plan<'_>, graded: &Graded, row: usize) -> Option<Tried> {
    let Standing::In(index) = graded.standing[row] else { return None };
    let population = &graded.populations[usize::from(index)];
    let member = population.rows.binary_search(&u32::try_from(row).ok()?).ok()?;
    let list = graded.managed.get(row).copied().flatten().map(|list| &plan.pack.lists[usize::from(list)]);
    let grade = list.and_then(|list| list.treat.managed_as()).unwrap_or(population.grade[member]);
    Some(Tried {
        population: usize::from(index),
        score: population.score[member],
        ranked: population.ranked[member],
        rank: population.rank[member],
        grade,
    })
}
