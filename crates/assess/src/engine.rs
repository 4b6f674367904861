//! The evaluation of a population by columns: one way for a town's hundreds and a nation's millions.
//!
//! In the order of the work: [`Plan`] (the pack with a year's numbers) → members (who is graded with whom) → values →
//! marks (benchmarks that come from the population) → points → adjustments → ranks → grades. [`Graded`] is the result by
//! columns; reasons for people are built from it for one enterprise at a time.
//!
//! Sums run in the order of the rows, so rows are sorted by enterprise id before.

mod adjust;
mod graded;
mod marks;
mod members;
mod part;
mod plan;
mod points;
mod rank;
mod regrade;
mod run;
mod values;

pub use graded::{Graded, GradedItem, GradedPopulation, Standing};
pub use plan::{Item, Mark, Plan, PopulationPlan, Scoring};
pub(crate) use points::{scored, uncapped};
pub(crate) use regrade::left;
pub use run::{EngineError, run};
