//! Who uses which premises, and which stand empty or are wanted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, Cm2, EnterpriseId, Fen, Gram, Kgce, TenancyId};

/// One lease.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lease {
    /// From the lease number.
    pub tenancy: TenancyId,
    /// 合同号
    pub number: String,
    /// 上级合同: the lease above a sub-let.
    pub above: Option<TenancyId>,
    /// Where.
    pub building: BuildingId,
    /// 楼层单元
    pub unit: String,
    /// 出租方 as given
    pub lessor: String,
    /// The lessor, when it is an enterprise of the register.
    pub lessor_enterprise: Option<EnterpriseId>,
    /// 承租方 as given
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub tenant_enterprise: Option<EnterpriseId>,
    /// 租赁面积
    pub floor_area: Cm2,
    /// 起租日
    pub from: Date,
    /// 到期日 (last day)
    pub to: Date,
    /// 年租金 per m²
    pub rent_per_m2: Option<Fen>,
    /// 是否备案
    pub filed: Option<bool>,
    /// 产权人同意转租; `None` when blank.
    pub owner_consents: Option<bool>,
}

/// 空置厂房.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vacancy {
    /// Where.
    pub building: BuildingId,
    /// 楼层单元
    pub unit: String,
    /// 空置面积
    pub floor_area: Cm2,
    /// 可用日期
    pub available: Option<Date>,
    /// 年租金 per m²
    pub rent_per_m2: Option<Fen>,
}

/// 拟引进项目.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// 项目名称
    pub name: String,
    /// GB/T 4754 class
    pub industry: String,
    /// 需用地
    pub land: Option<Cm2>,
    /// 需厂房
    pub floor_area: Option<Cm2>,
    /// 年用能
    pub energy: Option<Kgce>,
    /// 年排放VOCs
    pub vocs: Option<Gram>,
    /// 预计亩均税收, fen per mu and year
    pub tax_per_mu: Option<Fen>,
    /// 预计投产日期
    pub starts: Option<Date>,
}
