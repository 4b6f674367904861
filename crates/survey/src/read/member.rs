//! 村集体成员.

use model::statement::{Member, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let village = line.required_text("village");
    let household = line.required_text("household");
    let name = line.required_text("name");
    let may_vote = line.required_choice("may_vote", &[("是", true), ("否", false)]);
    Some(Statement::Member(Member { village: village?, household: household?, name: name?, may_vote: may_vote? }))
}
