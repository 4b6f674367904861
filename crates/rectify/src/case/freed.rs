//! Space freed by closures and demolitions (腾出空间), counted only on evidence from before and after.

use std::collections::BTreeSet;

use model::{
    Case, CaseEvent, CaseEvidence, CaseState, EventKind, EvidenceId, FreedArea, FreedCase, FreedSpace, NotFreed,
};

/// Kinds of evidence that show a place before and after; the general procedure has both.
const BEFORE: &str = "photo_before";
const AFTER: &str = "photo_after";

/// What the cases have freed: those whose last demolition, closure or passed recheck of this round says an area, stands on
/// evidence from before and after, and has not been reopened. One subject counts once, in the case whose id comes first.
#[must_use]
pub fn freed_space<'a>(cases: impl IntoIterator<Item = &'a Case>) -> FreedSpace {
    let mut cases: Vec<&Case> = cases.into_iter().collect();
    cases.sort_by(|one, other| one.id.cmp(&other.id));
    let mut freed = FreedSpace::default();
    let mut subjects = BTreeSet::new();
    for case in cases {
        let Some(area) = claimed(case) else { continue };
        let counted = counted(case, area).and_then(|counted| {
            let first = subjects.insert(&case.subject);
            first.then_some(counted).ok_or(("同一对象已在另一案件中计入", "the same subject counts in another case"))
        });
        match counted {
            Ok(counted) => {
                freed.floor += counted.floor;
                freed.land += counted.land;
                freed.cases.push(counted);
            }
            Err((zh, en)) => freed.not_counted.push(NotFreed {
                case: case.id.clone(),
                floor: area.floor,
                land: area.land,
                zh: zh.to_owned(),
                en: en.to_owned(),
            }),
        }
    }
    freed
}

/// The area of the last event of all rounds that says one.
fn claimed(case: &Case) -> Option<FreedArea> {
    case.events.iter().rev().filter(|event| frees(event)).find_map(|event| event.particulars.freed)
}

fn frees(event: &CaseEvent) -> bool {
    matches!(event.kind, EventKind::Comply | EventKind::Coerce | EventKind::CloseDown | EventKind::RecheckPass)
}

fn counted(case: &Case, area: FreedArea) -> Result<FreedCase, (&'static str, &'static str)> {
    let done = matches!(
        case.state,
        CaseState::Corrected | CaseState::Performed | CaseState::Enforced | CaseState::ClosedDown | CaseState::Closed
    );
    if !done || !case.this_round().iter().any(frees) {
        return Err(("案件已重新立案或者尚未办结", "the case was reopened or is not done"));
    }
    if area.floor.0 < 0 || area.land.0 < 0 {
        return Err(("面积为负", "the area is negative"));
    }
    let (before, after) = (of_kind(case, BEFORE), of_kind(case, AFTER));
    let (Some(first), Some(last)) = (before.iter().map(|item| item.day).min(), after.iter().map(|item| item.day).max())
    else {
        return Err(("缺少前后对比的证据", "evidence from before or after is missing"));
    };
    if first > last {
        return Err(("“前”证据晚于“后”证据", "the evidence from before is later than that from after"));
    }
    Ok(FreedCase {
        case: case.id.clone(),
        check: case.check,
        subject_code: case.subject_code.clone(),
        floor: area.floor,
        land: area.land,
        before: ids(&before),
        after: ids(&after),
    })
}

/// Evidence of a kind in this round.
fn of_kind<'a>(case: &'a Case, kind: &str) -> Vec<&'a CaseEvidence> {
    case.this_round().iter().flat_map(|event| &event.evidence).filter(|item| item.kind == kind).collect()
}

fn ids(items: &[&CaseEvidence]) -> Vec<EvidenceId> {
    let ids: BTreeSet<&EvidenceId> = items.iter().map(|item| &item.id).collect();
    ids.into_iter().cloned().collect()
}
