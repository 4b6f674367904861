//! What an act enters, as things stand, or the rule that refuses it.

use jiff::civil::Date;
use ledger::Action;
use model::{
    Approved, DailyRecord, DraftedAct, EnterpriseId, EvaluationEvent, ManualGrade, Objection, ObjectionAnswer,
};
use rules::EvaluationPack;

use super::decide::{Entering, Here};
use super::{DraftFile, RoundFile, signed};
use crate::evaluation::published;
use crate::{Failure, not_open};

impl Here<'_> {
    /// The entry of an act: what the round, or the procedure, allows today.
    pub(super) fn effect(&self, act: &DraftedAct, pack: &EvaluationPack) -> Result<Action, Failure> {
        let today = self.asking.day();
        match act {
            DraftedAct::PublishGrades { year, until } => {
                let event = published(&self.round(*year)?.round, pack, *until, today)?;
                self.evaluation(event)
            }
            DraftedAct::FreezeGrades { year } => self.evaluation(EvaluationEvent::Frozen { year: *year, on: today }),
            DraftedAct::AdjustGrade { year, enterprise, grade, reason, basis } => {
                let decision = ManualGrade {
                    enterprise: enterprise.clone(),
                    grade: *grade,
                    reason: reason.clone(),
                    basis: basis.clone(),
                    by: signed(&self.by),
                };
                self.evaluation(EvaluationEvent::Decided { year: *year, decision })
            }
            DraftedAct::DisposeAsset { matter, step } => {
                self.daily(DailyRecord::DisposalStep { matter: matter.clone(), act: step.clone() })
            }
            DraftedAct::PayFunds { matter, step } => {
                self.daily(DailyRecord::StorageStep { matter: matter.clone(), act: step.clone() })
            }
        }
    }

    /// What an approved draft enters.
    pub(super) fn carried_out(&self, file: &DraftFile, pack: &EvaluationPack) -> Result<Entering, Failure> {
        let action = self.effect(&file.act, pack)?;
        let approved = Approved { draft: file.number, drafter: file.drafter.clone() };
        Ok(Entering { action, blobs: Vec::new(), approved: Some(approved) })
    }

    pub(super) fn objection(
        &self,
        year: i16,
        enterprise: &EnterpriseId,
        text: &str,
        on: Date,
    ) -> Result<Entering, Failure> {
        let number = u32::try_from(self.round(year)?.round.objections.len() + 1).unwrap_or(u32::MAX);
        let objection =
            Objection { number, enterprise: enterprise.clone(), text: text.trim().to_owned(), on, answer: None };
        self.alone(EvaluationEvent::Objected { year, objection })
    }

    pub(super) fn answered(
        &self,
        year: i16,
        number: u32,
        upheld: bool,
        reasons: &str,
        on: Date,
    ) -> Result<Entering, Failure> {
        let answer = ObjectionAnswer { upheld, reasons: reasons.trim().to_owned(), on };
        self.alone(EvaluationEvent::Answered { year, number, answer })
    }

    /// What one person enters.
    fn alone(&self, event: EvaluationEvent) -> Result<Entering, Failure> {
        Ok(Entering { action: self.evaluation(event)?, blobs: Vec::new(), approved: None })
    }

    fn round(&self, year: i16) -> Result<&RoundFile, Failure> {
        self.stands.rounds.get(&year).ok_or_else(|| not_open(year))
    }

    fn evaluation(&self, event: EvaluationEvent) -> Result<Action, Failure> {
        assess::round_step(Some(self.round(event.year())?.round.clone()), &event)?;
        Ok(Action::Evaluation(event))
    }

    fn daily(&self, record: DailyRecord) -> Result<Action, Failure> {
        let mut trial = self.daily.as_ref().clone();
        trial
            .take(self.diary.town(), self.diary.packs(), self.head + 1, &record)
            .map_err(|refusal| Failure::Refused(Box::new(refusal)))?;
        Ok(Action::Daily(Box::new(record)))
    }
}
