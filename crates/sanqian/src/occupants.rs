//! Who sits where, by floor area, and what stands empty: what the phasing of blocks must find seats for.

use std::collections::BTreeMap;

use model::statement::{Lease, RegistrationStatus};
use model::{BuildingId, Cm2, EnterpriseId, Fen, ParcelId, Quarter, TenancyId};
use redevelop::phasing::{Firm, Vacancy};

use crate::Work;

/// Firms in business by parcel, each with the floor that it sits on there.
///
/// A tenant's floor is that of its leases in force, less what it sub-lets. What is neither let nor vacant on a parcel is split
/// evenly among its right holders that have land there. A firm without floor is not displaced: it is registered there and
/// sits elsewhere. Hazardous is a firm with hazardous waste; output is its declared or stated revenue of the year.
pub(crate) fn firms(work: &Work) -> BTreeMap<ParcelId, Vec<Firm>> {
    let snapshot = &work.snapshot;
    let on = |building: &BuildingId| work.relations.buildings.get(building).and_then(|b| b.parcel.clone());
    let mut floors: BTreeMap<(ParcelId, EnterpriseId), i64> = BTreeMap::new();
    let mut taken: BTreeMap<ParcelId, i64> = BTreeMap::new();
    let leases: BTreeMap<&TenancyId, &Lease> = in_force(work).map(|lease| (&lease.tenancy, lease)).collect();
    for lease in leases.values() {
        let Some(parcel) = on(&lease.building) else { continue };
        let above = lease.above.as_ref().and_then(|id| leases.get(id));
        match above {
            // A sub-let takes its floor out of the lease above it.
            Some(above) => {
                if let Some(lessor) = &above.tenant_enterprise {
                    *floors.entry((parcel.clone(), lessor.clone())).or_default() -= lease.floor_area.0;
                }
            }
            None => *taken.entry(parcel.clone()).or_default() += lease.floor_area.0,
        }
        if let Some(tenant) = &lease.tenant_enterprise {
            *floors.entry((parcel, tenant.clone())).or_default() += lease.floor_area.0;
        }
    }
    for vacancy in vacancies(work) {
        if let Some(parcel) = vacancy.parcel {
            *taken.entry(parcel).or_default() += vacancy.floor.0;
        }
    }
    for (id, parcel) in &snapshot.parcels {
        let holders: Vec<&EnterpriseId> = parcel
            .rights
            .iter()
            .filter_map(|right| right.is.enterprise.as_ref())
            .filter(|holder| work.land.get(*holder).is_some_and(|parts| parts.iter().any(|part| part.parcel == *id)))
            .collect();
        let floor = work.relations.parcels.get(id).map_or(0, |r| r.floor_area.0);
        let left = floor - taken.get(id).copied().unwrap_or(0);
        if left > 0 && !holders.is_empty() {
            let parts = Cm2(left).split(&vec![1; holders.len()]);
            for (holder, part) in holders.into_iter().zip(parts) {
                *floors.entry((id.clone(), holder.clone())).or_default() += part.0;
            }
        }
    }
    let total: BTreeMap<&EnterpriseId, i64> = floors.iter().fold(BTreeMap::new(), |mut sums, ((_, firm), floor)| {
        *sums.entry(firm).or_default() += (*floor).max(0);
        sums
    });
    let mut by_parcel: BTreeMap<ParcelId, Vec<Firm>> = BTreeMap::new();
    for ((parcel, enterprise), floor) in &floors {
        if *floor <= 0 || !is_in_business(work, enterprise) {
            continue;
        }
        let all = total.get(enterprise).copied().unwrap_or(1).max(1);
        let output = i128::from(yearly_output(work, enterprise).0) * i128::from(*floor) / i128::from(all) / 4;
        by_parcel.entry(parcel.clone()).or_default().push(Firm {
            id: format!("{enterprise}@{parcel}"),
            floor: Cm2(*floor),
            hazardous: has_hazardous_waste(work, enterprise),
            output: Fen(i64::try_from(output).unwrap_or(i64::MAX)),
            stays_under: vec![],
        });
    }
    by_parcel
}

/// Vacant units, by building and unit. Whether hazardous trades may sit in one is not in any file, so none does.
pub(crate) fn vacancies(work: &Work) -> Vec<Vacancy> {
    let day = work.snapshot.as_of;
    let mut found = Vec::new();
    for (id, building) in &work.snapshot.buildings {
        for vacancy in building.vacancies.iter().map(|v| &v.is) {
            let from = vacancy.available.map_or(Quarter::of(day), Quarter::of).max(Quarter::of(day));
            found.push(Vacancy {
                id: format!("{id} {}", vacancy.unit),
                floor: vacancy.floor_area,
                from,
                to: None,
                hazardous: false,
                parcel: work.relations.buildings.get(id).and_then(|b| b.parcel.clone()),
            });
        }
    }
    found
}

fn in_force(work: &Work) -> impl Iterator<Item = &Lease> {
    let day = work.snapshot.as_of;
    work.snapshot.leases.values().map(|l| &l.is).filter(move |lease| lease.from <= day && day <= lease.to)
}

fn is_in_business(work: &Work, enterprise: &EnterpriseId) -> bool {
    let known = work.snapshot.enterprises.get(enterprise);
    known.is_some_and(|e| e.registration.as_ref().is_none_or(|r| r.is.status == RegistrationStatus::Active))
}

fn has_hazardous_waste(work: &Work, enterprise: &EnterpriseId) -> bool {
    let known = work.snapshot.enterprises.get(enterprise).and_then(|e| e.environment.as_ref());
    known.is_some_and(|environment| environment.is.hazardous_waste == Some(true))
}

/// What the firm itself has signed for the year; not collected is nothing lost, which the caller says.
fn yearly_output(work: &Work, enterprise: &EnterpriseId) -> Fen {
    let declared = work
        .snapshot
        .enterprises
        .get(enterprise)
        .and_then(|e| e.declarations.iter().rev().find(|d| d.is.year == work.year)?.is.revenue);
    declared.unwrap_or_default()
}
