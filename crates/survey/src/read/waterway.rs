//! 水系.

use model::statement::{Statement, Waterway};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let name = line.required_text("name");
    let width_mm = line.required_amount("width_mm");
    let centre = line.centre_line();
    Some(Statement::Waterway(Waterway { name: name?, width_mm: width_mm?, line: centre? }))
}
