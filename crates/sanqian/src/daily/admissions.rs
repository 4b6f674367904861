//! Decisions on admission as records: the criteria propose, a person decides, and says why when it is otherwise.

use std::collections::BTreeMap;

use model::{AdmissionDecision, Duty, Refusal, RefusalRule};
use serde::Serialize;
use steward::{Admission, AdmissionProposal, CriterionOutcome, admission};

use super::{Daily, DailyPacks, refuse};

/// A decision with what the criteria say of the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdmissionFile {
    /// What was decided.
    pub decision: AdmissionDecision,
    /// What the criteria said.
    pub criteria: Admission,
    /// Number of the ledger's entry.
    pub entry: u64,
}

impl Daily {
    pub(super) fn decide_admission(
        &mut self,
        packs: &DailyPacks,
        seq: u64,
        decision: &AdmissionDecision,
    ) -> Result<Vec<Duty>, Refusal> {
        let pack = &packs.steward;
        let unknown = decision.figures.keys().find(|code| pack.criteria.iter().all(|one| one.code != **code));
        if let Some(code) = unknown {
            let all: Vec<&str> = pack.criteria.iter().map(|one| one.code.as_str()).collect();
            return Err(refuse(
                RefusalRule::NotInKind,
                format!("没有准入条件“{code}”，有：{}", all.join("、")),
                format!("there is no criterion `{code}`; there are {}", all.join(", ")),
            ));
        }
        #[expect(clippy::cast_precision_loss, reason = "thousandths of a criterion's unit, far below 2⁵³")]
        let figures: BTreeMap<String, f64> =
            decision.figures.iter().map(|(code, figure)| (code.clone(), *figure as f64 / 1000.0)).collect();
        let criteria = admission(pack, &decision.park, &figures, decision.day)
            .map_err(|error| refuse(RefusalRule::Calendar, error.to_string(), error.to_string()))?;
        let barred: Vec<_> = (criteria.criteria.iter())
            .filter(|one| one.outcome == CriterionOutcome::NotMet)
            .filter(|one| pack.criteria.iter().any(|rule| rule.code == one.code && rule.required))
            .collect();
        if let Some(one) = barred.first().filter(|_| decision.admit) {
            return Err(refuse(
                RefusalRule::Grounds,
                format!("必备条件未达到，不得准入：{}", one.because.zh),
                format!("a required criterion is not met, so it cannot be admitted: {}", one.because.en),
            ));
        }
        let proposed = match criteria.proposal {
            AdmissionProposal::Admit => decision.admit,
            AdmissionProposal::Refuse => !decision.admit,
            AdmissionProposal::Ask => false,
        };
        if !proposed && decision.reasons.trim().is_empty() {
            return Err(refuse(
                RefusalRule::Evidence,
                "决定与按条件测算的建议不同，或资料不全，须写明理由",
                "the decision is not what the criteria propose, or figures are missing: say why",
            ));
        }
        self.admissions.push(AdmissionFile { decision: decision.clone(), criteria, entry: seq });
        Ok(Vec::new())
    }
}
