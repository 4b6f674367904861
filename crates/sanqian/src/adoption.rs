//! Before a pack is adopted: what it would do to the enterprises of the ledger. Live grades are values and stay as they are.

use std::collections::BTreeMap;

use assess::publish_check::{Gravity, PublishCheck, publish_check};
use assess::what_if::{Views, WhatIf, compare};
use model::{Assessment, Candidate, EnterpriseId, Fen, Grade};
use rules::EvaluationPack;
use serde::{Deserialize, Serialize};

use crate::fiscal_effect::{MeasureEffect, Measures};
use crate::{Failure, Work};

/// A pack tried on the town: who would move, and what that costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// Who would move.
    pub what_if: WhatIf,
    /// Every clause that follows from a grade, by pack and code.
    pub measures: Vec<MeasureEffect>,
}

impl Work {
    /// Gaps, overlaps, punished improvements, and who wins and loses against the live pack. `runs` is how many times the
    /// population may be graded anew in search of rules that punish an improvement.
    #[must_use]
    pub fn publish_check(&self, proposal: &EvaluationPack, runs: u64) -> PublishCheck {
        let candidates = self.candidates_by(proposal);
        let views = Views { groups: &|_| Vec::new(), amount: &|_, _| Fen::ZERO };
        let mut check = publish_check(proposal, None, &candidates, self.year, views, runs);
        if check.findings.iter().all(|finding| finding.gravity != Gravity::Error) {
            check.what_if = self.what_if(proposal, &[], &[]).ok().map(|trial| trial.what_if);
        }
        check
    }

    /// Who would move under another pack, by trade, scale, village and ownership, and what that costs the public purse by the
    /// clauses that follow from a grade. Each pack sees the enterprises by its own rules of land and of sources. `own` are
    /// texts of packs of measures (file name and text) beside or in place of the shipped ones; `adopting` names clauses as
    /// `pack.clause` that are priced as if the town had adopted them.
    ///
    /// # Errors
    /// When the pack cannot score the year, or refuses a candidate; when a pack of measures is refused or has no such clause.
    pub fn what_if(
        &self,
        proposal: &EvaluationPack,
        own: &[(String, String)],
        adopting: &[String],
    ) -> Result<Trial, Failure> {
        self.trial(proposal, &Measures::new(own, adopting, self.snapshot.as_of)?)
    }

    pub(crate) fn trial(&self, proposal: &EvaluationPack, measures: &Measures) -> Result<Trial, Failure> {
        let candidates = self.candidates_by(proposal);
        let graded = assess::assess(&candidates, proposal, self.year)?;
        let groups = |candidate: &Candidate| self.groups(candidate);
        let amount = |candidate: &Candidate, grade: Grade| measures.amount(candidate, grade);
        let views = Views { groups: &groups, amount: &amount };
        let what_if = compare(&self.assessment, &graded, &candidates, views);
        let (live, proposed) = (grades(&self.assessment), grades(&graded));
        let of = |grades: &Grades, id: &EnterpriseId| grades.get(id).copied();
        let firms = candidates.iter().map(|candidate| {
            let id = &candidate.enterprise;
            (candidate, [of(&live, id), of(&proposed, id)])
        });
        let measures = measures.effects(&firms.collect::<Vec<_>>());
        Ok(Trial { what_if, measures })
    }

    /// The enterprises as a pack sees them.
    fn candidates_by(&self, pack: &EvaluationPack) -> Vec<Candidate> {
        if pack.hash == self.packs.evaluation.hash {
            return self.candidates.clone();
        }
        assess::candidates(&self.snapshot, &self.relations, pack, self.year)
    }
}

type Grades<'a> = BTreeMap<&'a EnterpriseId, Grade>;

fn grades(assessment: &Assessment) -> Grades<'_> {
    let results = assessment.populations.iter().flat_map(|population| &population.results);
    results.map(|result| (&result.candidate.enterprise, result.grade)).collect()
}
