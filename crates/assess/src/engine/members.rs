//! Who is graded with whom: lists, groups, populations.

use model::{Columns, Truth};
use rules::Treatment;

use super::graded::Standing;
use super::plan::Plan;
use super::run::EngineError;

/// Where each row stands before anything is scored.
pub(super) struct Members {
    pub(super) standing: Vec<Standing>,
    /// Index of the first list that holds, of those whose enterprises are graded all the same.
    pub(super) managed: Vec<Option<u8>>,
    /// Index of the first group that holds; `NO_GROUP` for none.
    pub(super) group: Vec<u32>,
}

/// Row of no group.
const NO_GROUP: u32 = model::NO_WORD;

/// Assigns every row. A condition that cannot be decided, because a fact was not collected, does not hold; a population
/// whose condition cannot be decided for a row that no other takes is the reason why the row is not graded.
pub(super) fn members(plan: &Plan<'_>, columns: &Columns) -> Result<Members, EngineError> {
    let rows = columns.rows();
    let mut standing = vec![Standing::NoPopulation; rows];
    let mut managed = vec![None; rows];
    let mut listed = vec![false; rows];
    for (index, list) in plan.pack.lists.iter().enumerate() {
        let index = u8::try_from(index).unwrap_or(u8::MAX);
        for (row, truth) in list.when.truths(columns, 0..rows).into_iter().enumerate() {
            if truth == Truth::True && !listed[row] {
                listed[row] = true;
                match list.treat {
                    Treatment::NotGraded => standing[row] = Standing::Listed(index),
                    Treatment::ManagedAsA | Treatment::ManagedAsB | Treatment::ManagedAsC => managed[row] = Some(index),
                }
            }
        }
    }
    for (index, population) in plan.populations.iter().enumerate() {
        let index = u8::try_from(index).unwrap_or(u8::MAX);
        for (row, truth) in population.rules.when.truths(columns, 0..rows).into_iter().enumerate() {
            match (truth, standing[row]) {
                (_, Standing::Listed(_)) | (Truth::False, _) => {}
                (Truth::True, Standing::In(other)) => {
                    return Err(EngineError::Overlap { row, populations: [other, index] });
                }
                (Truth::True, _) => standing[row] = Standing::In(index),
                (Truth::Missing, Standing::NoPopulation) => standing[row] = Standing::Undecided(index),
                (Truth::Missing, _) => {}
            }
        }
    }
    let group = groups(plan, columns);
    for (standing, group) in standing.iter_mut().zip(&group) {
        if matches!(standing, Standing::In(_)) && *group == NO_GROUP {
            *standing = Standing::NoGroup;
        }
    }
    Ok(Members { standing, managed, group })
}

fn groups(plan: &Plan<'_>, columns: &Columns) -> Vec<u32> {
    let rows = columns.rows();
    let mut group = vec![NO_GROUP; if plan.pack.groups.is_empty() { 0 } else { rows }];
    for (index, rule) in (0_u32..).zip(&plan.pack.groups) {
        for (row, truth) in rule.when.truths(columns, 0..rows).into_iter().enumerate() {
            if truth == Truth::True && group[row] == NO_GROUP {
                group[row] = index;
            }
        }
    }
    group
}
