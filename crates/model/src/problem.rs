//! Bad input is a value: where, what was expected, what was found, how to mend it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where in what file. Rows count from 1 as the spreadsheet shows them; for features the row is the feature's number.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// File name as given.
    pub file: String,
    /// Sheet or layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row as shown (from 1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column as shown, e.g. `E (实缴税金)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A cell.
    #[must_use]
    pub fn cell(file: &str, sheet: &str, row: u32, column: &str) -> Self {
        Self { file: file.to_owned(), sheet: Some(sheet.to_owned()), row: Some(row), column: Some(column.to_owned()) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " / {sheet}")?;
        }
        if let Some(row) = self.row {
            write!(f, " / 第{row}行")?;
        }
        if let Some(column) = &self.column {
            write!(f, " / {column}")?;
        }
        Ok(())
    }
}

/// How much a problem stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file as a whole cannot be used: nothing of the import is saved, whatever was asked.
    File,
    /// The row cannot be used: nothing is saved unless bad rows are excluded by name.
    Row,
    /// Usable, but a person should look.
    Warning,
}

/// One thing wrong with an input. `code` is stable (tests and programs use it); the rest is for people, Chinese first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Stable, e.g. `uscc.check_digit`.
    pub code: String,
    /// How much it stops.
    pub severity: Severity,
    /// What was expected.
    pub expected: String,
    /// What was found, as given.
    pub found: String,
    /// How to fix it.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：应为{}，实为“{}”。{} [{}]", self.place, self.expected, self.found, self.hint, self.code)
    }
}
