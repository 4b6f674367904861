//! Who holds a parcel, and what papers a building has.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, Cm2, EnterpriseId, ParcelId};

/// 权利性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tenure {
    /// 国有出让
    StateGranted,
    /// 国有划拨
    StateAllocated,
    /// 集体建设用地
    Collective,
    /// 未登记: no certificate
    Unregistered,
}

/// One right holder of one parcel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LandRight {
    /// The parcel.
    pub parcel: ParcelId,
    /// 宗地代码
    pub parcel_code: String,
    /// 土地使用权人, as given.
    pub holder: String,
    /// The holder, when it is an enterprise of the register.
    pub enterprise: Option<EnterpriseId>,
    /// 权利性质
    pub tenure: Tenure,
    /// 土地用途
    pub land_use: String,
    /// 土地使用权面积 of the whole parcel.
    pub area: Option<Cm2>,
    /// 不动产权证号
    pub certificate: Option<String>,
    /// 供地日期
    pub granted: Option<Date>,
    /// 共有份额 as numerator and denominator; a sole holder has (1, 1).
    pub share: (u32, u32),
    /// 所属村
    pub village: Option<String>,
}

/// Certificate and permit of one building.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BuildingRecord {
    /// The building.
    pub building: BuildingId,
    /// 房屋编码
    pub building_code: String,
    /// 不动产权证号
    pub certificate: Option<String>,
    /// 证载占地面积
    pub certified_footprint: Option<Cm2>,
    /// 证载建筑面积
    pub certified_floor_area: Option<Cm2>,
    /// 规划许可证号
    pub permit: Option<String>,
    /// 许可类型: true for 临时.
    pub permit_temporary: bool,
    /// 许可建筑面积
    pub permitted_floor_area: Option<Cm2>,
    /// 许可有效期至 (temporary permits)
    pub permit_until: Option<Date>,
    /// 证载用途
    pub certified_use: Option<String>,
    /// 建成年份
    pub built_year: Option<i16>,
    /// 证载层数
    pub certified_floors: Option<u8>,
}
