//! Where a case stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The states of a case. Which of them a kind of case uses is its pack's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// 待核实: a finding, nothing more.
    Suspected,
    /// 已核实: confirmed on site by a qualified body.
    Verified,
    /// 限期整改: the notice is served and its period runs.
    Rectifying,
    /// 复查合格
    Corrected,
    /// 逾期未改: the recheck after the period failed.
    Overdue,
    /// 已告知: the intended decision was notified, with the right to be heard.
    Proposed,
    /// 已申请听证
    HearingRequested,
    /// 已通知听证
    HearingNotified,
    /// 已听证
    Heard,
    /// 已决定: the decision is served.
    Decided,
    /// 已履行: the party has carried out the decision.
    Performed,
    /// 已催告
    Urged,
    /// 已公告强制拆除
    Announced,
    /// 已作出强制执行决定
    Ordered,
    /// 已申请法院强制执行
    AtCourt,
    /// 法院裁定准予执行
    Granted,
    /// 强制执行完毕
    Enforced,
    /// 已关闭（取缔）
    ClosedDown,
    /// 结案
    Closed,
    /// 撤销立案
    Withdrawn,
}

impl CaseState {
    /// All, in the order of the work.
    pub const ALL: [Self; 20] = [
        Self::Suspected,
        Self::Verified,
        Self::Rectifying,
        Self::Corrected,
        Self::Overdue,
        Self::Proposed,
        Self::HearingRequested,
        Self::HearingNotified,
        Self::Heard,
        Self::Decided,
        Self::Performed,
        Self::Urged,
        Self::Announced,
        Self::Ordered,
        Self::AtCourt,
        Self::Granted,
        Self::Enforced,
        Self::ClosedDown,
        Self::Closed,
        Self::Withdrawn,
    ];

    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Suspected => "待核实",
            Self::Verified => "已核实",
            Self::Rectifying => "限期整改",
            Self::Corrected => "复查合格",
            Self::Overdue => "逾期未改",
            Self::Proposed => "已告知",
            Self::HearingRequested => "已申请听证",
            Self::HearingNotified => "已通知听证",
            Self::Heard => "已听证",
            Self::Decided => "已决定",
            Self::Performed => "已履行",
            Self::Urged => "已催告",
            Self::Announced => "已公告强制拆除",
            Self::Ordered => "已作出强制执行决定",
            Self::AtCourt => "已申请法院强制执行",
            Self::Granted => "法院准予强制执行",
            Self::Enforced => "强制执行完毕",
            Self::ClosedDown => "已关闭（取缔）",
            Self::Closed => "结案",
            Self::Withdrawn => "撤销立案",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Suspected => "suspected",
            Self::Verified => "verified",
            Self::Rectifying => "in rectification",
            Self::Corrected => "corrected",
            Self::Overdue => "overdue",
            Self::Proposed => "decision notified",
            Self::HearingRequested => "hearing requested",
            Self::HearingNotified => "hearing notified",
            Self::Heard => "heard",
            Self::Decided => "decided",
            Self::Performed => "performed",
            Self::Urged => "urged",
            Self::Announced => "demolition announced",
            Self::Ordered => "enforcement ordered",
            Self::AtCourt => "before the court",
            Self::Granted => "enforcement granted",
            Self::Enforced => "enforced",
            Self::ClosedDown => "closed down",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the case rests: nothing more is due unless it is reopened.
    #[must_use]
    pub fn rests(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}
