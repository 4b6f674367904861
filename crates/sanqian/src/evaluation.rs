//! The evaluation of a year as the office carries it out: 初评, 公示, objections and answers, 调档, 复评, 终评. Every step is
//! an entry of the ledger; the round is a fold over them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{Action, Draft, Entry};
use model::{
    Assessment, ContentHash, EnterpriseId, EvaluationEvent, EvaluationRound, EvaluationRun, ManualGrade, Objection,
    ObjectionAnswer, RoundRefusal,
};

use crate::{Failure, Office, Work};

/// Who takes a step, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub actor: String,
    /// Microseconds since 1970 UTC, for the entry.
    pub at_us: i64,
    /// The day of the step.
    pub on: Date,
}

/// There is no evaluation of that year yet.
pub(crate) fn not_open(year: i16) -> Failure {
    Failure::NotFound {
        what: "evaluation",
        name: year.to_string(),
        hint: "open it first (sanqian evaluation open)".to_owned(),
    }
}

/// 公示 from a day, until another or for as long as the pack's clock says.
pub(crate) fn published(
    round: &EvaluationRound,
    pack: &rules::EvaluationPack,
    until: Option<Date>,
    on: Date,
) -> Result<EvaluationEvent, Failure> {
    if until.is_none() && round.runs.last().is_some_and(|run| run.pack != pack.hash) {
        return Err(RoundRefusal {
            rule: "other_pack".to_owned(),
            zh: "最近一次评价用的是另一个规则包，公示期不能按现用规则包推算，请写明截止日".to_owned(),
            en: "the latest run was made by another pack, whose clock is not this one's; give the last day".to_owned(),
        }
        .into());
    }
    let until = until.map_or_else(|| assess::publicity_ends(pack, on), Ok)?;
    Ok(EvaluationEvent::Published { year: round.year, on, until })
}

impl Office {
    /// The round of a year.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when the year's evaluation is not open.
    pub fn evaluation(&self, year: i16) -> Result<EvaluationRound, Failure> {
        self.find_evaluation(year)?.ok_or_else(|| not_open(year))
    }

    fn find_evaluation(&self, year: i16) -> Result<Option<EvaluationRound>, Failure> {
        Ok(self.evaluations()?.remove(&year))
    }

