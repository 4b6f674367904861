//! 空置厂房.

use model::statement::{Statement, Vacancy};
use model::{Cm2, Fen};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let building = line.building("building", known);
    let floor_area = line.required_amount("floor_area");
    let available = line.date("available");
    let rent_per_m2 = line.amount("rent_per_m2").map(Fen);
    Some(Statement::Vacancy(Vacancy {
        building: building?.0,
        unit: line.text("unit").unwrap_or_default(),
        floor_area: Cm2(floor_area?),
        available,
        rent_per_m2,
    }))
}
