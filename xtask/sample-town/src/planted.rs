//! The truth, read off the town that was drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::buildings::Building;
use crate::firms::Role;
use crate::inspections;
use crate::legality;
use crate::parcels::{PARKS, Parcel, Usage};
use crate::shape::area;
use crate::sheets::land_is_listed;
use crate::town::Town;
use crate::truth::{Closure, ClosurePattern, Counts, Firm, IllegalBuilding, NearMiss, NoiseRow, ParcelArea, Truth};

/// Square metres to whole square centimetres.
fn cm2(square_metres: f64) -> i64 {
    (square_metres * 10_000.0).round() as i64
}

/// Says what was planted in `town`.
pub(crate) fn truth(seed: u64, town: &Town, noise: Vec<NoiseRow>) -> Truth {
    let illegal_building = illegal(town);
    let uplift_parcels = areas(town, |parcel| parcel.uplift);
    let block = areas(town, |parcel| parcel.wangjiadai);
    let findings = findings(town);
    let near_misses = near_misses(town, &findings);
    let sum = |areas: &[ParcelArea]| areas.iter().map(|parcel| parcel.area_cm2).sum();
    Truth {
        seed,
        counts: counts(town),
        closure: closures(town),
        illegal_total_cm2: illegal_building.iter().map(|one| one.illegal_cm2).sum(),
        illegal_building,
        coaching: with_role(town, Role::Coached),
        high_energy_low_yield: with_role(town, Role::HighEnergy),
        uplift_total_cm2: sum(&uplift_parcels),
        uplift_parcels,
        wangjiadai_total_cm2: sum(&block),
        wangjiadai_parcels: block.into_iter().map(|parcel| parcel.parcel).collect(),
        park_parcels: PARKS
            .iter()
            .map(|&(park, name, ..)| {
                (name.to_owned(), areas(town, |p| p.park == Some(park)).into_iter().map(|p| p.parcel).collect())
            })
            .collect(),
        findings,
        near_misses,
        cadastre_flaws: town.flaws.clone(),
        noise,
    }
}

fn with_role(town: &Town, role: Role) -> Vec<Firm> {
    let mut firms: Vec<Firm> = town
        .firms
        .iter()
        .filter(|f| f.role == role)
        .map(|f| Firm { key: f.key().to_owned(), name: f.name.clone() })
        .collect();
    firms.sort();
    firms
}

fn closures(town: &Town) -> Vec<Closure> {
    let pattern = |role: Role| match role {
        Role::Revoked => Some(ClosurePattern::RevokedButOperating),
        Role::Polluter => Some(ClosurePattern::UnpermittedPollution),
        Role::FireRisk => Some(ClosurePattern::FireSuspensionFailed),
        _ => None,
    };
    let mut closures: Vec<Closure> = town
        .firms
        .iter()
        .filter_map(|f| Some(Closure { key: f.key().to_owned(), name: f.name.clone(), pattern: pattern(f.role)? }))
        .collect();
    closures.sort_by(|a, b| a.key.cmp(&b.key));
    closures
}

fn illegal(town: &Town) -> Vec<IllegalBuilding> {
    let one = |building: &Building| {
        let finding = legality::finding(building)?.to_owned();
        Some(IllegalBuilding { building: building.code.clone(), finding, illegal_cm2: cm2(building.illegal) })
    };
    let mut all: Vec<IllegalBuilding> = town.buildings.iter().filter_map(one).collect();
    all.sort_by(|a, b| a.building.cmp(&b.building));
    all
}

fn areas(town: &Town, which: impl Fn(&Parcel) -> bool) -> Vec<ParcelArea> {
    let mut all: Vec<ParcelArea> = town
        .parcels
        .iter()
        .filter(|p| which(p))
        .map(|p| ParcelArea { parcel: p.code.clone(), area_cm2: cm2(area(&p.ring)) })
        .collect();
    all.sort_by(|a, b| a.parcel.cmp(&b.parcel));
    all
}

