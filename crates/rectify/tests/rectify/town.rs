//! A small town made by hand: statements with defaults that raise no suspicion, folded into a snapshot.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use model::statement::*;
use model::*;
use rules::CheckPack;

pub(crate) const PACK: &str = include_str!("../../../../rulepacks/checks/default/pack.toml");
const LAND: &str = include_str!("../../../../rulepacks/land/default/pack.toml");
pub(crate) const YEAR: i16 = 2022;
/// An inspector's certificate.
pub(crate) const INSPECTOR: Option<&str> = Some("执法-001");

pub(crate) fn town() -> TownId {
    TownId("330282-test".into())
}

pub(crate) fn firm_id(code: &str) -> EnterpriseId {
    EnterpriseId::derive(&town(), "uscc", code)
}

pub(crate) fn building_id(code: &str) -> BuildingId {
    BuildingId::derive(&town(), "building", code)
}

pub(crate) fn parcel_id(code: &str) -> ParcelId {
    ParcelId::derive(&town(), "parcel", code)
}

pub(crate) fn tenancy_id(number: &str) -> TenancyId {
    TenancyId::derive(&town(), "lease", number)
}

pub(crate) fn square_metres(m2: f64) -> Cm2 {
    Cm2::from_square_metres(m2)
}

/// Statements so far, and relations as `space` would have made them.
pub(crate) struct Town {
    facts: Vec<Fact>,
    relations: Relations,
}

impl Town {
    /// An industrial parcel `P` and a homestead `H`.
    pub(crate) fn new() -> Self {
        let town = Self { facts: Vec::new(), relations: Relations::default() };
        town.parcel("P", "工业").parcel("H", "住宅")
    }

    fn state(mut self, statement: Statement) -> Self {
        let row = self.facts.last().map_or(1, |fact| fact.source.row + 1);
        let source = Source {
            file: "表.xlsx".into(),
            file_hash: ContentHash::of(b"sheet"),
            sheet: "表".into(),
            row,
            department: Department::Town,
        };
        self.facts.push(Fact::new(&town(), source, BTreeMap::new(), statement));
        self
    }

    fn parcel(self, code: &str, land_use: &str) -> Self {
        self.state(Statement::Parcel(ParcelOutline {
            parcel: parcel_id(code),
            code: code.into(),
            land_use: land_use.into(),
            tenure: String::new(),
            village: None,
            outline: Footprint::new(vec![]),
        }))
    }

    /// A building of 2 floors and `footprint` m² on a parcel.
    pub(crate) fn building(mut self, code: &str, parcel: &str, building_use: &str, footprint: f64) -> Self {
        let (footprint, floors) = (square_metres(footprint), 2);
        let relations = BuildingRelations {
            parcel: Some(parcel_id(parcel)),
            footprint,
            floor_area: Cm2(footprint.0 * i64::from(floors)),
            ..BuildingRelations::default()
        };
        self.relations.buildings.insert(building_id(code), relations);
        self.state(Statement::Building(BuildingOutline {
            building: building_id(code),
            code: code.into(),
            parcel: parcel_id(parcel),
            floors,
            building_use: building_use.into(),
            structure: String::new(),
            surveyed: None,
            outline: Footprint::new(vec![]),
        }))
    }

    /// A row of the certificates, as changed from one with a certificate of `certified` m² footprint.
    pub(crate) fn record(mut self, code: &str, certified: f64, change: impl FnOnce(&mut BuildingRecord)) -> Self {
        let mut record = BuildingRecord {
            building: building_id(code),
            building_code: code.into(),
            certificate: Some("证".into()),
            certified_footprint: Some(square_metres(certified)),
            certified_floor_area: None,
            permit: None,
            permit_temporary: false,
            permitted_floor_area: None,
            permit_until: None,
            certified_use: None,
            built_year: None,
            certified_floors: None,
        };
        change(&mut record);
        if let Some(relations) = self.relations.buildings.get_mut(&building_id(code)) {
            relations.beyond_certificate = record.certified_footprint.map(|paper| relations.footprint - paper);
        }
        self.state(Statement::BuildingRecord(record))
    }

    /// An active firm named `某{code}厂`, as changed.
    pub(crate) fn firm(self, code: &str, change: impl FnOnce(&mut Registration)) -> Self {
        let mut registration = Registration {
            enterprise: firm_id(code),
            name: format!("某{code}厂"),
            uscc: Some(code.into()),
            registration_no: None,
            form: LegalForm::Company,
            industry: "1811".into(),
            industry_name: String::new(),
            founded: None,
            status: RegistrationStatus::Active,
            status_since: None,
            address: String::new(),
            building: None,
            village: None,
            scale: Scale::BelowScale,
        };
        change(&mut registration);
        self.state(Statement::Registration(registration))
    }

