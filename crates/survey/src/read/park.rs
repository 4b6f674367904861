//! 园区范围.

use model::statement::{Park, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let code = line.required_text("code");
    let name = line.required_text("name");
    let outline = line.outline();
    Some(Statement::Park(Park {
        code: code?,
        name: name?,
        level: line.text("level").unwrap_or_default(),
        outline: outline?,
    }))
}
