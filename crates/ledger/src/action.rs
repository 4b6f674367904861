//! What an entry records: a closed list. A kind that comes later (a decision on a case, a retraction of a batch) is one
//! more variant; the tables do not change.

use jiff::civil::Date;
use model::{AccessEvent, ApprovalEvent, ContentHash, DailyRecord, EvaluationEvent, Problem};
use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Files were read and their facts became known.
    Import(Import),
    /// A result was computed and kept.
    Run(Run),
    /// An evaluation went a step on its way: run, publication, objection, answer, decision, final.
    Evaluation(EvaluationEvent),
    /// Another pack was tried on a year and kept. Grades stay as they are.
    Proposal(Proposal),
    /// Something happened to an account or a grant, or somebody looked at a sensitive field.
    Access(AccessEvent),
    /// A decision of the daily work: a case, a file, a book, a quota, an event of the programme.
    Daily(Box<DailyRecord>),
    /// Something that needs two persons was drafted, rejected or withdrawn. Approved, it is an entry of its own kind.
    Approval(ApprovalEvent),
    /// A key is destroyed, and with it what was sealed under it. The entry comes first.
    Erasure(Erasure),
}

/// An imported batch whose facts stand no more is made unreadable, for good and in every copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// Number of the entry that imported it.
    pub entry: u64,
    /// Name of the batch.
    pub batch: String,
    /// Name of the key that is destroyed.
    pub key: String,
    /// The entry after which none of its facts stood any more: what was known before it cannot be told again.
    pub superseded_by: u64,
    /// Why.
    pub because: String,
}

/// A pack tried on a year beside the live one: all that a replay needs, and what came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// As people call it.
    pub name: String,
    /// 年度 evaluated.
    pub year: i16,
    /// The day of the snapshot.
    pub as_of: Date,
    /// The last entry that the ledger had then: what was known.
    pub known_until: u64,
    /// [`crate::snapshot_hash`] of what it read.
    pub snapshot: ContentHash,
    /// Blob of the live pack's text.
    pub live: ContentHash,
    /// Blob of the proposed pack's text.
    pub pack: ContentHash,
    /// Blobs of the texts of the packs of measures.
    pub measures: Vec<ContentHash>,
    /// Clauses priced as if the town had adopted them, as `pack.clause`.
    pub adopting: Vec<String>,
    /// Blob of the result.
    pub result: ContentHash,
}

/// One batch of files: one transaction, one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Name of the batch, e.g. `2024年度部门数据`.
    pub batch: String,
    /// The day that the files describe: the default day of questions.
    pub as_of: Date,
    /// The files as they were given.
    pub files: Vec<ImportedFile>,
    /// Blob of the facts, one JSON line each ([`crate::encode_facts`]).
    pub facts: ContentHash,
    /// Number of facts.
    pub fact_count: u64,
    /// Rows that a person excluded by name because they were bad.
    pub excluded: Vec<Problem>,
    /// Number of warnings shown.
    pub warnings: u64,
}

/// A file of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// File name as given.
    pub name: String,
    /// Its blob; several for a bundle (the parts of a shapefile).
    pub blobs: Vec<ContentHash>,
    /// Size of all of them.
    pub bytes: u64,
}

/// A computation over one snapshot, kept so that it can be recomputed and defended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Which.
    #[serde(rename = "run")]
    pub kind: RunKind,
    /// [`crate::snapshot_hash`] of what it read.
    pub snapshot: ContentHash,
    /// Hashes of the rule packs.
    pub packs: Vec<ContentHash>,
    /// Blob of the result.
    pub result: ContentHash,
}

/// What was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// 亩均评价
    Assess,
    /// 五大整治疑点
    Findings,
    /// 千亩改造
    Plan,
    /// 千企提升清单
    Uplift,
    /// The workbook that was handed out.
    Report,
}

/// The kind of [`Action::Approval`].
pub(crate) const APPROVAL: &str = "approval";

/// The kind of [`Action::Erasure`].
pub(crate) const ERASURE: &str = "erasure";

impl Action {
    /// The code name that stands in the entry's column: of what needs two persons its own, so that the database knows it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let four_eyes = match self {
            Self::Evaluation(event) => event.four_eyes(),
            Self::Daily(record) => record.four_eyes(),
            _ => None,
        };
        four_eyes.unwrap_or_else(|| self.kind())
    }

    /// The kind alone. It stood in the column of every entry before the fourth release of the schema.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Import(_) => "import",
            Self::Run(_) => "run",
            Self::Evaluation(_) => "evaluation",
            Self::Proposal(_) => "proposal",
            Self::Access(_) => "access",
            Self::Daily(record) => record.name(),
            Self::Approval(_) => APPROVAL,
            Self::Erasure(_) => ERASURE,
        }
    }

    /// What the action names, by the hash of the bytes as they were handed in, ordered, without repetition. They must be in the
    /// ledger once it is appended, plain or sealed.
    #[must_use]
    pub fn blobs(&self) -> Vec<ContentHash> {
        let mut named = match self {
            Self::Import(import) => {
                let files = import.files.iter().flat_map(|file| file.blobs.iter().cloned());
                files.chain([import.facts.clone()]).collect()
            }
            Self::Run(run) => vec![run.result.clone()],
            Self::Evaluation(EvaluationEvent::Opened { run, .. } | EvaluationEvent::Rerun { run, .. }) => {
                vec![run.result.clone()]
            }
            Self::Evaluation(_) | Self::Access(_) | Self::Erasure(_) => Vec::new(),
            Self::Daily(record) => record.blobs(),
            Self::Approval(ApprovalEvent::Drafted { act, .. }) => act.blobs(),
            Self::Approval(_) => Vec::new(),
            Self::Proposal(proposal) => {
                let texts = [&proposal.live, &proposal.pack, &proposal.result].into_iter().chain(&proposal.measures);
                texts.cloned().collect()
            }
        };
        named.sort();
        named.dedup();
        named
    }
}
