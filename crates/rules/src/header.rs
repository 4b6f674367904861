//! What every pack begins with: what it is, who issued it, when it holds.

use jiff::civil::Date;
use model::{Clause, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// The `[pack]` table of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Code name, equal to the folder's name.
    pub id: String,
    /// Chinese title.
    pub title: String,
    /// English title.
    pub title_en: String,
    /// Issuing body; empty when no body has issued it.
    #[serde(default)]
    pub authority: String,
    /// Document number.
    #[serde(default)]
    pub document: String,
    /// Where the text was read.
    #[serde(default)]
    pub source: String,
    /// First day on which it holds.
    #[schemars(with = "String", extend("format" = "date"))]
    pub effective_from: Date,
    /// Last day, if it has ended.
    #[serde(default)]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub effective_to: Option<Date>,
    /// How far it is official.
    pub status: Status,
}

impl Header {
    /// Whether the pack holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|last| day <= last)
    }

    /// The pack as a clause, for results that rest on it as a whole.
    #[must_use]
    pub fn clause(&self) -> Clause {
        Clause {
            title: self.title.clone(),
            article: String::new(),
            version: self.document.clone(),
            status: self.status,
        }
    }
}
