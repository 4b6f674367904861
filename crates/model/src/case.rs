//! A case (案件): a finding on its way, and everything that has happened to it. A case is the fold of its events; none is
//! ever taken out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    CaseAnswer, CaseEvent, CaseEvidence, CaseId, CaseState, Check, EnterpriseId, EvidenceId, Finding, FindingId,
    Subject, TownId,
};

/// A statutory period of a case that has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunningClock {
    /// The day of the event that began it.
    #[schemars(with = "String")]
    pub started: Date,
    /// Its last day.
    #[schemars(with = "String")]
    pub due: Date,
}

/// A case of one finding against one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Case {
    /// From rule, subject and party.
    pub id: CaseId,
    /// The town.
    pub town: TownId,
    /// Which of the five checks.
    pub check: Check,
    /// The finding that it rests on.
    pub finding: FindingId,
    /// What it is about.
    pub subject: Subject,
    /// The code people know the subject by.
    pub subject_code: String,
    /// The one enterprise that it is against (当事人); `None` when the party is no enterprise of the town.
    pub party: Option<EnterpriseId>,
    /// The day on which it was opened.
    #[schemars(with = "String")]
    pub opened: Date,
    /// Where it stands.
    pub state: CaseState,
    /// The measure that was notified or decided, a code of the case pack.
    pub measure: Option<String>,
    /// Periods that have begun in this round, by code.
    pub clocks: BTreeMap<String, RunningClock>,
    /// Every piece of evidence, of all rounds.
    pub evidence: BTreeMap<EvidenceId, CaseEvidence>,
    /// Answers by checklist item. More than one: they were given without knowledge of each other and are contested.
    pub answers: BTreeMap<String, Vec<CaseAnswer>>,
    /// What happened, in order; reopening appends.
    pub events: Vec<CaseEvent>,
    /// Where in `events` the present round begins: 0, or after the last reopening.
    pub round: usize,
}

impl Case {
    /// A case on a finding, against one of the enterprises concerned.
    ///
    /// ```
    /// # let finding: model::Finding = serde_json::from_value(serde_json::json!({
    /// #     "id": "fnd-1", "check": "fire_safety", "rule": "fire.exit_blocked", "title_zh": "", "title_en": "",
    /// #     "subject": { "kind": "building", "id": "bld-1" }, "subject_code": "A1", "enterprises": ["ent-1"],
    /// #     "parcel": null, "floor_area": null, "evidence": [], "clauses": [], "to_verify_zh": "", "to_verify_en": ""
    /// # })).unwrap();
    /// let town = model::TownId("330282-kuangyan".into());
    /// let party = finding.enterprises.first().cloned();
    /// let case = model::Case::open(&town, &finding, party, jiff::civil::date(2024, 1, 8));
    /// assert_eq!(case.state, model::CaseState::Suspected); // a suspicion until verified on site
    /// ```
    #[must_use]
    pub fn open(town: &TownId, finding: &Finding, party: Option<EnterpriseId>, day: Date) -> Self {
        let against = party.as_ref().map_or("", |party| &party.0);
        Self {
            id: CaseId::derive(town, &finding.rule, &format!("{}|{against}", finding.subject_code)),
            town: town.clone(),
            check: finding.check,
            finding: finding.id.clone(),
            subject: finding.subject.clone(),
            subject_code: finding.subject_code.clone(),
            party,
            opened: day,
            state: CaseState::Suspected,
            measure: None,
            clocks: BTreeMap::new(),
            evidence: BTreeMap::new(),
            answers: BTreeMap::new(),
            events: Vec::new(),
            round: 0,
        }
    }

    /// What happened since it was opened, or last reopened.
    #[must_use]
    pub fn this_round(&self) -> &[CaseEvent] {
        self.events.get(self.round..).unwrap_or_default()
    }

    /// The kinds of evidence that were attached in this round.
    #[must_use]
    pub fn kinds_of_evidence(&self) -> BTreeSet<&str> {
        self.this_round().iter().flat_map(|event| &event.evidence).map(|evidence| evidence.kind.as_str()).collect()
    }

    /// Checklist items that have contested answers.
    pub fn contested(&self) -> impl Iterator<Item = (&str, &[CaseAnswer])> {
        self.answers.iter().filter(|(_, answers)| answers.len() > 1).map(|(item, all)| (item.as_str(), all.as_slice()))
    }
}
