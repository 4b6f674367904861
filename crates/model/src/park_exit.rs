//! A firm leaves a park (退出): why, what its lease says, and what is cleared before it has left.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::term::terms;
use crate::{CaseId, Cm2, ContentHash, EnterpriseId, TenancyId};

terms!(
    /// Why a firm leaves. The list is closed: neither a firm's unwillingness to renew nor anything said on a service visit is on it,
    /// and no pack can add it.
    ExitReason {
        Agreement "双方协商一致解除合同" "both sides agree to end the lease",
        LeaseEnded "租期届满" "the lease has run out",
        Breach "违反合同约定，合同依约解除" "the lease is ended for a breach of its terms",
        ClosedByDecision "依法关停的决定已执行" "a lawful decision to close the firm was carried out",
        Relocation "改造搬迁，已有安置" "it moves for a renewal and has a place to go",
        Deregistered "企业已注销" "the firm is deregistered",
    }
);

/// Notice of an exit (退出通知). What the lease says is kept whole: later data may no longer show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitNotice {
    /// The lease that ends.
    pub lease: TenancyId,
    /// 合同号
    pub number: String,
    /// 承租方 as the lease names it.
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub enterprise: Option<EnterpriseId>,
    /// The park, by code.
    pub park: String,
    /// 租赁面积
    pub floor_area: Cm2,
    /// The last day of the lease as it was made.
    pub ends: Date,
    /// Why.
    pub reason: ExitReason,
    /// The case whose decision was carried out, where the reason is one.
    pub case: Option<CaseId>,
    /// When.
    pub day: Date,
    /// The notice, or the agreement, that both sides hold.
    pub document: ContentHash,
}

/// What is done in an exit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ExitAct {
    /// An item is cleared.
    Clear {
        /// Which, a code of the park pack.
        item: String,
        /// What shows it.
        document: ContentHash,
    },
    /// The firm has left: the lease has ended, its area is free.
    Leave,
    /// The firm stays after all.
    Withdraw,
}

/// A step of an exit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitStep {
    /// The lease.
    pub lease: TenancyId,
    /// When.
    pub day: Date,
    /// What.
    pub act: ExitAct,
}
