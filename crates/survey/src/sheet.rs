//! A sheet or layer that was recognised: which column is which field, and in what unit.

use std::collections::BTreeMap;

use formats::{Cell, Reprojection};
use geo_types::Geometry;
use model::{ContentHash, GivenUnit, Place, Source};

use crate::kind::{Column, Kind};

/// A recognised sheet or layer, ready to be read row by row.
pub(crate) struct Sheet<'a> {
    pub(crate) file: &'a str,
    pub(crate) hash: ContentHash,
    pub(crate) name: &'a str,
    pub(crate) kind: &'static Kind,
    /// By field.
    pub(crate) columns: BTreeMap<&'static str, Mapped>,
    pub(crate) rows: Vec<RawRow<'a>>,
    pub(crate) skipped: u32,
    pub(crate) ignored: Vec<String>,
    /// A workbook types its cells, so text where a number belongs is worth a look; CSV has text only.
    pub(crate) numbers_are_numbers: bool,
    /// Fields that nearly every row fills, so that a blank is worth a look.
    pub(crate) usual: Vec<&'static str>,
    /// For a layer: its CRS and the way from it to the town's.
    pub(crate) crs: Option<(formats::Crs, Reprojection)>,
}

/// A column of the sheet that fills a field.
#[derive(Clone)]
pub(crate) struct Mapped {
    pub(crate) column: &'static Column,
    /// Position in the row.
    pub(crate) index: usize,
    /// Letters, or the attribute's name.
    pub(crate) letters: String,
    /// As written.
    pub(crate) header: String,
    pub(crate) unit: Option<GivenUnit>,
}

/// A row or feature before it is typed.
pub(crate) struct RawRow<'a> {
    pub(crate) number: u32,
    pub(crate) cells: Vec<&'a Cell>,
    pub(crate) geometry: Option<&'a Result<Geometry<f64>, String>>,
}

/// The part of a sheet's rows that must fill a column for a blank to be worth a look, in percent.
const USUAL_PERCENT: usize = 99;

/// Fields of columns that at least [`USUAL_PERCENT`] of the rows fill, in sheets that are long enough to say so.
pub(crate) fn usual(columns: &BTreeMap<&'static str, Mapped>, rows: &[RawRow<'_>]) -> Vec<&'static str> {
    let filled = |index: usize| rows.iter().filter(|row| row.cells.get(index).is_some_and(|c| !c.is_blank())).count();
    let usual =
        columns.iter().filter(|(_, m)| rows.len() >= 100 && 100 * filled(m.index) >= USUAL_PERCENT * rows.len());
    usual.map(|(field, _)| *field).collect()
}

impl Sheet<'_> {
    /// Where a field of a row stands.
    pub(crate) fn place(&self, row: u32, field: &str) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: Some(self.name.to_owned()).filter(|name| !name.is_empty()),
            row: Some(row),
            column: self.columns.get(field).map(|m| format!("{} ({})", m.letters, m.header)),
        }
    }

    /// The source of a row.
    pub(crate) fn source(&self, row: u32) -> Source {
        Source {
            file: self.file.to_owned(),
            file_hash: self.hash.clone(),
            sheet: self.name.to_owned(),
            row,
            department: self.kind.department,
        }
    }
}