fn findings(town: &Town) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let mut add = |finding: &'static str, key: &str| {
        found.entry(finding).or_default().insert(key.to_owned());
    };
    for firm in town.firms.iter().filter(|f| f.role == Role::Revoked) {
        add("legality.revoked_but_operating", firm.key());
    }
    for building in &town.buildings {
        if let Some(finding) = legality::finding(building) {
            add(finding, &building.code);
        }
    }
    for lease in town.letting.leases.iter().filter(|lease| !lease.ended) {
        if lease.tenant.is_none() {
            add("legality.unregistered_occupant", &lease.number);
        }
        if lease.consent == Some(false) {
            add("letting.sublet_without_consent", &lease.number);
        }
        if legality::finding(&town.buildings[lease.building]) == Some("building.no_permit") {
            add("letting.illegal_building_let", &lease.number);
        }
    }
    for &house in &town.letting.over_let {
        add("letting.over_let", &town.buildings[house].code);
    }
    // the rows are in the order of their dates: a later one of the same house and item replaces an earlier one
    let mut latest = BTreeMap::new();
    for row in &town.inspected.rows {
        latest.insert((row.building, row.item), row.passed);
    }
    for ((house, item), passed) in latest {
        if let Some(finding) = inspections::finding(item).filter(|_| !passed) {
            add(finding, &town.buildings[house].code);
        }
    }
    for (finding, firms) in [
        ("environment.no_permit", &town.papers.no_permit),
        ("environment.permit_expired", &town.papers.expired),
        ("environment.hazardous_waste_unhandled", &town.papers.waste),
    ] {
        for &firm in firms {
            add(finding, town.firms[firm].key());
        }
    }
    found.into_iter().map(|(finding, keys)| (finding.to_owned(), keys.into_iter().collect())).collect()
}

fn near_misses(town: &Town, findings: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<NearMiss>> {
    let mut near: BTreeMap<String, Vec<NearMiss>> = BTreeMap::new();
    let all = town.building_near.iter().chain(&town.letting.near).chain(&town.papers.near).chain(&town.inspected.near);
    for (finding, miss) in all {
        near.entry((*finding).to_owned()).or_default().push(miss.clone());
    }
    for firm in &town.firms {
        let why = match firm.role {
            Role::RevokedLate => "2022年10月后才吊销或注销",
            Role::RevokedIdle => "2022年电表为零",
            Role::RevokedWithoutMeter => "没有自己的电表，房东合用表有电",
            _ => continue,
        };
        near.entry("legality.revoked_but_operating".to_owned())
            .or_default()
            .push(NearMiss { key: firm.key().to_owned(), why: why.to_owned() });
    }
    for (finding, misses) in &mut near {
        // a house can look innocent in one respect and be guilty in the same one by another record
        let real: BTreeSet<&str> = findings.get(finding).into_iter().flatten().map(String::as_str).collect();
        misses.retain(|miss| !real.contains(miss.key.as_str()));
        misses.sort_by(|a, b| a.key.cmp(&b.key).then(a.why.cmp(&b.why)));
        misses.dedup();
    }
    near
}

fn counts(town: &Town) -> Counts {
    let industrial = |p: &&Parcel| p.usage == Usage::Industry;
    let leases = &town.letting.leases;
    Counts {
        firms: town.firms.len(),
        garment: town.firms.iter().filter(|f| f.is_garment()).count(),
        above_scale: town.firms.iter().filter(|f| f.above_scale).count(),
        above_scale_garment: town.firms.iter().filter(|f| f.above_scale && f.is_garment()).count(),
        without_uscc: town.firms.iter().filter(|f| f.uscc.is_none()).count(),
        parcels: town.parcels.len(),
        industrial_parcels: town.parcels.iter().filter(industrial).count(),
        housing_parcels: town.parcels.iter().filter(|p| p.usage == Usage::Housing).count(),
        uncertified_parcels: town.parcels.iter().filter(industrial).filter(|p| !land_is_listed(p)).count(),
        buildings: town.buildings.len(),
        industrial_buildings: town.buildings.iter().filter(|b| town.parcels[b.parcel].usage == Usage::Industry).count(),
        leases: leases.len(),
        ended_leases: leases.iter().filter(|l| l.ended).count(),
        sublets: leases.iter().filter(|l| l.above.is_some()).count(),
        vacancies: town.letting.vacancies.len(),
        zones: town.zones.len(),
    }
}
