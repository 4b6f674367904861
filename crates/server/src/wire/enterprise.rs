//! Enterprises: the list's rows and one enterprise's page.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Citation, Closure, DischargePermitKind, EnterpriseYears, Entitlement, EvaluationResult, Explanation, Finding,
    Grade, Leases, LegalForm, ParcelRef, RegistrationStatus, Scale, Words,
};

/// A row of the list of enterprises.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EnterpriseItem {
    /// Id.
    pub id: String,
    /// USCC, else registration number; empty when it has neither.
    pub code: String,
    /// Registered name.
    pub name: String,
    /// GB/T 4754 class, four digits; empty when not registered.
    pub industry: String,
    /// Trade as given.
    pub industry_name: String,
    /// 规上 or 规下.
    pub scale: Option<Scale>,
    /// 企业 or 个体户.
    pub form: Option<LegalForm>,
    /// 登记状态
    pub status: Option<RegistrationStatus>,
    /// 所属村
    pub village: Option<String>,
    /// Population in which it was graded.
    pub population: Option<String>,
    /// Grade; `null` when not graded.
    pub grade: Option<Grade>,
    /// Score rounded as the pack says.
    pub score: Option<f64>,
    /// Rank in its population.
    pub rank: Option<u32>,
    /// Firms ranked in its population.
    pub of: Option<usize>,
    /// 亩均税收, 万元 per mu; `null` when not graded or not collected.
    pub tax_per_mu: Option<f64>,
    /// Suspicions in which it is concerned.
    pub findings: usize,
    /// Whether a closure case is proposed.
    pub closure: bool,
    /// 房屋编码 of its premises.
    pub building_code: Option<String>,
    /// Parcels of which land counts for it; else the parcel of its premises.
    pub parcels: Vec<ParcelRef>,
}

/// A row of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Registration {
    /// 统一社会信用代码
    pub uscc: Option<String>,
    /// 注册号
    pub registration_no: Option<String>,
    /// 企业 or 个体户.
    pub form: LegalForm,
    /// GB/T 4754 class.
    pub industry: String,
    /// Trade as given.
    pub industry_name: String,
    /// 成立日期
    pub founded: Option<String>,
    /// 登记状态
    pub status: RegistrationStatus,
    /// Since when.
    pub status_since: Option<String>,
    /// 住所
    pub address: String,
    /// Id of its business premises.
    pub building: Option<String>,
    /// 房屋编码 of its business premises.
    pub building_code: Option<String>,
    /// 所属村
    pub village: Option<String>,
    /// 规上/规下
    pub scale: Scale,
    /// Where it stands.
    pub source: Option<Citation>,
}

/// 环保手续.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct EnvironmentRecord {
    /// 产污工艺
    pub process: Option<String>,
    /// 环评批复文号
    pub assessment_approval: Option<String>,
    /// 排污许可类型
    pub permit_kind: Option<DischargePermitKind>,
    /// 排污许可证号
    pub permit: Option<String>,
    /// 排污许可有效期至
    pub permit_until: Option<String>,
    /// 是否产生危废
    pub hazardous_waste: Option<bool>,
    /// 危废处置协议单位
    pub waste_contractor: Option<String>,
    /// 危废协议有效期至
    pub waste_contract_until: Option<String>,
    /// Where it stands.
    pub source: Option<Citation>,
}

/// Land on which an enterprise sits.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct LandShare {
    /// Id of the parcel.
    pub id: String,
    /// 宗地代码
    pub code: String,
    /// Mu that count for the enterprise.
    pub mu: f64,
    /// The part of the parcel that counts for it, 0 to 1; `null` when the parcel has no outline.
    pub share: Option<f64>,
    /// Whether the enterprise is a right holder of the parcel.
    pub holder: bool,
}

/// A measure of one year.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeasureOfYear {
    /// `tax_paid`, `electricity` or `insured`.
    pub measure: String,
    /// 年度
    pub year: i16,
    /// Amount in `unit`; meters are summed.
    pub amount: f64,
    /// Unit, e.g. `万元`.
    pub unit: String,
    /// Source cells.
    pub sources: Vec<Citation>,
}

/// A department that states something about an enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Voucher {
    /// Code.
    pub department: String,
    /// Chinese name.
    pub department_zh: String,
    /// Rows of it that speak of the enterprise.
    pub rows: usize,
}

/// One enterprise's page.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct EnterprisePage {
    /// Id.
    pub id: String,
    /// USCC, else registration number; empty when it has neither.
    pub code: String,
    /// Registered name.
    pub name: String,
    /// The day about which all of this is said.
    pub as_of: String,
    /// 年度 evaluated.
    pub year: i16,
    /// The register's row; `null` when only other departments know it.
    pub registration: Option<Registration>,
    /// Grade and score; `null` when not graded.
    pub result: Option<EvaluationResult>,
    /// Grade, score and rank over the years; `null` when no year grades it.
    pub over_years: Option<EnterpriseYears>,
    /// Why it was not graded.
    pub not_graded: Option<Words>,
    /// Why it has its grade.
    pub explanation: Option<Explanation>,
    /// Suspicions in which it is concerned.
    pub findings: Vec<Finding>,
    /// Proposal to open a closure case.
    pub closure: Option<Closure>,
    /// What applies to it and what does not.
    pub entitlements: Vec<Entitlement>,
    /// What to do next.
    pub advice: Vec<Entitlement>,
    /// Land that counts for it.
    pub parcels: Vec<LandShare>,
    /// Leases as tenant and as lessor.
    pub leases: Leases,
    /// 环保手续
    pub environment: Option<EnvironmentRecord>,
    /// Tax, electricity and insured staff by year.
    pub measures: Vec<MeasureOfYear>,
    /// Who speaks of it.
    pub departments: Vec<Voucher>,
}

impl Voucher {
    /// A department and how many of its rows speak of the enterprise.
    pub(crate) fn new(department: model::Department, rows: usize) -> Self {
        Self { department: super::source::department_code(department), department_zh: department.zh().to_owned(), rows }
    }
}
