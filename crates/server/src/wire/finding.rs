//! Findings and proposals to close.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, Check, Citation, Clause, EnterpriseRef, ParcelRef};

/// Kind of thing that a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SubjectKind {
    /// 企业
    Enterprise,
    /// 建筑
    Building,
    /// 宗地
    Parcel,
    /// 租赁
    Tenancy,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Subject {
    /// Kind.
    pub kind: SubjectKind,
    /// Id.
    pub id: String,
    /// The code people know it by.
    pub code: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Evidence {
    /// What it shows, Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Its source cell; `null` when computed from geometry.
    pub source: Option<Citation>,
}

/// A suspicion: not a fact until someone has verified it on site.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Finding {
    /// Id.
    pub id: String,
    /// Which of the five checks.
    pub check: Check,
    /// Rule, e.g. `building.no_permit`.
    pub rule: String,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// What it is about.
    pub subject: Subject,
    /// Enterprises concerned.
    pub enterprises: Vec<EnterpriseRef>,
    /// The parcel on which it lies.
    pub parcel: Option<ParcelRef>,
    /// Floor area in question (illegal building).
    pub floor_area: Option<Area>,
    /// At least one.
    pub evidence: Vec<Evidence>,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// What must be verified on site, Chinese.
    pub to_verify_zh: String,
    /// The same in English.
    pub to_verify_en: String,
}

/// A proposal to open a closure case (取缔); never a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Closure {
    /// The ground, a code of the rule pack.
    pub ground: String,
    /// In words, Chinese.
    pub reason_zh: String,
    /// In words, English.
    pub reason_en: String,
    /// Ids of the findings it rests on.
    pub findings: Vec<String>,
    /// What shows it beyond the findings.
    pub evidence: Vec<Evidence>,
    /// The closing body's power.
    pub clauses: Vec<Clause>,
}

impl From<&model::Evidence> for Evidence {
    fn from(evidence: &model::Evidence) -> Self {
        Self {
            zh: evidence.zh.clone(),
            en: evidence.en.clone(),
            source: evidence.citation.as_ref().map(Citation::from),
        }
    }
}

impl From<&model::ClosureProposal> for Closure {
    fn from(closure: &model::ClosureProposal) -> Self {
        Self {
            ground: closure.ground.clone(),
            reason_zh: closure.reason_zh.clone(),
            reason_en: closure.reason_en.clone(),
            findings: closure.findings.iter().map(ToString::to_string).collect(),
            evidence: closure.evidence.iter().map(Evidence::from).collect(),
            clauses: closure.clauses.iter().map(Clause::from).collect(),
        }
    }
}

impl Subject {
    /// The subject with the code people know it by.
    pub(crate) fn new(subject: &model::Subject, code: &str) -> Self {
        let (kind, id) = match subject {
            model::Subject::Enterprise(id) => (SubjectKind::Enterprise, &id.0),
            model::Subject::Building(id) => (SubjectKind::Building, &id.0),
            model::Subject::Parcel(id) => (SubjectKind::Parcel, &id.0),
            model::Subject::Tenancy(id) => (SubjectKind::Tenancy, &id.0),
        };
        Self { kind, id: id.clone(), code: code.to_owned() }
    }
}
