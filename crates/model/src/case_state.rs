//! Where a case stands.

use crate::term::terms;

terms!(
    /// The states of a case, in the order of the work. Which of them a kind of case uses is its pack's.
    CaseState {
        /// A finding, nothing more.
        Suspected "待核实" "suspected",
        /// Confirmed on site by a qualified body.
        Verified "已核实" "verified",
        /// The notice is served and its period runs.
        Rectifying "限期整改" "in rectification",
        Corrected "复查合格" "corrected",
        /// The recheck after the period failed.
        Overdue "逾期未改" "overdue",
        /// The intended decision was notified, with the right to be heard.
        Proposed "已告知" "decision notified",
        HearingRequested "已申请听证" "hearing requested",
        HearingNotified "已通知听证" "hearing notified",
        Heard "已听证" "heard",
        /// The decision is served.
        Decided "已决定" "decided",
        /// The party has carried out the decision.
        Performed "已履行" "performed",
        Urged "已催告" "urged",
        Announced "已公告强制拆除" "demolition announced",
        Ordered "已作出强制执行决定" "enforcement ordered",
        AtCourt "已申请法院强制执行" "before the court",
        Granted "法院准予强制执行" "enforcement granted",
        Enforced "强制执行完毕" "enforced",
        ClosedDown "已关闭（取缔）" "closed down",
        Closed "结案" "closed",
        Withdrawn "撤销立案" "withdrawn",
    }
);

impl CaseState {
    /// Whether the case rests: nothing more is due unless it is reopened.
    #[must_use]
    pub fn rests(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}
