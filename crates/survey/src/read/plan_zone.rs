//! 规划用途分区.

use model::statement::{PlanZone, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let code = line.required_text("code");
    let planned_use = line.required_text("planned_use");
    let approved = line.past_date("approved", known);
    let outline = line.outline();
    Some(Statement::PlanZone(PlanZone {
        code: code?,
        planned_use: planned_use?,
        plan: line.text("plan").unwrap_or_default(),
        approved,
        outline: outline?,
    }))
}
