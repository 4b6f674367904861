//! What the registers say of an enterprise: registration and environmental papers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, EnterpriseId};

/// 企业 or 个体户.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalForm {
    /// 企业
    Company,
    /// 个体户
    IndividualBusiness,
}

/// 登记状态.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStatus {
    /// 在业
    Active,
    /// 吊销
    Revoked,
    /// 注销
    Deregistered,
}

/// 规上 or 规下: the two populations of most methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 规模以上
    AboveScale,
    /// 规模以下
    BelowScale,
}

/// A row of the register of enterprises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// Registered name.
    pub name: String,
    /// 统一社会信用代码, if it has one.
    pub uscc: Option<String>,
    /// 注册号, if it has one.
    pub registration_no: Option<String>,
    /// 企业 or 个体户.
    pub form: LegalForm,
    /// GB/T 4754 class, four digits.
    pub industry: String,
    /// Name of the trade as given.
    pub industry_name: String,
    /// 成立日期
    pub founded: Option<Date>,
    /// 登记状态
    pub status: RegistrationStatus,
    /// Since when it has that status, if not active from founding.
    pub status_since: Option<Date>,
    /// 住所
    pub address: String,
    /// Business premises.
    pub building: Option<BuildingId>,
    /// 所属村
    pub village: Option<String>,
    /// 规上/规下
    pub scale: Scale,
}

/// 排污许可类型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DischargePermitKind {
    /// 重点管理
    Key,
    /// 简化管理
    Simplified,
    /// 登记管理: a registration, not a permit
    Registration,
}

/// 环保手续 of one enterprise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnvironmentRecord {
    /// Whose.
    pub enterprise: EnterpriseId,
    /// 产污工艺; `None` for 无.
    pub process: Option<String>,
    /// 环评批复文号
    pub assessment_approval: Option<String>,
    /// 排污许可类型
    pub permit_kind: Option<DischargePermitKind>,
    /// 排污许可证号
    pub permit: Option<String>,
    /// 排污许可有效期至
    pub permit_until: Option<Date>,
    /// 是否产生危废; `None` when not recorded
    pub hazardous_waste: Option<bool>,
    /// 危废处置协议单位
    pub waste_contractor: Option<String>,
    /// 危废协议有效期至
    pub waste_contract_until: Option<Date>,
}
