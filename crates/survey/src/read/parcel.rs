//! 宗地 outlines.

use model::statement::{ParcelOutline, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let parcel = line.parcel("parcel", known);
    let land_use = line.required_text("land_use");
    let outline = line.outline();
    let (parcel, code) = parcel?;
    Some(Statement::Parcel(ParcelOutline {
        parcel,
        code,
        land_use: land_use?,
        tenure: line.text("tenure").unwrap_or_default(),
        village: line.text("village"),
        outline: outline?,
    }))
}
