//! Low-yield parcels to uplift in place: worth keeping as industry, in the hands of somebody who can do it.

use model::{EnterpriseId, Measure, Site};

use crate::context::Context;

/// Whether a site is to be uplifted in place: industrial today and by plan, large enough, low tax per mu, in no renewal
/// block, a right holder that operates lawfully, and no enterprise on it that is proposed for closure.
pub(crate) fn is_uplift_parcel(context: &Context<'_>, site: &Site) -> bool {
    let limits = &context.limits;
    let mu = site.area.mu();
    site.industrial
        && site.plan_conflict <= limits.plan_conflict
        && mu >= limits.parcel_mu
        && site.tax.wan_yuan() < limits.parcel_tax_per_mu * mu
        && !context.inputs.block_parcels.contains(&site.parcel)
        && owners_operate(context, site)
        && !occupant_closing(context, site)
}

fn occupant_closing(context: &Context<'_>, site: &Site) -> bool {
    let occupants = context.occupants.get(&site.parcel).into_iter().flatten();
    let mut occupants = occupants.copied();
    occupants.any(|enterprise| context.closing.contains(enterprise))
}

/// At least one right holder is an enterprise, and every one that is may be uplifted and has a tax figure: without one the
/// parcel's yield is unknown, not zero.
fn owners_operate(context: &Context<'_>, site: &Site) -> bool {
    let Some(parcel) = context.inputs.snapshot.parcels.get(&site.parcel) else { return false };
    let owners: Vec<&EnterpriseId> = parcel.rights.iter().filter_map(|right| right.is.enterprise.as_ref()).collect();
    let operates = |owner: &&EnterpriseId| {
        let taxed = context.candidates.get(owner).is_some_and(|owner| owner.inputs.contains_key(&Measure::TaxPaid));
        taxed && context.may_be_uplifted(owner)
    };
    !owners.is_empty() && owners.iter().all(operates)
}
