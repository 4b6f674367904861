//! What was seen on site or complained of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, EnterpriseId, Point};

/// 检查项.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectionItem {
    /// 住人场所合用
    MixedUse,
    /// 消防车道
    FireLane,
    /// 安全出口
    Exit,
    /// 停产整顿复查
    SuspensionRecheck,
    /// 排污责令改正复查
    DischargeRecheck,
}

/// One item of one inspection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// 检查编号
    pub number: String,
    /// 检查日期
    pub date: Date,
    /// Whose premises.
    pub enterprise: Option<EnterpriseId>,
    /// Where.
    pub building: Option<BuildingId>,
    /// 检查项
    pub item: InspectionItem,
    /// 结果: true for 合格.
    pub passed: bool,
    /// 实测净宽 in millimetres.
    pub clear_width_mm: Option<i64>,
    /// 情况描述
    pub remark: String,
    /// 执法证号 of the inspector; a check without one is not an administrative inspection.
    pub certificate: Option<String>,
}

/// 信访件. The petitioner's identity stays in the source file and is not carried into the town's picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Petition {
    /// 编号
    pub number: String,
    /// 日期
    pub date: Date,
    /// 类别
    pub category: String,
    /// 内容
    pub content: String,
    /// Where, in the town's projected CRS.
    pub at: Option<Point>,
}
