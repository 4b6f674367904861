//! An enterprise's figures of a year, each from the body that measures it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, Cm2, EnterpriseId, Fen, Gram, Kgce, MilliPerson, Wh};

/// 实缴税金 of one enterprise and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tax {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 年度
    pub year: i16,
    /// 实缴税金
    pub tax_paid: Fen,
}

/// 用电量 of one meter and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Power {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 电表户号
    pub meter: String,
    /// 户名 as given
    pub account_name: String,
    /// Where the meter stands.
    pub building: Option<BuildingId>,
    /// 年度
    pub year: i16,
    /// 用电量
    pub electricity: Wh,
}

/// 排放 of one enterprise and year. Absent means not reported, never zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Emission {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 年度
    pub year: i16,
    /// COD
    pub cod: Option<Gram>,
    /// 氨氮
    pub ammonia_nitrogen: Option<Gram>,
    /// SO2
    pub so2: Option<Gram>,
    /// NOx
    pub nox: Option<Gram>,
    /// VOCs
    pub vocs: Option<Gram>,
}

/// 社保参保 of one enterprise and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SocialInsurance {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 年度
    pub year: i16,
    /// 参保人数
    pub insured: MilliPerson,
    /// 缴费金额
    pub contributions: Fen,
}

/// 规上工业 of one enterprise and year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 年度
    pub year: i16,
    /// 工业增加值
    pub value_added: Option<Fen>,
    /// 综合能耗
    pub energy: Option<Kgce>,
    /// 全部从业人员平均人数
    pub staff: Option<MilliPerson>,
    /// R&D经费支出
    pub rd_spending: Option<Fen>,
    /// 主营业务收入
    pub revenue: Option<Fen>,
    /// 工业总产值
    pub output: Option<Fen>,
}

/// A signed 一企一单 of one enterprise and year. Unsigned ones are not facts; they are reported as warnings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 年度
    pub year: i16,
    /// 实缴税金
    pub tax_paid: Option<Fen>,
    /// 用地面积
    pub land: Option<Cm2>,
    /// 工业增加值
    pub value_added: Option<Fen>,
    /// 主营业务收入
    pub revenue: Option<Fen>,
    /// 用电量
    pub electricity: Option<Wh>,
    /// 综合能耗
    pub energy: Option<Kgce>,
    /// 平均职工人数
    pub staff: Option<MilliPerson>,
    /// R&D经费支出
    pub rd_spending: Option<Fen>,
    /// 主要污染物排放量
    pub emissions: Option<Gram>,
    /// 签署日期
    pub signed: Date,
    /// 签署人
    pub signatory: String,
}
