//! 摸排: a department's tables and features become facts and problems.
//!
//! [`survey`] recognises every sheet and layer by its headers, reads them in an order in which ids resolve (register,
//! cadastre, the rest), and returns one [`model::Fact`] per usable row and one [`model::Problem`] per thing wrong. It
//! changes nothing and knows no file system, clock or database: the day and what the ledger already knows are arguments.
//!
//! In the order of the work: `identity` (who petitions is taken out before anything is kept) → `recognise` (which kind is it, which column is what) → `line` (typed cells of one row) → `identify`
//! (whose row it is) → `read` (one file per kind of row) → `duplicate` and `plausible` (rows against each other).

mod amount;
mod code;
mod day;
mod duplicate;
mod geometry;
mod identify;
mod identity;
mod kind;
mod known;
mod line;
mod name;
mod order;
mod plausible;
mod problem;
mod read;
mod recognise;
mod report;
mod sheet;

pub use code::{UsccError, check_uscc};
pub use identity::{Petitioner, without_identity, without_petitioners};
pub use order::survey;
pub use problem::from_format_error;
pub use report::{FileReport, Request, SheetReport, Surveyed};
