//! The evaluation of a population by columns: one way for a town's hundreds and a nation's millions.
//!
//! In the order of the work: [`Plan`] (the pack with a year's numbers) → members (who is graded with whom) → values →
//! yardsticks (benchmarks that come from the population) → points → adjustments → ranks → grades. [`Graded`] is the result
//! by columns; reasons for people are built from it for one enterprise at a time.
//!
//! Indicators, chunks of rows and ranked parts are worked on in parallel. Sums run in the order of the rows and never
//! across threads, so the number of cores changes nothing; rows are sorted by enterprise id before.

mod adjust;
mod chunk;
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
mod yardstick;

pub use graded::{Adjusted, Graded, GradedPopulation, Standing};
pub use plan::{Item, Mark, Plan, PopulationPlan, Scoring};
pub(crate) use rank::descending;
pub(crate) use regrade::left;
pub use run::{EngineError, run};
