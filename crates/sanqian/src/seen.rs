//! What somebody sees of a town, as a work of its own: everything else is not hidden in it, it is not there. A handler that
//! is given such a work cannot tell of what it does not hold, and an id of another village is as unknown as one that never
//! was.

mod daily;
mod places;
mod records;

use std::sync::Arc;

use access::{Field, Scope};
use model::statement::Statement;
use model::{Cm2, EnterpriseId, Fact, Fen, Finding, FundBalance, NotGraded, Relations, RenewalPlan, Snapshot};

use crate::work::to_lon_lat;
use crate::{Failure, Sight, Work};
use places::Places;

impl Work {
    /// The work as it looks to who sees that much. Linear in the town.
    ///
    /// # Errors
    /// Never for a work that has run.
    pub fn seen_by(self: &Arc<Self>, sight: &Sight) -> Result<Work, Failure> {
        let places = Places::of(self);
        let seen = Seen { work: self, sight, places: &places };
        let facts = self.snapshot.facts.values().filter(|fact| seen.fact(fact)).map(|fact| seen.unnamed(fact));
        let snapshot = Snapshot::fold(self.snapshot.town.clone(), self.snapshot.as_of, self.snapshot.epsg, facts);
        let land = self.land.iter().filter(|(id, _)| seen.enterprise(id));
        let mut lists = self.lists.clone();
        lists.coaching.retain(|id| seen.enterprise(id) && seen.secrets(id));
        lists.high_energy_low_yield.retain(|id| seen.enterprise(id) && seen.secrets(id));
        if !seen.whole_figures() {
            lists.uplift_parcels.clear();
            lists.uplift_area = Cm2::ZERO;
        }
        let sites = if seen.whole_figures() { self.sites.clone() } else { Vec::new() };
        Ok(Work {
            town: self.town.clone(),
            snapshot_hash: ledger::snapshot_hash(&snapshot),
            packs: self.packs.clone(),
            year: self.year,
            relations: seen.relations(),
            land: land.map(|(id, parts)| (id.clone(), parts.clone())).collect(),
            candidates: self.candidates.iter().filter(|c| seen.figures(&c.enterprise)).cloned().collect(),
            assessment: seen.assessment(),
            findings: self.findings.iter().filter(|finding| seen.finding(finding)).cloned().collect(),
            closures: self.closures.iter().filter(|c| seen.finding_about(&c.enterprise)).cloned().collect(),
            land_findings: if sight.land.whole_town { self.land_findings.clone() } else { Vec::new() },
            sites,
            plan: seen.plan(),
            simulations: if sight.blocks.whole_town { self.simulations.clone() } else { Default::default() },
            lists,
            board: seen.board(),
            unsourced: self.unsourced.clone(),
            block_parcels: if sight.blocks.whole_town { self.block_parcels.clone() } else { Default::default() },
            to_lon_lat: to_lon_lat(&self.town)?,
            whole: Some(Arc::clone(self)),
            snapshot,
        })
    }
}

impl Work {
    /// Whether an enterprise is registered in, or sits on land of, what a decision reaches. Linear in the town.
    #[must_use]
    pub fn reaches(&self, scope: &Scope, id: &EnterpriseId) -> bool {
        scope.whole_town || scope.enterprises.contains(id) || Places::of(self).enterprise_within(id, scope)
    }
}

/// The questions that the narrowing asks.
struct Seen<'a> {
    work: &'a Work,
    sight: &'a Sight,
    places: &'a Places,
}

