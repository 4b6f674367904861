//! Items of a case that are gathered in the field: photos and documents, and answers to checklists. Each has its own id
//! and hash, so that what was gathered offline on two devices is merged item by item.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AnswerId, CaseId, ContentHash, EvidenceId, TownId};

/// A photo, record or document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseEvidence {
    /// From case, kind, bytes, place, day and author.
    pub id: EvidenceId,
    /// Hash of the bytes.
    pub hash: ContentHash,
    /// Kind, a code of the case pack, e.g. `photo_before`.
    pub kind: String,
    /// Where it was taken or issued.
    pub place: String,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// By whom.
    pub by: String,
}

impl CaseEvidence {
    /// Evidence with its id made from what it is.
    #[must_use]
    pub fn new(
        (town, case): (&TownId, &CaseId),
        kind: &str,
        hash: ContentHash,
        place: &str,
        day: Date,
        by: &str,
    ) -> Self {
        let id = EvidenceId::derive(town, &case.0, &format!("{kind}|{hash}|{place}|{day}|{by}"));
        Self { id, hash, kind: kind.to_owned(), place: place.to_owned(), day, by: by.to_owned() }
    }

    /// Whether the id is that of what it says.
    #[must_use]
    pub fn is_intact(&self, town: &TownId, case: &CaseId) -> bool {
        Self::new((town, case), &self.kind, self.hash.clone(), &self.place, self.day, &self.by).id == self.id
    }
}

/// An answer to a checklist item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 是
    Yes,
    /// 否
    No,
}

impl Answer {
    /// The word under which it is hashed; it never changes.
    fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// One answer by one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseAnswer {
    /// From case and hash.
    pub id: AnswerId,
    /// Hash of what it says.
    pub hash: ContentHash,
    /// The item, a code of the case pack.
    pub item: String,
    /// The answer.
    pub answer: Answer,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// By whom.
    pub by: String,
    /// The earlier answers to this item that its author had seen and replaces. Answers that replace nothing of each other
    /// stand side by side.
    #[serde(default)]
    pub replaces: Vec<AnswerId>,
}

impl CaseAnswer {
    /// An answer with hash and id made from what it says.
    #[must_use]
    pub fn new(
        (town, case): (&TownId, &CaseId),
        (item, answer): (&str, Answer),
        day: Date,
        by: &str,
        replaces: Vec<AnswerId>,
    ) -> Self {
        let replaced: Vec<&str> = replaces.iter().map(|id| id.0.as_str()).collect();
        let hash = ContentHash::of(format!("{item}|{}|{day}|{by}|{}", answer.word(), replaced.join(",")).as_bytes());
        let id = AnswerId::derive(town, &case.0, &hash.0);
        Self { id, hash, item: item.to_owned(), answer, day, by: by.to_owned(), replaces }
    }

    /// Whether hash and id are those of what it says.
    #[must_use]
    pub fn is_intact(&self, town: &TownId, case: &CaseId) -> bool {
        let same = Self::new((town, case), (&self.item, self.answer), self.day, &self.by, self.replaces.clone());
        same.id == self.id && same.hash == self.hash
    }
}
