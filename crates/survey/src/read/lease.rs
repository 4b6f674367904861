//! 厂房租赁台账.

use model::statement::{Lease, Statement};
use model::{Cm2, Fen, Severity};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let number = line.required_text("number");
    let above = line.text("above");
    let building = line.building("building", known);
    let lessor = line.required_text("lessor");
    let tenant = line.required_text("tenant");
    let lessor_enterprise = lessor.as_deref().and_then(|name| line.party(known, "lessor_enterprise", name));
    let tenant_enterprise = tenant.as_deref().and_then(|name| line.party(known, "tenant_enterprise", name));
    let floor_area = line.required_amount("floor_area");
    let from = line.required_date("from");
    let to = line.required_date("to");
    let rent_per_m2 = line.amount("rent_per_m2").map(Fen);
    let filed = line.flag("filed");
    let owner_consents = line.choice("owner_consents", &[("是", Some(true)), ("否", Some(false)), ("空", None)]);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        line.note(
            Severity::Row,
            "to",
            said(
                "lease.dates",
                format!("不早于起租日 {from} / not before it"),
                "到期日早于起租日，请核对。 / The lease ends before it begins.",
            ),
        );
    }
    if above.is_some() && above == number {
        line.note(
            Severity::Row,
            "above",
            said(
                "lease.above",
                "另一份合同的合同号 / the number of another lease",
                "上级合同不能是本合同。 / A lease cannot be above itself.",
            ),
        );
    }
    let number = number?;
    Some(Statement::Lease(Lease {
        tenancy: known.tenancy(&number),
        above: above.map(|above| known.tenancy(&above)),
        number,
        building: building?.0,
        unit: line.text("unit").unwrap_or_default(),
        lessor: lessor?,
        lessor_enterprise,
        tenant: tenant?,
        tenant_enterprise,
        floor_area: Cm2(floor_area?),
        from: from?,
        to: to?,
        rent_per_m2,
        filed,
        owner_consents: owner_consents.flatten(),
    }))
}
