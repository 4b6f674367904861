//! Petitions (群众信访): located, linked to the firms nearby, answered in time. Who petitions is a type of its own that no view
//! of the firm can contain.

mod neighbours;
mod reporter;

use model::{Duty, PetitionAct, PetitionEvent, PetitionFile, PetitionState, Refusal, RefusalRule};
use rules::{Calendar, ProcedurePack, refusal};

pub use neighbours::{PetitionLink, PetitionPair, link_firms, suggest_same};
pub use reporter::{FirmView, Reporter, firm_view};

/// What a petition is handled with.
#[derive(Debug, Clone, Copy)]
pub struct PetitionRules<'a> {
    /// The procedure.
    pub pack: &'a ProcedurePack<PetitionState, PetitionAct>,
    /// Working days.
    pub calendar: &'a Calendar,
}

impl PetitionRules<'_> {
    /// The file after an act, and the duties with their days. A late answer is taken: it is a fault of the body, not the end
    /// of the petition; the duty shows by when it was due.
    ///
    /// # Errors
    /// The first rule that refuses the act, with what is missing; the file is then as it was.
    pub fn step(&self, file: &PetitionFile, event: PetitionEvent) -> Result<(PetitionFile, Vec<Duty>), Refusal> {
        let taken = self.pack.check(self.calendar, file, &event)?;
        let joins = event.says.same_as.as_ref();
        if (event.act == PetitionAct::Join) != joins.is_some() || joins == Some(&file.id) {
            return Err(refusal(
                RefusalRule::Grounds,
                "认定为同一事项须写明另一件，由人决定，不自动合并",
                "name the other file; a person joins them, nothing merges by itself",
                taken.clauses,
            ));
        }
        let mut kept = taken;
        kept.duties.retain(|duty| match duty.code.as_str() {
            "handle" => file.variant == "appeal",
            "protect" => file.variant == "report",
            _ => true,
        });
        if file.variant != "appeal" {
            kept.clocks.remove("handle");
        }
        Ok(kept.fold(file, event))
    }

    /// The file that the acts make of a received one.
    ///
    /// # Errors
    /// The first refusal.
    pub fn replay(
        &self,
        received: &PetitionFile,
        events: impl IntoIterator<Item = PetitionEvent>,
    ) -> Result<PetitionFile, Refusal> {
        events.into_iter().try_fold(received.clone(), |file, event| Ok(self.step(&file, event)?.0))
    }
}
