//! Findings: suspicions of the five checks (五大整治). A finding is a suspicion until someone verifies it on site.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{BuildingId, Citation, Clause, Cm2, EnterpriseId, FindingId, ParcelId, TenancyId};

/// The five checks of 千家整治.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Check {
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
}

impl Check {
    /// All five, in the proposal's order.
    pub const ALL: [Self; 5] =
        [Self::Legality, Self::IllegalBuilding, Self::Letting, Self::FireSafety, Self::Environment];

    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Legality => "合规性",
            Self::IllegalBuilding => "违建",
            Self::Letting => "租赁违规",
            Self::FireSafety => "消防安全",
            Self::Environment => "环保断链",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Legality => "legality",
            Self::IllegalBuilding => "illegal building",
            Self::Letting => "illegal letting",
            Self::FireSafety => "fire safety",
            Self::Environment => "environment",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// An enterprise.
    Enterprise(EnterpriseId),
    /// A building.
    Building(BuildingId),
    /// A parcel.
    Parcel(ParcelId),
    /// A lease.
    Tenancy(TenancyId),
}

/// One piece of evidence: what it shows, in words with its figures, and the cell it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// What it shows, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Its source cell; `None` when it is computed from geometry.
    pub citation: Option<Citation>,
}

/// A suspicion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// From rule and subject.
    pub id: FindingId,
    /// Which of the five checks.
    pub check: Check,
    /// The rule, e.g. `building.no_permit`.
    pub rule: String,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// What it is about.
    pub subject: Subject,
    /// The code people know the subject by: USCC, registration number, building code, parcel code, lease number.
    pub subject_code: String,
    /// Enterprises concerned (occupants, parties of a lease).
    pub enterprises: Vec<EnterpriseId>,
    /// The parcel on which it lies, if known.
    pub parcel: Option<ParcelId>,
    /// Floor area in question (illegal building), if any.
    pub floor_area: Option<Cm2>,
    /// At least one.
    pub evidence: Vec<Evidence>,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// What must be verified on site before any step.
    pub to_verify_zh: String,
    /// The same in English.
    pub to_verify_en: String,
}

/// An enterprise whose evidence, once verified, supports lawful closure (取缔): a proposal for a case, never a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClosureProposal {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// The ground, a code of the rule pack.
    pub ground: String,
    /// In words, Chinese.
    pub reason_zh: String,
    /// In words, English.
    pub reason_en: String,
    /// The findings that it rests on.
    pub findings: Vec<FindingId>,
    /// What shows it beyond the findings.
    pub evidence: Vec<Evidence>,
    /// The closing body's power.
    pub clauses: Vec<Clause>,
}
