//! An evaluation of a year on its way from first grades (初评) over publication (公示), objections and answers to final
//! grades (终评). What happened is a sequence of events; the round is a fold over them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{ContentHash, EnterpriseId, ManualGrade};

/// One thing that happened to an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EvaluationEvent {
    /// 初评: the first run of the year.
    Opened {
        /// 年度 evaluated.
        year: i16,
        /// The run.
        run: EvaluationRun,
    },
    /// 公示: the grades of the latest run are open to objections.
    Published {
        /// 年度 evaluated.
        year: i16,
        /// First day; it is not counted.
        on: Date,
        /// Last day on which an objection is in time.
        until: Date,
    },
    /// 异议: an objection was received.
    Objected {
        /// 年度 evaluated.
        year: i16,
        /// The objection.
        objection: Objection,
    },
    /// 答复: an objection was answered.
    Answered {
        /// 年度 evaluated.
        year: i16,
        /// Number of the objection.
        number: u32,
        /// The answer.
        answer: ObjectionAnswer,
    },
    /// 手动调档: a grade was set by decision, with its reason.
    Decided {
        /// 年度 evaluated.
        year: i16,
        /// The decision.
        decision: ManualGrade,
    },
    /// 复评: a new run, over corrected data or with decisions. The runs before it stay as they are.
    Rerun {
        /// 年度 evaluated.
        year: i16,
        /// The run.
        run: EvaluationRun,
    },
    /// 终评: the latest run is final.
    Frozen {
        /// 年度 evaluated.
        year: i16,
        /// The day.
        on: Date,
    },
}

impl EvaluationEvent {
    /// 年度 evaluated.
    #[must_use]
    pub fn year(&self) -> i16 {
        match self {
            Self::Opened { year, .. }
            | Self::Published { year, .. }
            | Self::Objected { year, .. }
            | Self::Answered { year, .. }
            | Self::Decided { year, .. }
            | Self::Rerun { year, .. }
            | Self::Frozen { year, .. } => *year,
        }
    }
}

/// A kept run: what it read, by which rules, what came out. The same three always go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationRun {
    /// Hash of the snapshot.
    pub snapshot: ContentHash,
    /// Hash of the pack.
    pub pack: ContentHash,
    /// Hash of the result, an [`crate::Assessment`] as JSON.
    pub result: ContentHash,
}

/// An objection (异议) to a published grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// From 1 within the year.
    pub number: u32,
    /// Whose grade.
    pub enterprise: EnterpriseId,
    /// In the words of who objects.
    pub text: String,
    /// The day on which it was received.
    pub on: Date,
    /// The answer, once there is one.
    #[serde(default)]
    pub answer: Option<ObjectionAnswer>,
}

/// The answer (答复) to an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionAnswer {
    /// Whether the objection is upheld; then the grades must be run again.
    pub upheld: bool,
    /// The reasons, in the words that the enterprise is given.
    pub reasons: String,
    /// The day.
    pub on: Date,
}

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 初评: graded, not yet published.
    Initial,
    /// 公示: published, objections are received and answered.
    Published,
    /// 终评: final.
    Final,
}

/// An evaluation of a year, folded from its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationRound {
    /// 年度 evaluated.
    pub year: i16,
    /// Where it stands.
    pub stage: Stage,
    /// All runs, oldest first; none is ever taken away.
    pub runs: Vec<EvaluationRun>,
    /// First and last day of the publication.
    pub published: Option<[Date; 2]>,
    /// Oldest first.
    pub objections: Vec<Objection>,
    /// Grades set by decision, oldest first; the last one of an enterprise counts.
    pub decisions: Vec<ManualGrade>,
    /// Runs that there were when an objection was upheld or a decision taken last: a later run must follow.
    pub due_after: usize,
    /// The final run and its day.
    pub frozen: Option<(EvaluationRun, Date)>,
}

/// Why an event cannot happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRefusal {
    /// Code name of the rule that refuses.
    pub rule: String,
    /// What is missing and what to do, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl std::fmt::Display for RoundRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} / {}", self.zh, self.en)
    }
}

impl std::error::Error for RoundRefusal {}
