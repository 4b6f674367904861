//! One parcel's page (宗地).

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, BlockRef, Citation, EnterpriseRef, Finding, Grade, Money, RoadClass, Tenure};

/// The part of a parcel inside a plan zone.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ZoneShare {
    /// 分区编号
    pub zone: String,
    /// 规划用途
    pub planned_use: String,
    /// Area inside.
    pub area: Area,
    /// Share of the parcel, 0 to 1.
    pub share: f64,
}

/// A highway's control zone (建筑控制区) on the parcel.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct RoadControl {
    /// 路段编号
    pub road: String,
    /// 名称
    pub name: String,
    /// Class in force on the town's day.
    pub class: RoadClass,
    /// Width of the zone from the outer edge of road land, metres.
    pub width_m: f64,
    /// Area inside.
    pub area: Area,
}

/// A right holder.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Holder {
    /// As given.
    pub holder: String,
    /// When it is in the register.
    pub enterprise: Option<EnterpriseRef>,
    /// 权利性质
    pub tenure: Tenure,
    /// 不动产权证号
    pub certificate: Option<String>,
    /// 供地日期
    pub granted: Option<String>,
    /// 共有份额 as a fraction, e.g. `1/2`.
    pub share: String,
    /// 土地使用权面积 of the whole parcel.
    pub area: Option<Area>,
    /// Where it stands.
    pub source: Option<Citation>,
}

/// A building on the parcel.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct BuildingOnParcel {
    /// Id.
    pub id: String,
    /// 房屋编码
    pub code: String,
    /// 用途
    pub building_use: String,
    /// 层数
    pub floors: u8,
    /// 结构
    pub structure: String,
    /// Outline's area.
    pub footprint: Area,
    /// Footprint × floors.
    pub floor_area: Area,
    /// 不动产权证号
    pub certificate: Option<String>,
    /// 规划许可证号
    pub permit: Option<String>,
    /// Rule of the first suspicion of illegal building.
    pub illegal: Option<String>,
    /// Suspicions about it.
    pub findings: usize,
}

/// An enterprise for which land of the parcel counts, or whose premises stand on it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Occupant {
    /// Id.
    pub id: String,
    /// USCC or registration number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Grade.
    pub grade: Option<Grade>,
    /// Area of the parcel that counts for it.
    pub area: Area,
    /// 亩均税收, 万元 per mu.
    pub tax_per_mu: Option<f64>,
    /// Suspicions in which it is concerned.
    pub findings: usize,
    /// Whether a closure case is proposed.
    pub closure: bool,
}

/// What the parcel yields, as the planner sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct SiteYield {
    /// Tax of the evaluation year that its occupants paid for their part here.
    pub tax: Money,
    /// 万元 per mu.
    pub tax_per_mu: Option<f64>,
    /// Firms that sit on it.
    pub firms: u32,
    /// Their staff, where reported.
    pub staff: f64,
    /// Floor area with certificate or permit.
    pub lawful_floor_area: Area,
    /// Floor area without.
    pub illegal_floor_area: Area,
    /// Floor area let.
    pub let_floor_area: Area,
}

/// One parcel's page.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ParcelPage {
    /// Id.
    pub id: String,
    /// 宗地代码
    pub code: String,
    /// The day about which all of this is said.
    pub as_of: String,
    /// 用途; `null` without an outline.
    pub land_use: Option<String>,
    /// 权属 of the cadastral map as given.
    pub tenure: Option<String>,
    /// 所属村
    pub village: Option<String>,
    /// Area of the outline.
    pub area: Area,
    /// Certificate area less outline area.
    pub certificate_difference: Option<Area>,
    /// Σ footprints.
    pub footprint: Area,
    /// Σ floor areas.
    pub floor_area: Area,
    /// 容积率
    pub far: f64,
    /// 建筑密度, 0 to 1.
    pub coverage: f64,
    /// By zone, largest first.
    pub zones: Vec<ZoneShare>,
    /// Share of an industrial parcel planned for another use, 0 to 1.
    pub plan_conflict: Option<f64>,
    /// Highways in whose control zone it lies.
    pub road_control: Vec<RoadControl>,
    /// Code of the park that holds most of it.
    pub park: Option<String>,
    /// Name of that park.
    pub park_name: Option<String>,
    /// Metres to the nearest home, up to the search width.
    pub home_distance_m: Option<f64>,
    /// Right holders.
    pub holders: Vec<Holder>,
    /// Buildings on it.
    pub buildings: Vec<BuildingOnParcel>,
    /// Enterprises on it, the largest part first.
    pub enterprises: Vec<Occupant>,
    /// Suspicions about it, its buildings or leases in them.
    pub findings: Vec<Finding>,
    /// The block it belongs to.
    pub block: Option<BlockRef>,
    /// What it yields; `null` without an outline.
    pub site: Option<SiteYield>,
    /// West, south, east, north in degrees; `null` without an outline.
    pub bbox: Option<[f64; 4]>,
    /// Where the outline stands.
    pub source: Option<Citation>,
}
