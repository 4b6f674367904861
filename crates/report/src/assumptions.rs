//! Every assumption without a source that the results stand on, once each.

use std::collections::BTreeSet;

use model::Unsourced;

use crate::Report;

/// Ordered by parameter.
pub(crate) fn all<'a>(report: &Report<'a>) -> BTreeSet<&'a Unsourced> {
    report
        .unsourced
        .iter()
        .chain(&report.assessment.unsourced)
        .chain(&report.lists.unsourced)
        .chain(&report.plan.unsourced)
        .collect()
}
