//! A steward's patrol (巡查) of a park's common parts. It is no inspection: no firm is a field of it, and nothing in it opens a case.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::term::terms;

terms!(
    /// What a patrol says of an item.
    PatrolMark {
        Seen "已看，正常" "seen, in order",
        Fault "已看，有问题" "seen, at fault",
        NotSeen "未看" "not seen",
    }
);

/// A patrol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatrolRecord {
    /// The park, by code.
    pub park: String,
    /// When.
    pub day: Date,
    /// Who went.
    pub steward: String,
    /// Every item of the steward pack's list. What was not seen is said to be so, never left out.
    pub items: BTreeMap<String, PatrolMark>,
    /// What is at fault, in words, by item.
    pub faults: BTreeMap<String, String>,
}
