//! Checklists: items that officers answer on site, each with its article and the evidence that a yes needs.

use serde::Deserialize;

use crate::CitedClause;

/// How many items of a checklist must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choose {
    /// One and no other.
    ExactlyOne,
    /// One or more.
    AtLeastOne,
    /// Any number, none included.
    Any,
    /// None: what holds makes it lawful.
    None,
}

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Code.
    pub code: String,
    /// Title, Chinese.
    pub zh: String,
    /// Title, English.
    pub en: String,
    /// How many items must hold.
    pub choose: Choose,
    /// The items, each to be answered yes or no.
    pub items: Vec<ChecklistItem>,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Code, unique in the pack.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Kinds of evidence that a yes needs.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What it rests on, at least one.
    pub clauses: Vec<CitedClause>,
}
