//! Results become a workbook: grades, suspicions, closure proposals, lists, blocks and the fund balance, one sheet each.
//!
//! Figures that follow from other figures are live formulas that carry our result as their cached value, so that a reader
//! may change an input and see what follows. A formula is written only where it gives the result's own figure; otherwise
//! the figure itself stands there. The same input gives the same bytes.

mod assumptions;
mod blocks;
mod closures;
mod evidence;
mod findings;
mod funds;
mod grades;
mod input;
mod inputs_cited;
mod language;
mod lists;
mod name;
mod not_graded;
mod page;
mod style;
mod summary;
mod text;
mod value;
mod workbook;

pub use input::{IndicatorLabel, Report};
pub use language::Language;
pub use workbook::{ReportError, workbook};
