//! A finding with the names of those concerned.

use crate::index::Index;
use crate::wire::{Clause, Evidence, Finding, Subject};

impl Index {
    pub(crate) fn finding_view(&self, finding: &model::Finding) -> Finding {
        Finding {
            id: finding.id.0.clone(),
            check: finding.check.into(),
            rule: finding.rule.clone(),
            title_zh: finding.title_zh.clone(),
            title_en: finding.title_en.clone(),
            subject: Subject::new(&finding.subject, &finding.subject_code),
            enterprises: finding.enterprises.iter().map(|id| self.enterprise_ref(id)).collect(),
            parcel: finding.parcel.as_ref().map(|id| self.parcel_ref(id)),
            floor_area: finding.floor_area.map(Into::into),
            evidence: finding.evidence.iter().map(Evidence::from).collect(),
            clauses: finding.clauses.iter().map(Clause::from).collect(),
            to_verify_zh: finding.to_verify_zh.clone(),
            to_verify_en: finding.to_verify_en.clone(),
        }
    }
}
