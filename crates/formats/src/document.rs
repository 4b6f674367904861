//! What a file holds, whatever its format: tables of cells, or layers of features.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Crs;

/// A file as it was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Name without folders.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl InputFile {
    /// A file of a name and bytes.
    #[must_use]
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes }
    }
}

/// A file, or a shapefile with its members, as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Name; of a shapefile its `.shp`.
    pub name: String,
    /// What to keep and to hash: the file's bytes, or for a shapefile its members in name order ([`crate::unbundle`]).
    pub blob: Vec<u8>,
    /// What it holds.
    pub content: Content,
}

impl Document {
    /// The tables; none for a map.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        match &self.content {
            Content::Tables(tables) => tables,
            Content::Layers(_) => &[],
        }
    }

    /// The layers; none for a workbook.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        match &self.content {
            Content::Layers(layers) => layers,
            Content::Tables(_) => &[],
        }
    }
}

/// Tables or layers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Sheets of a workbook, or the one table of a CSV file.
    Tables(Vec<Table>),
    /// Layers of a map.
    Layers(Vec<Layer>),
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Sheet name; empty for a CSV file, which has one table without a name.
    pub name: String,
    /// Rows with at least one cell that is not blank, in order.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// As the spreadsheet shows it, from 1.
    pub number: u32,
    /// From column A; blank cells at the end are left out.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text as given, blanks included.
    Text(String),
    /// A number.
    Number {
        /// Decimal digits, never an exponent.
        literal: String,
        /// Nearest float; finite.
        value: f64,
    },
    /// A day.
    Date(Date),
    /// A truth value.
    Bool(bool),
    /// A spreadsheet error such as `#DIV/0!`.
    Error(String),
    /// A formula whose value was not stored: the file was written by a program that does not calculate.
    FormulaWithoutValue(String),
}

impl Cell {
    /// The text as a person sees it.
    #[must_use]
    pub fn literal(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number { literal, .. } => literal.clone(),
            Self::Date(date) => date.to_string(),
            Self::Bool(true) => "是".to_owned(),
            Self::Bool(false) => "否".to_owned(),
            Self::FormulaWithoutValue(formula) => format!("={formula}"),
        }
    }

    /// Nothing, or text of blanks only.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// A finite number as a cell.
    pub(crate) fn number(value: f64) -> Self {
        if value.is_finite() {
            Self::Number { literal: format!("{value}"), value }
        } else {
            Self::Error("#NUM!".to_owned())
        }
    }
}

/// A map layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Layer name; of a shapefile or GeoJSON file its stem.
    pub name: String,
    /// `None` when the file declares none.
    pub crs: Option<Crs>,
    /// In file order.
    pub features: Vec<Feature>,
}

/// A feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feature {
    /// From 1, in file order.
    pub number: u32,
    /// Coordinates are finite; `Err` says why there is no usable geometry (none given, cut off, not a number).
    pub geometry: Result<geo_types::Geometry<f64>, String>,
    /// By the layer's column order.
    pub attributes: Vec<(String, Cell)>,
}

/// Column letters of a column counted from 0.
///
/// ```
/// assert_eq!(formats::column_letters(0), "A");
/// assert_eq!(formats::column_letters(27), "AB");
/// ```
#[must_use]
pub fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
