//! A hand-drawn town: outlines by rectangles or rings, folded into a snapshot.

use std::collections::BTreeMap;

use geo_types::{LineString, MultiPolygon, Polygon};
use jiff::civil::{Date, date};
use model::statement::*;
use model::*;

pub(crate) struct Town {
    facts: Vec<Fact>,
    rows: u32,
}

pub(crate) fn town() -> TownId {
    TownId("330282-test".into())
}

pub(crate) fn parcel_id(code: &str) -> ParcelId {
    ParcelId::derive(&town(), "parcel", code)
}

pub(crate) fn building_id(code: &str) -> BuildingId {
    BuildingId::derive(&town(), "building", code)
}

pub(crate) fn ring(points: &[(f64, f64)]) -> Footprint {
    MultiPolygon(vec![Polygon::new(LineString::from(points.to_vec()), vec![])])
}

pub(crate) fn rectangle(x: f64, y: f64, w: f64, h: f64) -> Footprint {
    ring(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
}

pub(crate) fn widths() -> Widths {
    Widths {
        adjacency_gap_mm: 10_000,
        adjacency_shared_mm: 1_000,
        road_control_mm: BTreeMap::from([(RoadClass::National, 20_000), (RoadClass::County, 10_000)]),
        home_search_mm: 50_000,
        overlap_problem: Cm2(10_000),
        new_zone_mm: BTreeMap::from([(RoadClass::National, 50_000)]),
        fire_lane_mm: 4_000,
        fire_reach_mm: 5_000,
        fire_turning_mm: 12_000,
    }
}

impl Town {
    pub(crate) fn new() -> Self {
        Self { facts: Vec::new(), rows: 0 }
    }

    fn state(mut self, sheet: &str, statement: Statement) -> Self {
        self.rows += 1;
        let row = self.rows;
        let source = Source {
            file: format!("{sheet}.shp"),
            file_hash: ContentHash::of(sheet.as_bytes()),
            sheet: sheet.into(),
            row,
            department: Department::NaturalResources,
        };
        self.facts.push(Fact::new(&town(), source, BTreeMap::new(), statement));
        self
    }

    pub(crate) fn parcel(self, code: &str, land_use: &str, outline: Footprint) -> Self {
        let outline = ParcelOutline {
            parcel: parcel_id(code),
            code: code.into(),
            land_use: land_use.into(),
            tenure: String::new(),
            village: None,
            outline,
        };
        self.state("宗地", Statement::Parcel(outline))
    }

    pub(crate) fn right(self, code: &str, square_metres: i64) -> Self {
        let right = LandRight {
            parcel: parcel_id(code),
            parcel_code: code.into(),
            holder: "某厂".into(),
            enterprise: None,
            tenure: Tenure::StateGranted,
            land_use: "工业".into(),
            area: Some(Cm2(square_metres * 10_000)),
            certificate: None,
            granted: None,
            share: (1, 1),
            village: None,
        };
        self.state("用地", Statement::LandRight(right))
    }

    pub(crate) fn building(self, code: &str, parcel: &str, floors: u8, building_use: &str, outline: Footprint) -> Self {
        let outline = BuildingOutline {
            building: building_id(code),
            code: code.into(),
            parcel: parcel_id(parcel),
            floors,
            building_use: building_use.into(),
            structure: String::new(),
            surveyed: None,
            outline,
        };
        self.state("建筑物", Statement::Building(outline))
    }

    pub(crate) fn certificate(self, code: &str, square_metres: i64) -> Self {
        let record = BuildingRecord {
            building: building_id(code),
            building_code: code.into(),
            certificate: Some("证".into()),
            certified_footprint: Some(Cm2(square_metres * 10_000)),
            certified_floor_area: None,
            permit: None,
            permit_temporary: false,
            permitted_floor_area: None,
            permit_until: None,
            certified_use: None,
            built_year: None,
            certified_floors: None,
        };
        self.state("房屋", Statement::BuildingRecord(record))
    }

    pub(crate) fn zone(self, code: &str, planned_use: &str, outline: Footprint) -> Self {
        let zone = PlanZone {
            code: code.into(),
            planned_use: planned_use.into(),
            plan: "规划".into(),
            approved: None,
            outline,
        };
        self.state("规划用途分区", Statement::PlanZone(zone))
    }

    pub(crate) fn park(self, code: &str, outline: Footprint) -> Self {
        let park = Park { code: code.into(), name: code.into(), level: "村级".into(), outline };
        self.state("园区范围", Statement::Park(park))
    }

    pub(crate) fn road(
        self,
        code: &str,
        class: RoadClass,
        from: Date,
        to: Option<Date>,
        points: &[(f64, f64)],
    ) -> Self {
        let road = RoadSegment {
            code: code.into(),
            name: format!("路{code}"),
            class,
            from,
            to,
            land_width_mm: 8_000,
            line: LineString::from(points.to_vec()),
        };
        self.state("道路", Statement::Road(road))
    }

    pub(crate) fn waterway(self, name: &str, points: &[(f64, f64)]) -> Self {
        let water = Waterway { name: name.into(), width_mm: 5_000, line: LineString::from(points.to_vec()) };
        self.state("水系", Statement::Waterway(water))
    }

    pub(crate) fn snapshot(self) -> Snapshot {
        Snapshot::fold(town(), date(2023, 6, 30), 4549, self.facts)
    }
}
