//! A snapshot: what the ledger knows of a town on a day, with the rows of each thing gathered around it.
//!
//! It is a fold over facts: nothing is stored that the facts do not say. Everything is ordered by id, so that the same
//! facts give the same bytes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::statement::{
    BuildingOutline, BuildingRecord, Declaration, Emission, EnvironmentRecord, Inspection, LandRight, Lease, Member,
    ParcelOutline, Park, Petition, PlanZone, Power, Project, Registration, RoadSegment, SocialInsurance, Statement,
    Statistics, Tax, Vacancy, VillageAsset, Waterway,
};
use crate::{BuildingId, Citation, Department, EnterpriseId, Fact, FactId, ParcelId, TenancyId, TownId};

/// A statement together with the fact it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stated<T> {
    /// The fact.
    pub fact: FactId,
    /// Who vouches for it.
    pub department: Department,
    /// What it says.
    pub is: T,
}

/// All that is known of one enterprise. Each list is ordered by fact.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Enterprise {
    /// 登记
    pub registration: Option<Stated<Registration>>,
    /// 实缴税金 by year
    pub taxes: Vec<Stated<Tax>>,
    /// 用电 by meter and year
    pub power: Vec<Stated<Power>>,
    /// 排放 by year
    pub emissions: Vec<Stated<Emission>>,
    /// 环保手续 (latest row)
    pub environment: Option<Stated<EnvironmentRecord>>,
    /// 参保 by year
    pub insurance: Vec<Stated<SocialInsurance>>,
    /// 统计 by year
    pub statistics: Vec<Stated<Statistics>>,
    /// 一企一单 by year
    pub declarations: Vec<Stated<Declaration>>,
    /// 检查
    pub inspections: Vec<Stated<Inspection>>,
    /// Leases in which it is the tenant.
    pub rents: Vec<TenancyId>,
    /// Leases in which it is the lessor.
    pub lets: Vec<TenancyId>,
    /// Parcels of which it is a right holder.
    pub holds: Vec<ParcelId>,
}

impl Enterprise {
    /// Registered name, or 未登记 when no register row is known.
    #[must_use]
    pub fn name(&self) -> &str {
        self.registration.as_ref().map_or("（未登记）", |r| &r.is.name)
    }
}

/// All that is known of one parcel.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// 宗地 outline
    pub outline: Option<Stated<ParcelOutline>>,
    /// Right holders.
    pub rights: Vec<Stated<LandRight>>,
    /// Buildings on it, as the survey assigned them.
    pub buildings: Vec<BuildingId>,
}

/// All that is known of one building.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// 建筑物 outline
    pub outline: Option<Stated<BuildingOutline>>,
    /// Certificate and permit; `None` when it has neither.
    pub record: Option<Stated<BuildingRecord>>,
    /// Leases in it.
    pub leases: Vec<TenancyId>,
    /// Vacant units.
    pub vacancies: Vec<Stated<Vacancy>>,
    /// Inspections of it that name no enterprise or any.
    pub inspections: Vec<Stated<Inspection>>,
}

/// What is known of a town on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The tenant.
    pub town: TownId,
    /// The day about which questions are asked; leases and road classes are taken as of it.
    pub as_of: Date,
    /// EPSG code of the projected CRS of all geometry.
    pub epsg: u32,
    /// By id.
    pub enterprises: BTreeMap<EnterpriseId, Enterprise>,
    /// By id.
    pub parcels: BTreeMap<ParcelId, Parcel>,
    /// By id.
    pub buildings: BTreeMap<BuildingId, Building>,
    /// By id.
    pub leases: BTreeMap<TenancyId, Stated<Lease>>,
    /// 信访件 by number.
    pub petitions: BTreeMap<String, Stated<Petition>>,
    /// 拟引进项目 by name.
    pub projects: BTreeMap<String, Stated<Project>>,
    /// 村集体成员 by key.
    pub members: BTreeMap<String, Stated<Member>>,
    /// 村集体资产 by key.
    pub assets: BTreeMap<String, Stated<VillageAsset>>,
    /// 规划用途分区 by code.
    pub zones: BTreeMap<String, Stated<PlanZone>>,
    /// 园区 by code.
    pub parks: BTreeMap<String, Stated<Park>>,
    /// 道路 by code and first day.
    pub roads: BTreeMap<String, Stated<RoadSegment>>,
    /// 水系 by name.
    pub waterways: BTreeMap<String, Stated<Waterway>>,
    /// The facts in force, by id, for citations.
    pub facts: BTreeMap<FactId, Fact>,
}

