//! A matter (事项): something that runs through a prescribed procedure, with everything that has happened to it. The disposal
//! of a village's asset, the storage of a plot and a petition are matters. It is the fold of its acts; none is ever taken out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ContentHash, MatterId, RunningClock, Term, TownId};

/// A document of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Kind, a code of the procedure's pack.
    pub kind: String,
    /// Hash of its bytes.
    pub hash: ContentHash,
    /// Its date.
    #[schemars(with = "String")]
    pub day: Date,
}

/// What someone did, on which day, as what, with which documents. `E` is the list of acts, `D` what they say beyond.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act<E, D> {
    /// What was done.
    pub act: E,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// As what, a code of the pack.
    pub role: String,
    /// By whom.
    pub by: String,
    /// What came with it.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// What it says beyond.
    pub says: D,
}

/// A matter. `S` is the list of its states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matter<S, E, D> {
    /// From procedure and code.
    pub id: MatterId,
    /// The town.
    pub town: TownId,
    /// What it is about, the code people know it by.
    pub about: String,
    /// Which variant of the procedure, a code of the pack.
    pub variant: String,
    /// The day on which it was opened.
    #[schemars(with = "String")]
    pub opened: Date,
    /// Where it stands.
    pub state: S,
    /// Periods that have begun, by code.
    pub clocks: BTreeMap<String, RunningClock>,
    /// What happened, in order.
    pub acts: Vec<Act<E, D>>,
}

impl<S: Term, E: Term, D> Matter<S, E, D> {
    /// A matter that begins: in the first state of its list.
    #[must_use]
    pub fn open(town: &TownId, procedure: &str, (about, variant): (&str, &str), day: Date) -> Option<Self> {
        Some(Self {
            id: MatterId::derive(town, procedure, &format!("{about}|{variant}|{day}")),
            town: town.clone(),
            about: about.to_owned(),
            variant: variant.to_owned(),
            opened: day,
            state: *S::ALL.first()?,
            clocks: BTreeMap::new(),
            acts: Vec::new(),
        })
    }

    /// The latest act of a kind.
    #[must_use]
    pub fn last(&self, act: E) -> Option<&Act<E, D>> {
        self.acts.iter().rev().find(|one| one.act == act)
    }

    /// The kinds of documents that are in it.
    #[must_use]
    pub fn documents(&self) -> BTreeSet<&str> {
        self.acts.iter().flat_map(|act| &act.documents).map(|document| document.kind.as_str()).collect()
    }
}
