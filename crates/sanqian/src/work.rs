//! The whole computation over one snapshot, in the order of the work: space → assess → rectify → redevelop → uplift →
//! steward. A [`Work`] is a value: the same snapshot and packs give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use formats::{Crs, Reprojection};
use jiff::civil::Date;
use model::{
    Assessment, BlockId, Candidate, ClosureProposal, ContentHash, EnterpriseId, Finding, GradePath, LandFinding,
    LandPart, ParcelId, Profile, Quarter, Relations, RenewalPlan, Simulation, Site, Snapshot, Unsourced, UpliftLists,
};

use report::{IndicatorLabel, Language, Report};

use crate::sites::{neighbours, sites};
use crate::{Failure, Packs, Progress, Step, Town};

/// EPSG code of CGCS2000 in degrees.
const LON_LAT: u32 = 4490;

/// Everything that the program has to say about a town on a day.
pub struct Work {
    /// The tenant.
    pub town: Town,
    /// What is known.
    pub snapshot: Snapshot,
    /// Its name.
    pub snapshot_hash: ContentHash,
    /// The rules used.
    pub packs: Packs,
    /// 年度 evaluated.
    pub year: i16,
    /// What geometry says.
    pub relations: Relations,
    /// Land that counts for each enterprise.
    pub land: BTreeMap<EnterpriseId, Vec<LandPart>>,
    /// Enterprises as the evaluation saw them, the ungraded among them.
    pub candidates: Vec<Candidate>,
    /// Grades.
    pub assessment: Assessment,
    /// Suspicions.
    pub findings: Vec<Finding>,
    /// Proposals to close.
    pub closures: Vec<ClosureProposal>,
    /// What geometry shows about land: nobody is suspected of anything.
    pub land_findings: Vec<LandFinding>,
    /// Parcels as the planner sees them.
    pub sites: Vec<Site>,
    /// Blocks, modes and money.
    pub plan: RenewalPlan,
    /// Monte Carlo of each block's chosen mode, with the usual draws.
    pub simulations: BTreeMap<BlockId, Simulation>,
    /// Coaching and uplift lists.
    pub lists: UpliftLists,
    /// Parks, projects and villages.
    pub board: steward::ParkBoard,
    /// Every assumption without a source that the packs hold.
    pub unsourced: Vec<Unsourced>,
    pub(crate) block_parcels: BTreeSet<ParcelId>,
    pub(crate) to_lon_lat: Reprojection,
    /// The town's work of which this is what somebody sees: ranks, peers and paths are the town's.
    pub(crate) whole: Option<Arc<Work>>,
}

