//! 用电量 of one meter and year.

use model::Wh;
use model::statement::{Power, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let meter = line.required_text("meter");
    let enterprise = line.enterprise(known);
    let building = line.building_code("building").map(|code| known.building(&code));
    let year = line.year("year");
    let electricity = line.required_amount("electricity");
    Some(Statement::Power(Power {
        enterprise: enterprise?,
        meter: meter?,
        account_name: line.text("enterprise_name").unwrap_or_default(),
        building,
        year: year?,
        electricity: Wh(electricity?),
    }))
}
