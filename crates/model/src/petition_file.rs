//! A petition (信访件) on its way: its states and acts. Who petitions is in none of them: see `rectify::Reporter`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::term::terms;
use crate::{Act, Matter, MatterId};

terms!(
    /// Where a petition stands.
    PetitionState {
        Received "已收到" "received",
        Registered "已登记" "registered",
        PassedOn "已转送" "passed on",
        Accepted "已受理" "accepted",
        Answered "已答复" "answered",
        UnderReview "复查中" "under review",
        Reviewed "已复查" "reviewed",
        UnderRecheck "复核中" "under recheck",
        Rechecked "已复核" "rechecked",
        Closed "办结" "closed",
    }
);

terms!(
    /// What is done with a petition.
    PetitionAct {
        Register "登记" "register",
        PassOn "转送、交办" "pass on",
        Return "提出异议退回" "return",
        Accept "受理并书面告知" "accept and inform",
        Investigate "调查核实" "investigate",
        Extend "延长办理期限" "extend",
        Join "认定为同一事项" "join with the same matter",
        Answer "答复" "answer",
        AskReview "请求复查" "ask for review",
        Review "复查" "review",
        AskRecheck "请求复核" "ask for recheck",
        Recheck "复核" "recheck",
        Close "办结" "close",
    }
);

/// What an act of a petition says beyond who and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PetitionSays {
    /// The other file of the same matter, as a person has decided ([`PetitionAct::Join`]).
    #[serde(default)]
    pub same_as: Option<MatterId>,
    /// What the firms concerned are told and asked, in the office's own words ([`PetitionAct::Investigate`]).
    #[serde(default)]
    pub to_firm: Option<String>,
}

/// An act of a petition.
pub type PetitionEvent = Act<PetitionAct, PetitionSays>;

/// The file of a petition; its number is [`Matter::about`].
pub type PetitionFile = Matter<PetitionState, PetitionAct, PetitionSays>;
