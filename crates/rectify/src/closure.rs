//! 取缔建议: enterprises whose evidence, once verified, supports lawful closure. One enterprise at a time, on its own
//! evidence (优化营商环境条例 §59); a proposal for a case, never a decision.

use std::collections::BTreeMap;

use model::statement::{Inspection, InspectionItem};
use model::{ClosureProposal, Enterprise, EnterpriseId, Evidence, Finding, Relations, Snapshot, Stated};
use rules::{CheckPack, ClosureGround, PackError};

use crate::fire::administrative;
use crate::scene::Scene;

/// The enterprises for which a ground of the pack holds, in the order of their ids; each on the first ground that holds.
/// `findings` are those of [`findings`](crate::findings) for the same snapshot and `year`.
///
/// # Errors
/// [`PackError`] when a ground rests on a rule that the pack does not have.
pub fn closure_proposals(
    snapshot: &Snapshot,
    findings: &[Finding],
    pack: &CheckPack,
    year: i16,
) -> Result<Vec<ClosureProposal>, PackError> {
    let nowhere = Relations::default();
    let scene = Scene::new(snapshot, &nowhere, pack, year);
    let mut by_enterprise: BTreeMap<&EnterpriseId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        for enterprise in &finding.enterprises {
            by_enterprise.entry(enterprise).or_default().push(finding);
        }
    }
    for ground in &pack.grounds {
        for code in &ground.findings {
            pack.rule(code)?;
        }
    }
    let proposals = by_enterprise.into_iter().filter_map(|(id, concerned)| {
        let known = snapshot.enterprises.get(id)?;
        pack.grounds.iter().find_map(|ground| propose(&scene, id, known, &concerned, ground))
    });
    Ok(proposals.collect())
}

/// The proposal on one ground, when it holds.
fn propose(
    scene: &Scene<'_>,
    id: &EnterpriseId,
    known: &Enterprise,
    concerned: &[&Finding],
    ground: &ClosureGround,
) -> Option<ClosureProposal> {
    let rests_on: Vec<&Finding> = concerned.iter().copied().filter(|f| ground.findings.contains(&f.rule)).collect();
    if rests_on.is_empty() {
        return None;
    }
    let mut evidence = Vec::new();
    if let Some(recheck) = ground.recheck {
        let failed = latest(scene, known, recheck.item()).filter(|stated| !stated.is.passed)?;
        let name = match recheck {
            rules::Recheck::Suspension => ("停产整顿复查", "recheck after suspension"),
            rules::Recheck::Discharge => ("排污责令改正复查", "recheck after the order to correct"),
        };
        evidence.push(Evidence {
            zh: format!("{} {}（{}）不合格。{}", name.0, failed.is.number, failed.is.date, failed.is.remark),
            en: format!("{} {} ({}) failed. {}", name.1, failed.is.number, failed.is.date, failed.is.remark),
            citation: scene.cite(failed, "passed"),
        });
    }
    evidence.extend(rests_on.iter().filter_map(|finding| finding.evidence.first().cloned()));
    Some(ClosureProposal {
        enterprise: id.clone(),
        ground: ground.code.clone(),
        reason_zh: ground.reason_zh.clone(),
        reason_en: ground.reason_en.clone(),
        findings: rests_on.iter().map(|finding| finding.id.clone()).collect(),
        evidence,
        clauses: ground.clauses.iter().map(rules::CitedClause::clause).collect(),
    })
}

/// The enterprise's own latest administrative inspection of an item.
fn latest<'a>(scene: &Scene<'_>, known: &'a Enterprise, item: InspectionItem) -> Option<&'a Stated<Inspection>> {
    let own = known.inspections.iter().filter(|stated| stated.is.item == item && administrative(scene, &stated.is));
    own.max_by(|a, b| (a.is.date, &a.is.number).cmp(&(b.is.date, &b.is.number)))
}
