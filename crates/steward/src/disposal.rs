//! Disposal of a village's collective assets (村集体资产处置), step by step: the pack says what follows what, and when; here are
//! the votes of all who are entitled, and the prices.

mod price;
mod vote;

use model::{Disposal, DisposalAct, DisposalEvent, DisposalState, Duty, Refusal};
use rules::{Calendar, ProcedurePack};

pub use vote::votes_needed;

/// What a disposal is run with.
#[derive(Debug, Clone, Copy)]
pub struct DisposalRules<'a> {
    /// The procedure.
    pub pack: &'a ProcedurePack<DisposalState, DisposalAct>,
    /// Working days.
    pub calendar: &'a Calendar,
}

impl DisposalRules<'_> {
    /// The file after an act, and the duties that follow.
    ///
    /// # Errors
    /// The first rule that refuses the act, with what is missing; the file is then as it was.
    pub fn step(&self, file: &Disposal, event: DisposalEvent) -> Result<(Disposal, Vec<Duty>), Refusal> {
        let taken = self.pack.check(self.calendar, file, &event)?;
        match event.act {
            DisposalAct::FreezeRoster => vote::roster(self.pack, &event, &taken.clauses)?,
            DisposalAct::ChooseAppraiser | DisposalAct::Resolve | DisposalAct::Reject => {
                vote::carried(self.pack, file, &event, &taken.clauses)?;
            }
            _ => {}
        }
        price::check(file, &event, &taken.clauses)?;
        Ok(taken.fold(file, event))
    }

    /// The file that the acts make of an opened one.
    ///
    /// # Errors
    /// The first refusal.
    pub fn replay(
        &self,
        opened: &Disposal,
        events: impl IntoIterator<Item = DisposalEvent>,
    ) -> Result<Disposal, Refusal> {
        let mut file = opened.clone();
        for event in events {
            file = self.step(&file, event)?.0;
        }
        Ok(file)
    }
}
