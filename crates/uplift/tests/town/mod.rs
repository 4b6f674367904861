//! A graded town for tests, made by hand: what other verbs would hand over.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(unreachable_pub, reason = "shared by the test files as a module")]
#![allow(clippy::unwrap_used, reason = "builders of test data, whose literals are right")]

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use model::statement::*;
use model::*;
use rules::{PackError, UpliftPack};
use uplift::{Context, Inputs};

pub const YEAR: i16 = 2022;
const PACK: &str = include_str!("../../../../rulepacks/uplift/default/pack.toml");

pub fn firm(name: &str) -> EnterpriseId {
    EnterpriseId(format!("ent-{name}"))
}

pub fn plot(name: &str) -> ParcelId {
    ParcelId(format!("par-{name}"))
}

pub struct Town {
    pub pack: UpliftPack,
    pub assessment: Assessment,
    pub candidates: Vec<Candidate>,
    pub facts: Vec<Fact>,
    pub findings: Vec<Finding>,
    pub closures: Vec<ClosureProposal>,
    pub sites: Vec<Site>,
    pub land_parts: BTreeMap<EnterpriseId, Vec<LandPart>>,
    pub block_parcels: BTreeSet<ParcelId>,
}

/// The shipped pack with another smallest number of peers, so that test towns stay small.
pub fn with_peers(minimum: u32) -> UpliftPack {
    let shipped = "unit = \"家\"\nstatus = \"unsourced\"\nvalues = [{ from = \"2018-01-01\", value = 20 }]";
    assert!(PACK.contains(shipped), "the shipped smallest number of peers has changed");
    UpliftPack::parse("u.toml", &PACK.replace(shipped, &shipped.replace("20 }", &format!("{minimum} }}")))).unwrap()
}

fn clause() -> Clause {
    Clause { title: "测试".to_owned(), article: String::new(), version: String::new(), status: Status::Unsourced }
}

impl Town {
    pub fn new() -> Self {
        let population = |population: &str, zh: &str, en: &str| PopulationResult {
            population: population.to_owned(),
            part: BTreeMap::new(),
            firms: 0,
            zh: zh.to_owned(),
            en: en.to_owned(),
            results: Vec::new(),
            cuts: Vec::new(),
        };
        let assessment = Assessment {
            pack: ContentHash::of(b"pack"),
            pack_title: "测试".to_owned(),
            inputs: ContentHash::of(b"inputs"),
            year: YEAR,
            populations: vec![
                population("above_scale", "规上工业企业", "enterprises above scale"),
                population("below_scale", "规下工业企业", "enterprises below scale"),
            ],
            not_graded: Vec::new(),
            source: clause(),
            unsourced: vec![Unsourced {
                parameter: "grades.c".to_owned(),
                value: "0.9".to_owned(),
                meaning: "A、B、C 类累计比例".to_owned(),
            }],
        };
        Self {
            pack: with_peers(8),
            assessment,
            candidates: Vec::new(),
            facts: Vec::new(),
            findings: Vec::new(),
            closures: Vec::new(),
            sites: Vec::new(),
            land_parts: BTreeMap::new(),
            block_parcels: BTreeSet::new(),
        }
    }

    pub fn fact(&mut self, department: Department, statement: Statement) {
        let row = u32::try_from(self.facts.len()).unwrap() + 2;
        let source = Source {
            file: "表.xlsx".to_owned(),
            file_hash: ContentHash::of(b"file"),
            sheet: "表".to_owned(),
            row,
            department,
        };
        self.facts.push(Fact::new(&TownId("330282-kuangyan".to_owned()), source, BTreeMap::new(), statement));
    }

    pub fn registered(&mut self, name: &str, status: RegistrationStatus) {
        let statement = Statement::Registration(Registration {
            enterprise: firm(name),
            name: name.to_owned(),
            uscc: None,
            registration_no: None,
            form: LegalForm::Company,
            industry: "1819".to_owned(),
            industry_name: String::new(),
            founded: None,
            status,
            status_since: None,
            address: String::new(),
            building: None,
            village: None,
            scale: Scale::BelowScale,
        });
        self.fact(Department::MarketSupervision, statement);
    }

