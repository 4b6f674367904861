//! Disposal of a village's collective assets (村集体资产处置): its states, its acts, and how members vote.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::term::terms;
use crate::{Act, Fen, Matter, VoterId};

terms!(
    /// Where a disposal stands.
    DisposalState {
        Drafted "方案拟订" "drafted",
        Discussed "已经党组织研究" "discussed",
        RosterFrozen "应到成员名册已冻结" "roster frozen",
        AppraiserMeeting "已通知会议（评估机构）" "meeting on the appraiser called",
        AppraiserChosen "评估机构已确定" "appraiser chosen",
        Valued "已评估" "valued",
        ValuationPublic "评估结果公示" "valuation published",
        PlanPublic "实施方案公示" "plan published",
        PlanMeeting "已通知会议（实施方案）" "meeting on the plan called",
        Resolved "已表决通过" "resolved",
        Filed "方案已报政府" "filed",
        Listed "进场挂牌" "listed",
        Won "已确定受让方" "won",
        Signed "已签约" "signed",
        Settled "价款已入账" "settled",
        Closed "已公布归档" "closed",
        Suspended "已暂停" "suspended",
        Withdrawn "已终止" "withdrawn",
    }
);

terms!(
    /// What is done in a disposal.
    DisposalAct {
        Discuss "党组织研究" "discuss",
        FreezeRoster "冻结应到成员名册" "freeze the roster",
        Call "通知召开会议" "call the meeting",
        ChooseAppraiser "表决确定评估机构" "choose the appraiser",
        Value "评估" "value",
        PublishValuation "公示评估结果" "publish the valuation",
        PublishPlan "公示实施方案" "publish the plan",
        Resolve "表决通过实施方案和保留价" "resolve on plan and reserve price",
        Reject "表决未通过" "vote down",
        File "方案报市县政府" "file the plan",
        Object "政府提出修改意见" "object",
        List "进场挂牌" "list",
        Unsold "流标" "end unsold",
        Win "确定受让方" "win",
        Sign "签订合同" "sign",
        Receive "价款入账" "receive the price",
        Publish "公布处置结果" "publish the result",
        Suspend "暂停" "suspend",
        Revise "重新拟订" "draft anew",
        Withdraw "终止" "withdraw",
    }
);

/// Who is entitled to vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Electorate {
    /// 成员大会: all members who may vote.
    Members,
    /// 成员代表大会, with the members' authorisation.
    Delegates,
}

/// The roster (应到成员名册) as it was frozen: the base of every vote that follows, however many come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// Of whom.
    pub electorate: Electorate,
    /// Everyone entitled to vote; ids, no names.
    pub voters: BTreeSet<VoterId>,
}

/// A vote, one person one ballot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ballots {
    /// 同意
    pub yes: BTreeSet<VoterId>,
    /// 不同意
    pub no: BTreeSet<VoterId>,
    /// 弃权
    pub abstain: BTreeSet<VoterId>,
}

/// What an act of a disposal says beyond who and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalSays {
    /// The roster ([`DisposalAct::FreezeRoster`]).
    #[serde(default)]
    pub roster: Option<Roster>,
    /// The vote ([`DisposalAct::ChooseAppraiser`], [`DisposalAct::Resolve`], [`DisposalAct::Reject`]).
    #[serde(default)]
    pub ballots: Option<Ballots>,
    /// The value, reserve price, asking price, price, or sum received.
    #[serde(default)]
    pub amount: Option<Fen>,
    /// The buyer, tenant or partner ([`DisposalAct::Win`], [`DisposalAct::Sign`]).
    #[serde(default)]
    pub buyer: Option<String>,
}

/// An act of a disposal.
pub type DisposalEvent = Act<DisposalAct, DisposalSays>;

/// The file of a disposal.
pub type Disposal = Matter<DisposalState, DisposalAct, DisposalSays>;
