//! The way to the next grade: what one lever, or several together, must change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Derivation, EnterpriseId, Fen, Grade, Measure};

/// What an enterprise would have to change to be graded better, with everyone else as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GradePath {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub name: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Its grade by the rules of the pack; decisions of persons are not moved by figures.
    pub from: Grade,
    /// Its score as it ranked.
    pub ranked_score: f64,
    /// Whether there is a way.
    pub next: NextGrade,
    /// Everything above in words, a line each.
    pub lines: Vec<Derivation>,
}

/// Whether a better grade can be reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NextGrade {
    /// It is in A.
    Top,
    /// Something holds the grade whatever the score; levers that it looks at are tried all the same.
    Held {
        /// What holds it.
        by: GradeHold,
        /// By lever; none but those that the hold itself looks at can change anything.
        levers: Vec<LeverPath>,
    },
    /// By score or rank.
    Open {
        /// The grade to reach.
        to: Grade,
        /// The least ranked score that has it while everyone else stands still; `None` where no rank has it.
        needed: Option<f64>,
        /// By lever.
        levers: Vec<LeverPath>,
    },
}

/// What holds a grade down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GradeHold {
    /// Code name of the rule or list in the pack.
    pub code: String,
    /// What it is called, Chinese and English.
    pub name: Derivation,
    /// The place in the source.
    pub clause: String,
}

/// What one lever alone must do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeverPath {
    /// The figure that is changed.
    pub lever: Measure,
    /// What it is, in its stored integer unit; `None` when it was not collected.
    pub from: Option<i64>,
    /// What it must become.
    pub reach: Reach,
}

/// What becomes of changing one figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reach {
    /// The nearest amount that reaches the grade.
    At {
        /// In the stored integer unit: one unit less of the change does not reach it.
        to: i64,
        /// How it was found.
        found: Found,
        /// The ranked score there.
        ranked_score: f64,
        /// The rank there.
        rank: u32,
        /// The grade there.
        grade: Grade,
    },
    /// Nothing in the pack looks at it.
    NoEffect,
    /// Nobody stated it, so there is nothing to change.
    NotCollected,
    /// No amount reaches the grade: a cap is reached, or what it divides is too little.
    OutOfReach {
        /// The best ranked score that it gives.
        best: f64,
    },
    /// A search over the whole population found no amount that reaches the grade.
    NotFound,
    /// What holds the grade does not look at it.
    Held,
    /// Others move with it, so that only a search over the whole population can tell, and none was made.
    NotSearched,
}

/// How an amount was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// By inverting the score, piece by piece: the marks stand still.
    Exact,
    /// By a bracketed search in which the whole population is graded anew at each step: the marks move, or a rule looks
    /// at the figure itself.
    Searched,
}

/// Several figures changed together at the least cost found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Combination {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// The grade that it has then, by running the evaluation anew.
    pub grade: Grade,
    /// What is changed, each in its stored integer unit, in the order of the levers.
    pub changes: Vec<LeverChange>,
    /// What it costs by the costs given.
    pub cost: Fen,
    /// In words.
    pub lines: Vec<Derivation>,
}

/// One figure of a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeverChange {
    /// The figure.
    pub lever: Measure,
    /// What it is.
    pub from: i64,
    /// What it becomes.
    pub to: i64,
    /// What this change costs.
    pub cost: Fen,
}

/// Where an enterprise would stand if the others moved once more as they last did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PathSafety {
    /// The ranked score it was asked for.
    pub ranked_score: f64,
    /// The rank it would hold.
    pub rank: u32,
    /// Out of so many.
    pub firms: u32,
    /// The grade it would hold.
    pub grade: Grade,
    /// Whether that is still better than today's.
    pub holds: bool,
    /// How many of the others have a change on record; the rest were left where they are.
    pub moved: u32,
}
