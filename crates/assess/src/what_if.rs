//! What a change of the rules would do before it is adopted: who moves, in which groups, and what it costs.
//!
//! Two runs over the same candidates are compared; neither is changed.

mod groups;
mod lines;
mod matrix;

use std::collections::BTreeMap;

use model::{Assessment, Candidate, ContentHash, Derivation, EnterpriseId, Fen, Grade};
use rules::EvaluationPack;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use groups::GroupMoves;
pub use matrix::Transitions;

use crate::AssessError;

/// What becomes of the live grades under a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WhatIf {
    /// Hash of the live pack.
    pub live: ContentHash,
    /// Hash of the proposal.
    pub proposal: ContentHash,
    /// 年度 evaluated.
    pub year: i16,
    /// Those whose grade or population changes, the furthest fall first, then by id.
    pub moves: Vec<GradeMove>,
    /// By dimension and value: those with most falls first.
    pub groups: Vec<GroupMoves>,
    /// From grade to grade, for each population of the live pack.
    pub transitions: Vec<Transitions>,
    /// Amounts by the live grades, to the fen.
    pub live_amount: Fen,
    /// Amounts by the proposal's grades.
    pub proposal_amount: Fen,
    /// The most telling of it in words.
    pub lines: Vec<Derivation>,
}

/// One enterprise that moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GradeMove {
    /// Which.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub name: String,
    /// Grade by the live pack; `None` when it is not graded.
    pub from: Option<Grade>,
    /// Grade by the proposal.
    pub to: Option<Grade>,
    /// Population by the live pack.
    pub from_population: Option<String>,
    /// Population by the proposal.
    pub to_population: Option<String>,
    /// Change of the score, where both give one.
    pub score: Option<f64>,
    /// Change of the amount, proposal less live.
    pub amount: Fen,
}

/// What else is asked of the candidates.
#[derive(Clone, Copy)]
pub struct Views<'a> {
    /// Further groups of a candidate as (dimension, value), e.g. `("村", "王家埭")`. A dimension `行业` or `规模` replaces
    /// the candidate's own division or scale.
    pub groups: &'a dyn Fn(&Candidate) -> Vec<(String, String)>,
    /// What a grade costs (above zero) or yields (below zero) the public purse for a candidate, by the measures packs.
    pub amount: &'a dyn Fn(&Candidate, Grade) -> Fen,
}

/// Grades the same candidates under both packs and compares. O(n log n).
///
/// # Errors
/// As [`crate::assess()`], for either pack.
pub fn what_if(
    live: &EvaluationPack,
    proposal: &EvaluationPack,
    candidates: &[Candidate],
    year: i16,
    views: Views<'_>,
) -> Result<WhatIf, AssessError> {
    let (before, after) = (crate::assess(candidates, live, year)?, crate::assess(candidates, proposal, year)?);
    Ok(compare(&before, &after, candidates, views))
}

/// Compares two runs of the same candidates.
#[must_use]
pub fn compare(live: &Assessment, proposal: &Assessment, candidates: &[Candidate], views: Views<'_>) -> WhatIf {
    let (before, after) = (by_enterprise(live), by_enterprise(proposal));
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let mut all: Vec<(&Candidate, GradeMove)> = Vec::new();
    let (mut live_amount, mut proposal_amount) = (Fen::ZERO, Fen::ZERO);
    for candidate in sorted {
        let (from, to) = (before.get(&candidate.enterprise), after.get(&candidate.enterprise));
        let amount = |placed: Option<&Placed<'_>>| placed.map_or(Fen::ZERO, |p| (views.amount)(candidate, p.grade));
        let (from_amount, to_amount) = (amount(from), amount(to));
        live_amount += from_amount;
        proposal_amount += to_amount;
        let moved = GradeMove {
            enterprise: candidate.enterprise.clone(),
            name: candidate.name.clone(),
            from: from.map(|placed| placed.grade),
            to: to.map(|placed| placed.grade),
            from_population: from.map(|placed| placed.population.to_owned()),
            to_population: to.map(|placed| placed.population.to_owned()),
            score: from.zip(to).map(|(from, to)| to.score - from.score),
            amount: to_amount - from_amount,
        };
        all.push((candidate, moved));
    }
    let groups = groups::groups(&all, views.groups);
    let transitions = matrix::transitions(live, all.iter().map(|(_, moved)| moved));
    let mut moves: Vec<GradeMove> = all
        .into_iter()
        .map(|(_, moved)| moved)
        .filter(|moved| moved.from != moved.to || moved.from_population != moved.to_population)
        .collect();
    moves.sort_by(|a, b| b.fall().cmp(&a.fall()).then_with(|| a.enterprise.cmp(&b.enterprise)));
    let mut found = WhatIf {
        live: live.pack.clone(),
        proposal: proposal.pack.clone(),
        year: live.year,
        moves,
        groups,
        transitions,
        live_amount,
        proposal_amount,
        lines: Vec::new(),
    };
    found.lines = lines::lines(&found);
    found
}

impl GradeMove {
    /// Grades that it falls; below zero when it rises, 0 where it is not graded by both.
    #[must_use]
    pub fn fall(&self) -> i32 {
        self.from.zip(self.to).map_or(0, |(from, to)| to as i32 - from as i32)
    }
}

/// Where an enterprise stands in a run.
struct Placed<'a> {
    population: &'a str,
    grade: Grade,
    score: f64,
}

fn by_enterprise(assessment: &Assessment) -> BTreeMap<&EnterpriseId, Placed<'_>> {
    let populations = assessment.populations.iter();
    let placed = populations.flat_map(|population| {
        population.results.iter().map(|result| {
            let placed = Placed { population: &population.population, grade: result.grade, score: result.score };
            (&result.candidate.enterprise, placed)
        })
    });
    placed.collect()
}
