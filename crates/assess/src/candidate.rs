//! Enterprises as the evaluation sees them, from what is known of the town.

use std::collections::{BTreeMap, BTreeSet};

use model::statement::Scale;
use model::{Candidate, EnterpriseId, FactValue, GivenUnit, Measure, ParcelId, Relations, Snapshot};
use rules::EvaluationPack;

use crate::land::{Holding, LandUse};
use crate::measure::Figures;
use crate::{exempt, land};

/// Every measure that a pack may read, land aside.
const STATED: [Measure; 8] = [
    Measure::TaxPaid,
    Measure::ValueAdded,
    Measure::Revenue,
    Measure::Energy,
    Measure::Electricity,
    Measure::Emissions,
    Measure::Staff,
    Measure::RdSpending,
];

/// All enterprises of the snapshot with their figures of a year, by id.
///
/// Whose figure counts follows the pack's order of sources; a measure that nobody states is absent, never zero. Land
/// follows the pack's land rule. An enterprise that the register excludes carries the reason and is still listed.
#[must_use]
pub fn candidates(snapshot: &Snapshot, relations: &Relations, pack: &EvaluationPack, year: i16) -> Vec<Candidate> {
    let land_use = land::land(snapshot, relations, &pack.land, year);
    // Without a value for the year every difference is remarked on; `assess` refuses such a year by name anyway.
    let sharers = sharers(&land_use);
    let tolerance = pack.parameters.at(&pack.land.tolerance, EvaluationPack::day(year)).unwrap_or(0.0);
    snapshot
        .enterprises
        .iter()
        .map(|(id, enterprise)| {
            let figures = Figures { snapshot, enterprise, pack, year };
            let land = land::input(snapshot, &land_use, id, figures.declaration(), tolerance);
            let stated = STATED.into_iter().filter_map(|measure| Some((measure, figures.input(measure)?)));
            let registration = enterprise.registration.as_ref().map(|registration| &registration.is);
            let scale = registration.map_or(Scale::BelowScale, |registration| registration.scale);
            Candidate {
                code: exempt::code(snapshot, id),
                industry: registration.map(|registration| registration.industry.clone()).unwrap_or_default(),
                inputs: stated.chain(land.map(|input| (Measure::Land, input))).collect(),
                facts: held(snapshot, &land_use, id).map(|held| ("land_held".to_owned(), held)).into_iter().collect(),
                plot: main_plot(&land_use, &sharers, id),
                confirmed: STATED.into_iter().filter_map(|m| Some((m, figures.confirmed(m)?))).collect(),
                exempt: exempt::reason(enterprise, pack).map(|reason| reason.zh.to_owned()),
                ..Candidate::new(id.clone(), enterprise.name(), scale)
            }
        })
        .collect()
}

/// The enterprises on each parcel.
fn sharers(land_use: &LandUse) -> BTreeMap<&ParcelId, BTreeSet<&EnterpriseId>> {
    let mut sharers: BTreeMap<&ParcelId, BTreeSet<&EnterpriseId>> = BTreeMap::new();
    for (enterprise, shares) in &land_use.shares {
        for share in shares.iter().filter(|share| share.area.0 > 0) {
            sharers.entry(&share.parcel).or_default().insert(enterprise);
        }
    }
    sharers
}

/// The parcel on which an enterprise has most of its land, if another one has land there; the first by id of equals.
fn main_plot(
    land_use: &LandUse,
    sharers: &BTreeMap<&ParcelId, BTreeSet<&EnterpriseId>>,
    enterprise: &EnterpriseId,
) -> Option<String> {
    let mut areas: BTreeMap<&ParcelId, i64> = BTreeMap::new();
    for share in land_use.shares.get(enterprise)? {
        *areas.entry(&share.parcel).or_default() += share.area.0;
    }
    let (parcel, _) = areas.into_iter().min_by_key(|(parcel, area)| (-area, *parcel))?;
    sharers.get(parcel).is_some_and(|on_it| on_it.len() > 1).then(|| parcel.0.clone())
}

/// Land that it holds by right in mu, by its shares, let or not; unknown in a town whose land rights were not collected.
fn held(snapshot: &Snapshot, land_use: &LandUse, enterprise: &EnterpriseId) -> Option<FactValue> {
    if !snapshot.parcels.values().any(|parcel| !parcel.rights.is_empty()) {
        return None;
    }
    let none = Vec::new();
    let shares = land_use.shares.get(enterprise).unwrap_or(&none);
    let held = shares.iter().fold(0.0, |held, share| match share.holding {
        Holding::Right { share: (part, of) } => {
            held + GivenUnit::MU.show(share.whole.0) * f64::from(part) / f64::from(of.max(1))
        }
        Holding::Lease { .. } => held,
    });
    Some(FactValue::Number(held))
}
