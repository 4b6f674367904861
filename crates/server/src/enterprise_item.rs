//! The row of an enterprise in the list.

use model::EnterpriseId;

use crate::index::{Index, parcel_of};
use crate::wire::EnterpriseItem;

/// 亩均税收 in the evaluation packs.
const TAX_PER_MU: &str = "tax_per_mu";

impl Index {
    /// 亩均税收 of an enterprise in 万元 per mu; `None` when not graded or not collected.
    pub(crate) fn tax_per_mu(&self, enterprise: &EnterpriseId) -> Option<f64> {
        let (_, result) = self.result(enterprise)?;
        result.indicators.iter().find(|i| i.indicator == TAX_PER_MU)?.value
    }

    /// USCC, else registration number; empty when it has neither.
    pub(crate) fn enterprise_code(&self, id: &EnterpriseId) -> String {
        let registration = self.work.snapshot.enterprises.get(id).and_then(|e| e.registration.as_ref());
        registration.and_then(|r| r.is.uscc.clone().or_else(|| r.is.registration_no.clone())).unwrap_or_default()
    }

    pub(crate) fn item(&self, id: &EnterpriseId) -> EnterpriseItem {
        let enterprise = self.work.snapshot.enterprises.get(id);
        let registration = enterprise.and_then(|e| e.registration.as_ref()).map(|r| &r.is);
        let result = self.result(id);
        let premises = registration.and_then(|r| r.building.as_ref());
        let land = self.work.land.get(id).into_iter().flatten().map(|part| part.parcel.clone());
        let mut parcels: Vec<_> = land.collect();
        if parcels.is_empty() {
            parcels.extend(premises.and_then(|building| parcel_of(&self.work, building)));
        }
        EnterpriseItem {
            id: id.0.clone(),
            code: self.enterprise_code(id),
            name: enterprise.map(|e| e.name().to_owned()).unwrap_or_default(),
            industry: registration.map(|r| r.industry.clone()).unwrap_or_default(),
            industry_name: registration.map(|r| r.industry_name.clone()).unwrap_or_default(),
            scale: registration.map(|r| r.scale.into()),
            form: registration.map(|r| r.form.into()),
            status: registration.map(|r| r.status.into()),
            village: registration.and_then(|r| r.village.clone()),
            population: result.map(|(population, _)| population.population.clone()),
            grade: result.map(|(_, result)| result.grade.into()),
            score: result.map(|(_, result)| result.ranked_score),
            rank: result.map(|(_, result)| result.rank),
            of: result.map(|(population, _)| population.results.len()),
            tax_per_mu: self.tax_per_mu(id),
            findings: self.findings_of(id).count(),
            closure: self.closure(id).is_some(),
            building_code: premises.map(|building| self.building_code(building).to_owned()).filter(|c| !c.is_empty()),
            parcels: parcels.iter().map(|parcel| self.parcel_ref(parcel)).collect(),
        }
    }
}
