//! What a row of a town's files can say: one variant per kind of row, with ids resolved and quantities scaled.
//!
//! The kinds follow the files that a town has (`samples/kuangyan/FILES.md`).

mod enterprise;
mod figures;
mod outline;
mod premises;
mod rights;
mod seen;
mod village;

use serde::{Deserialize, Serialize};

pub use enterprise::{DischargePermitKind, EnvironmentRecord, LegalForm, Registration, RegistrationStatus, Scale};
pub use figures::{Declaration, Emission, Power, SocialInsurance, Statistics, Tax};
pub use outline::{BuildingOutline, ParcelOutline, Park, PlanZone, RoadClass, RoadSegment, Waterway};
pub use premises::{Lease, Project, Vacancy};
pub use rights::{BuildingRecord, LandRight, Tenure};
pub use seen::{Inspection, InspectionItem, Petition};
pub use village::{Member, VillageAsset};

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
