//! A work with what the routes look up in it, gathered once at the start: who sits where, what is suspected of whom.

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{
    Block, BlockPlan, BuildingId, Check, Cm2, ContentHash, EnterpriseId, EnterpriseResult, Finding, FindingId,
    ParcelId, PopulationResult, Site, Subject,
};
use sanqian::{Records, Work};

use crate::kept::KeptAnswers;
use crate::made_once::MadeOnce;
use crate::map::Layers;
use crate::phase_answers::AnswersLater;
use crate::wire::{BlockRef, EnterpriseItem, EnterpriseRef, ParcelRef};

/// What every handler is given.
pub(crate) struct Index {
    /// The work itself.
    pub work: Arc<Work>,
    /// What the ledger holds beside it.
    pub records: Records,
    /// Answers about the phased plan.
    pub answers: Arc<AnswersLater>,
    /// Short name of the computation: of its inputs, its results and this program's version.
    pub revision: String,
    /// Rows of the list of enterprises, by id.
    pub enterprises: Vec<EnterpriseItem>,
    /// Map layers, drawn when first asked for.
    pub layers: Layers,
    /// Answers that somebody else may ask for too.
    pub kept: KeptAnswers,
    /// The town at a glance.
    pub town: MadeOnce,
    /// The list of blocks.
    pub blocks: MadeOnce,
    /// The board of the parks.
    pub parks: MadeOnce,
    results: BTreeMap<EnterpriseId, (usize, usize)>,
    findings: BTreeMap<FindingId, usize>,
    of_enterprise: BTreeMap<EnterpriseId, Vec<usize>>,
    of_parcel: BTreeMap<ParcelId, Vec<usize>>,
    of_building: BTreeMap<BuildingId, Vec<usize>>,
    closures: BTreeMap<EnterpriseId, usize>,
    occupants: BTreeMap<ParcelId, Vec<(EnterpriseId, Cm2)>>,
    parcel_codes: BTreeMap<String, ParcelId>,
    block_of: BTreeMap<ParcelId, usize>,
    sites: BTreeMap<ParcelId, usize>,
    phases: BTreeMap<ParcelId, i32>,
}

impl Index {
    /// Gathers the index. Linear in the work but for the ordered maps.
    pub(crate) fn new(work: Arc<Work>, records: Records, answers: Arc<AnswersLater>) -> Self {
        let mut index = Self {
            revision: revision(&work, &records),
            enterprises: Vec::new(),
            layers: Layers::default(),
            kept: KeptAnswers::default(),
            town: MadeOnce::default(),
            blocks: MadeOnce::default(),
            parks: MadeOnce::default(),
            results: BTreeMap::new(),
            findings: (0..).zip(&work.findings).map(|(n, f)| (f.id.clone(), n)).collect(),
            of_enterprise: BTreeMap::new(),
            of_parcel: BTreeMap::new(),
            of_building: BTreeMap::new(),
            closures: (0..).zip(&work.closures).map(|(n, c)| (c.enterprise.clone(), n)).collect(),
            occupants: occupants(&work),
            parcel_codes: BTreeMap::new(),
            block_of: BTreeMap::new(),
            sites: (0..).zip(&work.sites).map(|(n, s)| (s.parcel.clone(), n)).collect(),
            phases: phases(&records),
            work,
            records,
            answers,
        };
        index.gather_results();
        index.gather_findings();
        for (n, plan) in (0..).zip(&index.work.plan.blocks) {
            index.block_of.extend(plan.block.parcels.iter().map(|parcel| (parcel.clone(), n)));
        }
        index.parcel_codes =
            index.work.snapshot.parcels.keys().map(|id| (index.parcel_code(id).to_owned(), id.clone())).collect();
        index.enterprises = index.work.snapshot.enterprises.keys().map(|id| index.item(id)).collect();
        index
    }

