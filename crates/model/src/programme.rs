//! The programme (三千行动): what is counted, and the events of uplift that are not cases.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::term::terms;
use crate::{Cm2, Document};

terms!(
    /// What the programme counts.
    ProgrammeMeasure {
        FirmsClosed "取缔淘汰企业" "firms closed down",
        FloorDemolished "拆除违法建筑" "illegal floor area demolished",
        FirmsCoached "辅导D类企业" "D firms coached",
        FirmsUpgraded "提升高耗低效企业" "high-energy low-yield firms upgraded",
        LandUplifted "提升低效工业用地" "low-yield industrial land uplifted",
        AssociationMembers "协会会员" "members of the association",
        LandInScheme "纳入改造方案的土地（千亩改造）" "land in an approved renewal scheme",
    }
);

terms!(
    /// A step of an uplift. Each track is taken in order: begin, record, complete.
    ProgrammeAct {
        BeginCoaching "开始辅导" "begin coaching",
        CoachingRecord "辅导记录" "a record of coaching",
        CompleteCoaching "辅导完成" "complete coaching",
        BeginUpgrade "确定技改方案" "begin the upgrade",
        AcceptUpgrade "技改验收" "accept the upgrade",
        SurveyLand "改造前测量" "survey the land before",
        AcceptLand "改造后验收" "accept the land after",
        ApplyToJoin "申请入会" "apply to join",
        Admit "入会" "admit",
        Leave "退会" "leave",
        SurveyBlock "区块实地勘察" "survey the block",
        ApproveScheme "改造方案通过" "approve the renewal scheme",
    }
);

terms!(
    /// What an association's target counts.
    AssociationMeasure {
        Members "会员" "members",
        QualityChecked "已按共享品控要求检查的会员" "members checked by the shared quality rules",
        QualityMet "达到全部共享品控要求的会员" "members that meet all the shared quality rules",
    }
);

/// An event of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeEvent {
    /// What was done.
    pub act: ProgrammeAct,
    /// When.
    #[schemars(with = "String")]
    pub day: Date,
    /// The enterprise or parcel, by code.
    pub subject: String,
    /// Its place in the subject's own row of events of this track, from 0: a missing one shows.
    pub number: u32,
    /// The park in which it lies; `None` outside any.
    pub park: Option<String>,
    /// Area, of land before and after.
    #[serde(default)]
    pub area: Option<Cm2>,
    /// What shows it, at least one.
    pub documents: Vec<Document>,
}
