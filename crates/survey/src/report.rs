//! What a survey is asked and what it answers.

use jiff::civil::Date;
use model::{Department, Fact, Problem, Snapshot, TownId};

/// A survey of some documents.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The tenant.
    pub town: &'a TownId,
    /// EPSG code of the projected CRS that all geometry is brought into.
    pub epsg: u32,
    /// The day of the survey. A date of a past event may not lie after it.
    pub as_of: Date,
    /// What the ledger knows already, so that a later batch finds the firms of an earlier one.
    pub known: Option<&'a Snapshot>,
    /// The documents.
    pub documents: &'a [formats::Document],
}

/// The answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surveyed {
    /// In reading order: register, cadastre, the rest; inside a sheet by row.
    pub facts: Vec<Fact>,
    /// By place.
    pub problems: Vec<Problem>,
    /// By file name.
    pub files: Vec<FileReport>,
}

/// What happened to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// File name.
    pub file: String,
    /// In file order.
    pub sheets: Vec<SheetReport>,
}

/// What happened to one sheet or layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetReport {
    /// Sheet or layer.
    pub sheet: String,
    /// What it was taken for, Chinese; empty when not recognised.
    pub kind_zh: String,
    /// The same, English.
    pub kind_en: String,
    /// Who vouches for it.
    pub department: Option<Department>,
    /// Rows below the header that were read as data.
    pub rows: u32,
    /// Facts.
    pub facts: u32,
    /// Title, total and note rows that were passed over.
    pub skipped: u32,
    /// Problems, warnings included.
    pub problems: u32,
    /// Headers of columns that no field takes.
    pub ignored: Vec<String>,
}
