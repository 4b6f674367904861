//! Decisions on admission.

use sanqian::{AdmissionFile, AdmissionProposal, CriterionOutcome, Daily};

use crate::wire::{AdmissionCriterion, AdmissionLine, Clause, Named, Words};

/// The latest first; `name` gives a park's name by its code.
pub(super) fn admissions(daily: &Daily, name: &dyn Fn(&str) -> String) -> Vec<AdmissionLine> {
    let line = |file: &AdmissionFile| {
        let (decision, criteria) = (&file.decision, &file.criteria);
        let (zh, en) = match criteria.proposal {
            AdmissionProposal::Admit => ("建议准入", "admit"),
            AdmissionProposal::Refuse => ("建议不予准入", "refuse"),
            AdmissionProposal::Ask => ("先补充资料", "ask first"),
        };
        let each = criteria.criteria.iter().map(|one| AdmissionCriterion {
            because: Words::from(&one.because),
            met: match one.outcome {
                CriterionOutcome::Met => Some(true),
                CriterionOutcome::NotMet => Some(false),
                CriterionOutcome::Unknown => None,
            },
            points: one.points,
            clause: Clause::from(&one.clause),
        });
        AdmissionLine {
            project: decision.project.clone(),
            park: name(&decision.park),
            day: decision.day.to_string(),
            points: criteria.points,
            needed: criteria.needed,
            proposal: Named { code: model::code_of(&criteria.proposal), zh: zh.to_owned(), en: en.to_owned() },
            admitted: decision.admit,
            reasons: decision.reasons.clone(),
            criteria: each.collect(),
            entry: file.entry,
        }
    };
    daily.admissions.iter().rev().map(line).collect()
}
