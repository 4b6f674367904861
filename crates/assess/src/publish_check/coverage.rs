//! Candidates whom no population takes, and those whom two take.

use std::collections::{BTreeMap, BTreeSet};

use model::{Candidate, Derivation, EnterpriseId, Truth};
use rules::EvaluationPack;

use super::{Gravity, PublishFinding, PublishIssue};
use crate::firm_columns;

/// Gaps by reason, and overlaps by pair, each with the first enterprise by id.
pub(super) fn coverage(pack: &EvaluationPack, candidates: &[Candidate], year: i16) -> Vec<PublishFinding> {
    let mut findings = overlaps(pack, candidates, year);
    if let Ok(assessment) = crate::assess(candidates, pack, year) {
        let mut gaps: BTreeMap<(&str, &str), Vec<&model::NotGraded>> = BTreeMap::new();
        let exempt: BTreeSet<&EnterpriseId> =
            candidates.iter().filter(|candidate| candidate.exempt.is_some()).map(|c| &c.enterprise).collect();
        let unexplained = assessment.not_graded.iter().filter(|entry| entry.list.is_none());
        for entry in unexplained.filter(|entry| !exempt.contains(&entry.enterprise)) {
            gaps.entry((&entry.reason_zh, &entry.reason_en)).or_default().push(entry);
        }
        let mut gaps: Vec<_> = gaps.into_iter().collect();
        gaps.sort_by_key(|(_, entries)| std::cmp::Reverse(entries.len()));
        findings.extend(gaps.into_iter().map(|((zh, en), entries)| {
            let (count, name) = (entries.len(), &entries[0].name);
            PublishFinding {
                gravity: Gravity::Warning,
                what: PublishIssue::Gap,
                firms: u32::try_from(count).unwrap_or(u32::MAX),
                example: Some(entries[0].enterprise.clone()),
                line: Derivation {
                    zh: format!("{count} 户不能评价：{zh}（如 {name}）"),
                    en: format!("{count} cannot be graded: {en} (such as {name})"),
                },
            }
        }));
    }
    findings
}

fn overlaps(pack: &EvaluationPack, candidates: &[Candidate], year: i16) -> Vec<PublishFinding> {
    let mut sorted: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.exempt.is_none()).collect();
    sorted.sort_by(|a, b| a.enterprise.cmp(&b.enterprise));
    let Ok(columns) = firm_columns::columns(&sorted, pack, year) else { return Vec::new() };
    let rows = 0..sorted.len();
    let mut out = vec![false; sorted.len()];
    for list in pack.lists.iter().filter(|list| list.treat == rules::Treatment::NotGraded) {
        for (out, truth) in out.iter_mut().zip(list.when.truths(&columns, rows.clone())) {
            *out |= truth == Truth::True;
        }
    }
    let truths: Vec<Vec<Truth>> =
        pack.populations.iter().map(|population| population.when.truths(&columns, rows.clone())).collect();
    let mut findings = Vec::new();
    for (one, other) in (0..truths.len()).flat_map(|one| (one + 1..truths.len()).map(move |other| (one, other))) {
        let both = |row: &usize| !out[*row] && truths[one][*row] == Truth::True && truths[other][*row] == Truth::True;
        let taken: Vec<usize> = rows.clone().filter(both).collect();
        let Some(first) = taken.first().map(|row| sorted[*row]) else { continue };
        let [one, other] = [one, other].map(|place| pack.populations[place].code.clone());
        findings.push(PublishFinding {
            gravity: Gravity::Error,
            firms: u32::try_from(taken.len()).unwrap_or(u32::MAX),
            example: Some(first.enterprise.clone()),
            line: Derivation {
                zh: format!("{} 户同时属于“{one}”和“{other}”（如 {}）", taken.len(), first.name),
                en: format!("{} belong to both `{one}` and `{other}` (such as {})", taken.len(), first.name),
            },
            what: PublishIssue::Overlap { populations: [one, other] },
        });
    }
    findings
}