    fn gather_results(&mut self) {
        for (p, population) in (0..).zip(&self.work.assessment.populations) {
            let of_population = (0..).zip(&population.results);
            self.results.extend(of_population.map(|(n, result)| (result.candidate.enterprise.clone(), (p, n))));
        }
    }

    fn gather_findings(&mut self) {
        for (n, finding) in (0..).zip(&self.work.findings) {
            for enterprise in &finding.enterprises {
                self.of_enterprise.entry(enterprise.clone()).or_default().push(n);
            }
            if let Some(parcel) = &finding.parcel {
                self.of_parcel.entry(parcel.clone()).or_default().push(n);
            }
            if let Subject::Building(building) = &finding.subject {
                self.of_building.entry(building.clone()).or_default().push(n);
            }
        }
    }

    fn findings_at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Finding> {
        places.into_iter().flatten().filter_map(|n| self.work.findings.get(*n))
    }

    /// The finding of that id.
    pub(crate) fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.get(&FindingId(id.to_owned())).and_then(|n| self.work.findings.get(*n))
    }

    /// Suspicions in which an enterprise is concerned.
    pub(crate) fn findings_of(&self, enterprise: &EnterpriseId) -> impl Iterator<Item = &Finding> {
        self.findings_at(self.of_enterprise.get(enterprise))
    }

    /// Suspicions on a parcel.
    pub(crate) fn findings_on(&self, parcel: &ParcelId) -> impl Iterator<Item = &Finding> {
        self.findings_at(self.of_parcel.get(parcel))
    }

    /// Suspicions about a building.
    pub(crate) fn findings_about(&self, building: &BuildingId) -> impl Iterator<Item = &Finding> {
        self.findings_at(self.of_building.get(building))
    }

    /// Rule of the first suspicion of illegal building.
    pub(crate) fn illegal(&self, building: &BuildingId) -> Option<String> {
        self.findings_about(building).find(|f| f.check == Check::IllegalBuilding).map(|f| f.rule.clone())
    }

    /// The proposal to close an enterprise.
    pub(crate) fn closure(&self, enterprise: &EnterpriseId) -> Option<&model::ClosureProposal> {
        self.closures.get(enterprise).and_then(|n| self.work.closures.get(*n))
    }

    /// Result of an enterprise with its population.
    pub(crate) fn result(&self, enterprise: &EnterpriseId) -> Option<(&PopulationResult, &EnterpriseResult)> {
        let (population, n) = self.results.get(enterprise)?;
        let population = self.work.assessment.populations.get(*population)?;
        Some((population, population.results.get(*n)?))
    }

    /// Enterprises on a parcel with the area that counts for them, largest first.
    pub(crate) fn occupants(&self, parcel: &ParcelId) -> &[(EnterpriseId, Cm2)] {
        self.occupants.get(parcel).map(Vec::as_slice).unwrap_or_default()
    }

    /// A parcel by id or 宗地代码.
    pub(crate) fn parcel(&self, asked: &str) -> Option<&ParcelId> {
        let by_id = self.work.snapshot.parcels.get_key_value(&ParcelId(asked.to_owned())).map(|(id, _)| id);
        by_id.or_else(|| if asked.is_empty() { None } else { self.parcel_codes.get(asked) })
    }

    /// The planner's view of a parcel.
    pub(crate) fn site(&self, parcel: &ParcelId) -> Option<&Site> {
        self.sites.get(parcel).and_then(|n| self.work.sites.get(*n))
    }

    /// The year of the phased plan in which a parcel's block starts, from 1.
    pub(crate) fn phase_of(&self, parcel: &ParcelId) -> Option<i32> {
        self.phases.get(parcel).copied()
    }

    /// The block to which a parcel belongs.
    pub(crate) fn block_of(&self, parcel: &ParcelId) -> Option<&BlockPlan> {
        self.block_of.get(parcel).and_then(|n| self.work.plan.blocks.get(*n))
    }

    /// 宗地代码, as the outline or else the land rights name it.
    pub(crate) fn parcel_code(&self, id: &ParcelId) -> &str {
        let Some(parcel) = self.work.snapshot.parcels.get(id) else { return "" };
        let outline = parcel.outline.as_ref().map(|o| o.is.code.as_str());
        outline.or_else(|| parcel.rights.first().map(|r| r.is.parcel_code.as_str())).unwrap_or_default()
    }

    /// 房屋编码, as the outline or else the certificate names it.
    pub(crate) fn building_code(&self, id: &BuildingId) -> &str {
        let Some(building) = self.work.snapshot.buildings.get(id) else { return "" };
        let outline = building.outline.as_ref().map(|o| o.is.code.as_str());
        outline.or_else(|| building.record.as_ref().map(|r| r.is.building_code.as_str())).unwrap_or_default()
    }

    /// A short mention of an enterprise.
    pub(crate) fn enterprise_ref(&self, id: &EnterpriseId) -> EnterpriseRef {
        let name = self.work.snapshot.enterprises.get(id).map(|e| e.name().to_owned()).unwrap_or_default();
        EnterpriseRef { id: id.0.clone(), name }
    }

    /// A short mention of a parcel.
    pub(crate) fn parcel_ref(&self, id: &ParcelId) -> ParcelRef {
        ParcelRef { id: id.0.clone(), code: self.parcel_code(id).to_owned() }
    }

    /// A short mention of a block.
    pub(crate) fn block_ref(&self, block: &Block, mode: Option<&String>) -> BlockRef {
        BlockRef { id: block.id.0.clone(), name: block.name.clone(), mode: mode.cloned() }
    }
}

