//! 消防安全检查记录: one item of one inspection.

use model::statement::{Inspection, InspectionItem, Statement};

use crate::known::Known;
use crate::line::Line;

const ITEMS: [(&str, InspectionItem); 5] = [
    ("住人场所合用", InspectionItem::MixedUse),
    ("消防车道", InspectionItem::FireLane),
    ("安全出口", InspectionItem::Exit),
    ("停产整顿复查", InspectionItem::SuspensionRecheck),
    ("排污责令改正复查", InspectionItem::DischargeRecheck),
];

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let number = line.required_text("number");
    let dated = line.required_date("date");
    let date = dated.and_then(|_| line.past_date("date", known));
    // An inspection may be of premises without a firm.
    let named = line.cell("enterprise").is_some() || line.cell("enterprise_name").is_some();
    let enterprise = if named { line.enterprise(known) } else { None };
    let building = line.building_code("building").map(|code| known.building(&code));
    let item = line.required_choice("item", &ITEMS);
    let passed = line.required_choice("passed", &[("合格", true), ("不合格", false)]);
    let clear_width_mm = line.amount("clear_width_mm");
    Some(Statement::Inspection(Inspection {
        number: number?,
        date: date?,
        enterprise,
        building,
        item: item?,
        passed: passed?,
        clear_width_mm,
        remark: line.text("remark").unwrap_or_default(),
        certificate: line.text("certificate"),
    }))
}