    /// A firm revoked on a day.
    pub(crate) fn revoked(self, code: &str, since: Option<Date>) -> Self {
        self.firm(code, |r| (r.status, r.status_since) = (RegistrationStatus::Revoked, since))
    }

    /// A meter that goes by a firm's code, under an account name.
    pub(crate) fn meter(self, firm: &str, account: &str, year: i16, watt_hours: i64) -> Self {
        self.state(Statement::Power(Power {
            enterprise: firm_id(firm),
            meter: format!("M{firm}{account}"),
            account_name: account.into(),
            building: None,
            year,
            electricity: Wh(watt_hours),
        }))
    }

    /// A lease of 100 m² in force on the day, without a lease above, as changed.
    pub(crate) fn lease(self, number: &str, building: &str, tenant: &str, change: impl FnOnce(&mut Lease)) -> Self {
        let mut lease = Lease {
            tenancy: tenancy_id(number),
            number: number.into(),
            above: None,
            building: building_id(building),
            unit: "1F".into(),
            lessor: "某甲厂".into(),
            lessor_enterprise: None,
            tenant: format!("某{tenant}厂"),
            tenant_enterprise: Some(firm_id(tenant)),
            floor_area: square_metres(100.0),
            from: date(2022, 1, 1),
            to: date(2024, 12, 31),
            rent_per_m2: None,
            filed: None,
            owner_consents: None,
        };
        change(&mut lease);
        self.state(Statement::Lease(lease))
    }

    /// An inspection by an inspector with a certificate.
    pub(crate) fn inspect(
        self,
        (number, day): (&str, Date),
        (firm, building): (Option<&str>, Option<&str>),
        item: InspectionItem,
        passed: bool,
    ) -> Self {
        self.check((number, day), (firm, building), item, (passed, None), INSPECTOR)
    }

    /// A check, by whomever.
    pub(crate) fn check(
        self,
        (number, date): (&str, Date),
        (firm, building): (Option<&str>, Option<&str>),
        item: InspectionItem,
        (passed, clear_width_mm): (bool, Option<i64>),
        certificate: Option<&str>,
    ) -> Self {
        self.state(Statement::Inspection(Inspection {
            number: number.into(),
            date,
            enterprise: firm.map(firm_id),
            building: building.map(building_id),
            item,
            passed,
            clear_width_mm,
            remark: String::new(),
            certificate: certificate.map(Into::into),
        }))
    }

    /// A row of the environment ledger without process, permit or waste, as changed.
    pub(crate) fn environment(self, firm: &str, change: impl FnOnce(&mut EnvironmentRecord)) -> Self {
        let mut record = EnvironmentRecord {
            enterprise: firm_id(firm),
            process: None,
            assessment_approval: None,
            permit_kind: None,
            permit: None,
            permit_until: None,
            hazardous_waste: Some(false),
            waste_contractor: None,
            waste_contract_until: None,
        };
        change(&mut record);
        self.state(Statement::EnvironmentRecord(record))
    }

    /// What geometry shows beyond this, as changed.
    pub(crate) fn related(mut self, change: impl FnOnce(&mut Relations)) -> Self {
        change(&mut self.relations);
        self
    }

    /// The findings about land by the default pack.
    pub(crate) fn land(&self) -> Vec<model::LandFinding> {
        let pack = rules::LandPack::parse("default", LAND).expect("the default pack is whole");
        rectify::land_findings(&self.snapshot(), &self.relations, &pack).expect("the default pack has every rule")
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::fold(town(), date(2023, 6, 30), 4549, self.facts.clone())
    }

    /// The findings by the default pack.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let pack = CheckPack::parse("default", PACK).expect("the default pack is whole");
        rectify::findings(&self.snapshot(), &self.relations, &pack, YEAR).expect("the default pack has every rule")
    }

    /// `rule subject` of each finding, in order.
    pub(crate) fn found(&self) -> Vec<String> {
        self.findings().iter().map(|finding| format!("{} {}", finding.rule, finding.subject_code)).collect()
    }

    /// The proposals by the default pack.
    pub(crate) fn proposals(&self) -> Vec<ClosureProposal> {
        let pack = CheckPack::parse("default", PACK).expect("the default pack is whole");
        rectify::closure_proposals(&self.snapshot(), &self.findings(), &pack, YEAR).expect("grounds rest on rules")
    }

    /// `ground` of each proposal, in order.
    pub(crate) fn grounds(&self) -> Vec<String> {
        self.proposals().into_iter().map(|proposal| proposal.ground).collect()
    }
}