impl Seen<'_> {
    fn enterprise_in(&self, scope: &Scope, id: &EnterpriseId) -> bool {
        scope.whole_town || scope.enterprises.contains(id) || self.places.enterprise_within(id, scope)
    }

    fn enterprise(&self, id: &EnterpriseId) -> bool {
        self.enterprise_in(&self.sight.enterprises, id)
    }

    /// Whether the figures of an enterprise are seen, for which the row alone is not enough.
    fn secrets(&self, id: &EnterpriseId) -> bool {
        self.enterprise_in(self.sight.fields.shown(Field::TradeSecret), id)
    }

    fn figures(&self, id: &EnterpriseId) -> bool {
        self.enterprise(id) && self.secrets(id)
    }

    /// Whether sums over everybody may be shown: a sum less one's own part is the neighbour's figure.
    fn whole_figures(&self) -> bool {
        self.sight.land.whole_town && self.sight.fields.shown(Field::TradeSecret).whole_town
    }

    fn finding_about(&self, id: &EnterpriseId) -> bool {
        self.enterprise_in(&self.sight.findings, id)
    }

    /// All whom it concerns must be seen: the evidence names them.
    fn finding(&self, finding: &Finding) -> bool {
        let scope = &self.sight.findings;
        let land = finding.parcel.as_ref().is_none_or(|parcel| self.places.parcel_within(parcel, scope));
        let firms = finding.enterprises.iter().all(|id| self.enterprise_in(scope, id));
        // A suspicion about a building names its occupants in words; an enterprise sees what is about itself alone.
        let mine = !finding.enterprises.is_empty() || !scope.villages.is_empty();
        scope.whole_town || (land && firms && mine)
    }

    fn fact(&self, fact: &Fact) -> bool {
        let (land, places) = (&self.sight.land, self.places);
        match &fact.statement {
            Statement::Registration(s) => self.enterprise(&s.enterprise),
            Statement::EnvironmentRecord(s) => self.enterprise(&s.enterprise),
            Statement::Tax(s) => self.figures(&s.enterprise),
            Statement::Power(s) => self.figures(&s.enterprise),
            Statement::Emission(s) => self.figures(&s.enterprise),
            Statement::SocialInsurance(s) => self.figures(&s.enterprise),
            Statement::Statistics(s) => self.figures(&s.enterprise),
            Statement::Declaration(s) => self.figures(&s.enterprise),
            Statement::LandRight(s) => {
                land.whole_town
                    || s.enterprise.as_ref().is_some_and(|id| land.enterprises.contains(id))
                    || places.parcel_in_place(&s.parcel, land)
            }
            Statement::Lease(s) => {
                let mine = |id: &Option<EnterpriseId>| id.as_ref().is_some_and(|id| land.enterprises.contains(id));
                land.whole_town
                    || mine(&s.tenant_enterprise)
                    || mine(&s.lessor_enterprise)
                    || places.building_in_place(&s.building, land)
            }
            Statement::Inspection(s) => {
                let findings = &self.sight.findings;
                let by_place = || s.building.as_ref().is_some_and(|b| places.building_in_place(b, findings));
                findings.whole_town
                    || s.enterprise.as_ref().is_some_and(|id| self.finding_about(id))
                    || (s.enterprise.is_none() && by_place())
            }
            Statement::Vacancy(s) => land.whole_town || places.building_in_place(&s.building, land),
            Statement::BuildingRecord(s) => places.building_within(&s.building, land),
            Statement::Building(s) => places.building_within(&s.building, land),
            Statement::Parcel(s) => places.parcel_within(&s.parcel, land),
            Statement::Petition(_) => self.sight.petitions.whole_town,
            Statement::Project(_) => self.sight.parks.whole_town,
            Statement::Member(s) => {
                let personal = self.sight.fields.shown(Field::PersonalData);
                within_village(&self.sight.villages, &s.village) && within_village(personal, &s.village)
            }
            Statement::VillageAsset(s) => within_village(&self.sight.villages, &s.village),
            // Plans, roads, waters and the outlines of parks are published.
            Statement::PlanZone(_) | Statement::Park(_) | Statement::Road(_) | Statement::Waterway(_) => true,
        }
    }

    /// A fact without the ids of enterprises that are not seen: a lease names its other side in words and by no id.
    fn unnamed(&self, fact: &Fact) -> Fact {
        let mut fact = fact.clone();
        let hide = |id: &mut Option<EnterpriseId>| {
            if id.as_ref().is_some_and(|id| !self.enterprise(id)) {
                *id = None;
            }
        };
        match &mut fact.statement {
            Statement::Lease(s) => {
                hide(&mut s.tenant_enterprise);
                hide(&mut s.lessor_enterprise);
            }
            Statement::LandRight(s) => hide(&mut s.enterprise),
            Statement::Inspection(s) => hide(&mut s.enterprise),
            _ => {}
        }
        fact
    }

    fn relations(&self) -> Relations {
        let (land, places) = (&self.sight.land, self.places);
        let mut relations = self.work.relations.clone();
        relations.parcels.retain(|id, _| places.parcel_within(id, land));
        relations.buildings.retain(|id, _| places.building_within(id, land));
        relations.adjacency.retain(|pair| places.parcel_within(&pair.a, land) && places.parcel_within(&pair.b, land));
        if !land.whole_town {
            relations.problems.clear();
            for (id, parcel) in &mut relations.parcels {
                if !places.parcel_in_place(id, land) {
                    parcel.ownership.holders.clear();
                }
            }
        }
        relations
    }

    fn assessment(&self) -> model::Assessment {
        let mut assessment = self.work.assessment.clone();
        assessment.not_graded.retain(|row| self.enterprise(&row.enterprise));
        for population in &mut assessment.populations {
            for result in &population.results {
                let candidate = &result.candidate;
                if self.enterprise(&candidate.enterprise) && !self.secrets(&candidate.enterprise) {
                    assessment.not_graded.push(not_shown(candidate));
                }
            }
            population.results.retain(|result| self.figures(&result.candidate.enterprise));
            if !self.sight.enterprises.whole_town {
                for result in &mut population.results {
                    // A plot is graded together: its members are neighbours.
                    if let Some(plot) = &mut result.plot {
                        plot.members.retain(|id| self.enterprise(id));
                    }
                }
            }
        }
        assessment.not_graded.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
        assessment
    }

    fn plan(&self) -> RenewalPlan {
        let plan = self.work.plan.clone();
        if self.sight.blocks.whole_town {
            return plan;
        }
        RenewalPlan { blocks: Vec::new(), left_over: Vec::new(), balance: no_balance(&plan.balance), ..plan }
    }

    fn board(&self) -> steward::ParkBoard {
        let mut board = self.work.board.clone();
        if !self.sight.parks.whole_town {
            board.parks.retain(|park| self.sight.parks.parks.contains(&park.code));
            board.outside = steward::ParkStatus::default();
            board.projects.clear();
        }
        board.villages.retain(|village| within_village(&self.sight.villages, &village.village));
        board
    }
}

fn within_village(scope: &Scope, village: &str) -> bool {
    scope.whole_town || scope.villages.contains(village)
}

/// There is a grade, but not for these eyes: neither a false "no data" nor the grade.
fn not_shown(candidate: &model::Candidate) -> NotGraded {
    NotGraded {
        enterprise: candidate.enterprise.clone(),
        code: candidate.code.clone(),
        name: candidate.name.clone(),
        reason_zh: "评价明细属于企业商业秘密，不在您的查看范围".to_owned(),
        reason_en: "the evaluation's figures are the enterprise's trade secret and not shown to you".to_owned(),
        list: None,
    }
}

fn no_balance(of: &FundBalance) -> FundBalance {
    FundBalance {
        income: Fen(0),
        cost: Fen(0),
        static_balance: Fen(0),
        npv: 0.0,
        irr: None,
        irr_note: None,
        payback: None,
        discounted_payback: None,
        peak_gap: Fen(0),
        peak_gap_at: None,
        ..of.clone()
    }
}
