//! A street of two plants in a park and one outside, by hand.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::statement::{
    BuildingOutline, Lease, LegalForm, Member, ParcelOutline, Park, Project, Registration, RegistrationStatus, Scale,
    Statement, Vacancy, VillageAsset,
};
use model::{
    BuildingId, BuildingRelations, Cm2, ContentHash, Department, EnterpriseId, Fact, Fen, Footprint, Gram, Kgce,
    ParcelId, ParcelRelations, Relations, Snapshot, Source, TenancyId, TownId,
};
use rules::ParkPack;
use steward::ParkBoard;

pub(crate) const DAY: &str = "2023-06-30";

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn m2(m2: i64) -> Cm2 {
    Cm2(m2 * 10_000)
}

pub(crate) fn wan(wan: i64) -> Fen {
    Fen(wan * 1_000_000)
}

fn building_id(code: &str) -> BuildingId {
    BuildingId(format!("bld-{code}"))
}

pub(crate) fn lease(number: &str, building: &str, area: i64, from: &str, to: &str) -> Lease {
    Lease {
        tenancy: TenancyId(number.to_owned()),
        number: number.to_owned(),
        above: None,
        building: building_id(building),
        unit: "1F".to_owned(),
        lessor: "房东".to_owned(),
        lessor_enterprise: None,
        tenant: format!("租户{number}"),
        tenant_enterprise: None,
        floor_area: m2(area),
        from: date(from),
        to: date(to),
        rent_per_m2: None,
        filed: None,
        owner_consents: None,
    }
}

pub(crate) fn vacancy(building: &str, unit: &str, area: i64, available: Option<&str>) -> Statement {
    Statement::Vacancy(Vacancy {
        building: building_id(building),
        unit: unit.to_owned(),
        floor_area: m2(area),
        available: available.map(date),
        rent_per_m2: None,
    })
}

pub(crate) fn project(name: &str, area: Option<i64>, starts: Option<&str>) -> Project {
    Project {
        name: name.to_owned(),
        industry: "1810".to_owned(),
        land: None,
        floor_area: area.map(m2),
        energy: Some(Kgce(520_000)),
        vocs: Some(Gram(0)),
        tax_per_mu: None,
        starts: starts.map(date),
    }
}

pub(crate) fn firm(name: &str, building: &str, status: RegistrationStatus) -> Statement {
    Statement::Registration(Registration {
        enterprise: EnterpriseId(name.to_owned()),
        name: name.to_owned(),
        uscc: None,
        registration_no: None,
        form: LegalForm::Company,
        industry: "1810".to_owned(),
        industry_name: String::new(),
        founded: None,
        status,
        status_since: None,
        address: String::new(),
        building: Some(building_id(building)),
        village: None,
        scale: Scale::BelowScale,
    })
}

pub(crate) fn member(village: &str, name: &str, may_vote: bool) -> Statement {
    let (village, household, name) = (village.to_owned(), "1".to_owned(), name.to_owned());
    Statement::Member(Member { village, household, name, may_vote })
}

/// An asset; a rent of `None` was not collected.
pub(crate) fn asset(village: &str, name: &str, book: i64, rent: Option<i64>) -> Statement {
    let (village, name, yearly_rent) = (village.to_owned(), name.to_owned(), rent.map(wan));
    Statement::VillageAsset(VillageAsset { village, name, code: None, book_value: wan(book), yearly_rent })
}

/// Plants A and B stand in park P1 on parcels a and b, plant C outside on parcel c; parcel h in the park is homes.
pub(crate) fn board(statements: Vec<Statement>) -> ParkBoard {
    let outline = || Footprint::new(vec![]);
    let mut all = vec![Statement::Park(Park {
        code: "P1".into(),
        name: "工业东区".into(),
        level: "镇级".into(),
        outline: outline(),
    })];
    let mut relations = Relations::default();
    for (parcel, park, land_use) in
        [("a", Some("P1"), "工业"), ("b", Some("P1"), "工业"), ("c", None, "工业"), ("h", Some("P1"), "住宅")]
    {
        let id = ParcelId(parcel.to_owned());
        all.push(Statement::Parcel(ParcelOutline {
            parcel: id.clone(),
            code: parcel.to_owned(),
            land_use: land_use.to_owned(),
            tenure: String::new(),
            village: None,
            outline: outline(),
        }));
        let park = park.map(str::to_owned);
        let relation = ParcelRelations { area: m2(5_000), floor_area: m2(4_000), park, ..ParcelRelations::default() };
        relations.parcels.insert(id, relation);
    }
    for (building, parcel, home) in [("A", "a", Some(25_000)), ("B", "b", None), ("C", "c", None)] {
        let id = building_id(building);
        let parcel = ParcelId(parcel.to_owned());
        all.push(Statement::Building(BuildingOutline {
            building: id.clone(),
            code: building.to_owned(),
            parcel: parcel.clone(),
            floors: 3,
            building_use: "厂房".into(),
            structure: "钢混".into(),
            surveyed: None,
            outline: outline(),
        }));
        let relation =
            BuildingRelations { parcel: Some(parcel), home_distance_mm: home, ..BuildingRelations::default() };
        relations.buildings.insert(id, relation);
    }
    all.extend(statements);
    let town = TownId("330282-hand".into());
    let facts = (1..).zip(all).map(|(row, statement)| {
        let source = Source {
            file: "hand".into(),
            file_hash: ContentHash::of(b"hand"),
            sheet: "s".into(),
            row,
            department: Department::Town,
        };
        Fact::new(&town, source, BTreeMap::new(), statement)
    });
    let snapshot = Snapshot::fold(town.clone(), date(DAY), 4549, facts);
    let pack = ParkPack::parse("pack.toml", include_str!("../../../../rulepacks/parks/default/pack.toml")).unwrap();
    steward::board(&snapshot, &relations, &pack, date(DAY)).unwrap()
}
