//! One event of a case: what happened, on which day, by whom, with what evidence.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Case, CaseAnswer, CaseEvidence, Cm2, EventId, EventKind};

/// In which capacity someone acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// 具有行政执法资格的执法人员
    Inspector,
    /// 行政机关
    Office,
    /// 当事人
    Party,
    /// 人民法院
    Court,
    /// 复议机关
    ReviewBody,
    /// 星级管家: may visit, may not inspect.
    Steward,
    /// 网格员、辅助人员: may report, may not inspect.
    GridWorker,
}

impl Capacity {
    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Inspector => "具有行政执法资格的执法人员",
            Self::Office => "行政机关",
            Self::Party => "当事人",
            Self::Court => "人民法院",
            Self::ReviewBody => "复议机关或法院",
            Self::Steward => "星级管家",
            Self::GridWorker => "网格员、辅助人员",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Inspector => "officers qualified to enforce the law",
            Self::Office => "the administrative body",
            Self::Party => "the party",
            Self::Court => "the court",
            Self::ReviewBody => "the reviewing body or court",
            Self::Steward => "a steward",
            Self::GridWorker => "a grid worker",
        }
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Name or office.
    pub name: String,
    /// As what.
    pub capacity: Capacity,
    /// The body acted for, a code of the case pack; empty for the party and the courts.
    #[serde(default)]
    pub body: String,
    /// Numbers of the enforcement certificates (执法证) shown.
    #[serde(default)]
    pub certificates: Vec<String>,
}

/// Space that a demolition or closure is said to free.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreedArea {
    /// Floor area.
    pub floor: Cm2,
    /// Land.
    pub land: Cm2,
}

/// What a kind of event says beyond who and when. Most kinds say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// The measure, a code of the case pack ([`EventKind::Propose`], [`EventKind::Decide`]).
    #[serde(default)]
    pub measure: Option<String>,
    /// The hour at which it begins, 0 to 23 (enforcement: not at night).
    #[serde(default)]
    pub hour: Option<u8>,
    /// Whether someone's home hangs on the supply ([`EventKind::StopSupply`]). `None` is not an answer.
    #[serde(default)]
    pub household: Option<bool>,
    /// What it frees.
    #[serde(default)]
    pub freed: Option<FreedArea>,
}

/// An event of a case.
///
/// Fields that it does not have are refused, so that nothing else can be made an input, willingness to renew least of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseEvent {
    /// What happened.
    pub kind: EventKind,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// By whom.
    pub by: Actor,
    /// Photos, records, documents that come with it.
    #[serde(default)]
    pub evidence: Vec<CaseEvidence>,
    /// Answers to checklist items that come with it.
    #[serde(default)]
    pub answers: Vec<CaseAnswer>,
    /// What it says beyond.
    #[serde(default)]
    pub particulars: Particulars,
}

impl CaseEvent {
    /// An event with nothing attached.
    #[must_use]
    pub fn new(kind: EventKind, day: Date, by: Actor) -> Self {
        Self { kind, day, by, evidence: Vec::new(), answers: Vec::new(), particulars: Particulars::default() }
    }

    /// Whether both say the same, so that they are one event: what comes with them is compared by its names.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let evidence = || self.evidence.iter().map(|one| &one.id).eq(other.evidence.iter().map(|one| &one.id));
        let answers = || self.answers.iter().map(|one| &one.id).eq(other.answers.iter().map(|one| &one.id));
        let said = || (&self.by, &self.particulars) == (&other.by, &other.particulars);
        (self.kind, self.day) == (other.kind, other.day) && evidence() && answers() && said()
    }

    /// The id, from all that the event says: the same event has the same id on every device that runs the same version. It is
    /// computed where events are compared, and not stored.
    #[must_use]
    pub fn id(&self, case: &Case) -> EventId {
        let attached: Vec<&str> = (self.evidence.iter().map(|evidence| evidence.id.0.as_str()))
            .chain(self.answers.iter().map(|answer| answer.id.0.as_str()))
            .collect();
        let code = format!("{:?}|{}|{:?}|{attached:?}|{:?}", self.kind, self.day, self.by, self.particulars);
        EventId::derive(&case.town, &case.id.0, &code)
    }
}
