//! Who is concerned with a building: those who rent in it, those registered in it, those who hold the land.

use std::collections::{BTreeMap, BTreeSet};

use model::statement::RegistrationStatus;
use model::{BuildingId, EnterpriseId};

use crate::scene::Scene;

/// Enterprises by building, gathered once.
pub(crate) struct Occupants(BTreeMap<BuildingId, BTreeSet<EnterpriseId>>);

impl Occupants {
    /// Tenants of leases in force and active enterprises registered in the building.
    pub(crate) fn of(scene: &Scene<'_>) -> Self {
        let mut by_building: BTreeMap<BuildingId, BTreeSet<EnterpriseId>> = BTreeMap::new();
        for lease in scene.snapshot.leases.values().map(|stated| &stated.is).filter(|lease| scene.in_force(lease)) {
            if let Some(tenant) = &lease.tenant_enterprise {
                by_building.entry(lease.building.clone()).or_default().insert(tenant.clone());
            }
        }
        for (enterprise, known) in &scene.snapshot.enterprises {
            let active = known.registration.as_ref().filter(|r| r.is.status == RegistrationStatus::Active);
            if let Some(building) = active.and_then(|r| r.is.building.clone()) {
                by_building.entry(building).or_default().insert(enterprise.clone());
            }
        }
        Self(by_building)
    }

    /// In the order of their ids.
    pub(crate) fn of_building(&self, building: &BuildingId) -> Vec<EnterpriseId> {
        self.0.get(building).map(|set| set.iter().cloned().collect()).unwrap_or_default()
    }

    /// Occupants, and the enterprises that hold the land: whoever built is among them more often than not.
    pub(crate) fn with_holders(&self, scene: &Scene<'_>, building: &BuildingId) -> Vec<EnterpriseId> {
        let mut all = self.of_building(building);
        let parcel = scene.parcel_of(building).and_then(|parcel| scene.snapshot.parcels.get(&parcel));
        all.extend(parcel.iter().flat_map(|parcel| &parcel.rights).filter_map(|right| right.is.enterprise.clone()));
        all
    }
}
