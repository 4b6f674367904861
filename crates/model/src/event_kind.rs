//! What can happen to a case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kinds of event of a case. There is none for anyone's willingness to renew, and none for a steward's visit
/// (服务走访), which is not an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// 现场核实属实
    Verify,
    /// 现场核实不属实
    Dismiss,
    /// 补充证据: evidence or answers that change no state.
    Attach,
    /// 送达责令限期改正通知
    Notify,
    /// 当事人报告整改完成
    Report,
    /// 延长整改期限
    Extend,
    /// 复查合格
    RecheckPass,
    /// 复查不合格
    RecheckFail,
    /// 临时查封、扣押
    Seal,
    /// 解除查封、扣押
    Unseal,
    /// 告知拟作出的决定
    Propose,
    /// 陈述申辩
    State,
    /// 申请听证
    RequestHearing,
    /// 通知听证
    NotifyHearing,
    /// 举行听证
    HoldHearing,
    /// 作出并送达决定
    Decide,
    /// 书面告知有关部门和供电供水供气单位
    Inform,
    /// 通知停止供电等
    StopSupply,
    /// 申请行政复议或提起诉讼
    SeekReview,
    /// 复议、诉讼维持
    ReviewUpheld,
    /// 复议、诉讼撤销
    ReviewRevoked,
    /// 当事人履行决定
    Comply,
    /// 催告
    Urge,
    /// 公告强制拆除
    Announce,
    /// 作出强制执行决定
    OrderCoercion,
    /// 申请法院强制执行
    ApplyCourt,
    /// 法院裁定准予执行
    CourtGrants,
    /// 法院裁定不予执行
    CourtRefuses,
    /// 实施强制执行
    Coerce,
    /// 关闭（取缔）到位
    CloseDown,
    /// 结案
    Close,
    /// 撤销立案
    Withdraw,
    /// 重新立案
    Reopen,
}

impl EventKind {
    /// All, in the order of the work.
    pub const ALL: [Self; 33] = [
        Self::Verify,
        Self::Dismiss,
        Self::Attach,
        Self::Notify,
        Self::Report,
        Self::Extend,
        Self::RecheckPass,
        Self::RecheckFail,
        Self::Seal,
        Self::Unseal,
        Self::Propose,
        Self::State,
        Self::RequestHearing,
        Self::NotifyHearing,
        Self::HoldHearing,
        Self::Decide,
        Self::Inform,
        Self::StopSupply,
        Self::SeekReview,
        Self::ReviewUpheld,
        Self::ReviewRevoked,
        Self::Comply,
        Self::Urge,
        Self::Announce,
        Self::OrderCoercion,
        Self::ApplyCourt,
        Self::CourtGrants,
        Self::CourtRefuses,
        Self::Coerce,
        Self::CloseDown,
        Self::Close,
        Self::Withdraw,
        Self::Reopen,
    ];

    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Verify => "现场核实属实",
            Self::Dismiss => "现场核实不属实",
            Self::Attach => "补充证据",
            Self::Notify => "送达责令限期改正通知",
            Self::Report => "当事人报告整改完成",
            Self::Extend => "延长整改期限",
            Self::RecheckPass => "复查合格",
            Self::RecheckFail => "复查不合格",
            Self::Seal => "临时查封、扣押",
            Self::Unseal => "解除查封、扣押",
            Self::Propose => "告知拟作出的决定",
            Self::State => "陈述申辩",
            Self::RequestHearing => "申请听证",
            Self::NotifyHearing => "通知听证",
            Self::HoldHearing => "举行听证",
            Self::Decide => "作出并送达决定",
            Self::Inform => "书面告知有关部门和供电供水供气单位",
            Self::StopSupply => "通知停止供电等",
            Self::SeekReview => "申请行政复议或提起诉讼",
            Self::ReviewUpheld => "复议、诉讼维持",
            Self::ReviewRevoked => "复议、诉讼撤销",
            Self::Comply => "当事人履行决定",
            Self::Urge => "催告",
            Self::Announce => "公告强制拆除",
            Self::OrderCoercion => "作出强制执行决定",
            Self::ApplyCourt => "申请法院强制执行",
            Self::CourtGrants => "法院裁定准予执行",
            Self::CourtRefuses => "法院裁定不予执行",
            Self::Coerce => "实施强制执行",
            Self::CloseDown => "关闭（取缔）到位",
            Self::Close => "结案",
            Self::Withdraw => "撤销立案",
            Self::Reopen => "重新立案",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Verify => "verify on site: confirmed",
            Self::Dismiss => "verify on site: not confirmed",
            Self::Attach => "attach evidence",
            Self::Notify => "serve the order to correct",
            Self::Report => "party reports correction",
            Self::Extend => "extend the period",
            Self::RecheckPass => "recheck passed",
            Self::RecheckFail => "recheck failed",
            Self::Seal => "seal or seize",
            Self::Unseal => "release what was sealed",
            Self::Propose => "notify the intended decision",
            Self::State => "statement and defence",
            Self::RequestHearing => "request a hearing",
            Self::NotifyHearing => "notify the hearing",
            Self::HoldHearing => "hold the hearing",
            Self::Decide => "decide and serve",
            Self::Inform => "inform departments and utilities in writing",
            Self::StopSupply => "have supply stopped",
            Self::SeekReview => "seek review or sue",
            Self::ReviewUpheld => "review upholds the decision",
            Self::ReviewRevoked => "review revokes the decision",
            Self::Comply => "party carries out the decision",
            Self::Urge => "urge performance",
            Self::Announce => "announce demolition",
            Self::OrderCoercion => "order enforcement",
            Self::ApplyCourt => "apply to the court",
            Self::CourtGrants => "court grants enforcement",
            Self::CourtRefuses => "court refuses enforcement",
            Self::Coerce => "enforce",
            Self::CloseDown => "close down",
            Self::Close => "close the case",
            Self::Withdraw => "withdraw",
            Self::Reopen => "reopen",
        }
    }
}
