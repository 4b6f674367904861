//! A checklist that a town fills in, because no source gives its content (工业社区, 十化三场景, 协会品控要求).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Code, once in the list.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Most points, at least 1.
    pub points: u32,
}

/// The content of a checklist from a day on. An earlier one stays, and what was scored by it stays scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistText {
    /// Which, a code of the steward pack.
    pub checklist: String,
    /// From when.
    pub day: Date,
    /// Who decided it and where it is written, in words.
    pub source: String,
    /// Items.
    pub items: Vec<ChecklistItem>,
}
