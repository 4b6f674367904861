//! The leases of an enterprise.

use model::{Enterprise, TenancyId};

use crate::index::Index;
use crate::wire::{Citation, Lease, Leases};

/// Leases as tenant and as lessor.
pub(crate) fn leases(index: &Index, enterprise: &Enterprise) -> Leases {
    let of = |ids: &[TenancyId]| ids.iter().filter_map(|id| lease(index, id)).collect();
    Leases { rents: of(&enterprise.rents), lets: of(&enterprise.lets) }
}

fn lease(index: &Index, id: &TenancyId) -> Option<Lease> {
    let snapshot = &index.work.snapshot;
    let stated = snapshot.leases.get(id)?;
    let lease = &stated.is;
    let above = lease.above.as_ref().and_then(|above| snapshot.leases.get(above));
    Some(Lease {
        id: id.0.clone(),
        number: lease.number.clone(),
        above: above.map(|above| above.is.number.clone()),
        building: lease.building.0.clone(),
        building_code: index.building_code(&lease.building).to_owned(),
        unit: lease.unit.clone(),
        lessor: lease.lessor.clone(),
        lessor_enterprise: lease.lessor_enterprise.as_ref().map(|id| index.enterprise_ref(id)),
        tenant: lease.tenant.clone(),
        tenant_enterprise: lease.tenant_enterprise.as_ref().map(|id| index.enterprise_ref(id)),
        floor_area: lease.floor_area.into(),
        from: lease.from.to_string(),
        to: lease.to.to_string(),
        in_force: lease.from <= snapshot.as_of && snapshot.as_of <= lease.to,
        rent_per_m2: lease.rent_per_m2.map(Into::into),
        filed: lease.filed,
        owner_consents: lease.owner_consents,
        source: snapshot.cite(stated, "number").as_ref().map(Citation::from),
    })
}