fn phases(records: &Records) -> BTreeMap<ParcelId, i32> {
    let Ok(phased) = &records.phases else { return BTreeMap::new() };
    let of = |block: &sanqian::PlannedBlock| {
        let year = phased.phase_of(block);
        block.parcels.iter().map(move |parcel| (parcel.clone(), year)).collect::<Vec<_>>()
    };
    phased.plan.blocks.iter().flat_map(of).collect()
}

/// Land that counts, by parcel; an enterprise without land is on the parcel of its premises with none.
fn occupants(work: &Work) -> BTreeMap<ParcelId, Vec<(EnterpriseId, Cm2)>> {
    let mut occupants: BTreeMap<ParcelId, Vec<(EnterpriseId, Cm2)>> = BTreeMap::new();
    for (id, enterprise) in &work.snapshot.enterprises {
        match work.land.get(id).filter(|parts| !parts.is_empty()) {
            Some(parts) => {
                for part in parts {
                    occupants.entry(part.parcel.clone()).or_default().push((id.clone(), part.area));
                }
            }
            None => {
                let premises = enterprise.registration.as_ref().and_then(|r| r.is.building.as_ref());
                if let Some(parcel) = premises.and_then(|building| parcel_of(work, building)) {
                    occupants.entry(parcel).or_default().push((id.clone(), Cm2::ZERO));
                }
            }
        }
    }
    for of_parcel in occupants.values_mut() {
        of_parcel.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    occupants
}

/// The parcel on which a building stands, by geometry or else as the survey assigned it.
pub(crate) fn parcel_of(work: &Work, building: &BuildingId) -> Option<ParcelId> {
    let drawn = work.relations.buildings.get(building).and_then(|b| b.parcel.clone());
    let assigned = || Some(work.snapshot.buildings.get(building)?.outline.as_ref()?.is.parcel.clone());
    drawn.or_else(assigned)
}

fn revision(work: &Work, records: &Records) -> String {
    let results = serde_json::to_string(&(
        env!("CARGO_PKG_VERSION"),
        &work.snapshot_hash,
        &work.assessment,
        &work.findings,
        &work.closures,
        &work.sites,
        &work.plan,
        &work.lists,
        records,
    ));
    ContentHash::of(results.unwrap_or_default().as_bytes()).short().to_owned()
}
