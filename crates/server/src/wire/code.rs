//! Closed lists of codes. Each mirrors a list of `model`; the compiler holds them equal.

use model::Term;
use serde::Serialize;
use utoipa::openapi::schema::Type;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident from $model:path, $case:tt { $($(#[$of:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
        #[serde(rename_all = $case)]
        pub(crate) enum $name { $($(#[$of])* $variant),+ }

        impl From<$model> for $name {
            fn from(code: $model) -> Self {
                use $model as Model;
                match code { $(Model::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $model {
            fn from(code: $name) -> Self {
                match code { $($name::$variant => Self::$variant),+ }
            }
        }

        impl $name {
            /// All of them, in their order.
            #[allow(dead_code, reason = "only lists that a query may name are parsed")]
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it is written on the wire.
            #[allow(dead_code, reason = "only lists that a query may name are parsed")]
            pub(crate) fn code(self) -> String {
                serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
            }
        }
    };
}

codes!(
    /// Grade (等级), A best.
    Grade from model::Grade, "UPPERCASE" { A, B, C, D });
codes!(
/// The five checks (五大整治).
Check from model::Check, "snake_case" {
    /// 合规性
    Legality,
    /// 违建
    IllegalBuilding,
    /// 租赁违规
    Letting,
    /// 消防安全
    FireSafety,
    /// 环保断链
    Environment,
});
codes!(
    /// 规上 or 规下.
    Scale from model::Scale, "snake_case" { AboveScale, BelowScale });
codes!(
    /// How far a clause is official; `unsourced` is an editable assumption.
    Status from model::Status, "snake_case" { Official, Draft, Unsourced });
codes!(
    /// How an indicator's points came about.
    Scored from model::Scored, "snake_case" { ByValue, MissingAsMean, MissingAsZero, MissingAsPoints, MissingRedistributed });
codes!(
/// Raw quantities of an evaluation.
Measure from model::Measure, "snake_case" {
    /// 评价税收
    TaxPaid,
    /// 工业增加值
    ValueAdded,
    /// 主营业务收入
    Revenue,
    /// 综合能耗
    Energy,
    /// 用电量
    Electricity,
    /// 主要污染物排放量
    Emissions,
    /// 年平均职工人数
    Staff,
    /// R&D经费支出
    RdSpending,
    /// 用地面积
    Land,
});
codes!(
/// Who pays or receives.
Party from model::Party, "snake_case" {
    /// 市
    City,
    /// 镇
    Town,
    /// 村集体
    Village,
    /// 国资平台
    PlatformCompany,
    /// 企业
    Firms,
});
codes!(
    /// Road class (公路等级; `urban` is not a highway).
    RoadClass from model::statement::RoadClass, "snake_case" { National, Provincial, County, Township, Village, Urban });
codes!(
    /// Land tenure (权利性质).
    Tenure from model::statement::Tenure, "snake_case" { StateGranted, StateAllocated, Collective, Unregistered });
codes!(
    /// 企业 or 个体户.
    LegalForm from model::statement::LegalForm, "snake_case" { Company, IndividualBusiness });
codes!(
    /// 登记状态.
    RegistrationStatus from model::statement::RegistrationStatus, "snake_case" { Active, Revoked, Deregistered });
codes!(
    /// 排污许可类型; `registration` is a registration, not a permit.
    DischargePermitKind from model::statement::DischargePermitKind, "snake_case" { Key, Simplified, Registration });
codes!(
    /// How grave a finding of a publish check is; with an `error` the pack cannot grade.
    Gravity from sanqian::Gravity, "snake_case" { Error, Warning, Note });
codes!(
/// Where the grades of a year come from.
YearOrigin from sanqian::YearOrigin, "snake_case" {
    /// 终评
    Final,
    /// The latest run of a round that is not final.
    Round,
    /// Computed now by the pack in force; nobody has published it.
    Computed,
});
codes!(
/// Where a round stands.
Stage from model::Stage, "snake_case" {
    /// 初评
    Initial,
    /// 公示
    Published,
    /// 终评
    Final,
});

/// Where a case stands, in the order of the work: the codes of [`model::CaseState`], which are listed there alone.
pub(crate) struct CaseState;

impl PartialSchema for CaseState {
    fn schema() -> RefOr<Schema> {
        let codes = model::CaseState::ALL.iter().map(model::code_of);
        let schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Where a case stands, in the order of the work."))
            .enum_values(Some(codes));
        RefOr::T(Schema::Object(schema.build()))
    }
}

impl ToSchema for CaseState {}
