//! Makes problems: where, what was expected, what was found, how to mend it.

use formats::FormatError;
use model::{Place, Problem, Severity};

/// A file that `formats` could not read, as a problem of the import.
///
/// ```
/// let (_, errors) = formats::read(vec![formats::InputFile::new("税金.xlsx", Vec::new())]);
/// let problem = survey::from_format_error(&errors[0]);
/// assert_eq!((problem.code.as_str(), problem.severity), ("file.empty", model::Severity::File));
/// ```
#[must_use]
pub fn from_format_error(error: &FormatError) -> Problem {
    Problem {
        place: Place::file(&error.file),
        code: error.code.clone().into_owned(),
        severity: Severity::File,
        expected: "可读取的文件 / a readable file".to_owned(),
        found: format!("{} / {}", error.zh, error.en),
        hint: format!("{} / {}", error.hint_zh, error.hint_en),
    }
}

/// What is said about a problem: code, expected, hint.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) code: &'static str,
    pub(crate) expected: String,
    pub(crate) hint: String,
}

/// Shorthand for [`Said`].
pub(crate) fn said(code: &'static str, expected: impl Into<String>, hint: impl Into<String>) -> Said {
    Said { code, expected: expected.into(), hint: hint.into() }
}

/// A problem at a place.
pub(crate) fn problem(place: Place, severity: Severity, said: Said, found: &str) -> Problem {
    // A cell may hold a page of text; the place leads to the rest.
    let found: String = found.chars().take(120).collect();
    Problem { place, code: said.code.to_owned(), severity, expected: said.expected, found, hint: said.hint }
}
