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
mod percentile;
mod plan;
mod points;
mod radix;
mod rank;
mod reads;
mod regrade;
mod run;
mod values;
mod yardstick;

pub(crate) use chunk::ROWS as CHUNK;
pub(crate) use graded::GradedItem;
pub use graded::{Adjusted, Graded, GradedPopulation, Standing};
pub(crate) use part::Parts;
pub(crate) use percentile::nearest_rank;
pub use plan::{Item, Mark, Plan, PopulationPlan, Scoring};
pub(crate) use rank::{ascending, descending, from_ascending};
pub(crate) use regrade::left;
pub use run::{EngineError, run};
