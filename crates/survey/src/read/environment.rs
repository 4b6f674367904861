//! 环保手续.

use model::statement::{DischargePermitKind, EnvironmentRecord, Statement};

use crate::known::Known;
use crate::line::Line;

const KINDS: [(&str, Option<DischargePermitKind>); 5] = [
    ("重点管理", Some(DischargePermitKind::Key)),
    ("简化管理", Some(DischargePermitKind::Simplified)),
    ("登记管理", Some(DischargePermitKind::Registration)),
    ("无", None),
    ("未办理", None),
];

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let enterprise = line.enterprise(known);
    let permit_kind = line.choice("permit_kind", &KINDS).flatten();
    let permit_until = line.date("permit_until");
    let hazardous_waste = line.flag("hazardous_waste");
    let waste_contract_until = line.date("waste_contract_until");
    Some(Statement::EnvironmentRecord(EnvironmentRecord {
        enterprise: enterprise?,
        process: line.text("process").filter(|p| p != "无"),
        assessment_approval: line.text("assessment_approval").filter(|a| a != "无"),
        permit_kind,
        permit: line.text("permit").filter(|p| p != "无"),
        permit_until,
        hazardous_waste,
        waste_contractor: line.text("waste_contractor").filter(|w| w != "无"),
        waste_contract_until,
    }))
}
