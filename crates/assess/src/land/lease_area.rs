//! Leased floor area, sub-let area taken off the lease above it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::statement::Lease;
use model::{Cm2, EnterpriseId, ParcelId, Relations, Snapshot, TenancyId};

use super::parcel_area::parcel_of;

/// What one lease in force leaves to its tenant.
pub(super) struct LetArea<'a> {
    pub(super) tenancy: &'a TenancyId,
    /// `None` when the tenant is not in the register.
    pub(super) tenant: Option<&'a EnterpriseId>,
    /// Leased less sub-let, not below zero.
    pub(super) net: Cm2,
    pub(super) sublet: Cm2,
}

/// The leases in force on a day by the parcel of their building, each list ordered by lease. A lease in a building of no
/// known parcel is left out.
pub(super) fn let_areas<'a>(
    snapshot: &'a Snapshot,
    relations: &'a Relations,
    day: Date,
) -> BTreeMap<&'a ParcelId, Vec<LetArea<'a>>> {
    let in_force: BTreeMap<&TenancyId, &Lease> = snapshot
        .leases
        .iter()
        .filter(|(_, lease)| lease.is.from <= day && day <= lease.is.to)
        .map(|(id, lease)| (id, &lease.is))
        .collect();
    let mut sublet: BTreeMap<&TenancyId, Cm2> = BTreeMap::new();
    for lease in in_force.values() {
        if let Some(above) = above(snapshot, &in_force, lease) {
            *sublet.entry(above).or_default() += Cm2(lease.floor_area.0.max(0));
        }
    }
    let mut by_parcel: BTreeMap<&ParcelId, Vec<LetArea<'_>>> = BTreeMap::new();
    for (id, lease) in &in_force {
        let Some(parcel) = parcel_of(snapshot, relations, &lease.building) else { continue };
        let sublet = sublet.get(id).copied().unwrap_or_default();
        let net = Cm2((lease.floor_area.0 - sublet.0).max(0));
        let tenant = lease.tenant_enterprise.as_ref();
        by_parcel.entry(parcel).or_default().push(LetArea { tenancy: id, tenant, net, sublet });
    }
    by_parcel
}

/// The lease in force from which a lease is sub-let: the one it names, else the largest that its lessor rents in the same
/// building (a chain whose contract does not name the one above).
fn above<'a>(
    snapshot: &'a Snapshot,
    in_force: &BTreeMap<&'a TenancyId, &'a Lease>,
    lease: &Lease,
) -> Option<&'a TenancyId> {
    let named = lease.above.as_ref().and_then(|above| in_force.get_key_value(above)).map(|(id, _)| *id);
    let rented_by_lessor = || {
        let lessor = snapshot.enterprises.get(lease.lessor_enterprise.as_ref()?)?;
        lessor
            .rents
            .iter()
            .filter_map(|id| in_force.get_key_value(id))
            .filter(|(id, rented)| ***id != lease.tenancy && rented.building == lease.building)
            .max_by(|(a, x), (b, y)| x.floor_area.cmp(&y.floor_area).then_with(|| b.cmp(a)))
            .map(|(id, _)| *id)
    };
    named.or_else(rented_by_lessor)
}
