//! 房屋: certificate and permit of one building.

use model::Cm2;
use model::statement::{BuildingRecord, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let building = line.building("building", known);
    line.parcel_code("parcel");
    let footprint = line.amount("certified_footprint");
    let floor_area = line.amount("certified_floor_area");
    let permitted = line.amount("permitted_floor_area");
    let temporary = line.choice("permit_temporary", &[("永久", false), ("临时", true)]);
    let permit_until = line.date("permit_until");
    let built_year = line.whole("built_year", 1900, i64::from(known.as_of.year()));
    let floors = line.whole("certified_floors", 1, 200);
    let (building, building_code) = building?;
    Some(Statement::BuildingRecord(BuildingRecord {
        building,
        building_code,
        certificate: line.text("certificate"),
        certified_footprint: footprint.map(Cm2),
        certified_floor_area: floor_area.map(Cm2),
        permit: line.text("permit"),
        permit_temporary: temporary.unwrap_or(false),
        permitted_floor_area: permitted.map(Cm2),
        permit_until,
        certified_use: line.text("certified_use"),
        built_year: built_year.and_then(|y| i16::try_from(y).ok()),
        certified_floors: floors.and_then(|f| u8::try_from(f).ok()),
    }))
}
