//! What a row of a town's files can say: one variant per kind of row, with ids resolved and quantities scaled.
//!
//! The kinds follow the files that a town has (`samples/kuangyan/FILES.md`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    BuildingId, Cm2, EnterpriseId, Fen, Footprint, Gram, Kgce, Line, MilliPerson, ParcelId, Point, TenancyId, Wh,
};

/// One row or feature, typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Statement {
    /// 企业登记
    Registration(Registration),
    /// 用地: one right holder of one parcel
    LandRight(LandRight),
    /// 房屋: certificate and permit of one building
    BuildingRecord(BuildingRecord),
    /// 实缴税金
    Tax(Tax),
    /// 用电量 of one meter
    Power(Power),
    /// 排放
    Emission(Emission),
    /// 环保手续
    EnvironmentRecord(EnvironmentRecord),
    /// 社保参保
    SocialInsurance(SocialInsurance),
    /// 规上工业 (identifiable statistics)
    Statistics(Statistics),
    /// 一企一单
    Declaration(Declaration),
    /// 租赁
    Lease(Lease),
    /// 检查
    Inspection(Inspection),
    /// 信访件
    Petition(Petition),
    /// 空置厂房
    Vacancy(Vacancy),
    /// 拟引进项目
    Project(Project),
    /// 村集体成员
    Member(Member),
    /// 村集体资产
    VillageAsset(VillageAsset),
    /// 宗地
    Parcel(ParcelOutline),
    /// 建筑物
    Building(BuildingOutline),
    /// 规划用途分区
    PlanZone(PlanZone),
    /// 园区范围
    Park(Park),
    /// 道路: one segment during one period of its class
    Road(RoadSegment),
    /// 水系
    Waterway(Waterway),
}

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

/// One member of a village collective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// 村
    pub village: String,
    /// 户号
    pub household: String,
    /// 姓名
    pub name: String,
    /// 是否有表决权
    pub may_vote: bool,
}

/// One asset of a village collective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VillageAsset {
    /// 村
    pub village: String,
    /// 资产名称
    pub name: String,
    /// 房屋编码 or 宗地代码 as given
    pub code: Option<String>,
    /// 账面价值
    pub book_value: Fen,
    /// 年租金收入; `None` when the cell is blank: not collected, which is not 0
    pub yearly_rent: Option<Fen>,
}

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

impl Statement {
    /// What the statement is about: a later fact with the same key supersedes an earlier one.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Registration(s) => format!("registration|{}", s.enterprise),
            Self::LandRight(s) => format!("land_right|{}|{}", s.parcel, s.holder),
            Self::BuildingRecord(s) => format!("building_record|{}", s.building),
            Self::Tax(s) => format!("tax|{}|{}", s.enterprise, s.year),
            Self::Power(s) => format!("power|{}|{}", s.meter, s.year),
            Self::Emission(s) => format!("emission|{}|{}", s.enterprise, s.year),
            Self::EnvironmentRecord(s) => format!("environment|{}", s.enterprise),
            Self::SocialInsurance(s) => format!("insurance|{}|{}", s.enterprise, s.year),
            Self::Statistics(s) => format!("statistics|{}|{}", s.enterprise, s.year),
            Self::Declaration(s) => format!("declaration|{}|{}", s.enterprise, s.year),
            Self::Lease(s) => format!("lease|{}", s.tenancy),
            Self::Inspection(s) => format!("inspection|{}", s.number),
            Self::Petition(s) => format!("petition|{}", s.number),
            Self::Vacancy(s) => format!("vacancy|{}|{}", s.building, s.unit),
            Self::Project(s) => format!("project|{}", s.name),
            Self::Member(s) => format!("member|{}|{}|{}", s.village, s.household, s.name),
            Self::VillageAsset(s) => {
                format!("village_asset|{}|{}|{}", s.village, s.name, s.code.as_deref().unwrap_or_default())
            }
            Self::Parcel(s) => format!("parcel|{}", s.parcel),
            Self::Building(s) => format!("building|{}", s.building),
            Self::PlanZone(s) => format!("plan_zone|{}", s.code),
            Self::Park(s) => format!("park|{}", s.code),
            Self::Road(s) => format!("road|{}|{}", s.code, s.from),
            Self::Waterway(s) => format!("waterway|{}", s.name),
        }
    }
}
