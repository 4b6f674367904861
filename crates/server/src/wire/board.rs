//! The steward's board (园区运营): parks, ending leases, projects against vacancies, votes of a village.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Clause, EnterpriseRef, Money, Unsourced, Words};

/// A lease that ends soon.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EndingLease {
    /// Id of the lease.
    pub id: String,
    /// 合同号
    pub number: String,
    /// 承租方 as given
    pub tenant: String,
    /// The tenant, when it is in the register.
    pub enterprise: Option<EnterpriseRef>,
    /// 房屋编码
    pub building_code: String,
    /// 楼层单元
    pub unit: String,
    /// 租赁面积
    pub floor_area: Area,
    /// 到期日
    pub to: String,
    /// Days left; 0 on the last day.
    pub days_left: i64,
}

/// Something to talk about on a service visit; no finding, and it opens no inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct ServiceNote {
    /// Stable code.
    pub code: String,
    /// 合同号
    pub number: String,
    /// 房屋编码
    pub building_code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A park (园区): a place inside the town.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Park {
    /// 园区编号; empty for what lies outside any.
    pub code: String,
    /// 园区名称
    pub name: String,
    /// 级别
    pub level: String,
    /// Industrial parcels in it.
    pub parcels: u32,
    /// Σ their area.
    pub area: Area,
    /// Σ their floor area.
    pub floor_area: Area,
    /// Floor area of leases in force; sub-lets are not counted twice.
    pub let_floor_area: Area,
    /// Vacant floor area available on the town's day.
    pub vacant_floor_area: Area,
    /// Vacant floor area that becomes available later.
    pub vacant_later: Area,
    /// let ÷ (let + vacant), 0 to 1; `null` when neither is known.
    pub occupancy: Option<f64>,
    /// Firms in business that are registered at, or rent, a building in it.
    pub firms: u32,
    /// Leases that end soon.
    pub ending: Vec<EndingLease>,
    /// What to talk about on the next visit.
    pub notes: Vec<ServiceNote>,
}

/// A vacancy as a place for a project.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct VacancyMatch {
    /// Id of the building.
    pub building: String,
    /// 房屋编码
    pub building_code: String,
    /// 楼层单元
    pub unit: String,
    /// Code of the park in which it lies.
    pub park: Option<String>,
    /// 空置面积
    pub floor_area: Area,
    /// 可用日期
    pub available: Option<String>,
    /// Large enough and available in time, as far as both are known.
    pub fits: bool,
    /// Reasons for.
    pub reasons_for: Vec<Words>,
    /// Reasons against, and what to look at.
    pub reasons_against: Vec<Words>,
}

/// An incoming project (拟引进项目).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProjectMatch {
    /// 项目名称
    pub project: String,
    /// GB/T 4754 class
    pub industry: String,
    /// 需厂房
    pub floor_area: Option<Area>,
    /// 需用地
    pub land: Option<Area>,
    /// 预计投产日期
    pub starts: Option<String>,
    /// What the admission criterion says.
    pub admission: Words,
    /// Its source.
    pub admission_clause: Clause,
    /// Vacancies that fit, then a few that do not.
    pub vacancies: Vec<VacancyMatch>,
}

/// The steward's board.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Board {
    /// By code; last, with an empty code, the industrial land outside any.
    pub parks: Vec<Park>,
    /// Incoming projects by name.
    pub projects: Vec<ProjectMatch>,
    /// Assumptions used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// A park in one row of the town's page.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ParkSummary {
    /// 园区编号; empty for what lies outside any.
    pub code: String,
    /// 园区名称
    pub name: String,
    /// 级别
    pub level: String,
    /// Industrial parcels in it.
    pub parcels: u32,
    /// Σ their area.
    pub area: Area,
    /// let ÷ (let + vacant), 0 to 1; `null` when neither is known.
    pub occupancy: Option<f64>,
    /// Vacant floor area available on the town's day.
    pub vacant_floor_area: Area,
    /// Firms in business.
    pub firms: u32,
    /// Leases that end soon.
    pub ending: usize,
}

/// A village collective (村集体). No names leave the roster.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Collective {
    /// Members on the roster.
    pub members: u32,
    /// Members who may vote (应到成员).
    pub voting: u32,
    /// Votes that a decision needs; `null` without a roster.
    pub votes_needed: Option<u32>,
    /// How that number comes about.
    pub because: Words,
    /// The laws.
    pub clauses: Vec<Clause>,
    /// Assets listed.
    pub assets: u32,
    /// Σ 账面价值; `null` when no asset is listed.
    pub book_value: Option<Money>,
    /// Σ 年租金收入 of the assets whose rent is known; `null` when none is.
    pub yearly_rent: Option<Money>,
    /// Assets whose rent was not collected.
    pub rents_unknown: u32,
    /// rent ÷ book value of the assets whose rent is known; `null` when they have no book value.
    pub rent_yield: Option<f64>,
}

/// A village.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Village {
    /// Name.
    pub name: String,
    /// Enterprises registered there.
    pub enterprises: usize,
    /// Of them proposed for closure.
    pub closures: usize,
    /// Parcels of the cadastral map.
    pub parcels: usize,
    /// Σ area of those parcels.
    pub area: Area,
    /// Suspicions on those parcels.
    pub findings: usize,
    /// Its collective; `null` when neither roster nor assets were collected.
    pub collective: Option<Collective>,
}
