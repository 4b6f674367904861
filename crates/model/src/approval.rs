//! What needs two persons (四眼): an act is drafted by one account (拟办) and approved or rejected by another (审批). Until it is
//! approved nothing changes; approved, it is entered as if it had been entered by hand, with who drafted it beside it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AccountId, ContentHash, DailyRecord, DisposalAct, DisposalEvent, EnterpriseId, EvaluationEvent, Grade, MatterId,
    StorageAct, StorageEvent,
};

/// An act that waits for a second person, with all that will be entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DraftedAct {
    /// 公示: the grades of a year's latest run are published on the day of the approval.
    PublishGrades {
        /// 年度 evaluated.
        year: i16,
        /// Last day of the publication; as long as the pack's clock says when absent.
        until: Option<Date>,
    },
    /// 终评: the latest run of a year becomes final on the day of the approval.
    FreezeGrades {
        /// 年度 evaluated.
        year: i16,
    },
    /// 手动调档: a grade is set by decision.
    AdjustGrade {
        /// 年度 evaluated.
        year: i16,
        /// Whose.
        enterprise: EnterpriseId,
        /// The grade.
        grade: Grade,
        /// Why.
        reason: String,
        /// The document or meeting that decided.
        basis: String,
    },
    /// A step by which a village's asset is disposed of.
    DisposeAsset {
        /// Which disposal.
        matter: MatterId,
        /// What is done.
        step: DisposalEvent,
    },
    /// A payment of a land storage.
    PayFunds {
        /// Which storage.
        matter: MatterId,
        /// What is done.
        step: StorageEvent,
    },
}

impl DraftedAct {
    /// The code name of the action that it is; crate `access` has the same names.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PublishGrades { .. } => "publish_grades",
            Self::FreezeGrades { .. } => "freeze_grades",
            Self::AdjustGrade { .. } => "adjust_grade",
            Self::DisposeAsset { .. } => "dispose_asset",
            Self::PayFunds { .. } => "pay_funds",
        }
    }

    /// The bytes that it names, which come with the draft.
    #[must_use]
    pub fn blobs(&self) -> Vec<ContentHash> {
        match self {
            Self::DisposeAsset { step, .. } => step.documents.iter().map(|one| one.hash.clone()).collect(),
            Self::PayFunds { step, .. } => step.documents.iter().map(|one| one.hash.clone()).collect(),
            _ => Vec::new(),
        }
    }
}

/// What happened to a draft, short of being approved. `draft` is the number of the entry that drafted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ApprovalEvent {
    /// 拟办: it waits for a second person from now on.
    Drafted {
        /// What will be entered.
        act: Box<DraftedAct>,
        /// What the drafter says about it; on what it rests.
        note: String,
    },
    /// 退回: it will not be entered.
    Rejected {
        /// Which draft.
        draft: u64,
        /// Why.
        reason: String,
    },
    /// 撤回, by who drafted it.
    Withdrawn {
        /// Which draft.
        draft: u64,
    },
}

/// Beside an entry that carries out a draft: the entry itself is signed by who approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    /// Number of the entry that drafted it.
    pub draft: u64,
    /// Who drafted it.
    pub drafter: AccountId,
}

impl DisposalAct {
    /// Whether the asset is given away by it, or bound to be: put up for sale, awarded, signed away. What comes before only
    /// prepares, and its weight lies in the members' vote; what comes after only records.
    #[must_use]
    pub fn disposes(self) -> bool {
        matches!(self, Self::List | Self::Win | Self::Sign)
    }
}

impl StorageAct {
    /// Whether money is paid out by it.
    #[must_use]
    pub fn pays(self) -> bool {
        matches!(self, Self::Pay)
    }
}

impl EvaluationEvent {
    /// The code of the action that needs two persons, if it is one.
    #[must_use]
    pub fn four_eyes(&self) -> Option<&'static str> {
        match self {
            Self::Published { .. } => Some("publish_grades"),
            Self::Frozen { .. } => Some("freeze_grades"),
            Self::Decided { .. } => Some("adjust_grade"),
            _ => None,
        }
    }
}

impl DailyRecord {
    /// The code of the action that needs two persons, if it is one.
    #[must_use]
    pub fn four_eyes(&self) -> Option<&'static str> {
        match self {
            Self::DisposalStep { act, .. } if act.act.disposes() => Some("dispose_asset"),
            Self::StorageStep { act, .. } if act.act.pays() => Some("pay_funds"),
            _ => None,
        }
    }
}
