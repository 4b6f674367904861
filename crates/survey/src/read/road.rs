//! 道路: one segment during one period of its class.

use model::Severity;
use model::statement::{RoadClass, RoadSegment, Statement};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

const CLASSES: [(&str, RoadClass); 6] = [
    ("国道", RoadClass::National),
    ("省道", RoadClass::Provincial),
    ("县道", RoadClass::County),
    ("乡道", RoadClass::Township),
    ("村道", RoadClass::Village),
    ("城市道路", RoadClass::Urban),
];

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let code = line.required_text("code");
    let class = line.required_choice("class", &CLASSES);
    let from = line.required_date("from");
    let to = line.date("to");
    let land_width_mm = line.required_amount("land_width_mm");
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        line.note(
            Severity::Row,
            "to",
            said(
                "road.dates",
                format!("不早于 {from} / not before it"),
                "止日早于起日，请核对。 / The period ends before it begins.",
            ),
        );
    }
    let centre = line.centre_line();
    Some(Statement::Road(RoadSegment {
        code: code?,
        name: line.text("name").unwrap_or_default(),
        class: class?,
        from: from?,
        to,
        land_width_mm: land_width_mm?,
        line: centre?,
    }))
}
