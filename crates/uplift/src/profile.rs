//! One enterprise's page.

use model::{EnterpriseId, FindingId, Profile};

use crate::advice::advice;
use crate::context::Context;
use crate::entitlement::entitlements;

/// The profile (精准画像) and plan (一企一策) of one enterprise; `None` when the town does not know it. O(log n) but for
/// its own findings.
#[must_use]
pub fn profile(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Profile> {
    let graded = context.results.get(enterprise);
    if graded.is_none() && !context.inputs.snapshot.enterprises.contains_key(enterprise) {
        return None;
    }
    let mut findings: Vec<FindingId> =
        context.findings.get(enterprise).into_iter().flatten().map(|finding| finding.id.clone()).collect();
    findings.sort();
    findings.dedup();
    Some(Profile {
        enterprise: enterprise.clone(),
        grade: graded.map(|(_, result)| result.grade),
        peers: graded.map(|(population, result)| context.peers.compare(population, result)).unwrap_or_default(),
        findings,
        entitlements: entitlements(context, graded.map(|(_, result)| *result)),
        advice: advice(context, enterprise),
    })
}
