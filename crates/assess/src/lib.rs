//! 亩均评价: score, rank and grade, with the reason for each.
//!
//! In the order of the work: [`land`] (what land counts for whom) → [`candidates`] (each enterprise with its figures and
//! their source cells) → [`assess()`] (scores, ranks, grades) → [`explain`] (why this enterprise has this grade).
//!
//! Scores are f64 from + − × ÷ alone, in the order of the pack's indicators and of the enterprises' ids, so the same
//! candidates and pack give the same bytes in whatever order they are given.

mod assess;
mod candidate;
mod exempt;
mod explain;
mod explain_text;
mod figure;
mod land;
mod measure;
mod names;

pub use assess::{AssessError, assess};
pub use candidate::candidates;
pub use explain::{Explanation, IndicatorExplanation, InputExplanation, Outcome, Standing, explain};
pub use land::{Holding, LandShare, LandUse, land, land_parts};
pub use names::{measure_en, measure_zh};
