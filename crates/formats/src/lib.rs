//! Bytes to tables and features: xlsx, xls, csv, shapefile bundles, GeoPackage, GeoJSON; knows nothing of towns.
//!
//! A [`ParquetFile`] gives columns instead, one row group at a time, for populations beyond a hand-over.
//!
//! [`read`] groups the files of a hand-over into [`Document`]s (a shapefile's members are one) and reads each. It takes
//! bytes, never paths, and whatever the bytes are it returns: what cannot be used is a [`FormatError`] that names the file
//! and the remedy. Every length that a file declares is checked against [`limits`] before memory is asked for.
//!
//! ```
//! let (documents, errors) = formats::read(vec![formats::InputFile::new("a.csv", "名称,数\n甲,1.50\n".as_bytes().to_vec())]);
//! assert!(errors.is_empty());
//! let tables = documents[0].tables();
//! assert_eq!(tables[0].rows[1].number, 2);
//! assert_eq!(tables[0].rows[1].cells[1].literal(), "1.50");
//! ```

#![expect(
    clippy::result_large_err,
    reason = "an error is one per file, not per row, and carries its words in two languages"
)]

mod apart;
mod bundle;
mod crs;
mod crs_wkt;
mod csv;
mod csv_text;
mod dbf;
mod document;
mod encoding;
mod error;
mod geojson;
mod geopackage;
pub mod limits;
mod parquet;
mod reproject;
mod ring;
mod shapefile;
mod wkb;
mod workbook;
mod workbook_guard;
mod xls_guard;

pub use apart::{answer_of, read_apart};
pub use bundle::{Part, read, read_by, unbundle};
pub use crs::Crs;
pub use csv_text::csv_text;
pub use document::{Cell, Content, Document, Feature, InputFile, Layer, Row, Table, column_letters};
pub use error::FormatError;
pub use parquet::{ColumnKind, ColumnValues, NULL_WORD, ParquetFile, ParquetWriter};
pub use reproject::{Reprojection, reproject};
