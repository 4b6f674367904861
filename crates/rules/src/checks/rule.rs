//! One rule of a check: its words, its clauses, what it asks of the pack.

use model::{Check, Clause, Status};
use serde::Deserialize;

/// A rule that makes suspicions. What it looks for is in `rectify`; what it means in law is here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckRule {
    /// Code, e.g. `building.no_permit`.
    pub code: String,
    /// Which of the five checks.
    pub check: Check,
    /// Title, Chinese.
    pub zh: String,
    /// Title, English.
    pub en: String,
    /// What must be verified on site before any step, Chinese.
    pub to_verify_zh: String,
    /// The same in English.
    pub to_verify_en: String,
    /// Parameters that it uses: those without a source are named by its findings.
    #[serde(default)]
    pub parameters: Vec<String>,
    /// Lists that it uses.
    #[serde(default)]
    pub lists: Vec<String>,
    /// At least one.
    pub clauses: Vec<CitedClause>,
}

/// A clause with the words of the article that are meant, so that the number can be held against the text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitedClause {
    /// Title of the law or document.
    pub title: String,
    /// Article, e.g. `第十九条`.
    #[serde(default)]
    pub article: String,
    /// Date of the version, or document number.
    #[serde(default)]
    pub version: String,
    /// How far it is official; `unsourced` when the text has not been read.
    pub status: Status,
    /// Words of the article, verbatim; required of an official clause.
    #[serde(default)]
    pub phrase: String,
}

impl CitedClause {
    /// The clause as results carry it.
    #[must_use]
    pub fn clause(&self) -> Clause {
        Clause {
            title: self.title.clone(),
            article: self.article.clone(),
            version: self.version.clone(),
            status: self.status,
        }
    }
}

/// Words that a rule asks about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// What the list means, Chinese.
    pub zh: String,
    /// What the list means, English.
    pub en: String,
    /// How far it is official.
    pub status: Status,
    /// Title and place of its source; empty when unsourced.
    #[serde(default)]
    pub source: String,
    /// The words, as files write them.
    pub words: Vec<String>,
}

impl WordList {
    /// Whether a text is one of the words, blanks around it aside.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.words.iter().any(|word| word == text.trim())
    }

    /// The list's source as a clause.
    #[must_use]
    pub fn clause(&self) -> Clause {
        let title = if self.source.is_empty() { &self.zh } else { &self.source };
        Clause { title: title.clone(), article: String::new(), version: String::new(), status: self.status }
    }
}
