//! Enterprises as the evaluation sees them, from what is known of the town.

use model::statement::Scale;
use model::{Candidate, Measure, Relations, Snapshot};
use rules::EvaluationPack;

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
    let tolerance = pack.parameters.at(&pack.land.tolerance, EvaluationPack::day(year)).unwrap_or(0.0);
    snapshot
        .enterprises
        .iter()
        .map(|(id, enterprise)| {
            let figures = Figures { snapshot, enterprise, pack, year };
            let land = land::input(snapshot, &land_use, id, figures.declaration(), tolerance);
            let stated = STATED.into_iter().filter_map(|measure| Some((measure, figures.input(measure)?)));
            let registration = enterprise.registration.as_ref().map(|registration| &registration.is);
            Candidate {
                enterprise: id.clone(),
                code: exempt::code(snapshot, id),
                name: enterprise.name().to_owned(),
                scale: registration.map_or(Scale::BelowScale, |registration| registration.scale),
                industry: registration.map(|registration| registration.industry.clone()).unwrap_or_default(),
                inputs: stated.chain(land.map(|input| (Measure::Land, input))).collect(),
                exempt: exempt::reason(enterprise, pack).map(|reason| reason.zh.to_owned()),
            }
        })
        .collect()
}
