//! Why a pack is refused: where in its text, what is wrong, what to write instead.

use std::fmt;

use serde::de::DeserializeOwned;

/// A pack that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PackError {
    /// File, once known.
    pub file: String,
    /// Line and column from 1, when the text itself is at fault.
    pub position: Option<(usize, usize)>,
    /// What is wrong, lower case.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl PackError {
    /// An error without a position.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: String::new(), position: None, message: message.into(), hint: hint.into() }
    }

    /// The same error, in that file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        let colon = if self.file.is_empty() && self.position.is_none() { "" } else { ": " };
        write!(f, "{colon}{}; {}", self.message, self.hint)
    }
}

/// Reads TOML into a pack's shape.
///
/// # Errors
/// With line and column when the text is not TOML or does not have the shape (an unknown field, a missing one).
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, PackError> {
    toml::from_str(text).map_err(|error| PackError {
        file: file.to_owned(),
        position: error.span().map(|span| position(text, span.start)),
        message: error.message().to_owned(),
        hint: "see the pack guide in docs/ for the fields of this table".to_owned(),
    })
}

/// Line and column of an offset of a text, from 1, in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
