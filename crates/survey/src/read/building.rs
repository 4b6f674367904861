//! 建筑物 outlines.

use model::statement::{BuildingOutline, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let building = line.building("building", known);
    let parcel = line.parcel("parcel", known);
    line.required_text("floors");
    let floors = line.whole("floors", 1, 200);
    let surveyed = line.past_date("surveyed", known);
    let outline = line.outline();
    let (building, code) = building?;
    Some(Statement::Building(BuildingOutline {
        building,
        code,
        parcel: parcel?.0,
        floors: u8::try_from(floors?).ok()?,
        building_use: line.text("building_use").unwrap_or_default(),
        structure: line.text("structure").unwrap_or_default(),
        surveyed,
        outline: outline?,
    }))
}