    /// An active enterprise below scale with 10 万元 of revenue: rank is the order of the calls.
    pub fn graded(&mut self, name: &str, industry: &str, grade: Grade, tax_per_mu: f64, wan_kwh: i64) {
        self.registered(name, RegistrationStatus::Active);
        let input = |amount, department| Input { amount, department, citations: Vec::new(), derivation: None };
        let candidate = Candidate {
            industry: industry.to_owned(),
            inputs: BTreeMap::from([
                (Measure::TaxPaid, input(1, Department::Tax)),
                (Measure::Electricity, input(wan_kwh * 10_000_000, Department::Power)),
                (Measure::Revenue, input(10_000_000, Department::Enterprise)),
            ]),
            ..Candidate::new(firm(name), name, Scale::BelowScale)
        };
        self.candidates.push(candidate.clone());
        let indicator = |code: &str, value: f64| IndicatorResult {
            indicator: code.to_owned(),
            value: Some(value),
            benchmark: Some(1.0),
            range: None,
            place: None,
            weight: 50.0,
            points: value * 50.0,
            scored: Scored::ByValue,
            uncapped: None,
        };
        let results = &mut self.assessment.populations[1].results;
        let rank = u32::try_from(results.len()).unwrap() + 1;
        results.push(EnterpriseResult {
            candidate,
            indicators: vec![indicator("tax_per_mu", tax_per_mu)],
            adjustments: Vec::new(),
            score: 0.0,
            ranked_score: 0.0,
            rank,
            initial: grade,
            changes: Vec::new(),
            grade,
            plot: None,
            statistics_only: Vec::new(),
        });
    }

    pub fn closing(&mut self, name: &str) {
        self.closures.push(ClosureProposal {
            enterprise: firm(name),
            ground: "revoked".to_owned(),
            reason_zh: String::new(),
            reason_en: String::new(),
            findings: Vec::new(),
            evidence: Vec::new(),
            clauses: Vec::new(),
        });
    }

    /// An industrial site held by an enterprise that sits on it.
    pub fn site(&mut self, name: &str, owner: &str, mu: &str, tax_wan: &str) {
        let area = Cm2(GivenUnit::MU.scale(mu).unwrap());
        self.sites.push(Site {
            parcel: plot(name),
            code: name.to_owned(),
            village: None,
            area,
            lawful_floor_area: Cm2(0),
            illegal_floor_area: Cm2(0),
            let_floor_area: Cm2(0),
            tax: Fen(GivenUnit::WAN_YUAN.scale(tax_wan).unwrap()),
            firms: 1,
            staff: MilliPerson(0),
            tenures: Vec::new(),
            holders: 1,
            plan_conflict: 0.0,
            industrial: true,
        });
        self.land_parts.entry(firm(owner)).or_default().push(LandPart { parcel: plot(name), area });
        let right = Statement::LandRight(LandRight {
            parcel: plot(name),
            parcel_code: name.to_owned(),
            holder: owner.to_owned(),
            enterprise: Some(firm(owner)),
            tenure: Tenure::StateGranted,
            land_use: "工业".to_owned(),
            area: None,
            certificate: None,
            granted: None,
            share: (1, 1),
            village: None,
        });
        self.fact(Department::NaturalResources, right);
    }

    pub fn snapshot(&self) -> Snapshot {
        Snapshot::fold(TownId("330282-kuangyan".to_owned()), date(2023, 6, 30), 4549, self.facts.clone())
    }

    pub fn with<T>(&self, use_context: impl FnOnce(&Context<'_>) -> T) -> Result<T, PackError> {
        let snapshot = self.snapshot();
        let context = Context::new(Inputs {
            pack: &self.pack,
            assessment: &self.assessment,
            candidates: &self.candidates,
            snapshot: &snapshot,
            findings: &self.findings,
            closures: &self.closures,
            sites: &self.sites,
            land_parts: &self.land_parts,
            block_parcels: &self.block_parcels,
        })?;
        Ok(use_context(&context))
    }

    pub fn profile(&self, name: &str) -> Profile {
        self.with(|context| uplift::profile(context, &firm(name))).unwrap().unwrap()
    }

    pub fn lists(&self) -> UpliftLists {
        self.with(uplift::lists).unwrap()
    }
}
