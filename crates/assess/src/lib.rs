//! 亩均评价: score, rank and grade, with the reason for each.
//!
//! In the order of the work: [`land`] (what land counts for whom) → [`candidates`] (each enterprise with its figures and
//! their source cells) → [`assess()`] (scores, ranks, grades, by the [`engine`]) → [`explain`] (why this enterprise has this
//! grade), [`path`] (what would change it). [`run_cases`] holds a pack to its own cases, [`what_if`] and [`publish_check`] to the
//! town before it is adopted. [`trend`] puts years beside each other; [`basis`] says what a measure may rest on.
//!
//! Scores are f64 from + − × ÷ alone, in the order of the pack's indicators and of the enterprises' ids, so the same
//! candidates and pack give the same bytes in whatever order they are given.

mod assess;
pub mod basis;
mod candidate;
mod cases;
pub mod engine;
mod exempt;
mod explain;
mod figure;
mod firm_columns;
pub mod index;
mod lacks;
mod land;
mod measure;
mod names;
pub mod path;
mod plots;
pub mod publish_check;
mod results;
mod round;
pub mod trend;
pub mod what_if;

pub use assess::{AssessError, assess, assess_decided};
pub use candidate::candidates;
pub use cases::{CaseOutcome, Difference, run_cases};
pub use explain::{
    AdjustmentExplanation, ChangeExplanation, Explanation, IndicatorExplanation, InputExplanation, Outcome, Standing,
    explain,
};
pub use land::{Holding, LandShare, LandUse, land, land_parts};
pub use names::{measure_en, measure_zh};
pub use round::{Move, moves, publicity_ends, round_step, rounds};
