//! Why an enterprise is not graded (不参评) before any figure is looked at.

use model::statement::RegistrationStatus;
use model::{Enterprise, Snapshot};
use rules::EvaluationPack;

/// A reason, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
}

const NOT_REGISTERED: Reason = Reason {
    zh: "未在企业登记名单中，须先核实主体",
    en: "not in the register of enterprises; its identity must be verified",
};
const REVOKED: Reason = Reason { zh: "登记状态为吊销", en: "its business licence is revoked" };
const DEREGISTERED: Reason = Reason { zh: "登记状态为注销", en: "it is deregistered" };
const OTHER_TRADE: Reason = Reason {
    zh: "登记行业不属于评价的工业行业",
    en: "its registered trade is not an industry that is evaluated",
};
const ALL: [Reason; 4] = [NOT_REGISTERED, REVOKED, DEREGISTERED, OTHER_TRADE];

/// The reason that the register gives, if any.
pub(crate) fn reason(enterprise: &Enterprise, pack: &EvaluationPack) -> Option<Reason> {
    let Some(registration) = &enterprise.registration else { return Some(NOT_REGISTERED) };
    match registration.is.status {
        RegistrationStatus::Revoked => return Some(REVOKED),
        RegistrationStatus::Deregistered => return Some(DEREGISTERED),
        RegistrationStatus::Active => {}
    }
    let covered = pack.scope.as_ref().is_none_or(|scope| scope.covers(&registration.is.industry));
    (!covered).then_some(OTHER_TRADE)
}

/// The English of a reason given in Chinese; the machine door may give its own words, which are then quoted.
pub(crate) fn english(zh: &str) -> String {
    ALL.iter().find(|reason| reason.zh == zh).map_or_else(|| format!("exempt: {zh}"), |reason| reason.en.to_owned())
}

/// The code that people know an enterprise by.
pub(crate) fn code(snapshot: &Snapshot, enterprise: &model::EnterpriseId) -> String {
    snapshot
        .enterprises
        .get(enterprise)
        .and_then(|enterprise| enterprise.registration.as_ref())
        .and_then(|registration| registration.is.uscc.clone().or_else(|| registration.is.registration_no.clone()))
        .unwrap_or_default()
}
