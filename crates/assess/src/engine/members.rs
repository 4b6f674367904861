//! Who is graded with whom: lists, groups, populations.

use std::ops::Range;

use model::{Columns, Truth};
use rayon::prelude::*;
use rules::Treatment;

use super::chunk;
use super::graded::Standing;
use super::plan::Plan;
use super::run::EngineError;

/// Where each row stands before anything is scored.
pub(super) struct Members {
    pub(super) standing: Vec<Standing>,
    /// Index of the first list that holds, of those whose enterprises are graded all the same; empty without lists.
    pub(super) managed: Vec<Option<u8>>,
    /// Index of the first group that holds; `NO_GROUP` for none; empty without groups.
    pub(super) group: Vec<u32>,
}

/// Row of no group.
const NO_GROUP: u32 = model::NO_WORD;

/// Assigns every row, chunks in parallel. A condition that cannot be decided, because a fact was not collected, does not
/// hold; a population whose condition cannot be decided for a row that no other takes is the reason why the row is not
/// graded.
pub(super) fn members(plan: &Plan<'_>, columns: &Columns) -> Result<Members, EngineError> {
    let rows = columns.rows();
    let length = |empty: bool| if empty { 0 } else { rows };
    let mut standing = vec![Standing::NoPopulation; rows];
    let mut managed = vec![None; length(plan.pack.lists.is_empty())];
    let mut group = vec![NO_GROUP; length(plan.pack.groups.is_empty())];
    lists(plan, columns, &mut standing, &mut managed);
    group.par_chunks_mut(chunk::ROWS).enumerate().for_each(|(index, group)| {
        groups(plan, columns, chunk::range(index, group.len()), group);
    });
    let assigned: Vec<Result<(), EngineError>> = standing
        .par_chunks_mut(chunk::ROWS)
        .enumerate()
        .map(|(index, standing)| populations(plan, columns, chunk::range(index, standing.len()), standing))
        .collect();
    // Of several overlaps always the first.
    assigned.into_iter().collect::<Result<(), _>>()?;
    for (standing, group) in standing.iter_mut().zip(&group) {
        if matches!(standing, Standing::In(_)) && *group == NO_GROUP {
            *standing = Standing::NoGroup;
        }
    }
    Ok(Members { standing, managed, group })
}

/// The first list that holds takes a row.
fn lists(plan: &Plan<'_>, columns: &Columns, standing: &mut [Standing], managed: &mut [Option<u8>]) {
    let chunks = standing.par_chunks_mut(chunk::ROWS).zip(managed.par_chunks_mut(chunk::ROWS));
    chunks.enumerate().for_each(|(index, (standing, managed))| {
        let mut listed = vec![false; standing.len()];
        for (list, code) in plan.pack.lists.iter().zip(0_u8..) {
            let truths = list.when.truths(columns, chunk::range(index, standing.len()));
            for (row, _) in truths.iter().enumerate().filter(|(_, truth)| **truth == Truth::True) {
                if !std::mem::replace(&mut listed[row], true) {
                    match list.treat {
                        Treatment::NotGraded => standing[row] = Standing::Listed(code),
                        Treatment::ManagedAsA | Treatment::ManagedAsB | Treatment::ManagedAsC => {
                            managed[row] = Some(code);
                        }
                    }
                }
            }
        }
    });
}

fn populations(
    plan: &Plan<'_>,
    columns: &Columns,
    rows: Range<usize>,
    standing: &mut [Standing],
) -> Result<(), EngineError> {
    for (population, index) in plan.populations.iter().zip(0_u8..) {
        let truths = population.rules.when.truths(columns, rows.clone());
        for (offset, (truth, standing)) in truths.into_iter().zip(&mut *standing).enumerate() {
            match (truth, *standing) {
                (_, Standing::Listed(_)) | (Truth::False, _) => {}
                (Truth::True, Standing::In(other)) => {
                    return Err(EngineError::Overlap { row: rows.start + offset, populations: [other, index] });
                }
                (Truth::True, _) => *standing = Standing::In(index),
                (Truth::Missing, Standing::NoPopulation) => *standing = Standing::Undecided(index),
                (Truth::Missing, _) => {}
            }
        }
    }
    Ok(())
}

/// The first group that holds takes a row.
fn groups(plan: &Plan<'_>, columns: &Columns, rows: Range<usize>, group: &mut [u32]) {
    for (index, rule) in (0_u32..).zip(&plan.pack.groups) {
        for (truth, group) in rule.when.truths(columns, rows.clone()).into_iter().zip(&mut *group) {
            if truth == Truth::True && *group == NO_GROUP {
                *group = index;
            }
        }
    }
}
