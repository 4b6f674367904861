//! A small town made of facts, for tests: every figure has a source cell.
#![allow(dead_code, reason = "each test file uses its part of the builder")]
#![allow(clippy::unwrap_used, reason = "builders of test data, whose literals are right")]
#![allow(unreachable_pub, reason = "shared by the test files as a module")]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::statement::*;
use model::*;

pub const YEAR: i16 = 2022;
const PACK: &str = include_str!("../../../../rulepacks/evaluation/huangyan-2022/pack.toml");

pub fn pack() -> rules::EvaluationPack {
    rules::EvaluationPack::parse("huangyan-2022/pack.toml", PACK).unwrap()
}

pub fn town_id() -> TownId {
    TownId("330282-kuangyan".to_owned())
}

pub fn firm(name: &str) -> EnterpriseId {
    EnterpriseId(format!("ent-{name}"))
}

pub fn plot(name: &str) -> ParcelId {
    ParcelId(format!("par-{name}"))
}

pub fn house(name: &str) -> BuildingId {
    BuildingId(format!("bld-{name}"))
}

pub fn contract(name: &str) -> TenancyId {
    TenancyId(format!("ten-{name}"))
}

#[derive(Default)]
pub struct Town {
    facts: Vec<Fact>,
    pub relations: Relations,
}

impl Town {
    pub fn fact(
        &mut self,
        file: &str,
        department: Department,
        cells: &[(&str, &str)],
        statement: Statement,
    ) -> &mut Self {
        let row = u32::try_from(self.facts.len()).unwrap() + 2;
        let source = Source {
            file: file.to_owned(),
            file_hash: ContentHash::of(file.as_bytes()),
            sheet: "表".to_owned(),
            row,
            department,
        };
        let cells: BTreeMap<String, Cell> = cells
            .iter()
            .map(|(field, literal)| {
                let cell = Cell { column: "E".to_owned(), header: (*field).to_owned(), literal: (*literal).to_owned() };
                ((*field).to_owned(), cell)
            })
            .collect();
        self.facts.push(Fact::new(&town_id(), source, cells, statement));
        self
    }

    pub fn registered(&mut self, name: &str, scale: Scale, status: RegistrationStatus, industry: &str) -> &mut Self {
        let statement = Statement::Registration(Registration {
            enterprise: firm(name),
            name: format!("{name}服饰厂"),
            uscc: Some(format!("USCC{name}")),
            registration_no: None,
            form: LegalForm::Company,
            industry: industry.to_owned(),
            industry_name: String::new(),
            founded: Some(date(2015, 1, 1)),
            status,
            status_since: None,
            address: String::new(),
            building: None,
            village: None,
            scale,
        });
        self.fact("企业登记.xlsx", Department::MarketSupervision, &[("name", name)], statement)
    }

    pub fn firm(&mut self, name: &str) -> &mut Self {
        self.registered(name, Scale::BelowScale, RegistrationStatus::Active, "1819")
    }

    pub fn tax(&mut self, name: &str, year: i16, wan_yuan: &str) -> &mut Self {
        let tax_paid = Fen(GivenUnit::WAN_YUAN.scale(wan_yuan).unwrap());
        let statement = Statement::Tax(Tax { enterprise: firm(name), year, tax_paid });
        self.fact("税务局-实缴税金.xlsx", Department::Tax, &[("tax_paid", wan_yuan)], statement)
    }

    pub fn meter(&mut self, name: &str, meter: &str, wan_kwh: &str) -> &mut Self {
        let statement = Statement::Power(Power {
            enterprise: firm(name),
            meter: meter.to_owned(),
            account_name: name.to_owned(),
            building: None,
            year: YEAR,
            electricity: Wh(GivenUnit::WAN_KWH.scale(wan_kwh).unwrap()),
        });
        self.fact("供电公司-用电量.xlsx", Department::Power, &[("electricity", wan_kwh)], statement)
    }

    pub fn declares(&mut self, name: &str, fill: impl FnOnce(&mut Declaration)) -> &mut Self {
        let mut declaration = Declaration {
            enterprise: firm(name),
            year: YEAR,
            tax_paid: None,
            land: None,
            value_added: None,
            revenue: None,
            electricity: None,
            energy: None,
            staff: None,
            rd_spending: None,
            emissions: None,
            signed: date(2023, 4, 1),
            signatory: "甲".to_owned(),
        };
        fill(&mut declaration);
        self.fact(
            "一企一单-签署汇总.csv",
            Department::Enterprise,
            &[("tax_paid", "申报税金"), ("land", "申报用地")],
            Statement::Declaration(declaration),
        )
    }

