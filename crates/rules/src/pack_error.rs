//! Why a pack is refused: where in its text, what is wrong, what to write instead.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::toml_words;

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
    /// Both in Chinese; `None` for what only a programmer meets.
    pub zh: Option<Box<[String; 2]>>,
}

impl PackError {
    /// An error without a position.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: String::new(), position: None, message: message.into(), hint: hint.into(), zh: None }
    }

    /// The same error with its Chinese words: what is wrong, and what to write instead.
    #[must_use]
    pub fn zh(mut self, message: impl Into<String>, hint: impl Into<String>) -> Self {
        self.zh = Some(Box::new([message.into(), hint.into()]));
        self
    }

    /// In Chinese, with its place; in English where there are no Chinese words.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self.zh.as_deref() {
            Some([message, hint]) => format!("{}{message}；{hint}", self.place()),
            None => self.to_string(),
        }
    }

    /// `file:line:column: `, as far as known.
    fn place(&self) -> String {
        let position = self.position.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        let colon = if self.file.is_empty() && position.is_empty() { "" } else { ": " };
        format!("{}{position}{colon}", self.file)
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
        write!(f, "{}{}; {}", self.place(), self.message, self.hint)
    }
}

/// Reads TOML into a pack's shape.
///
/// # Errors
/// With line and column when the text is not TOML or does not have the shape (an unknown field, a missing one).
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, PackError> {
    toml::from_str(text).map_err(|error| {
        let refusal = PackError::new(error.message(), "see the pack guide in docs/ for the fields of this table")
            .zh(toml_words::chinese(error.message()), "各表有哪些字段见 docs/ 中的规则包指南");
        PackError { file: file.to_owned(), position: error.span().map(|span| position(text, span.start)), ..refusal }
    })
}

/// Line and column of an offset of a text, from 1, in characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