impl Work {
    /// Does the whole work.
    ///
    /// # Errors
    /// When a pack lacks a parameter on the snapshot's day.
    pub fn run(
        town: Town,
        snapshot: Snapshot,
        packs: Packs,
        year: i16,
        progress: &mut Progress<'_>,
    ) -> Result<Self, Failure> {
        let day = snapshot.as_of;
        let snapshot_hash = ledger::snapshot_hash(&snapshot);
        let widths = packs.checks.widths(day)?;
        let relations = progress.run(Step::Space, || space::relate(&snapshot, &widths));
        let (land, candidates, assessment) = progress.run(Step::Assess, || -> Result<_, Failure> {
            let land = assess::land_parts(&snapshot, &relations, &packs.evaluation.land, year);
            let candidates = assess::candidates(&snapshot, &relations, &packs.evaluation, year);
            let assessment = assess::assess(&candidates, &packs.evaluation, year)?;
            Ok((land, candidates, assessment))
        })?;
        let (findings, closures, land_findings) = progress.run(Step::Rectify, || -> Result<_, Failure> {
            let findings = rectify::findings(&snapshot, &relations, &packs.checks, year)?;
            let closures = rectify::closure_proposals(&snapshot, &findings, &packs.checks, year)?;
            let land_findings = rectify::land_findings(&snapshot, &relations, &packs.land)?;
            Ok((findings, closures, land_findings))
        })?;
        let (sites, plan, simulations) = progress.run(Step::Redevelop, || -> Result<_, Failure> {
            let sites = sites(&snapshot, &relations, &land, &candidates, &findings);
            let plan = renewal_plan(&sites, &relations, &packs, day)?;
            let simulations = crate::funds::simulations(&plan, &packs.renewal, day)?;
            Ok((sites, plan, simulations))
        })?;
        let block_parcels = plan.blocks.iter().flat_map(|b| b.block.parcels.iter().cloned()).collect();
        let lists = progress.run(Step::Uplift, || -> Result<_, Failure> {
            let inputs = uplift::Inputs {
                pack: &packs.uplift,
                assessment: &assessment,
                candidates: &candidates,
                snapshot: &snapshot,
                findings: &findings,
                closures: &closures,
                sites: &sites,
                land_parts: &land,
                block_parcels: &block_parcels,
            };
            Ok(uplift::lists(&uplift::Context::new(inputs)?))
        })?;
        let board = progress.run(Step::Steward, || steward::board(&snapshot, &relations, &packs.parks, day))?;
        let unsourced = packs.unsourced(year, day);
        let to_lon_lat = to_lon_lat(&town)?;
        Ok(Self {
            town,
            snapshot,
            snapshot_hash,
            packs,
            year,
            relations,
            land,
            candidates,
            assessment,
            findings,
            closures,
            land_findings,
            sites,
            plan,
            simulations,
            lists,
            board,
            unsourced,
            block_parcels,
            to_lon_lat,
            whole: None,
        })
    }

    /// The work that knows an enterprise among all the others: this one, or the town's when this is what somebody sees of it,
    /// and then only for an enterprise whose figures they see.
    pub(crate) fn town_of(&self, enterprise: &EnterpriseId) -> Option<&Work> {
        match &self.whole {
            None => Some(self),
            Some(whole) => self.candidates.iter().any(|c| c.enterprise == *enterprise).then_some(whole),
        }
    }

    /// Hash of the whole town's snapshot, also where this is only what somebody sees of it.
    #[must_use]
    pub fn town_snapshot_hash(&self) -> &model::ContentHash {
        self.whole.as_ref().map_or(&self.snapshot_hash, |whole| &whole.snapshot_hash)
    }

    /// Why an enterprise has its grade.
    #[must_use]
    pub fn explanation(&self, enterprise: &EnterpriseId) -> Option<assess::Explanation> {
        let town = self.town_of(enterprise)?;
        assess::explain(&town.assessment, &town.packs.evaluation, enterprise)
    }

    /// What would make its grade better: each figure alone, everyone else standing still; `None` when it is not graded.
    /// Grades the town anew, O(n log n).
    ///
    /// # Errors
    /// As [`assess::assess()`]; never for a work that has run.
    pub fn path(&self, enterprise: &EnterpriseId) -> Result<Option<GradePath>, Failure> {
        let Some(town) = self.town_of(enterprise) else { return Ok(None) };
        let paths = |paths: &assess::path::Paths<'_>| paths.of(enterprise);
        Ok(assess::path::ask(&town.candidates, &town.packs.evaluation, town.year, paths)?)
    }

    /// Longitude and latitude (CGCS2000) of a geometry of the snapshot; `None` for kinds that files do not hold.
    #[must_use]
    pub fn lon_lat(&self, geometry: &geo_types::Geometry<f64>) -> Option<geo_types::Geometry<f64>> {
        self.to_lon_lat.geometry(geometry)
    }

