//! 一企一单: a row counts only when it is signed.

use model::statement::{Declaration, Statement};
use model::{Cm2, Fen, Gram, Kgce, MilliPerson, Severity, Wh};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    if line.cell("signed").is_none() {
        line.note(
            Severity::Warning,
            "signed",
            said(
                "declaration.unsigned",
                "签署日期 / the date of signature",
                "未签署的一企一单不作为依据，本行未采用：请企业签署后补报。 / An unsigned declaration is no basis; the row is not used until it is signed.",
            ),
        );
        return None;
    }
    let enterprise = line.enterprise(known);
    let year = line.year("year");
    let tax_paid = line.amount("tax_paid").map(Fen);
    let land = line.amount("land").map(Cm2);
    let value_added = line.amount("value_added").map(Fen);
    let revenue = line.amount("revenue").map(Fen);
    let electricity = line.amount("electricity").map(Wh);
    let energy = line.amount("energy").map(Kgce);
    let staff = line.amount("staff").map(MilliPerson);
    let rd_spending = line.amount("rd_spending").map(Fen);
    let emissions = line.amount("emissions").map(Gram);
    let signed = line.past_date("signed", known);
    let signatory = line.required_text("signatory");
    Some(Statement::Declaration(Declaration {
        enterprise: enterprise?,
        year: year?,
        tax_paid,
        land,
        value_added,
        revenue,
        electricity,
        energy,
        staff,
        rd_spending,
        emissions,
        signed: signed?,
        signatory: signatory?,
    }))
}
