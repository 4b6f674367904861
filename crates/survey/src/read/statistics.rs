//! 规上工业: identifiable statistics, kept apart by their department.

use model::statement::{Statement, Statistics};
use model::{Fen, Kgce, MilliPerson};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let enterprise = line.enterprise(known);
    let year = line.year("year");
    let value_added = line.amount("value_added").map(Fen);
    let energy = line.amount("energy").map(Kgce);
    let staff = line.amount("staff").map(MilliPerson);
    let rd_spending = line.amount("rd_spending").map(Fen);
    let revenue = line.amount("revenue").map(Fen);
    let output = line.amount("output").map(Fen);
    Some(Statement::Statistics(Statistics {
        enterprise: enterprise?,
        year: year?,
        value_added,
        energy,
        staff,
        rd_spending,
        revenue,
        output,
    }))
}