    /// Enterprise pages. The context is gathered once for all pages: linear in the town.
    ///
    /// # Errors
    /// When a parameter of the pack has no value for the year.
    pub fn uplift(&self) -> Result<uplift::Context<'_>, Failure> {
        Ok(uplift::Context::new(uplift::Inputs {
            pack: &self.packs.uplift,
            assessment: &self.assessment,
            candidates: &self.candidates,
            snapshot: &self.snapshot,
            findings: &self.findings,
            closures: &self.closures,
            sites: &self.sites,
            land_parts: &self.land,
            block_parcels: &self.block_parcels,
        })?)
    }

    /// One enterprise's page; `None` when nothing is known of it.
    #[must_use]
    pub fn profile(&self, enterprise: &EnterpriseId) -> Option<Profile> {
        uplift::profile(&self.town_of(enterprise)?.uplift().ok()?, enterprise)
    }

    /// The workbook. Its bytes depend on the work and the language alone.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn report(&self, language: Language) -> Result<Vec<u8>, Failure> {
        let indicators = self.packs.evaluation.populations.iter().flat_map(|p| &p.indicators).map(|indicator| {
            let label =
                IndicatorLabel { zh: indicator.zh.clone(), en: indicator.en.clone(), unit: indicator.unit.clone() };
            (indicator.code.clone(), label)
        });
        let indicators: BTreeMap<String, IndicatorLabel> = indicators.collect();
        Ok(report::workbook(&Report {
            town: match language {
                Language::Zh => &self.town.name_zh,
                Language::En => &self.town.name_en,
            },
            snapshot: &self.snapshot,
            snapshot_hash: &self.snapshot_hash,
            packs: &self.packs.hashes,
            assessment: &self.assessment,
            indicators: &indicators,
            score_decimals: self.packs.evaluation.populations.first().and_then(|population| {
                self.packs.evaluation.quotas(population, self.year).ok().map(|quotas| quotas.decimals)
            }),
            findings: &self.findings,
            closures: &self.closures,
            lists: &self.lists,
            plan: &self.plan,
            simulations: &self.simulations,
            unsourced: &self.unsourced,
            language,
            created: self.snapshot.as_of,
        })?)
    }

    /// Finds an enterprise by id, USCC, registration number or exact name.
    ///
    /// # Errors
    /// [`Failure::NotFound`] with the nearest names.
    pub fn find_enterprise(&self, asked: &str) -> Result<EnterpriseId, Failure> {
        let asked = asked.trim();
        let matches = |e: &model::Enterprise| {
            e.registration.as_ref().is_some_and(|r| {
                r.is.name == asked
                    || r.is.uscc.as_deref() == Some(asked)
                    || r.is.registration_no.as_deref() == Some(asked)
            })
        };
        if let Some((id, _)) = self.snapshot.enterprises.iter().find(|(id, e)| id.0 == asked || matches(e)) {
            return Ok(id.clone());
        }
        let near: Vec<&str> = self
            .snapshot
            .enterprises
            .values()
            .map(model::Enterprise::name)
            .filter(|n| n.contains(asked))
            .take(5)
            .collect();
        let hint = if near.is_empty() {
            "give a USCC, a registration number or the full registered name".to_owned()
        } else {
            format!("did you mean {}", near.join("、"))
        };
        Err(Failure::NotFound { what: "enterprise", name: asked.to_owned(), hint })
    }
}

/// From the town's system to longitude and latitude.
pub(crate) fn to_lon_lat(town: &Town) -> Result<Reprojection, Failure> {
    Crs::from_epsg(town.epsg)
        .zip(Crs::from_epsg(LON_LAT))
        .and_then(|(from, to)| Reprojection::new(&from, &to))
        .ok_or_else(|| {
            Failure::Shape(format!("EPSG:{} is not a CGCS2000 system; see samples/kuangyan/FILES.md", town.epsg))
        })
}

/// The plan begins in the quarter after the snapshot's day.
fn renewal_plan(sites: &[Site], relations: &Relations, packs: &Packs, day: Date) -> Result<RenewalPlan, Failure> {
    let neighbours = neighbours(&relations.adjacency, |barrier| packs.renewal.is_barrier(barrier));
    Ok(redevelop::plan(sites, &neighbours, &packs.renewal, Quarter::of(day).plus(1), day)?)
}
