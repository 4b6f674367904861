//! 社保参保.

use model::statement::{SocialInsurance, Statement};
use model::{Fen, MilliPerson};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let enterprise = line.enterprise(known);
    let year = line.year("year");
    let insured = line.required_amount("insured");
    let contributions = line.required_amount("contributions");
    Some(Statement::SocialInsurance(SocialInsurance {
        enterprise: enterprise?,
        year: year?,
        insured: MilliPerson(insured?),
        contributions: Fen(contributions?),
    }))
}
