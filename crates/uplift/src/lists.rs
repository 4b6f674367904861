//! The town's uplift lists.

use model::{Cm2, EnterpriseId, Grade, ParcelId, Unsourced, UpliftLists};

use crate::context::Context;
use crate::parcel::is_uplift_parcel;

/// The lists: D enterprises to coach, high-energy low-yield enterprises, low-yield parcels to uplift in place.
///
/// Enterprises come population by population in the order of their rank, parcels by id.
#[must_use]
pub fn lists(context: &Context<'_>) -> UpliftLists {
    let ranked = || context.inputs.assessment.populations.iter().flat_map(|population| &population.results);
    let coaching: Vec<EnterpriseId> = ranked()
        .filter(|result| result.grade == Grade::D)
        .map(|result| &result.candidate.enterprise)
        .filter(|enterprise| context.may_be_uplifted(enterprise))
        .cloned()
        .collect();
    let high_energy_low_yield: Vec<EnterpriseId> = ranked()
        .map(|result| &result.candidate.enterprise)
        .filter(|enterprise| context.high_energy.contains(enterprise))
        .cloned()
        .collect();
    let mut parcels: Vec<(ParcelId, Cm2)> = context
        .inputs
        .sites
        .iter()
        .filter(|site| is_uplift_parcel(context, site))
        .map(|site| (site.parcel.clone(), site.area))
        .collect();
    parcels.sort();
    let mut unsourced: Vec<Unsourced> = context.inputs.pack.parameters.unsourced(context.day);
    unsourced.retain(|note| note.parameter != "insurance.share" && !note.parameter.starts_with("norms."));
    unsourced.extend(context.inputs.assessment.unsourced.iter().cloned());
    unsourced.sort();
    unsourced.dedup();
    UpliftLists {
        coaching,
        high_energy_low_yield,
        uplift_area: parcels.iter().map(|(_, area)| *area).sum(),
        uplift_parcels: parcels.into_iter().map(|(parcel, _)| parcel).collect(),
        unsourced,
    }
}
