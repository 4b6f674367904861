//! What the town's maps draw.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, Footprint, Line, ParcelId};

/// 宗地 outline, in the town's projected CRS (metres).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParcelOutline {
    /// From the parcel code.
    pub parcel: ParcelId,
    /// 宗地代码
    pub code: String,
    /// 用途: 工业, 住宅, 商服, 公共, 农用
    pub land_use: String,
    /// 权属 as given
    pub tenure: String,
    /// 所属村
    pub village: Option<String>,
    /// The outline.
    pub outline: Footprint,
}

/// 建筑物 outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BuildingOutline {
    /// From the building code.
    pub building: BuildingId,
    /// 房屋编码
    pub code: String,
    /// The parcel that the survey assigned.
    pub parcel: ParcelId,
    /// 层数
    pub floors: u8,
    /// 用途: 厂房, 宿舍, 住宅, 仓库, 办公, 棚
    pub building_use: String,
    /// 结构
    pub structure: String,
    /// 调查日期
    pub surveyed: Option<Date>,
    /// The outline.
    pub outline: Footprint,
}

/// 规划用途分区.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanZone {
    /// 分区编号
    pub code: String,
    /// 规划用途: 工业, 商业, 居住, 绿地, 道路, 农田
    pub planned_use: String,
    /// 规划名称
    pub plan: String,
    /// 批准日期
    pub approved: Option<Date>,
    /// The outline.
    pub outline: Footprint,
}

/// 园区范围: a place inside the town, never a tenant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Park {
    /// 园区编号
    pub code: String,
    /// 园区名称
    pub name: String,
    /// 级别: 镇级, 村级
    pub level: String,
    /// The outline.
    pub outline: Footprint,
}

/// 公路等级 and urban road.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoadClass {
    /// 国道
    National,
    /// 省道
    Provincial,
    /// 县道
    County,
    /// 乡道
    Township,
    /// 村道
    Village,
    /// 城市道路: not a highway (公路), no highway control zone
    Urban,
}

impl RoadClass {
    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::National => "国道",
            Self::Provincial => "省道",
            Self::County => "县道",
            Self::Township => "乡道",
            Self::Village => "村道",
            Self::Urban => "城市道路",
        }
    }
}

/// One road segment during one period of its class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoadSegment {
    /// 路段编号
    pub code: String,
    /// 名称
    pub name: String,
    /// 等级
    pub class: RoadClass,
    /// First day of the class.
    pub from: Date,
    /// Last day of the class; `None` while it lasts.
    pub to: Option<Date>,
    /// 公路用地宽度 between the outer edges of road land, in millimetres.
    pub land_width_mm: i64,
    /// Centre line.
    pub line: Line,
}

/// 水系.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waterway {
    /// 名称
    pub name: String,
    /// 宽度 in millimetres
    pub width_mm: i64,
    /// Centre line.
    pub line: Line,
}
