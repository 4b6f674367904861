//! 污染物排放: a blank cell is a pollutant that was not reported, never zero.

use model::Gram;
use model::statement::{Emission, Statement};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let enterprise = line.enterprise(known);
    let year = line.year("year");
    let mut mass = |field| line.amount(field).map(Gram);
    let (cod, ammonia_nitrogen, so2) = (mass("cod"), mass("ammonia_nitrogen"), mass("so2"));
    let (nox, vocs) = (mass("nox"), mass("vocs"));
    Some(Statement::Emission(Emission { enterprise: enterprise?, year: year?, cod, ammonia_nitrogen, so2, nox, vocs }))
}
