//! 拟引进项目.

use model::statement::{Project, Statement};
use model::{Cm2, Fen, Gram, Kgce};

use crate::known::Known;
use crate::line::Line;

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let name = line.required_text("name");
    let industry = line.required_text("industry");
    let land = line.amount("land").map(Cm2);
    let floor_area = line.amount("floor_area").map(Cm2);
    let energy = line.amount("energy").map(Kgce);
    let vocs = line.amount("vocs").map(Gram);
    let tax_per_mu = line.amount("tax_per_mu").map(Fen);
    let starts = line.date("starts");
    Some(Statement::Project(Project {
        name: name?,
        industry: industry?,
        land,
        floor_area,
        energy,
        vocs,
        tax_per_mu,
        starts,
    }))
}