    /// The rounds of all years.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn evaluations(&self) -> Result<BTreeMap<i16, EvaluationRound>, Failure> {
        let events: Vec<EvaluationEvent> = self
            .entries()?
            .into_iter()
            .filter_map(|entry| match entry.action {
                Action::Evaluation(event) => Some(event),
                _ => None,
            })
            .collect();
        Ok(assess::rounds(&events)?)
    }

    /// The final result of a year (终评), on which measures may rest; `None` until there is one.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn published(&self, year: i16) -> Result<Option<Assessment>, Failure> {
        let frozen = self.find_evaluation(year)?.and_then(|round| round.frozen);
        frozen.map(|(run, _)| self.assessment(&run)).transpose()
    }

    /// The kept result of a run.
    ///
    /// # Errors
    /// When the ledger cannot be read or does not hold it.
    pub fn assessment(&self, run: &EvaluationRun) -> Result<Assessment, Failure> {
        let bytes = self.ledger.blob(&self.town.id, &run.result)?.ok_or_else(|| Failure::NotFound {
            what: "result",
            name: run.result.to_string(),
            hint: "the ledger is damaged; verify it and restore a backup".to_owned(),
        })?;
        serde_json::from_slice(&bytes).map_err(|error| Failure::Shape(format!("result {}: {error}", run.result)))
    }

    /// 初评: keeps the work's grades as the first run of its year; 复评 when the year is open already: a new run with the
    /// round's decisions, beside the old ones.
    ///
    /// # Errors
    /// When the round refuses (nothing changed, or a decision changes no grade).
    pub fn run_evaluation(&mut self, work: &Work, by: &Signature) -> Result<(Assessment, Entry), Failure> {
        let round = self.find_evaluation(work.year)?;
        let decisions = round.as_ref().map(|round| round.decisions.clone()).unwrap_or_default();
        let pack = &work.packs.evaluation;
        let assessment = assess::assess_decided(&work.candidates, pack, work.year, &decisions)?;
        let bytes = serde_json::to_vec(&assessment).map_err(|error| Failure::Shape(error.to_string()))?;
        let run = EvaluationRun {
            snapshot: work.snapshot_hash.clone(),
            pack: pack.hash.clone(),
            result: ContentHash::of(&bytes),
        };
        let year = work.year;
        let event = match &round {
            None => EvaluationEvent::Opened { year, run },
            Some(_) => EvaluationEvent::Rerun { year, run },
        };
        let entry = self.append_event(round, event, vec![bytes], by)?;
        Ok((assessment, entry))
    }

    /// 公示: until a day, or for as long as the pack's clock says.
    ///
    /// # Errors
    /// When the round refuses, or neither a day is given nor the pack has a clock.
    pub fn publish_evaluation(
        &mut self,
        year: i16,
        pack: &rules::EvaluationPack,
        until: Option<Date>,
        by: &Signature,
    ) -> Result<Entry, Failure> {
        let round = self.evaluation(year)?;
        let event = published(&round, pack, until, by.on)?;
        self.append_event(Some(round), event, Vec::new(), by)
    }

    /// 异议: returns its number.
    ///
    /// # Errors
    /// When the round refuses (out of time, no words).
    pub fn object(
        &mut self,
        year: i16,
        enterprise: EnterpriseId,
        text: String,
        by: &Signature,
    ) -> Result<u32, Failure> {
        let round = self.evaluation(year)?;
        let number = u32::try_from(round.objections.len() + 1).unwrap_or(u32::MAX);
        let objection = Objection { number, enterprise, text, on: by.on, answer: None };
        self.append_event(Some(round), EvaluationEvent::Objected { year, objection }, Vec::new(), by)?;
        Ok(number)
    }

    /// 答复.
    ///
    /// # Errors
    /// When the round refuses (no such objection, answered already, no reasons).
    pub fn answer(
        &mut self,
        year: i16,
        number: u32,
        upheld: bool,
        reasons: String,
        by: &Signature,
    ) -> Result<Entry, Failure> {
        let round = self.evaluation(year)?;
        let answer = ObjectionAnswer { upheld, reasons, on: by.on };
        self.append_event(Some(round), EvaluationEvent::Answered { year, number, answer }, Vec::new(), by)
    }

    /// 手动调档: the grade stands in the next run.
    ///
    /// # Errors
    /// When the round refuses (final, no reason or basis).
    pub fn decide(&mut self, year: i16, decision: ManualGrade, by: &Signature) -> Result<Entry, Failure> {
        let round = self.evaluation(year)?;
        self.append_event(Some(round), EvaluationEvent::Decided { year, decision }, Vec::new(), by)
    }

    /// 终评: the latest run is final.
    ///
    /// # Errors
    /// When the round refuses (period running, objections open, a run due).
    pub fn freeze_evaluation(&mut self, year: i16, by: &Signature) -> Result<Entry, Failure> {
        let round = self.evaluation(year)?;
        self.append_event(Some(round), EvaluationEvent::Frozen { year, on: by.on }, Vec::new(), by)
    }

    /// Appends an event once the round allows it.
    fn append_event(
        &mut self,
        round: Option<EvaluationRound>,
        event: EvaluationEvent,
        blobs: Vec<Vec<u8>>,
        by: &Signature,
    ) -> Result<Entry, Failure> {
        assess::round_step(round, &event)?;
        let action = Action::Evaluation(event);
        let draft = Draft { at_us: by.at_us, actor: by.actor.clone(), on_behalf: None, action, blobs };
        Ok(self.ledger.append(&self.town.id, draft)?)
    }
}
