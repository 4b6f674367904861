//! The facts that the expressions of a pack may read.

use std::collections::BTreeMap;
use std::fmt;

/// What a fact is, or what an expression yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number, in its fact's stated unit.
    Number,
    /// Yes or no.
    Truth,
    /// A word.
    Text,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a number",
            Self::Truth => "a yes or no",
            Self::Text => "a text",
        })
    }
}

/// The facts that expressions may read, by name. A name is ASCII letters, digits and `_`, with at most one dot
/// (`value.tax_per_mu`).
///
/// ```
/// use rules::{Kind, Names};
/// let mut names = Names::new();
/// names.declare("land_owned", Kind::Number);
/// assert_eq!(names.get("land_owned"), Some(Kind::Number));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, Kind>);

impl Names {
    /// No fact yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact, or gives it another kind.
    pub fn declare(&mut self, name: impl Into<String>, kind: Kind) {
        self.0.insert(name.into(), kind);
    }

    /// What a fact is; nothing when it was not declared.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Kind> {
        self.0.get(name).copied()
    }

    /// All facts, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Kind)> {
        self.0.iter().map(|(name, kind)| (name.as_str(), *kind))
    }

    /// The declared name that a misspelt one was probably meant to be.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.0.keys().map(String::as_str))
    }
}

/// The nearest of some names, when no more than a third of its letters differ; the first of equally near ones.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