    pub fn statistics(&mut self, name: &str, value_added: &str) -> &mut Self {
        let statement = Statement::Statistics(Statistics {
            enterprise: firm(name),
            year: YEAR,
            value_added: Some(Fen(GivenUnit::WAN_YUAN.scale(value_added).unwrap())),
            energy: Some(Kgce(100_000)),
            staff: Some(MilliPerson(50_000)),
            rd_spending: Some(Fen(2_000_000)),
            revenue: Some(Fen(100_000_000)),
            output: None,
        });
        self.fact("统计局-规上工业.xlsx", Department::Statistics, &[("value_added", value_added)], statement)
    }

    pub fn emission(&mut self, name: &str, cod: Option<i64>, vocs: Option<i64>) -> &mut Self {
        let statement = Statement::Emission(Emission {
            enterprise: firm(name),
            year: YEAR,
            cod: cod.map(Gram),
            ammonia_nitrogen: None,
            so2: None,
            nox: None,
            vocs: vocs.map(Gram),
        });
        self.fact("生态环境分局-排污.xlsx", Department::Environment, &[("cod", "1"), ("vocs", "2")], statement)
    }

    /// A parcel with one house of that floor area.
    pub fn plot(&mut self, name: &str, area: Cm2, floor_area: Cm2) -> &mut Self {
        let relation = ParcelRelations { area, ..ParcelRelations::default() };
        self.relations.parcels.insert(plot(name), relation);
        let relation = BuildingRelations { parcel: Some(plot(name)), floor_area, ..BuildingRelations::default() };
        self.relations.buildings.insert(house(name), relation);
        let none = || Footprint::new(Vec::new());
        let parcel = Statement::Parcel(ParcelOutline {
            parcel: plot(name),
            code: format!("330282001001GB{name}"),
            land_use: "工业".to_owned(),
            tenure: String::new(),
            village: None,
            outline: none(),
        });
        self.fact("宗地.shp", Department::NaturalResources, &[("code", name)], parcel);
        let building = Statement::Building(BuildingOutline {
            building: house(name),
            code: format!("330282001001GB{name}F0001"),
            parcel: plot(name),
            floors: 1,
            building_use: "厂房".to_owned(),
            structure: String::new(),
            surveyed: None,
            outline: none(),
        });
        self.fact("建筑物.shp", Department::NaturalResources, &[("code", name)], building)
    }

    pub fn right(
        &mut self,
        parcel: &str,
        holder: &str,
        enterprise: bool,
        share: (u32, u32),
        area: Option<Cm2>,
    ) -> &mut Self {
        let statement = Statement::LandRight(LandRight {
            parcel: plot(parcel),
            parcel_code: parcel.to_owned(),
            holder: holder.to_owned(),
            enterprise: enterprise.then(|| firm(holder)),
            tenure: Tenure::StateGranted,
            land_use: "工业".to_owned(),
            area,
            certificate: None,
            granted: None,
            share,
            village: None,
        });
        self.fact("自然资源局-工业用地.xlsx", Department::NaturalResources, &[("area", "证载")], statement)
    }

    #[allow(clippy::too_many_arguments, reason = "a lease has that many parts")]
    pub fn lease(
        &mut self,
        number: &str,
        building: &str,
        lessor: &str,
        tenant: Option<&str>,
        above: Option<&str>,
        area: Cm2,
        term: (Date, Date),
    ) -> &mut Self {
        let statement = Statement::Lease(Lease {
            tenancy: contract(number),
            number: number.to_owned(),
            above: above.map(contract),
            building: house(building),
            unit: "1F".to_owned(),
            lessor: lessor.to_owned(),
            lessor_enterprise: Some(firm(lessor)),
            tenant: tenant.unwrap_or("个人").to_owned(),
            tenant_enterprise: tenant.map(firm),
            floor_area: area,
            from: term.0,
            to: term.1,
            rent_per_m2: None,
            filed: None,
            owner_consents: None,
        });
        self.fact("厂房租赁台账.xlsx", Department::Town, &[("floor_area", "租赁面积")], statement)
    }

    pub fn snapshot(&self) -> Snapshot {
        Snapshot::fold(town_id(), date(2023, 6, 30), 4549, self.facts.clone())
    }

    pub fn candidates(&self) -> Vec<Candidate> {
        assess::candidates(&self.snapshot(), &self.relations, &pack(), YEAR)
    }
}

/// All of the evaluation year and beyond.
pub fn running() -> (Date, Date) {
    (date(2021, 1, 1), date(2024, 12, 31))
}

pub fn mu(text: &str) -> Cm2 {
    Cm2(GivenUnit::MU.scale(text).unwrap())
}

pub fn m2(area: i64) -> Cm2 {
    Cm2(area * 10_000)
}

pub fn input(amount: i64) -> Input {
    Input { amount, department: Department::Enterprise, citations: Vec::new(), derivation: None }
}

/// A candidate as a machine gives it.
pub fn candidate(id: &str, scale: Scale, inputs: &[(Measure, i64)]) -> Candidate {
    Candidate {
        code: id.to_owned(),
        inputs: inputs.iter().map(|(measure, amount)| (*measure, input(*amount))).collect(),
        ..Candidate::new(firm(id), id, scale)
    }
}
