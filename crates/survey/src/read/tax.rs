//! 实缴税金.

use model::Fen;
use model::statement::{Statement, Tax};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let enterprise = line.enterprise(known);
    let year = line.year("year");
    let tax_paid = line.required_amount("tax_paid");
    Some(Statement::Tax(Tax { enterprise: enterprise?, year: year?, tax_paid: Fen(tax_paid?) }))
}