impl Snapshot {
    /// Folds facts, given in the order in which the ledger came to know them, into a snapshot. Of two statements with the
    /// same key the later stands. Linear in the facts but for the ordered maps.
    #[must_use]
    pub fn fold(town: TownId, as_of: Date, epsg: u32, facts: impl IntoIterator<Item = Fact>) -> Self {
        let mut standing: BTreeMap<String, Fact> = BTreeMap::new();
        for fact in facts {
            standing.insert(fact.statement.key(), fact);
        }
        let mut snapshot = Self {
            town,
            as_of,
            epsg,
            enterprises: BTreeMap::new(),
            parcels: BTreeMap::new(),
            buildings: BTreeMap::new(),
            leases: BTreeMap::new(),
            petitions: BTreeMap::new(),
            projects: BTreeMap::new(),
            members: BTreeMap::new(),
            assets: BTreeMap::new(),
            zones: BTreeMap::new(),
            parks: BTreeMap::new(),
            roads: BTreeMap::new(),
            waterways: BTreeMap::new(),
            facts: BTreeMap::new(),
        };
        for (key, fact) in standing {
            snapshot.place(key, &fact);
            snapshot.facts.insert(fact.id.clone(), fact);
        }
        snapshot
    }

    fn place(&mut self, key: String, fact: &Fact) {
        fn stated<T: Clone>(fact: &Fact, is: &T) -> Stated<T> {
            Stated { fact: fact.id.clone(), department: fact.source.department, is: is.clone() }
        }
        match &fact.statement {
            Statement::Registration(s) => self.enterprise(&s.enterprise).registration = Some(stated(fact, s)),
            Statement::LandRight(s) => {
                self.parcels.entry(s.parcel.clone()).or_default().rights.push(stated(fact, s));
                if let Some(holder) = &s.enterprise {
                    self.enterprise(holder).holds.push(s.parcel.clone());
                }
            }
            Statement::BuildingRecord(s) => self.building(&s.building).record = Some(stated(fact, s)),
            Statement::Tax(s) => self.enterprise(&s.enterprise).taxes.push(stated(fact, s)),
            Statement::Power(s) => self.enterprise(&s.enterprise).power.push(stated(fact, s)),
            Statement::Emission(s) => self.enterprise(&s.enterprise).emissions.push(stated(fact, s)),
            Statement::EnvironmentRecord(s) => self.enterprise(&s.enterprise).environment = Some(stated(fact, s)),
            Statement::SocialInsurance(s) => self.enterprise(&s.enterprise).insurance.push(stated(fact, s)),
            Statement::Statistics(s) => self.enterprise(&s.enterprise).statistics.push(stated(fact, s)),
            Statement::Declaration(s) => self.enterprise(&s.enterprise).declarations.push(stated(fact, s)),
            Statement::Lease(s) => {
                self.building(&s.building).leases.push(s.tenancy.clone());
                if let Some(tenant) = &s.tenant_enterprise {
                    self.enterprise(tenant).rents.push(s.tenancy.clone());
                }
                if let Some(lessor) = &s.lessor_enterprise {
                    self.enterprise(lessor).lets.push(s.tenancy.clone());
                }
                self.leases.insert(s.tenancy.clone(), stated(fact, s));
            }
            Statement::Inspection(s) => {
                if let Some(enterprise) = &s.enterprise {
                    self.enterprise(enterprise).inspections.push(stated(fact, s));
                }
                if let Some(building) = &s.building {
                    self.building(building).inspections.push(stated(fact, s));
                }
            }
            Statement::Vacancy(s) => self.building(&s.building).vacancies.push(stated(fact, s)),
            Statement::Parcel(s) => self.parcels.entry(s.parcel.clone()).or_default().outline = Some(stated(fact, s)),
            Statement::Building(s) => {
                self.parcels.entry(s.parcel.clone()).or_default().buildings.push(s.building.clone());
                self.building(&s.building).outline = Some(stated(fact, s));
            }
            Statement::Petition(s) => drop(self.petitions.insert(s.number.clone(), stated(fact, s))),
            Statement::Project(s) => drop(self.projects.insert(s.name.clone(), stated(fact, s))),
            Statement::Member(s) => drop(self.members.insert(key, stated(fact, s))),
            Statement::VillageAsset(s) => drop(self.assets.insert(key, stated(fact, s))),
            Statement::PlanZone(s) => drop(self.zones.insert(s.code.clone(), stated(fact, s))),
            Statement::Park(s) => drop(self.parks.insert(s.code.clone(), stated(fact, s))),
            Statement::Road(s) => drop(self.roads.insert(key, stated(fact, s))),
            Statement::Waterway(s) => drop(self.waterways.insert(s.name.clone(), stated(fact, s))),
        }
    }

    fn enterprise(&mut self, id: &EnterpriseId) -> &mut Enterprise {
        self.enterprises.entry(id.clone()).or_default()
    }

    fn building(&mut self, id: &BuildingId) -> &mut Building {
        self.buildings.entry(id.clone()).or_default()
    }

    /// The source cell of a field of a statement.
    #[must_use]
    pub fn cite<T>(&self, stated: &Stated<T>, field: &str) -> Option<Citation> {
        self.facts.get(&stated.fact).map(|fact| fact.cite(field))
    }
}
