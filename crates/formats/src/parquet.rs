//! Columns of an Apache Parquet file, one row group at a time, so that a population need not fit into memory as a file.
//!
//! Only flat columns are read: numbers (`DOUBLE`, `FLOAT`, whole numbers), text (`BYTE_ARRAY` in UTF-8) and truths
//! (`BOOLEAN`), each null or not, compressed by snappy, zstd or not at all. What else there is in a file may stay there
//! unread.

mod read;
mod write;

pub use read::ParquetFile;
pub use write::ParquetWriter;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Floats or whole numbers.
    Number,
    /// UTF-8.
    Text,
    /// Yes or no.
    Truth,
}

impl ColumnKind {
    /// Parquet's names for it.
    fn expected(self) -> &'static str {
        match self {
            Self::Number => "DOUBLE, FLOAT, INT32 or INT64",
            Self::Text => "BYTE_ARRAY (UTF-8)",
            Self::Truth => "BOOLEAN",
        }
    }
}

/// Code of a null in [`ColumnValues::Text`].
pub const NULL_WORD: u32 = u32::MAX;

/// The values of a column in a row group.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnValues {
    /// NaN stands for null; a NaN in the file is refused.
    Number(Vec<f64>),
    /// Index of each value in `words`, each of which is there once.
    Text {
        /// [`NULL_WORD`] stands for null.
        codes: Vec<u32>,
        /// In the order of their first occurrence.
        words: Vec<String>,
    },
    /// `None` stands for null.
    Truth(Vec<Option<bool>>),
}
