//! A population by columns: one value per row and name, as conditions, formulas and scores read them.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Code of a missing word, see [`Column::Text`].
pub const NO_WORD: u32 = u32::MAX;

/// One named column. A value that was not collected (未采集) has a mark of its own and is never zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Numbers in the name's stated unit; NaN is missing.
    Number(Vec<f64>),
    /// Words by code; [`NO_WORD`] is missing.
    Text {
        /// Index into `words`.
        codes: Vec<u32>,
        /// Each word once.
        words: Vec<String>,
    },
    /// Yes or no.
    Truth(Vec<Truth>),
}

/// Yes, no, or not known (Kleene's three values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Truth {
    /// No.
    False = 0,
    /// Yes.
    True = 1,
    /// Not collected, or it rests on something that was not.
    Missing = 2,
}

impl Column {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Number(numbers) => numbers.len(),
            Self::Text { codes, .. } => codes.len(),
            Self::Truth(truths) => truths.len(),
        }
    }

    /// Whether it has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Named columns of equal length. A clone shares them.
///
/// ```
/// use model::{Column, Columns};
/// let mut firms = Columns::new(2);
/// firms.insert("land", Column::Number(vec![3.5, f64::NAN])).unwrap();
/// assert_eq!(firms.rows(), 2);
/// assert!(firms.insert("staff", Column::Number(vec![1.0])).is_err()); // one row too few
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    rows: usize,
    columns: BTreeMap<String, Arc<Column>>,
}

/// A column that does not have as many rows as the others.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column `{name}` has {found} rows where {expected} were expected")]
pub struct UnevenColumn {
    /// Its name.
    pub name: String,
    /// Rows of the others.
    pub expected: usize,
    /// Its rows.
    pub found: usize,
}

impl Columns {
    /// No column yet, for so many rows.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self { rows, columns: BTreeMap::new() }
    }

    /// How many rows each column has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds or replaces a column.
    ///
    /// # Errors
    /// When its length is not that of the others.
    pub fn insert(&mut self, name: impl Into<String>, column: Column) -> Result<(), UnevenColumn> {
        let (name, found) = (name.into(), column.len());
        if found != self.rows {
            return Err(UnevenColumn { name, expected: self.rows, found });
        }
        self.columns.insert(name, Arc::new(column));
        Ok(())
    }

    /// A column by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Column> {
        self.columns.get(name).map(Arc::as_ref)
    }

    /// A column by name, to be held beyond these columns without a copy.
    #[must_use]
    pub fn shared(&self, name: &str) -> Option<Arc<Column>> {
        self.columns.get(name).cloned()
    }

    /// All columns, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Column)> {
        self.columns.iter().map(|(name, column)| (name.as_str(), column.as_ref()))
    }
}
