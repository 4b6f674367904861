//! Leases.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Citation, EnterpriseRef, Money};

/// The leases of an enterprise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
pub(crate) struct Leases {
    /// In which it is the tenant.
    pub rents: Vec<Lease>,
    /// In which it is the lessor.
    pub lets: Vec<Lease>,
}

/// One lease.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Lease {
    /// Id.
    pub id: String,
    /// 合同号
    pub number: String,
    /// Number of the lease above a sub-let.
    pub above: Option<String>,
    /// Id of the building.
    pub building: String,
    /// 房屋编码
    pub building_code: String,
    /// 楼层单元
    pub unit: String,
    /// 出租方 as given
    pub lessor: String,
    /// The lessor, when it is in the register.
    pub lessor_enterprise: Option<EnterpriseRef>,
    /// 承租方 as given
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub tenant_enterprise: Option<EnterpriseRef>,
    /// 租赁面积
    pub floor_area: Area,
    /// 起租日
    pub from: String,
    /// 到期日 (last day)
    pub to: String,
    /// In force on the town's `as_of` day.
    pub in_force: bool,
    /// 年租金 per m²
    pub rent_per_m2: Option<Money>,
    /// 是否备案
    pub filed: Option<bool>,
    /// 产权人同意转租
    pub owner_consents: Option<bool>,
    /// Where it stands.
    pub source: Option<Citation>,
}
