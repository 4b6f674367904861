//! Line and column of what a clause says, inside the pack's text.

use std::ops::Range;

use crate::PackError;

/// The error, at a byte of the text.
pub(super) fn at(error: PackError, text: &str, byte: usize) -> PackError {
    let before = &text[..byte.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    PackError { position: Some((line, column)), ..error }
}

/// The error, at a column (from 1, in characters) of an expression that stands as a TOML string at `span`.
pub(super) fn in_expression(error: PackError, text: &str, span: &Range<usize>, column: usize) -> PackError {
    let raw = text.get(span.clone()).unwrap_or_default();
    let opening = ["'''\n", "\"\"\"\n", "'''", "\"\"\"", "'", "\""];
    let quotes = opening.iter().find(|quotes| raw.starts_with(*quotes)).map_or(0, |quotes| quotes.len());
    let inside: usize = raw[quotes..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    at(error, text, span.start + quotes + inside)
}

/// The error, at the table or line that gives a parameter.
pub(super) fn at_parameter(error: PackError, text: &str, name: &str) -> PackError {
    let quoted = format!("\"{name}\"");
    let gives = |line: &&str| {
        [name, &quoted].iter().any(|name| {
            let table = line.strip_prefix("[parameters.").and_then(|rest| rest.strip_prefix(*name));
            let entry = line.strip_prefix(*name).map(str::trim_start);
            table.is_some_and(|rest| rest.starts_with(']')) || entry.is_some_and(|rest| rest.starts_with('='))
        })
    };
    match text.lines().position(|line| gives(&line.trim_start())) {
        Some(line) => PackError { position: Some((line + 1, 1)), ..error },
        None => error,
    }
}
