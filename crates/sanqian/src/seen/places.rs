//! Which village and park a parcel, a building, an enterprise is in, and which parcels an enterprise sits on.

use std::collections::{BTreeMap, BTreeSet};

use access::Scope;
use model::{BuildingId, EnterpriseId, ParcelId};

use crate::Work;

/// Village and park of a parcel.
type Place = (Option<String>, Option<String>);

/// Looked up once for a narrowing.
pub(super) struct Places {
    parcels: BTreeMap<ParcelId, Place>,
    buildings: BTreeMap<BuildingId, ParcelId>,
    on: BTreeMap<EnterpriseId, BTreeSet<ParcelId>>,
    villages: BTreeMap<EnterpriseId, String>,
}

impl Places {
    pub(super) fn of(work: &Work) -> Self {
        let snapshot = &work.snapshot;
        let parcels = snapshot.parcels.iter().map(|(id, parcel)| {
            let drawn = parcel.outline.as_ref().and_then(|outline| outline.is.village.clone());
            let stated = || parcel.rights.iter().find_map(|right| right.is.village.clone());
            let park = work.relations.parcels.get(id).and_then(|relations| relations.park.clone());
            (id.clone(), (drawn.or_else(stated), park))
        });
        let buildings = snapshot.buildings.iter().filter_map(|(id, building)| {
            let drawn = work.relations.buildings.get(id).and_then(|relations| relations.parcel.clone());
            let assigned = || building.outline.as_ref().map(|outline| outline.is.parcel.clone());
            Some((id.clone(), drawn.or_else(assigned)?))
        });
        let mut places = Self {
            parcels: parcels.collect(),
            buildings: buildings.collect(),
            on: BTreeMap::new(),
            villages: BTreeMap::new(),
        };
        for (id, enterprise) in &snapshot.enterprises {
            let counted = work.land.get(id).into_iter().flatten().map(|part| part.parcel.clone());
            let mut on: BTreeSet<ParcelId> = counted.chain(enterprise.holds.iter().cloned()).collect();
            let premises = enterprise.registration.as_ref().and_then(|r| r.is.building.clone());
            let leases = enterprise.rents.iter().chain(&enterprise.lets);
            let leased = leases.filter_map(|lease| snapshot.leases.get(lease)).map(|lease| lease.is.building.clone());
            on.extend(premises.into_iter().chain(leased).filter_map(|b| places.buildings.get(&b).cloned()));
            places.on.insert(id.clone(), on);
            let village = enterprise.registration.as_ref().and_then(|r| r.is.village.clone());
            places.villages.extend(village.map(|village| (id.clone(), village)));
        }
        places
    }

    /// Whether a parcel lies in a village or park of the scope.
    pub(super) fn parcel_in_place(&self, parcel: &ParcelId, scope: &Scope) -> bool {
        let Some((village, park)) = self.parcels.get(parcel) else { return false };
        village.as_ref().is_some_and(|village| scope.villages.contains(village))
            || park.as_ref().is_some_and(|park| scope.parks.contains(park))
    }

    /// The same of a building.
    pub(super) fn building_in_place(&self, building: &BuildingId, scope: &Scope) -> bool {
        self.buildings.get(building).is_some_and(|parcel| self.parcel_in_place(parcel, scope))
    }

    /// Whether a parcel is seen: by its place, or because an enterprise of the scope sits on it.
    pub(super) fn parcel_within(&self, parcel: &ParcelId, scope: &Scope) -> bool {
        let sits = |id: &EnterpriseId| self.on.get(id).is_some_and(|on| on.contains(parcel));
        scope.whole_town || self.parcel_in_place(parcel, scope) || scope.enterprises.iter().any(sits)
    }

    /// The same of a building.
    pub(super) fn building_within(&self, building: &BuildingId, scope: &Scope) -> bool {
        scope.whole_town || self.buildings.get(building).is_some_and(|parcel| self.parcel_within(parcel, scope))
    }

    /// Whether an enterprise is registered in, or sits on land of, a village or park of the scope.
    pub(super) fn enterprise_within(&self, id: &EnterpriseId, scope: &Scope) -> bool {
        self.villages.get(id).is_some_and(|village| scope.villages.contains(village))
            || self.on.get(id).is_some_and(|on| on.iter().any(|parcel| self.parcel_in_place(parcel, scope)))
    }
}
