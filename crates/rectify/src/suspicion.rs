//! What a rule finds, before the pack gives it its words and clauses.

use model::{
    BuildingId, Cm2, EnterpriseId, Evidence, Finding, FindingId, ParcelId, Snapshot, Status, Subject, TenancyId,
};
use rules::{CheckPack, PackError};

use model::Citation;

/// A suspicion of one rule.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Suspicion {
    pub(crate) subject: Subject,
    pub(crate) subject_code: String,
    pub(crate) enterprises: Vec<EnterpriseId>,
    pub(crate) parcel: Option<ParcelId>,
    pub(crate) floor_area: Option<Cm2>,
    pub(crate) evidence: Vec<Evidence>,
}

impl Suspicion {
    /// About an enterprise.
    pub(crate) fn of_enterprise(enterprise: &EnterpriseId, code: String, parcel: Option<ParcelId>) -> Self {
        Self::of(Subject::Enterprise(enterprise.clone()), code, vec![enterprise.clone()], parcel)
    }

    /// About a building.
    pub(crate) fn of_building(
        building: &BuildingId,
        code: String,
        enterprises: Vec<EnterpriseId>,
        parcel: Option<ParcelId>,
    ) -> Self {
        Self::of(Subject::Building(building.clone()), code, enterprises, parcel)
    }

    /// About a lease.
    pub(crate) fn of_tenancy(
        tenancy: &TenancyId,
        code: String,
        enterprises: Vec<EnterpriseId>,
        parcel: Option<ParcelId>,
    ) -> Self {
        Self::of(Subject::Tenancy(tenancy.clone()), code, enterprises, parcel)
    }

    fn of(subject: Subject, subject_code: String, enterprises: Vec<EnterpriseId>, parcel: Option<ParcelId>) -> Self {
        Self { subject, subject_code, enterprises, parcel, floor_area: None, evidence: Vec::new() }
    }

    /// The same with the floor area in question.
    pub(crate) fn floor_area(mut self, area: Cm2) -> Self {
        self.floor_area = Some(area);
        self
    }

    /// The same with one more piece of evidence.
    pub(crate) fn because(mut self, zh: impl Into<String>, en: impl Into<String>, citation: Option<Citation>) -> Self {
        self.evidence.push(Evidence { zh: zh.into(), en: en.into(), citation });
        self
    }

    /// The finding: words and clauses from the pack, and a note for every number or list used that no source gives.
    pub(crate) fn finding(mut self, snapshot: &Snapshot, pack: &CheckPack, code: &str) -> Result<Finding, PackError> {
        let rule = pack.rule(code)?;
        let mut clauses: Vec<_> = rule.clauses.iter().map(rules::CitedClause::clause).collect();
        for name in &rule.parameters {
            clauses.push(pack.parameters.clause(name)?);
        }
        for name in &rule.lists {
            clauses.push(pack.words(name)?.clause());
        }
        let mut seen = std::collections::BTreeSet::new();
        clauses.retain(|clause| seen.insert(clause.clone()));
        if clauses.iter().all(|clause| clause.status == Status::Unsourced) {
            self.evidence.push(Evidence {
                zh: "本条依据的法律文本未收入系统，使用前须由法制人员核对".to_owned(),
                en: "the law that this rests on is not among the texts read; a lawyer must check it before use"
                    .to_owned(),
                citation: None,
            });
        }
        self.enterprises.sort();
        self.enterprises.dedup();
        Ok(Finding {
            id: FindingId::derive(&snapshot.town, code, &self.subject_code),
            check: rule.check,
            rule: code.to_owned(),
            title_zh: rule.zh.clone(),
            title_en: rule.en.clone(),
            subject: self.subject,
            subject_code: self.subject_code,
            enterprises: self.enterprises,
            parcel: self.parcel,
            floor_area: self.floor_area,
            evidence: self.evidence,
            clauses,
            to_verify_zh: rule.to_verify_zh.clone(),
            to_verify_en: rule.to_verify_en.clone(),
        })
    }
}
