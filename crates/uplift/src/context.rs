//! What uplift reads, gathered once for all enterprises.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::statement::RegistrationStatus;
use model::{
    Assessment, Candidate, ClosureProposal, EnterpriseId, EnterpriseResult, Finding, LandPart, ParcelId,
    PopulationResult, Site, Snapshot,
};
use rules::{PackError, UpliftPack};

use crate::energy;
use crate::peers::PeerGroups;

/// What other verbs hand over.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The uplift rules.
    pub pack: &'a UpliftPack,
    /// The graded year.
    pub assessment: &'a Assessment,
    /// All enterprises with their figures, those that are not graded included.
    pub candidates: &'a [Candidate],
    /// What is known of the town.
    pub snapshot: &'a Snapshot,
    /// All suspicions.
    pub findings: &'a [Finding],
    /// Enterprises whose evidence supports closure once it is verified.
    pub closures: &'a [ClosureProposal],
    /// Parcels with what they yield.
    pub sites: &'a [Site],
    /// Land of each enterprise by parcel.
    pub land_parts: &'a BTreeMap<EnterpriseId, Vec<LandPart>>,
    /// Parcels in renewal blocks: they are rebuilt, not uplifted in place.
    pub block_parcels: &'a BTreeSet<ParcelId>,
}

/// The pack's numbers in force.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) peers_minimum: f64,
    pub(crate) energy_factor: f64,
    pub(crate) energy_land_factor: f64,
    pub(crate) parcel_tax_per_mu: f64,
    pub(crate) parcel_mu: f64,
    pub(crate) plan_conflict: f64,
    pub(crate) insured_share: f64,
}

/// The inputs with the indexes that profiles and lists share.
#[derive(Debug)]
pub struct Context<'a> {
    pub(crate) inputs: Inputs<'a>,
    pub(crate) day: Date,
    pub(crate) limits: Limits,
    pub(crate) results: BTreeMap<&'a EnterpriseId, (&'a PopulationResult, &'a EnterpriseResult)>,
    pub(crate) candidates: BTreeMap<&'a EnterpriseId, &'a Candidate>,
    pub(crate) closing: BTreeSet<&'a EnterpriseId>,
    pub(crate) findings: BTreeMap<&'a EnterpriseId, Vec<&'a Finding>>,
    pub(crate) occupants: BTreeMap<&'a ParcelId, Vec<&'a EnterpriseId>>,
    pub(crate) peers: PeerGroups<'a>,
    pub(crate) high_energy: BTreeSet<&'a EnterpriseId>,
}

impl<'a> Context<'a> {
    /// Gathers the inputs. O(n log n).
    ///
    /// # Errors
    /// When a parameter of the pack has no value at the end of the evaluation year.
    pub fn new(inputs: Inputs<'a>) -> Result<Self, PackError> {
        let day = Date::new(inputs.assessment.year, 12, 31).unwrap_or(Date::MAX);
        let at = |name: &str| inputs.pack.parameters.at(name, day);
        let limits = Limits {
            peers_minimum: at("peers.minimum")?,
            energy_factor: at("high_energy.factor")?,
            energy_land_factor: at("high_energy.land_factor")?,
            parcel_tax_per_mu: at("low_yield.tax_per_mu")?,
            parcel_mu: at("low_yield.parcel_area")?,
            plan_conflict: at("low_yield.plan_conflict")?,
            insured_share: at("insurance.share")?,
        };
        let populations = &inputs.assessment.populations;
        let results = populations
            .iter()
            .flat_map(|population| population.results.iter().map(move |result| (population, result)))
            .map(|(population, result)| (&result.candidate.enterprise, (population, result)))
            .collect();
        let mut findings: BTreeMap<&EnterpriseId, Vec<&Finding>> = BTreeMap::new();
        for finding in inputs.findings {
            for enterprise in &finding.enterprises {
                findings.entry(enterprise).or_default().push(finding);
            }
        }
        let mut occupants: BTreeMap<&ParcelId, Vec<&EnterpriseId>> = BTreeMap::new();
        for (enterprise, parts) in inputs.land_parts {
            for part in parts {
                occupants.entry(&part.parcel).or_default().push(enterprise);
            }
        }
        let mut context = Self {
            inputs,
            day,
            limits,
            results,
            candidates: inputs.candidates.iter().map(|candidate| (&candidate.enterprise, candidate)).collect(),
            closing: inputs.closures.iter().map(|closure| &closure.enterprise).collect(),
            findings,
            occupants,
            peers: PeerGroups::of(inputs.assessment, &inputs.pack.energy, limits.peers_minimum),
            high_energy: BTreeSet::new(),
        };
        context.high_energy = energy::high_energy_low_yield(&context);
        Ok(context)
    }

    /// Registered and active, with no proposal to close it: the enterprises that uplift is for.
    pub(crate) fn may_be_uplifted(&self, enterprise: &EnterpriseId) -> bool {
        let registration =
            self.inputs.snapshot.enterprises.get(enterprise).and_then(|known| known.registration.as_ref());
        registration.is_some_and(|registration| registration.is.status == RegistrationStatus::Active)
            && !self.closing.contains(enterprise)
    }
}
