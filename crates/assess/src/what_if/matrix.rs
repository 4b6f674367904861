//! From grade to grade, counted.

use model::Assessment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GradeMove;

/// How many go from each grade to each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transitions {
    /// Code of the population by the live pack; empty for those that it does not grade.
    pub population: String,
    /// Rows: A, B, C, D, not graded by the live pack; columns the same by the proposal.
    pub counts: [[u32; 5]; 5],
}

/// The matrix of each population of the live run, and of those it does not grade.
pub(super) fn transitions<'a>(live: &Assessment, all: impl Iterator<Item = &'a GradeMove>) -> Vec<Transitions> {
    let mut codes: Vec<&str> = Vec::new();
    for population in &live.populations {
        if !codes.contains(&population.population.as_str()) {
            codes.push(&population.population);
        }
    }
    codes.push("");
    let empty = |code: &&str| Transitions { population: (*code).to_owned(), counts: [[0; 5]; 5] };
    let mut matrices: Vec<Transitions> = codes.iter().map(empty).collect();
    for moved in all {
        let of = moved.from_population.as_deref().unwrap_or_default();
        let place = |grade: Option<model::Grade>| grade.map_or(4, |grade| grade as usize);
        if let Some(matrix) = matrices.iter_mut().find(|matrix| matrix.population == of) {
            matrix.counts[place(moved.from)][place(moved.to)] += 1;
        }
    }
    matrices
}
