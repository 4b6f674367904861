//! Parcels as the planner sees them: what stands on them, who sits there, what they yield.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Adjacency, Barrier, Candidate, Check, Cm2, EnterpriseId, Fen, Finding, LandPart, Measure, MilliPerson, Neighbours,
    ParcelId, Relations, Site, Snapshot, Subject,
};

/// What an enterprise brings to the parcels on which it has land, split by that land.
#[derive(Default)]
struct Occupancy {
    tax: Fen,
    staff: MilliPerson,
    firms: BTreeSet<EnterpriseId>,
}

/// One site per parcel with an outline.
///
/// Tax and staff of an enterprise are split over its parcels by the land that counts for it there, so that the sites sum
/// to the enterprises to the fen.
pub(crate) fn sites(
    snapshot: &Snapshot,
    relations: &Relations,
    land: &BTreeMap<EnterpriseId, Vec<LandPart>>,
    candidates: &[Candidate],
    findings: &[Finding],
) -> Vec<Site> {
    let occupancy = occupancy(land, candidates);
    let illegal = illegal_floor_area(relations, findings);
    let none = Occupancy::default();
    relations
        .parcels
        .iter()
        .filter_map(|(id, relation)| {
            let parcel = snapshot.parcels.get(id)?;
            let outline = parcel.outline.as_ref()?;
            let occupied = occupancy.get(id).unwrap_or(&none);
            let illegal_floor_area = illegal.get(id).copied().unwrap_or_default();
            let tenures: BTreeSet<_> = parcel.rights.iter().map(|r| r.is.tenure).collect();
            Some(Site {
                parcel: id.clone(),
                code: outline.is.code.clone(),
                village: outline.is.village.clone(),
                area: relation.area,
                lawful_floor_area: Cm2((relation.floor_area.0 - illegal_floor_area.0).max(0)),
                illegal_floor_area,
                let_floor_area: let_floor_area(snapshot, &parcel.buildings),
                tax: occupied.tax,
                firms: u32::try_from(occupied.firms.len()).unwrap_or(u32::MAX),
                staff: occupied.staff,
                tenures: tenures.into_iter().collect(),
                holders: u32::try_from(parcel.rights.len()).unwrap_or(u32::MAX),
                plan_conflict: relation.plan_conflict.unwrap_or(0.0),
                industrial: outline.is.land_use == "工业",
            })
        })
        .collect()
}

fn occupancy(land: &BTreeMap<EnterpriseId, Vec<LandPart>>, candidates: &[Candidate]) -> BTreeMap<ParcelId, Occupancy> {
    let mut by_parcel: BTreeMap<ParcelId, Occupancy> = BTreeMap::new();
    for candidate in candidates {
        let Some(parts) = land.get(&candidate.enterprise) else { continue };
        let weights: Vec<i64> = parts.iter().map(|part| part.area.0).collect();
        let amount = |measure| candidate.inputs.get(&measure).map_or(0, |input| input.amount);
        let taxes = Fen(amount(Measure::TaxPaid)).split(&weights);
        let staff = MilliPerson(amount(Measure::Staff)).split(&weights);
        for ((part, tax), staff) in parts.iter().zip(taxes).zip(staff) {
            let site = by_parcel.entry(part.parcel.clone()).or_default();
            site.tax += tax;
            site.staff += staff;
            site.firms.insert(candidate.enterprise.clone());
        }
    }
    by_parcel
}

/// Illegal floor area by parcel: of each building the largest suspicion, never more than its floor area.
fn illegal_floor_area(relations: &Relations, findings: &[Finding]) -> BTreeMap<ParcelId, Cm2> {
    let mut by_building = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.check == Check::IllegalBuilding) {
        if let (Subject::Building(building), Some(area)) = (&finding.subject, finding.floor_area) {
            let worst: &mut Cm2 = by_building.entry(building.clone()).or_default();
            *worst = (*worst).max(area);
        }
    }
    let mut by_parcel: BTreeMap<ParcelId, Cm2> = BTreeMap::new();
    for (building, area) in by_building {
        let Some(relation) = relations.buildings.get(&building) else { continue };
        if let Some(parcel) = &relation.parcel {
            *by_parcel.entry(parcel.clone()).or_default() += area.min(relation.floor_area);
        }
    }
    by_parcel
}

/// Leased floor area in force on the snapshot's day, sub-lets not counted twice.
fn let_floor_area(snapshot: &Snapshot, buildings: &[model::BuildingId]) -> Cm2 {
    buildings
        .iter()
        .filter_map(|id| snapshot.buildings.get(id))
        .flat_map(|building| &building.leases)
        .filter_map(|id| snapshot.leases.get(id))
        .filter(|lease| lease.is.above.is_none() && lease.is.from <= snapshot.as_of && snapshot.as_of <= lease.is.to)
        .map(|lease| lease.is.floor_area)
        .sum()
}

/// Neighbours for block building: adjacency without what the pack calls a barrier.
pub(crate) fn neighbours(adjacency: &[Adjacency], is_barrier: impl Fn(&Barrier) -> bool) -> Vec<Neighbours> {
    adjacency
        .iter()
        .filter(|pair| !pair.between.as_ref().is_some_and(&is_barrier))
        .map(|pair| Neighbours { a: pair.a.clone(), b: pair.b.clone() })
        .collect()
}
