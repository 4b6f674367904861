//! 企业登记名单: what every other file refers to.

use model::EnterpriseId;
use model::statement::{LegalForm, Registration, RegistrationStatus, Scale, Statement};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

const FORMS: [(&str, LegalForm); 4] = [
    ("企业", LegalForm::Company),
    ("个体户", LegalForm::IndividualBusiness),
    ("个体工商户", LegalForm::IndividualBusiness),
    ("个体", LegalForm::IndividualBusiness),
];
const STATUSES: [(&str, RegistrationStatus); 5] = [
    ("在业", RegistrationStatus::Active),
    ("存续", RegistrationStatus::Active),
    ("在业（存续）", RegistrationStatus::Active),
    ("吊销", RegistrationStatus::Revoked),
    ("注销", RegistrationStatus::Deregistered),
];
const SCALES: [(&str, Scale); 4] = [
    ("规上", Scale::AboveScale),
    ("规下", Scale::BelowScale),
    ("规模以上", Scale::AboveScale),
    ("规模以下", Scale::BelowScale),
];

/// The id is made of the USCC, or of the registration number of a business that has no USCC.
pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let name = line.required_text("enterprise_name");
    let uscc = line.firm_code("enterprise");
    let registration_no = line.firm_code("registration_no");
    let form = line.required_choice("form", &FORMS);
    let status = line.required_choice("status", &STATUSES);
    let scale = line.required_choice("scale", &SCALES);
    let industry = line.required_text("industry");
    let founded = line.past_date("founded", known);
    let status_since = line.past_date("status_since", known);
    let building = line.building_code("building").map(|code| known.building(&code));
    let (uscc, registration_no) = (uscc.ok()?, registration_no.ok()?);
    // A 15-digit number in the USCC column is a registration number written there.
    let (uscc, registration_no) = match uscc {
        Some(code) if code.len() == 15 => (None, registration_no.or(Some(code))),
        other => (other, registration_no),
    };
    let by_uscc = uscc.as_deref().map(|code| ("uscc", code));
    let Some((scheme, code)) = by_uscc.or(registration_no.as_deref().map(|code| ("registration_no", code))) else {
        line.note(
            model::Severity::Row,
            "enterprise",
            said(
                "cell.missing",
                "统一社会信用代码或注册号 / a USCC or a registration number",
                "两者都没有就无法识别主体：请补填其一。 / Without either the firm cannot be identified.",
            ),
        );
        return None;
    };
    let enterprise = known.by_code(code).cloned().unwrap_or_else(|| EnterpriseId::derive(known.town, scheme, code));
    Some(Statement::Registration(Registration {
        enterprise,
        name: name?,
        form: form?,
        industry: industry?,
        industry_name: line.text("industry_name").unwrap_or_default(),
        founded,
        status: status?,
        status_since,
        address: line.text("address").unwrap_or_default(),
        building,
        village: line.text("village"),
        scale: scale?,
        uscc,
        registration_no,
    }))
}
